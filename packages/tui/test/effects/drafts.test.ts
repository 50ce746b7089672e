import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConversationId } from '@zuoxi/sdk'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileDraftStore } from '../../src/effects/draft-store.ts'
import { draftWriter } from '../../src/effects/drafts.ts'
import type { SavedDraft } from '../../src/state/state.ts'

const id = '../../etc/passwd' as ConversationId
const draft: SavedDraft = { text: '您好，\n未写完', spans: [], billId: undefined }
let folder = ''

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'zuoxi-drafts-')), 'drafts')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

describe('drafts on disk', () => {
  test('come back as they were, and only their owner can read them, whatever the id looks like', async () => {
    const store = fileDraftStore(folder)
    await store.save(id, draft)
    expect(await fileDraftStore(folder).load(id)).toEqual(draft)
    const [file = ''] = await readdir(folder)
    expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600)
    expect((await stat(folder)).mode & 0o777).toBe(0o700)
    await store.clear(id)
    expect(await store.load(id)).toBeUndefined()
  })

  test('a damaged file is no draft', async () => {
    const store = fileDraftStore(folder)
    await store.save(id, draft)
    const [file = ''] = await readdir(folder)
    await writeFile(join(folder, file), (await readFile(join(folder, file), 'utf8')).slice(0, 9))
    expect(await store.load(id)).toBeUndefined()
  })
})

describe('the writer', () => {
  test('writes the newest text only, and what waits when it is flushed', async () => {
    const written: string[] = []
    const store = {
      load: async () => undefined,
      save: async (_: ConversationId, { text }: SavedDraft) => void written.push(text),
      clear: async () => void written.push('cleared'),
    }
    const writer = draftWriter(store, () => {})
    for (const text of ['一', '一二', '一二三']) writer.save(id, { ...draft, text })
    await writer.flush()
    writer.clear(id)
    await writer.flush()
    expect(written).toEqual(['一二三', 'cleared'])
  })

  test('tells when the disk does not take it', async () => {
    const store = {
      load: async () => undefined,
      save: () => Promise.reject(new Error('ENOSPC')),
      clear: async () => {},
    }
    let told = 0
    const writer = draftWriter(store, () => (told += 1))
    writer.save(id, draft)
    await writer.flush()
    expect(told).toBe(1)
  })
})
