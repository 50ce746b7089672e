import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AgentId, type ConversationId } from '@zuoxi/sdk'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { type DraftStore, fileOfBefore, sealedDraftStore } from '../../src/effects/draft-store.ts'
import { draftWriter } from '../../src/effects/drafts.ts'
import { takeOverPlainDrafts } from '../../src/effects/plain-drafts.ts'
import { memorySealedStore } from '../../src/effects/sealed/memory-store.ts'
import { fileSealedStore } from '../../src/effects/sealed/sealed-store.ts'
import type { SavedDraft } from '../../src/state/state.ts'

const id = '../../etc/passwd' as ConversationId
const draft: SavedDraft = { text: '您好，\n未写完', spans: [], billId: undefined, after: 'run-1' as never }
let folder = ''

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'zuoxi-drafts-')), 'drafts')
})
afterEach(() => rm(join(folder, '..'), { recursive: true }))

const [xiao, other] = [AgentId.parse('ag-1'), AgentId.parse('ag-2')]
const key = randomBytes(32)
let windows = 0

function draftsOf(agent: AgentId): DraftStore {
  return sealedDraftStore(fileSealedStore(folder, async () => key).of(agent), `window-${(windows += 1)}`)
}

async function filesIn(at: string): Promise<string[]> {
  return (await readdir(at, { recursive: true })).filter((name) => /\.\w+$/.test(name)).map((name) => join(at, name))
}

describe('drafts on disk', () => {
  test('come back as they were, to their own agent only, and no word of them can be read', async () => {
    await draftsOf(xiao).save(id, draft)
    expect(await draftsOf(xiao).load(id)).toEqual(draft)
    expect(await draftsOf(other).load(id)).toBeUndefined()
    for (const file of await filesIn(folder)) {
      expect(file.slice(folder.length)).not.toContain('etc')
      expect((await readFile(file)).includes('未写完')).toBe(false)
    }
    const again = draftsOf(xiao)
    await again.load(id)
    await again.clear(id)
    expect(await draftsOf(xiao).load(id)).toBeUndefined()
  })

  test('one that is damaged is set aside and told, once, and the next one is kept', async () => {
    await draftsOf(xiao).save(id, draft)
    const [file = ''] = await filesIn(folder)
    await writeFile(file, (await readFile(file)).subarray(0, 40))
    expect(await draftsOf(xiao).load(id)).toBe('setAside')
    expect(await draftsOf(xiao).load(id)).toBeUndefined()
    await draftsOf(xiao).save(id, draft)
    expect(await draftsOf(xiao).load(id)).toEqual(draft)
    expect((await filesIn(folder)).filter((name) => name.endsWith('.aside'))).toHaveLength(1)
  })
})

describe('two windows of one agent', () => {
  const written = (text: string): SavedDraft => ({ ...draft, text })

  test('never write over each other, and what both have left comes back as one, once', async () => {
    const [left, right] = [draftsOf(xiao), draftsOf(xiao)]
    await left.load(id)
    expect(await left.save(id, written('YY'))).toBe('alone')
    expect(await right.save(id, written('还款日'))).toBe('besides')
    expect(await left.save(id, written('YY您好'))).toBe('besides')
    const next = draftsOf(xiao)
    const back = await next.load(id)
    expect(back).toMatchObject({ windows: 2 })
    expect((back as SavedDraft).text.split('\n').toSorted()).toEqual(['YY您好', '还款日'])
    expect(await next.save(id, written('一份'))).toBe('alone')
    expect(await draftsOf(xiao).load(id)).toMatchObject({ text: '一份' })
  })

  test('sending in one takes its own text away, and leaves what was typed in the other since', async () => {
    const left = draftsOf(xiao)
    await left.save(id, written('您好'))
    const right = draftsOf(xiao)
    expect(await right.load(id)).toMatchObject({ text: '您好' })
    await left.save(id, written('您好，张先生'))
    // The one has gone on with what the other began: nothing is lost, and nothing need be said.
    await right.clear(id)
    expect(await draftsOf(xiao).load(id)).toMatchObject({ text: '您好，张先生' })
    await left.clear(id)
    expect(await draftsOf(xiao).load(id)).toBeUndefined()
  })

  test('tell it once for a draft', async () => {
    const told: string[] = []
    const writer = draftWriter(
      draftsOf(xiao),
      () => {},
      (one) => void told.push(one),
    )
    await draftsOf(xiao).save(id, written('别的'))
    for (const text of ['一', '一二']) {
      writer.save(id, written(text))
      await writer.flush()
    }
    expect(told).toEqual([id])
  })
})

describe('plain drafts of before', () => {
  test('are sealed for the agent who comes first, and deleted, whatever state they are in', async () => {
    const before = join(folder, '..', 'before')
    const path = join(before, fileOfBefore(id))
    await mkdir(before)
    await writeFile(`${path}.json`, JSON.stringify(draft))
    await writeFile(`${path}.json.new`, '{"text":"您')
    await writeFile(join(before, `${'0'.repeat(32)}.json`), '{"text"')
    await writeFile(join(before, 'notes.txt'), 'mine')
    const docs = fileSealedStore(folder, async () => key).of(xiao)
    const drafts = sealedDraftStore(docs, 'w', takeOverPlainDrafts(before, docs))
    expect(await drafts.load(id)).toEqual(draft)
    expect(await readdir(before)).toEqual(['notes.txt'])
  })

  test('never take the place of a newer one', async () => {
    await mkdir(folder, { recursive: true })
    await writeFile(join(folder, `${fileOfBefore(id)}.json`), JSON.stringify({ ...draft, text: '旧' }))
    const docs = memorySealedStore().of(xiao)
    await sealedDraftStore(docs, 'w').save(id, draft)
    await takeOverPlainDrafts(folder, docs)
    expect(await sealedDraftStore(docs, 'w').load(id)).toEqual(draft)
  })
})

describe('the writer', () => {
  test('writes the newest text only, and what waits when it is flushed', async () => {
    const written: string[] = []
    const store = {
      load: async () => undefined,
      save: async (_: ConversationId, { text }: SavedDraft) => (written.push(text), 'alone' as const),
      clear: async () => void written.push('cleared'),
    }
    const writer = draftWriter(store, () => {})
    for (const text of ['一', '一二', '一二三']) writer.save(id, { ...draft, text })
    await writer.flush()
    writer.clear(id)
    await writer.flush()
    expect(written).toEqual(['一二三', 'cleared'])
  })

  test('writes within a second of the first key that is not on disk yet, however fast one types on', async () => {
    vi.useFakeTimers()
    try {
      const written: string[] = []
      const save = async (_: ConversationId, { text }: SavedDraft) => (written.push(text), 'alone' as const)
      const writer = draftWriter({ load: async () => undefined, save, clear: async () => {} }, () => {})
      for (let typed = 1; typed <= 100; typed += 1) {
        writer.save(id, { ...draft, text: '字'.repeat(typed) })
        await vi.advanceTimersByTimeAsync(30)
        // What was typed a second ago, 33 keys, is there.
        expect(written.at(-1)?.length ?? 0).toBeGreaterThanOrEqual(typed - 33)
      }
    } finally {
      vi.useRealTimers()
    }
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
