import type { GateAction, Handlers } from './action.ts'
import { blastActions, moveInBlast, replayed } from './blast.ts'
import { composerActions, heldNow } from './composer.ts'
import { contactActions, contactRecorded } from './contact.ts'
import { dutyActions, moveInDuties } from './duties.ts'
import type { GateReply } from './gate-happening.ts'
import type { Reply, Step } from './happening.ts'
import { heldActions, heldCame, heldDecided, moveInHeld } from './held.ts'
import { moveInPromises, promiseActions, promiseEnded, promisesCame } from './promises.ts'
import { moveInRules, ruleActions, ruleMoved, rulesCame } from './rules.ts'
import {
  diffed,
  moveInWordings,
  scriptActions,
  scriptCame,
  scriptChecked,
  scriptsCame,
  scriptWritten,
  scrollWording,
} from './scripts.ts'
import { topOverlay } from './select.ts'
import { heldSeen, standingCame, wordingChecked } from './standing.ts'
import type { State } from './state.ts'
import { step } from './step.ts'
import { scrollTold, toldActions, toldCame } from './told.ts'
import { verificationAnswered, verificationAsked, verifyActions } from './verify.ts'
import { whyActions } from './why.ts'

/** All that the gate does on the screen: its keys, and what comes back. */

export const gateActions: Handlers<GateAction> = {
  ...composerActions,
  ...whyActions,
  ...dutyActions,
  ...verifyActions,
  ...contactActions,
  ...promiseActions,
  ...heldActions,
  ...toldActions,
  ...scriptActions,
  ...ruleActions,
  ...blastActions,
}

type Came = { readonly [Kind in GateReply['kind']]: (state: State, reply: Extract<GateReply, { kind: Kind }>) => Step }

const came: Came = {
  standing: standingCame,
  rules: (state, reply) => step(rulesCame(state, reply)),
  wordingChecked: (state, { version }) => wordingChecked(state, version),
  heldNow: (state, { held }) => heldNow(state, held),
  verificationAsked: (state, reply) => step(verificationAsked(state, reply)),
  verificationAnswered,
  contactRecorded: (state) => contactRecorded(state),
  promises: (state, reply) => step(promisesCame(state, reply)),
  promiseEnded: (state, { promise }) => promiseEnded(state, promise),
  held: (state, reply) => step(heldCame(state, reply)),
  heldSeen: (state, { held }) => heldSeen(state, held),
  heldDecided: (state, { held }) => heldDecided(state, held),
  told: (state, reply) => step(toldCame(state, reply)),
  scripts: (state, { items }) => step(scriptsCame(state, items)),
  script: scriptCame,
  scriptWritten,
  scriptChecked: (state, reply) => step(scriptChecked(state, reply)),
  diffed: (state, reply) => step(diffed(state, reply)),
  ruleMoved,
  replayed,
}

export function isGateReply(reply: Reply): reply is GateReply {
  return Object.hasOwn(came, reply.kind)
}

export function gateReplied(state: State, reply: GateReply): Step {
  const take = came[reply.kind] as (state: State, reply: GateReply) => Step
  return take(state, reply)
}

/** The cursor of whatever panel of the gate is on top. */
export function moveInGate(state: State, by: number): Step {
  switch (topOverlay(state)?.kind) {
    case 'duties':
      return moveInDuties(state, by)
    case 'promises':
      return moveInPromises(state, by)
    case 'held':
      return moveInHeld(state, by)
    case 'told':
      return scrollTold(state, by)
    case 'wordings':
      return moveInWordings(state, by)
    case 'wording':
      return scrollWording(state, by)
    case 'rules':
      return moveInRules(state, by)
    case 'blast':
      return moveInBlast(state, by)
    default:
      return step(state)
  }
}
