import type { Message } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { changeDraft, draftEdited } from './composer.ts'
import type { EditorContent } from './editor.ts'
import type { Step } from './happening.ts'
import { noDraft, openThread } from './select.ts'
import type { State } from './state.ts'
import { step, tell } from './step.ts'
import { editorOf, editText } from './text.ts'
import { composerWidth } from './layout.ts'

/** Where one is in what was sent before, and what was being written when one began to look. */
export interface Recall {
  /** From the newest, which is 0. */
  readonly at: number
  /** What is shown of it: when the draft says something else, it has been written on, and the looking is over. */
  readonly text: string
  readonly kept: EditorContent
}

export const recallActions: Handlers<'recallOlder' | 'recallNewer'> = {
  recallOlder: (state) => recalled(state, 1),
  recallNewer: (state) => recalled(state, -1),
}

/**
 * What I sent in this conversation, the newest first, each text once. Not from
 * other conversations: another customer's name or amount must not slip in.
 */
export function sentHere(state: State): readonly string[] {
  const mine = ({ role, authorName }: Message): boolean =>
    role === 'agent' && (authorName === undefined || authorName === state.session.agent.displayName)
  const bodies = openThread(state)
    .messages.filter(mine)
    .map(({ body }) => body)
  return [...new Set(bodies.toReversed())]
}

function recalled(state: State, by: 1 | -1): Step {
  const { open } = state.queue
  if (open === undefined) return tell(state, 'warn', { say: 'noConversation' })
  const { editor, recall } = state.drafts[open] ?? noDraft
  const going = recall?.text === editor.text ? recall : undefined
  const at = (going?.at ?? -1) + by
  const texts = sentHere(state)
  const text = texts[at]
  if (at < -1 || (at === -1 && !going)) return tell(state, 'info', { say: 'newestRecalled' })
  if (at >= 0 && text === undefined)
    return tell(state, 'info', { say: texts.length === 0 ? 'noneSent' : 'oldestRecalled' })
  const kept: EditorContent = going?.kept ?? { text: editor.text, cursor: editor.cursor, spans: editor.spans }
  const content = text === undefined ? kept : editorOf(text)
  const [shown, effects] = draftEdited(state, open, (now) =>
    editText(now, { do: 'become', content }, composerWidth(state)),
  )
  const next = text === undefined ? undefined : { at, text: content.text, kept }
  return step(changeDraft(shown, open, { recall: next }), ...effects)
}
