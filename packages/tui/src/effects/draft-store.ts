import { createHash } from 'node:crypto'
import type { ConversationId } from '@zuoxi/sdk'
import type { LoadedText, SavedDraft } from '../state/state.ts'
import type { SealedDocs } from './sealed/sealed-store.ts'
import { joined, type WindowDraft, windowDraftsIn } from './window-drafts.ts'

/** What of a draft was found: itself, nothing, or a file that could not be read and was set aside. */
export type LoadedDraft = LoadedText | 'setAside' | undefined

/** What became of writing: another window may have a text of its own for the same conversation. */
export type Kept = 'alone' | 'besides'

/** Where unsent text survives the terminal. */
export interface DraftStore {
  readonly load: (id: ConversationId) => Promise<LoadedDraft>
  readonly save: (id: ConversationId, draft: SavedDraft) => Promise<Kept>
  readonly clear: (id: ConversationId) => Promise<void>
}

/**
 * An agent's drafts, one sealed document for each conversation, and in it one
 * text for each window that has written.
 *
 * @param by the window: what another has written meanwhile is never written over.
 * @param before settles when the drafts of before have been taken over; none is read earlier.
 */
export function sealedDraftStore(docs: SealedDocs, by: string, before: Promise<void> = Promise.resolve()): DraftStore {
  // What could not be taken over is left where it is; it must not keep new drafts from being kept.
  const ready = before.catch(() => undefined)
  /** What this window has read, and so has in its own text. */
  const read = new Set<string>()
  const markOf = (id: ConversationId, one: WindowDraft): string => JSON.stringify([id, one.by, one.nth])
  let written = 0
  const others = async (id: ConversationId): Promise<readonly WindowDraft[]> => {
    const found = await docs.read(nameOf(id))
    const all = found.found === 'doc' ? windowDraftsIn(found.value) : []
    return all.filter((one) => one.by !== by && !read.has(markOf(id, one)))
  }
  return {
    load: async (id) => {
      await ready
      const found = await docs.read(nameOf(id))
      if (found.found === 'setAside') return 'setAside'
      const drafts = found.found === 'doc' ? windowDraftsIn(found.value) : []
      for (const one of drafts) read.add(markOf(id, one))
      return joined(drafts.map(({ draft }) => draft))
    },
    save: async (id, draft) => {
      await ready
      const besides = await others(id)
      written += 1
      await docs.write(nameOf(id), { windows: [{ draft, by, nth: written }, ...besides] })
      return besides.some((one) => !draft.text.includes(one.draft.text)) ? 'besides' : 'alone'
    },
    clear: async (id) => {
      await ready
      const besides = await others(id)
      await (besides.length > 0 ? docs.write(nameOf(id), { windows: besides }) : docs.remove(nameOf(id)))
    },
  }
}

function nameOf(id: ConversationId): string {
  return draftName(fileOfBefore(id))
}

/** The name of a draft's document, by the file it was in when drafts were plain. */
export function draftName(file: string): string {
  return `draft:${file}`
}

/** What a plain draft's file was called, without its `.json`. */
export function fileOfBefore(id: ConversationId): string {
  return createHash('sha256').update(id).digest('hex').slice(0, 32)
}
