import { createHash } from 'node:crypto'
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ConversationId } from '@zuoxi/sdk'
import type { SavedDraft } from '../state/state.ts'

/** Where unsent text survives the terminal. */
export interface DraftStore {
  readonly load: (id: ConversationId) => Promise<SavedDraft | undefined>
  readonly save: (id: ConversationId, draft: SavedDraft) => Promise<void>
  readonly clear: (id: ConversationId) => Promise<void>
}

/**
 * Drafts as files that only their owner can read, one for each conversation.
 * A draft is written beside its place and then moved there, so that a kill in
 * mid-write leaves the draft before it.
 *
 * @param folder made when it is missing.
 */
export function fileDraftStore(folder: string): DraftStore {
  const pathOf = (id: ConversationId): string =>
    join(folder, `${createHash('sha256').update(id).digest('hex').slice(0, 32)}.json`)
  return {
    load: async (id) => {
      const text = await readFile(pathOf(id), 'utf8').catch(() => undefined)
      return text === undefined ? undefined : parseDraft(text)
    },
    save: async (id, draft) => {
      await mkdir(folder, { recursive: true, mode: 0o700 })
      const path = pathOf(id)
      await writeFile(`${path}.new`, JSON.stringify(draft), { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
    clear: (id) => rm(pathOf(id), { force: true }),
  }
}

/** A damaged draft file is no draft: the agent can go on working without it. */
function parseDraft(text: string): SavedDraft | undefined {
  try {
    const draft = JSON.parse(text) as Partial<SavedDraft>
    if (typeof draft.text !== 'string') return undefined
    return { text: draft.text, spans: Array.isArray(draft.spans) ? draft.spans : [], billId: draft.billId }
  } catch {
    return undefined
  }
}
