import {
  type ConversationId,
  type DeskEvent,
  dutiesOf,
  type DutyCheck,
  type HeldMessage,
  type ScriptDetail,
} from '@zuoxi/sdk'
import type { About, GateReply } from './gate-happening.ts'
import type { GateState, Standing } from './gate-state.ts'
import type { Effect, Step } from './happening.ts'
import { billForWording, noDraft, openConversation, openDraft } from './select.ts'
import type { State } from './state.ts'
import { overlayOf, step, tell } from './step.ts'
import { type Editor, editText } from './text.ts'
import { queueAt } from './trend.ts'

/** What drafts and contacts are judged by: read when a conversation opens, whenever something may have changed it, and by the minute. */

export function changeGate(state: State, change: Partial<GateState>): State {
  return { ...state, gate: { ...state.gate, ...change } }
}

/** Whom the standing on the screen is about. */
export function aboutHere(state: State): About | undefined {
  const open = openConversation(state)
  if (open && open.status !== 'queued') return { conversationId: open.id, customerId: open.customerId }
  return state.customer ? { customerId: state.customer.id } : undefined
}

export function standingHere(state: State): Standing | undefined {
  const about = aboutHere(state)
  return about && state.gate.standings[about.conversationId ?? about.customerId]
}

export function loadStanding(state: State): readonly Effect[] {
  const about = aboutHere(state)
  return about ? [{ do: 'loadStanding', about }] : []
}

export function standingCame(state: State, reply: Extract<GateReply, { kind: 'standing' }>): Step {
  const { about, standing, rules } = reply
  const key = about.conversationId ?? about.customerId
  const standings = { ...state.gate.standings, [key]: { ...standing, readAtMs: state.nowMs } }
  const known = changeGate(state, { standings, failure: undefined })
  return state.gate.rules?.stamp === rules ? step(known) : step(known, { do: 'loadRules' })
}

/** The clock moved: by the minute, what it decides is read again. */
export function minutePassed(before: State, nowMs: number): Step {
  const state = { ...before, queue: queueAt(before, nowMs), nowMs }
  const minute = (ms: number): number => Math.floor(ms / 60_000)
  return minute(before.nowMs) === minute(nowMs) ? step(state) : step(state, ...loadStanding(state))
}

/** What an event may have changed of what is judged by. */
export function gateEvent(state: State, event: DeskEvent): Step {
  const about = aboutHere(state)
  switch (event.kind) {
    case 'message':
      return step(state, ...(event.message.conversationId === about?.conversationId ? loadStanding(state) : []))
    case 'repayment':
    case 'arrangement':
      return step(
        state,
        ...(event.customerId === undefined || event.customerId === about?.customerId ? loadStanding(state) : []),
      )
    case 'ticket':
    case 'promise':
      return step(state, ...loadStanding(state))
    case 'contact':
      return step(state, ...(event.customerId === about?.customerId ? loadStanding(state) : []))
    case 'rule':
      return step(state, { do: 'loadRules' }, ...loadStanding(state))
    case 'held':
      return step(state, { do: 'loadHeld', scope: 'waiting' }, ...lookAtOwn(state, event.heldMessageId))
    case 'wording':
      return step(state, ...checkWordings(state, event.key), ...favourites(state), ...listed(state))
    default:
      return step(state)
  }
}

/** A list of versions that is open shows what others do to them. */
function listed(state: State): readonly Effect[] {
  return overlayOf(state, 'wordings') ? [{ do: 'loadScripts' }] : []
}

/** Somebody has decided about a message of mine: I want to hear of it. */
function lookAtOwn({ gate, session }: State, id: string): readonly Effect[] {
  const known = gate.held.find((one) => one.id === id)
  const mine = known?.authorId === session.agent.id
  return mine ? [{ do: 'lookAtHeld', heldMessageId: known.id }] : []
}

/** Versions of a wording that stand in a draft, open or not: whether they may still be sent. */
function checkWordings({ drafts }: State, key: string): readonly Effect[] {
  const versions = Object.values(drafts).flatMap(({ editor }) =>
    editor.spans.filter(({ use }) => use.key === key).map(({ use }) => use.scriptVersionId),
  )
  return [...new Set(versions)].map((scriptVersionId) => ({ do: 'checkWording', scriptVersionId }))
}

/** The versions in one draft that came back from a file. */
export function checkDraft({ drafts }: State, id: ConversationId): readonly Effect[] {
  const versions = (drafts[id] ?? noDraft).editor.spans.map(({ use }) => use.scriptVersionId)
  return [...new Set(versions)].map((scriptVersionId) => ({ do: 'checkWording', scriptVersionId }))
}

/** Every version in every draft: what a lost line may have hidden. */
export function checkDrafts(state: State): readonly Effect[] {
  return Object.keys(state.drafts).flatMap((id) => checkDraft(state, id as ConversationId))
}

function favourites(state: State): readonly Effect[] {
  const open = openConversation(state)
  if (!open) return []
  return [{ do: 'loadFavourites', conversationId: open.id, customerId: open.customerId, billId: billForWording(state) }]
}

/** A version is in force, or it is not: then it leaves every draft it stands in, and the agent is told which and why. */
export function wordingChecked(state: State, version: ScriptDetail): Step {
  const { id, status, title, suspendedWhy } = version
  if (status === 'active') {
    const { [id]: _, ...dead } = state.gate.dead
    return step(changeGate(state, { dead }))
  }
  const dead = { ...state.gate.dead, [id]: { status, why: suspendedWhy, title } }
  const drafts = Object.entries(state.drafts)
  const pulled = drafts.filter(([, { editor }]) => editor.spans.some(({ use }) => use.scriptVersionId === id))
  const changed: State = {
    ...changeGate(state, { dead }),
    drafts: {
      ...state.drafts,
      ...Object.fromEntries(
        pulled.map(([conversation, draft]) => [
          conversation,
          { ...draft, editor: without(draft.editor, id), refusal: undefined, armed: false },
        ]),
      ),
    },
  }
  if (pulled.length === 0) return step(changed)
  const saves = pulled.map(([conversation]): Effect => {
    const conversationId = conversation as ConversationId
    const { editor, billId } = changed.drafts[conversationId] ?? noDraft
    return editor.text === ''
      ? { do: 'clearDraft', conversationId }
      : { do: 'saveDraft', conversationId, draft: { text: editor.text, spans: editor.spans, billId } }
  })
  return tell(
    changed,
    'bad',
    { say: 'wordingPulled', title, version: version.version, status, why: suspendedWhy },
    ...saves,
  )
}

/** The text without a wording; undo brings it back, though sending stays barred. */
function without(editor: Editor, id: string): Editor {
  let next = editor
  for (;;) {
    const span = next.spans.find(({ use }) => use.scriptVersionId === id)
    if (!span) return next
    const bare: Editor = {
      ...next,
      cursor: span.end,
      spans: next.spans.map((one) => (one === span ? whole(one) : one)),
    }
    const shorter = editText(bare, { do: 'delete', to: 'left' }, 80)
    if (shorter === bare) return { ...next, spans: next.spans.filter((one) => one !== span) }
    next = shorter
  }
}

/** A wording with nothing editable in it goes whole. */
function whole({ start, end, use, altered }: Editor['spans'][number]): Editor['spans'][number] {
  return { start, end, use, altered }
}

const duties = new WeakMap<Standing, { readonly draft: string; readonly list: readonly DutyCheck[] }>()

/** What the customer has to be told, ticked by what was said and by what is being typed. */
export function dutiesHere(state: State): readonly DutyCheck[] {
  const open = openConversation(state)
  const standing = open && state.gate.standings[open.id]
  if (!standing) return []
  const { text } = openDraft(state).editor
  const known = duties.get(standing)
  if (known?.draft === text) return known.list
  const list = dutiesOf(standing.context, text)
  duties.set(standing, { draft: text, list })
  return list
}

/** What wrap-up waits for: only what was said counts. */
export function dutiesMissing(state: State, id: ConversationId): readonly DutyCheck[] {
  const standing = state.gate.standings[id]
  return standing ? dutiesOf(standing.context).filter(({ done, blocks }) => !done && blocks === 'wrap_up') : []
}

/** A senior has decided about a message of this agent's. */
export function heldSeen(state: State, held: HeldMessage): Step {
  if (held.authorId !== state.session.agent.id || held.state === 'held') return step(state)
  const { customerNameMasked: name, state: to, decidedByName: by = '', decisionReason: why = '' } = held
  return tell(state, to === 'released' ? 'good' : 'bad', { say: 'heldDecided', name, to, by, why })
}
