import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { draftName } from './draft-store.ts'
import type { SealedDocs } from './sealed/sealed-store.ts'
import { draftOf } from './window-drafts.ts'

/**
 * Take over the drafts of before, which were plain files: each is read once,
 * sealed for the agent who signs in first, and then deleted. One that is no
 * draft is only deleted, so that no customer's words stay readable.
 */
export async function takeOverPlainDrafts(folder: string, docs: SealedDocs): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const file = /^([0-9a-f]{32})\.json(\.new)?$/.exec(name)
    if (!file?.[1]) continue
    const path = join(folder, name)
    const draft = file[2] === undefined ? draftOf(parsed(await readFile(path, 'utf8'))) : undefined
    const doc = draftName(file[1])
    if (draft && (await docs.read(doc)).found === 'nothing') await docs.write(doc, draft)
    await rm(path, { force: true })
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
