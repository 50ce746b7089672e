import { createHash } from 'node:crypto'
import type { ConversationId } from '@zuoxi/sdk'
import type { SavedDraft } from '../state/state.ts'
import type { SealedDocs } from './sealed/sealed-store.ts'

/** What of a draft was found: itself, nothing, or a file that could not be read and was set aside. */
export type LoadedDraft = SavedDraft | 'setAside' | undefined

/** Where unsent text survives the terminal. */
export interface DraftStore {
  readonly load: (id: ConversationId) => Promise<LoadedDraft>
  readonly save: (id: ConversationId, draft: SavedDraft) => Promise<void>
  readonly clear: (id: ConversationId) => Promise<void>
}

/**
 * An agent's drafts, one sealed document for each conversation.
 *
 * @param before settles when the drafts of before have been taken over; none is read earlier.
 */
export function sealedDraftStore(docs: SealedDocs, before: Promise<void> = Promise.resolve()): DraftStore {
  // What could not be taken over is left where it is; it must not keep new drafts from being kept.
  const ready = before.catch(() => undefined)
  return {
    load: async (id) => {
      await ready
      const read = await docs.read(draftName(fileOfBefore(id)))
      if (read.found === 'setAside') return 'setAside'
      return read.found === 'doc' ? draftOf(read.value) : undefined
    },
    save: async (id, draft) => {
      await ready
      await docs.write(draftName(fileOfBefore(id)), draft)
    },
    clear: async (id) => {
      await ready
      await docs.remove(draftName(fileOfBefore(id)))
    },
  }
}

/** The name of a draft's document, by the file it was in when drafts were plain. */
export function draftName(file: string): string {
  return `draft:${file}`
}

/** What a plain draft's file was called, without its `.json`. */
export function fileOfBefore(id: ConversationId): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32)
}

/** Nothing where it is no draft: the agent can go on working without it. */
export function draftOf(value: unknown): SavedDraft | undefined {
  const draft = value as Partial<SavedDraft> | null
  if (typeof draft?.text !== 'string') return undefined
  const { text, spans, billId, after } = draft
  return { text, spans: Array.isArray(spans) ? spans : [], billId, ...(typeof after === 'string' && { after }) }
}
