import type { Failure } from '@zuoxi/sdk'
import type { Notice } from '../words/notice.ts'
import type { Effect, Step } from './happening.ts'
import type { State } from './state.ts'
import { andThen, step, tell } from './step.ts'

/** Questions that change nothing: without an answer, there is nothing to be in doubt about. */
const onlyAsks = /^(?:load|search|check|lookAt|explain|preview|diff|draftTicket|insertWording|favourite|find|replay)/u

/** What is said of a change that was refused: where no answer came at all, it may have been done. */
export function changeRefusal(failure: Failure): Notice {
  return { say: failure.code === 'UNREACHABLE' ? 'notKnownDone' : 'failure', failure }
}

export function refusalOf(effect: Effect, failure: Failure): Notice {
  return onlyAsks.test(effect.do) ? { say: 'failure', failure } : changeRefusal(failure)
}

/** Whoever was taken without an answer and is mine now: the agent hears of it, once. */
export function doubtsSettled(before: State, after: Step): Step {
  const [{ queue, session, toast }] = after
  if (queue.doubted.length === 0 || queue.all === before.queue.all) return after
  const still = queue.doubted.filter((id) => queue.all[id]?.status === 'queued')
  const mine = queue.doubted
    .map((id) => queue.all[id])
    .find((one) => one !== undefined && one.status !== 'queued' && one.agentId === session.agent.id)
  // Taken once more, and answered: that is said already.
  const said = toast !== before.toast && (toast?.notice.say === 'taken' || toast?.notice.say === 'takenAside')
  return andThen(after, (state) => {
    const known: State = { ...state, queue: { ...state.queue, doubted: still } }
    return mine && !said ? tell(known, 'good', { say: 'takenAfterAll', name: mine.customerNameMasked }) : step(known)
  })
}
