import type { FilledWording, WordingHit, WordingUse } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { changeDraft, draftEdited } from './composer.ts'
import type { Reply, Step } from './happening.ts'
import { outdatedWording } from './fix.ts'
import { billForWording, noDraft, openConversation } from './select.ts'
import type { PickerOverlay, State } from './state.ts'
import { andThen, changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, editText, emptyLine, replaceWith } from './text.ts'
import { composerWidth } from './layout.ts'

/** The approved wording that fits this customer and bill. */
export const pickerActions: Handlers<'pickWording' | 'insertPicked' | 'favourite'> = {
  pickWording: (state) => openPicker(state),
  insertPicked: (state) => {
    const picker = overlayOf(state, 'picker')
    if (picker && picker.editor.text.trim() !== picker.answered)
      return step(changeOverlay(state, 'picker', (one) => ({ ...one, eager: true })))
    const hit = picker?.hits[picker.selected]
    return hit ? insertHit(state, hit) : tell(state, 'warn', { say: 'nothingHere' })
  },
  favourite: (state, n) => {
    const hit = state.favourites.find(({ wording }) => wording.favourite === n)
    return hit ? insertHit(state, hit) : tell(state, 'warn', { say: 'noFavourite', n })
  },
}

export function openPicker(state: State): Step {
  const conversation = openConversation(state)
  if (!conversation) return tell(state, 'warn', { say: 'noConversation' })
  const overlay: PickerOverlay = {
    kind: 'picker',
    editor: emptyLine,
    hits: [],
    answered: undefined,
    eager: false,
    selected: 0,
    inserting: false,
  }
  // Whoever was reading goes on reading when they leave it again.
  const focus = state.focus === 'composer' ? 'composer' : 'thread'
  return searchWording(pushOverlay({ ...state, focus, main: 'conversation' }, overlay), '')
}

function searchWording(state: State, text: string): Step {
  const conversation = openConversation(state)
  if (!conversation) return step(state)
  const { id, customerId } = conversation
  return step(state, { do: 'searchWording', conversationId: id, customerId, billId: billForWording(state), text })
}

export function pickerEdited(state: State, editor: Editor): Step {
  const before = overlayOf(state, 'picker')?.editor.text
  const changed = changeOverlay(state, 'picker', (picker) => ({ ...picker, editor, eager: false }))
  return editor.text === before ? step(changed) : searchWording(changed, editor.text.trim())
}

export function wordingsCame(state: State, text: string, hits: readonly WordingHit[]): Step {
  const picker = overlayOf(state, 'picker')
  if (!picker || picker.editor.text.trim() !== text) return step(state)
  const answered = changeOverlay(state, 'picker', (one) => ({
    ...one,
    hits,
    answered: text,
    eager: false,
    selected: 0,
  }))
  return picker.eager ? pickerActions.insertPicked(answered, 0) : step(answered)
}

export function moveInPicker(state: State, by: number): State {
  return changeOverlay(state, 'picker', (picker) => ({
    ...picker,
    selected: within(picker.selected + by, picker.hits.length),
  }))
}

/** Ask the desk for the filled text. A slot without a value stops here already, and says which and why. */
function insertHit(state: State, hit: WordingHit): Step {
  const conversation = openConversation(state)
  if (!conversation) return tell(state, 'warn', { say: 'noConversation' })
  if (hit.preview.missing.length > 0) return tell(state, 'bad', { say: 'slotsMissing', slots: hit.preview.missing })
  const inserting = changeOverlay(state, 'picker', (picker) => ({ ...picker, inserting: true }))
  const { id, customerId } = conversation
  return step(inserting, {
    do: 'insertWording',
    conversationId: id,
    customerId,
    billId: billForWording(state),
    key: hit.wording.key,
  })
}

/** The filled wording came: put it at the cursor, and remember version and values with it. */
export function insertedCame(state: State, reply: Extract<Reply, { kind: 'inserted' }>): Step {
  const { conversationId, filled, billId } = reply
  const closed = closeOverlay(state, 'picker')
  const use = useOf(filled)
  const outdated = outdatedWording(state.drafts[conversationId] ?? noDraft)
  const { text, editable } = filled
  const insert = { do: 'insertWording', text, use, ...(editable && { editable }) } as const
  const written = draftEdited(closed, conversationId, (editor) =>
    // A wording refused for an old figure gives way to itself, filled as the ledger is now.
    outdated?.use.key === filled.key
      ? replaceWith(editor, outdated.start, outdated.end, insert)
      : editText(editor, insert, composerWidth(state)),
  )
  return andThen(written, (next) => {
    const focused = next.queue.open === conversationId ? { ...next, focus: 'composer' as const } : next
    return tell(changeDraft(focused, conversationId, { billId }), 'good', { say: 'inserted', title: filled.title })
  })
}

function useOf({ scriptVersionId, key, version, slots }: FilledWording): WordingUse {
  return { scriptVersionId, key, version, slots }
}
