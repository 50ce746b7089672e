import type { ConversationId } from '@zuoxi/sdk'
import type { SavedDraft } from '../state/state.ts'
import type { DraftStore } from './draft-store.ts'

/** A draft is on disk this long after a key at the latest: well within a second. */
const writeAfterMs = 250

/** Writes drafts soon, the newest text only, one write at a time for each conversation. */
export interface DraftWriter {
  readonly save: (id: ConversationId, draft: SavedDraft) => void
  readonly clear: (id: ConversationId) => void
  /** Write what is still waiting, before leaving. */
  readonly flush: () => Promise<void>
}

/** @param onBesides told once for a draft when another window has one of its own for the same conversation. */
export function draftWriter(
  store: DraftStore,
  onError: () => void,
  onBesides: (id: ConversationId) => void = () => {},
): DraftWriter {
  const waiting = new Map<ConversationId, SavedDraft | undefined>()
  let timer: NodeJS.Timeout | undefined
  let writing: Promise<void> = Promise.resolve()
  const told = new Set<ConversationId>()

  const write = async (id: ConversationId, draft: SavedDraft | undefined): Promise<void> => {
    if (draft === undefined) {
      told.delete(id)
      return store.clear(id)
    }
    if ((await store.save(id, draft)) === 'alone' || told.has(id)) return
    told.add(id)
    onBesides(id)
  }

  const writeAll = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    const batch = [...waiting]
    waiting.clear()
    writing = writing.then(async () => {
      for (const [id, draft] of batch) await write(id, draft).catch(onError)
    })
    return writing
  }
  const soon = (id: ConversationId, draft: SavedDraft | undefined): void => {
    waiting.set(id, draft)
    timer ??= setTimeout(() => void writeAll(), writeAfterMs)
  }
  return { save: soon, clear: (id) => soon(id, undefined), flush: writeAll }
}
