import type { Failure } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import type { GateReply } from './gate-happening.ts'
import type { BlastOverlay, ReplaySubject } from './gate-overlays.ts'
import type { Step } from './happening.ts'
import type { State } from './state.ts'
import { changeOverlay, overlayOf, pushOverlay, step, within } from './step.ts'

/** What a changed text or rule would do to what has been said before: step by step, so that it can be stopped between two. */
export const blastActions: Handlers<'stopBlast'> = {
  stopBlast: (state) =>
    step(changeOverlay(state, 'blast', (one) => (one.state === 'running' ? { ...one, state: 'stopped' } : one))),
}

export function startBlast(state: State, title: string, subject: ReplaySubject): Step {
  const run = state.toasts + state.nowMs
  const overlay: BlastOverlay = {
    kind: 'blast',
    title,
    subject,
    run,
    done: 0,
    total: 0,
    changes: [],
    state: 'running',
    failure: undefined,
    selected: 0,
  }
  return step(pushOverlay(state, overlay), { do: 'replay', subject, run, cursor: undefined })
}

/** One step more; the next is asked for unless it was stopped, or its panel is gone. */
export function replayed(state: State, reply: Extract<GateReply, { kind: 'replayed' }>): Step {
  const blast = overlayOf(state, 'blast')
  if (blast?.run !== reply.run || blast.state !== 'running') return step(state)
  const { done, total, changes, cursor } = reply.step
  const known = changeOverlay(state, 'blast', (one) => ({
    ...one,
    done,
    total,
    changes: [...one.changes, ...changes],
    state: cursor === undefined ? 'done' : one.state,
  }))
  return cursor === undefined
    ? step(known)
    : step(known, { do: 'replay', subject: blast.subject, run: blast.run, cursor })
}

export function replayRefused(state: State, run: number, failure: Failure): State {
  return changeOverlay(state, 'blast', (one) => (one.run === run ? { ...one, failure, state: 'stopped' } : one))
}

export function moveInBlast(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'blast', (one) => ({ ...one, selected: within(one.selected + by, one.changes.length) })),
  )
}
