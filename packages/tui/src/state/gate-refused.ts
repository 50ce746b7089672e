import type { ConversationId, Failure } from '@zuoxi/sdk'
import { replayRefused } from './blast.ts'
import { changeDraft } from './composer.ts'
import { changeRefusal } from './doubt.ts'
import { openDuties } from './duties.ts'
import type { GateEffect } from './gate-happening.ts'
import type { Effect, Step } from './happening.ts'
import { changeGate, loadStanding } from './standing.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, step, tell } from './step.ts'
import { toldRefused } from './told.ts'
import { verifyRefused } from './verify.ts'
import { whyRefused } from './why.ts'

type Refused = {
  readonly [Do in GateEffect['do']]: (state: State, failure: Failure, effect: Extract<GateEffect, { do: Do }>) => Step
}

/** Somebody was faster, or what is shown is not what it is: what is decided upon must be what is shown. */
const outdated: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  'CONFLICT',
  'ILLEGAL_TRANSITION',
  'WORDING_CHANGED',
])

/** A change was refused; without an answer it is not known whether it was done. */
const say = (state: State, failure: Failure, ...effects: readonly Effect[]): Step =>
  tell(state, 'bad', changeRefusal(failure), ...effects)

/** A question was refused. */
const asked = (state: State, failure: Failure): Step => tell(state, 'bad', { say: 'failure', failure })

const refusals: Refused = {
  // Nothing is lost: the draft goes on being judged by what is known, and the desk judges again when it is sent.
  loadStanding: (state, failure) => step(changeGate(state, { failure })),
  loadRules: (state, failure) => step(changeOverlay(state, 'rules', (list) => ({ ...list, loading: false, failure }))),
  checkWording: (state) => step(state),
  hold: (state, failure, { conversationId }) => {
    const closed = closeOverlay(state, 'why')
    return failure.code === 'GATE_BLOCKED'
      ? say(changeDraft(closed, conversationId, { refusal: failure }), failure)
      : say(whyRefused(state), failure)
  },
  askVerification: (state, failure, { customerId }) => verifyRefused(state, customerId, failure),
  answerVerification: (state, failure, { customerId }) => verifyRefused(state, customerId, failure),
  recordContact: (state, failure) =>
    say(
      changeOverlay(state, 'contact', (one) => ({ ...one, saving: false, armed: false })),
      failure,
      ...loadStanding(state),
    ),
  loadPromises: (state, failure) =>
    step(changeOverlay(state, 'promises', (list) => ({ ...list, loading: false, failure }))),
  endPromise: (state, failure) =>
    outdated.has(failure.code)
      ? say(closeOverlay(state, 'why'), failure, { do: 'loadPromises', customerId: promisesOf(state) })
      : say(whyRefused(state), failure),
  loadHeld: (state, failure) => step(changeOverlay(state, 'held', (list) => ({ ...list, loading: false, failure }))),
  lookAtHeld: (state) => step(state),
  decideHeld: (state, failure) =>
    outdated.has(failure.code) || failure.code === 'GATE_BLOCKED'
      ? say(closeOverlay(state, 'why'), failure, {
          do: 'loadHeld',
          scope: overlayOf(state, 'held')?.scope ?? 'waiting',
        })
      : say(whyRefused(state), failure),
  loadTold: (state, failure, { messageId }) => step(toldRefused(state, messageId, failure)),
  loadScripts: (state, failure) =>
    step(changeOverlay(state, 'wordings', (list) => ({ ...list, loading: false, failure }))),
  loadScript: (state, failure) => asked(state, failure),
  checkScript: (state, failure) => step(changeOverlay(state, 'wording', (one) => ({ ...one, failure }))),
  diffScripts: (state, failure) => asked(state, failure),
  // What is wrong with the text stands beside it, until it is changed.
  writeScript: (state, failure) => step(changeOverlay(state, 'rewrite', (one) => ({ ...one, saving: false, failure }))),
  moveScript: (state, failure, { scriptVersionId }) => {
    const still = changeOverlay(whyRefused(state), 'wording', (one) => ({ ...one, saving: false }))
    return outdated.has(failure.code)
      ? say(closeOverlay(still, 'why'), failure, { do: 'loadScript', scriptVersionId })
      : say(still, failure)
  },
  moveRule: (state, failure) =>
    outdated.has(failure.code)
      ? say(closeOverlay(state, 'why'), failure, { do: 'loadRules' })
      : say(whyRefused(state), failure),
  replay: (state, failure, { run }) => step(replayRefused(state, run, failure)),
}

function promisesOf(state: State): Extract<GateEffect, { do: 'loadPromises' }>['customerId'] {
  const list = overlayOf(state, 'promises')
  return list?.scope === 'customer' ? list.customerId : undefined
}

export function isGateEffect(effect: Effect): effect is GateEffect {
  return Object.hasOwn(refusals, effect.do)
}

export function gateRefused(state: State, effect: GateEffect, failure: Failure): Step {
  const refuse = refusals[effect.do] as (state: State, failure: Failure, effect: GateEffect) => Step
  return refuse(state, failure, effect)
}

/** The desk knows of something that has to be told first: which, and the wordings that tell it. */
export function wrapUpRefused(state: State, id: ConversationId, failure: Failure): Step {
  if (failure.code !== 'DUTIES_MISSING' || state.queue.open !== id) return say(state, failure)
  const shown = openDuties(state, id)
  return tell(
    shown,
    'bad',
    { say: 'dutiesMissing', duties: failure.duties.map(({ title }) => title) },
    ...loadStanding(state),
  )
}
