import type { ActionName, Handlers } from './action.ts'
import { arrangementActions, arrangementCame, arrangementsCame } from './arrangements.ts'
import { clipActions, pasteText } from './clip.ts'
import { agentsCame, chooseActions } from './choose.ts'
import { commandActions, commandRun, ticketFound } from './command.ts'
import { composerActions, draftLoaded } from './composer.ts'
import { comfortActions } from './copy-out.ts'
import { creditActions, loanCame, orderCame, ordersCame } from './credit.ts'
import { billCame, billsCame, customerActions, overviewCame } from './customer.ts'
import { editActions, typed } from './edit.ts'
import { doubtsSettled } from './doubt.ts'
import { explainActions, explainedCame } from './explain.ts'
import { gateActions, gateReplied, isGateReply } from './gate.ts'
import { figuresAgain } from './figures-again.ts'
import { findingActions } from './finding/actions.ts'
import { foundAfter } from './finding/after.ts'
import { findingCame } from './finding/keep.ts'
import { type Onward, paletteChosen } from './finding/palette.ts'
import { goActions } from './go.ts'
import { formActions, ticketCreated, ticketDraftCame } from './form.ts'
import type { ActionHappening, Effect, Happening, Reply, Step } from './happening.ts'
import { lookAhead } from './dry-run.ts'
import { keyboardHappened } from './keymap-change.ts'
import { lineChanged } from './line-changed.ts'
import { listActions, navigateActions } from './navigate.ts'
import { pend } from './pending.ts'
import { paneActions } from './panes.ts'
import { playOn, replayActions, stopPlaying, withoutLeave } from './play.ts'
import { remembered } from './repeat.ts'
import { insertedCame, pickerActions, wordingsCame } from './picker.ts'
import { bringDraftsBack, conversationChanged, conversationsCame, queueActions } from './queue.ts'
import { recallActions } from './recall.ts'
import { refused } from './refused.ts'
import { foundCame, searchActions } from './search.ts'
import { deskAnswers, outboxReplied, sentCame } from './sending.ts'
import type { State } from './state.ts'
import { aboutHere, loadStanding, minutePassed } from './standing.ts'
import { andThen, answer, step, tell } from './step.ts'
import { eventHappened, messagesCame } from './thread.ts'
import { commented, ticketActions, ticketCame, ticketsCame, ticketUpdated } from './tickets.ts'
import { atLock, lockActions, lockIfIdle, lockReplied, touched } from './lock.ts'
import { ringing, windowFocused } from './ring.ts'
import { caretMoved } from './caret.ts'
import { pointedAt, wheelTurned } from './pointer.ts'
import { fixtureSaved } from './save-fixture.ts'
import { settingsCame } from './settings-file.ts'
import { disclosureId } from './quote-rows.ts'
import { toastActions } from './toasts.ts'
import { tourActions, tourAfter } from './tour/walk.ts'
import { holdKey, playAhead } from './type-ahead.ts'
import { remember, undoActions } from './undo.ts'
import { previewedCame, quotedCame, whatIfActions } from './what-if.ts'

const handlers: Handlers<ActionName> = {
  ...navigateActions,
  ...listActions,
  ...editActions,
  ...clipActions,
  ...recallActions,
  ...searchActions,
  ...queueActions,
  ...customerActions,
  ...composerActions,
  ...pickerActions,
  ...formActions,
  ...ticketActions,
  ...chooseActions,
  ...creditActions,
  ...explainActions,
  ...commandActions,
  ...findingActions,
  runCommand: (state) => following(commandRun(state)),
  runPalette: (state) => following(paletteChosen(state)),
  ...whatIfActions,
  ...arrangementActions,
  ...gateActions,
  ...comfortActions,
  ...paneActions,
  ...lockActions,
  ...toastActions,
  ...goActions,
  ...replayActions,
  ...undoActions,
  ...tourActions,
}

/**
 * The whole behaviour of the screen: what has happened to it, and what it is
 * now. Pure; what must be done outside comes back as effects.
 */
export function update(state: State, happening: Happening): Step {
  // A key of the agent's ends what is being done for them.
  const heard = byHand.has(happening.kind) ? stopPlaying(state) : state
  const [next, effects] = playOn(playAhead(happened(heard, happening), happened), happened)
  return tourAfter(state, foundAfter(state, [lookAhead(next, happened), effects]))
}

/** What the palette or the command line leads to happens as its key would make it happen. */
function following({ step: before, next }: Onward): Step {
  return next ? andThen(before, (state) => happened(state, next)) : before
}

const byHand: ReadonlySet<Happening['kind']> = new Set<Happening['kind']>([
  'action',
  'typed',
  'pasted',
  'pending',
  'barred',
])

function acted(state: State, happening: ActionHappening): Step {
  const refusal = withoutLeave(state, happening.action)
  if (refusal) return tell(state, 'warn', refusal)
  const [next, effects] = handlers[happening.action](state, happening.arg ?? 0)
  const replay = remembered(state, next, happening)
  return [replay === next.replay ? next : { ...next, replay }, effects]
}

function happened(state: State, happening: Happening): Step {
  return remember(state, happening, doubtsSettled(state, decided(state, happening)))
}

function decided(state: State, happening: Happening): Step {
  const locked = state.lock && atLock(state, happening)
  if (locked) return locked
  switch (happening.kind) {
    case 'started':
      return step(state, { do: 'loadConversations' }, { do: 'loadOutbox' }, { do: 'loadFinding' })
    case 'shown':
      return step(
        state,
        { do: 'loadTickets', filter: state.tickets.filter, fresh: true },
        { do: 'loadHeld', scope: 'waiting' },
      )
    case 'action':
      return acted(quiet(state), happening)
    case 'pointed':
      return pointedAt(quiet(state), happening)
    case 'caret':
      return caretMoved(quiet(state), happening)
    case 'wheeled':
      return wheelTurned(quiet(state), happening)
    case 'pending':
      return step(pend(quiet(state), happening.keys))
    case 'typed':
      return typed(quiet(state), happening.text)
    case 'pasted':
      return pasteText(quiet(state), happening.text)
    case 'ahead':
      return holdKey(quiet(state), happening.event)
    case 'barred':
      return answer(quiet(state), 'warn', happening.notice)
    case 'keymap':
    case 'keymapBroken':
    case 'stopPlaying':
    case 'playingExpired':
    case 'picked':
      return keyboardHappened(state, happening)
    case 'resized':
      return step({ ...state, size: happening.size })
    case 'tick':
      return andThen(minutePassed(state, happening.nowMs), (now) =>
        step(lockIfIdle(now), ...figuresByTheMinute(state, now)),
      )
    case 'toastExpired':
      return step(state.toast?.id === happening.id ? { ...state, toast: undefined } : state)
    case 'line':
      return lineChanged(state, happening.status)
    case 'answers':
      return deskAnswers({ ...state, line: { ...state.line, latencyMs: happening.latencyMs } })
    case 'event':
      return ringing(state, eventHappened(state, happening.event))
    case 'refused':
      return refused(state, happening.effect, happening.failure)
    default:
      return replied(state, happening)
  }
}

/** While one serves, the figures beside the thread are read again by the minute. */
function figuresByTheMinute(before: State, now: State): readonly Effect[] {
  const minute = ({ nowMs }: State): number => Math.floor(nowMs / 60_000)
  return minute(before) === minute(now) || now.queue.open === undefined ? [] : figuresAgain(now, 50_000)
}

/** A key answers the toast before it, and ends the sequence that it does not go on with. */
function quiet(state: State): State {
  const now = touched(state)
  return now.toast || now.pending ? { ...now, toast: undefined, pending: undefined } : now
}

/** A customer whom no conversation is open with has a standing of their own. */
function customerShown(state: State): Step {
  return aboutHere(state)?.conversationId === undefined ? step(state, ...loadStanding(state)) : step(state)
}

function replied(state: State, reply: Reply): Step {
  if (isGateReply(reply)) return gateReplied(state, reply)
  switch (reply.kind) {
    case 'conversations':
      return conversationsCame(state, reply.items)
    case 'messages':
      return messagesCame(state, reply)
    case 'conversation':
      return conversationChanged(state, reply.conversation, reply.after)
    case 'sent':
      return sentCame(state, reply.key, reply.message)
    case 'found':
      return foundCame(state, reply.text, reply.hits)
    case 'overview':
      return andThen(overviewCame(state, reply.overview), customerShown)
    case 'bills':
      return step(billsCame(state, reply))
    case 'bill':
      return step(billCame(state, reply.bill))
    case 'loan':
      return step(loanCame(state, reply.loan))
    case 'orders':
      return step(ordersCame(state, reply))
    case 'order':
      return step(orderCame(state, reply.order))
    case 'explained':
      return step(explainedCame(state, reply.figure, reply.explanation))
    case 'previewed':
      return previewedCame(state, reply.wish, reply.quote)
    case 'disclosure':
      return step({
        ...state,
        disclosures: { ...state.disclosures, [disclosureId(reply.quote)]: reply.text },
      })
    case 'quoted':
      return quotedCame(state, reply.wish, reply.arrangement)
    case 'arrangements':
      return step(arrangementsCame(state, reply))
    case 'arrangement':
      return arrangementCame(state, reply.arrangement, reply.after)
    case 'wordings':
      return wordingsCame(state, reply.text, reply.hits)
    case 'favourites':
      return step(state.queue.open === reply.conversationId ? { ...state, favourites: reply.hits } : state)
    case 'inserted':
      return insertedCame(state, reply)
    case 'ticketDraft':
      return ticketDraftCame(state, reply.draft)
    case 'ticketCreated':
      return ticketCreated(state, reply.ticket.code)
    case 'ticketUpdated':
      return ticketUpdated(state, reply.ticket)
    case 'ticket':
      return step(ticketCame(state, reply.ticket))
    case 'commented':
      return commented(state, reply.ticket)
    case 'tickets':
      return step(ticketsCame(state, reply))
    case 'ticketFound':
      return ticketFound(state, reply)
    case 'finding':
      return step(findingCame(state, reply.saved))
    case 'agents':
      return step(agentsCame(state, reply.agents))
    case 'draftLoaded':
      return draftLoaded(state, reply.conversationId, reply.saved)
    case 'unlocked':
    case 'stillLocked':
      return lockReplied(state, reply)
    case 'traits':
      return step({ ...state, traits: reply.traits })
    case 'windowFocused':
      return windowFocused(state, reply.focused)
    case 'settings':
      return settingsCame(state, reply)
    case 'fixtureSaved':
      return fixtureSaved(state, reply)
    case 'settingNotSaved':
      return tell(state, 'bad', { say: 'settingNotSaved' })
    case 'draftElsewhere': {
      const name = state.queue.all[reply.conversationId]?.customerNameMasked ?? ''
      return tell(state, 'warn', { say: 'draftElsewhere', name })
    }
    case 'draftNotSaved':
      return tell(state, 'bad', { say: 'draftNotSaved' })
    case 'outboxLoaded':
      return andThen(outboxReplied({ ...state, outboxRead: true }, reply), bringDraftsBack)
    case 'windowPassed':
    case 'outgoingGone':
      return outboxReplied(state, reply)
  }
}
