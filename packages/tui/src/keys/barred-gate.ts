import { deadWording, findingsOf, judgedBy, verdictOf } from '../state/fix.ts'
import { mayRelease } from '../state/held.ts'
import { overridable } from '../state/composer.ts'
import { clockFor } from '../state/contact.ts'
import { chosenDuty } from '../state/duties.ts'
import type { WordingMove } from '../state/gate-happening.ts'
import { chosenHeld } from '../state/held.ts'
import { chosenPromise } from '../state/promises.ts'
import { nextStage, shownRules } from '../state/rules.ts'
import { keepsWording, mayTake, shownWordings } from '../state/scripts.ts'
import { customerInFront, openDraft } from '../state/select.ts'
import { aboutHere, standingHere } from '../state/standing.ts'
import type { State } from '../state/state.ts'
import { overlayOf } from '../state/step.ts'
import { pointedMessage } from '../state/told.ts'
import { isReason, leastReason } from '../state/why.ts'
import type { Notice } from '../words/notice.ts'
import { mayNotSend, mayNotWrite } from './barred.ts'

/** Why keys of the gate may not work right now. */

export function withoutFinding(state: State): Notice | undefined {
  return findingsOf(openDraft(state), judgedBy(state)).length > 0 ? undefined : { say: 'noFix' }
}

export function withoutSecondFinding(state: State): Notice | undefined {
  return findingsOf(openDraft(state), judgedBy(state)).length > 1 ? undefined : { say: 'noFix' }
}

export function withoutOverride(state: State): Notice | undefined {
  return mayNotWrite(state) ?? (overridable(state) ? undefined : { say: 'noOverride' })
}

/** Only what the gate holds goes before a senior. */
export function mayNotHold(state: State): Notice | undefined {
  const draft = openDraft(state)
  const by = judgedBy(state)
  const dead = deadWording(draft, by)
  if (dead) return { say: 'wordingDead', key: dead.use.key }
  return mayNotSend(state) ?? (verdictOf(draft, by) === 'hold' ? undefined : { say: 'notHeld' })
}

export function withoutWhy(state: State): Notice | undefined {
  const why = overlayOf(state, 'why')
  if (why?.saving) return { say: 'sendUnderWay' }
  return isReason(why?.editor.text ?? '') ? undefined : { say: 'reasonShort', least: leastReason }
}

export function withoutDutyWording(state: State): Notice | undefined {
  return mayNotWrite(state) ?? (chosenDuty(state)?.wordings[0] === undefined ? { say: 'noDutyWording' } : undefined)
}

export function withoutSomebody(state: State): Notice | undefined {
  return customerInFront(state) === undefined ? { say: 'noCustomer' } : undefined
}

export function mayNotAnswer(state: State): Notice | undefined {
  const verify = overlayOf(state, 'verify')
  if (!verify?.ask) return { say: 'stillLoading' }
  if (verify.saving) return { say: 'sendUnderWay' }
  const { verification } = verify.ask
  if (verification.state === 'locked') return { say: 'verificationLocked', until: verification.expiresAt }
  return undefined
}

/** To call somebody about a debt the clock must allow it; what has happened already is told in the form. */
export function mayNotContact(state: State): Notice | undefined {
  return aboutHere(state) === undefined ? { say: 'noCustomer' } : undefined
}

/** Why a call about the debt would be forbidden now, for keys that are dim then. */
export function contactForbidden(state: State): Notice | undefined {
  const contact = standingHere(state)?.contact
  return contact && !contact.allowed
    ? { say: 'contactForbidden', reasons: contact.reasons, nextAt: contact.nextAt }
    : undefined
}

/** A message may not be sent against the clock at all; a call that has happened is told as it happened. */
export function mayNotSaveContact(state: State): Notice | undefined {
  const contact = overlayOf(state, 'contact')
  if (!contact) return { say: 'nothingHere' }
  if (contact.saving) return { say: 'sendUnderWay' }
  const clock = clockFor(state, contact)
  return clock && !clock.allowed && contact.outcome === 'message_sent'
    ? { say: 'contactForbidden', reasons: clock.reasons, nextAt: clock.nextAt }
    : undefined
}

/** A list that is still being read may have something in a moment. */
function nothingIn(list: { readonly loading: boolean } | undefined): Notice {
  return list?.loading ? { say: 'stillLoading' } : { say: 'nothingHere' }
}

export function withoutPromise(state: State): Notice | undefined {
  return chosenPromise(state) ? undefined : nothingIn(overlayOf(state, 'promises'))
}

export function withoutHeld(state: State): Notice | undefined {
  const held = chosenHeld(state)
  return held && state.queue.all[held.conversationId] ? undefined : nothingIn(overlayOf(state, 'held'))
}

export function mayNotRelease(state: State): Notice | undefined {
  const held = chosenHeld(state)
  if (!held) return nothingIn(overlayOf(state, 'held'))
  if (held.state !== 'held') return { say: 'heldIs', state: held.state }
  if (!mayRelease(state.session.agent.role)) return { say: 'needsReleaser' }
  return held.authorId === state.session.agent.id ? { say: 'ownRequest' } : undefined
}

export function withoutTold(state: State): Notice | undefined {
  return pointedMessage(state) ? undefined : { say: 'nothingTold' }
}

export function withoutListedWording(state: State): Notice | undefined {
  const list = overlayOf(state, 'wordings')
  return list && shownWordings(list)[list.selected] ? undefined : nothingIn(list)
}

export function withoutListedRule(state: State): Notice | undefined {
  const list = overlayOf(state, 'rules')
  return list && shownRules(list)[list.selected] ? undefined : nothingIn(list)
}

/** Officers move wording, as far as its life goes; nobody approves their own. */
export function mayNotMoveWording(to: WordingMove): (state: State) => Notice | undefined {
  return (state) => {
    const shown = overlayOf(state, 'wording')
    if (!shown) return { say: 'nothingHere' }
    if (!keepsWording(state.session.agent.role)) return { say: 'needsKeeper' }
    if (shown.saving) return { say: 'sendUnderWay' }
    const { version } = shown
    if (!mayTake(version, to)) return { say: 'wordingIs', status: version.status }
    const own = version.authorId === state.session.agent.id
    return to === 'approve' && own ? { say: 'ownWording' } : undefined
  }
}

export function mayNotKeep(state: State): Notice | undefined {
  return keepsWording(state.session.agent.role) ? undefined : { say: 'needsKeeper' }
}

export function mayNotSaveRewrite(state: State): Notice | undefined {
  const rewrite = overlayOf(state, 'rewrite')
  if (rewrite?.saving) return { say: 'sendUnderWay' }
  return rewrite?.editor.text === rewrite?.version.text ? { say: 'nothingChanged' } : undefined
}

export function mayNotSuspendRule(state: State): Notice | undefined {
  const rule = overlayOf(state, 'rule')?.rule
  if (!rule) return { say: 'nothingHere' }
  const barred = mayNotKeep(state)
  if (barred) return barred
  if (rule.status !== 'active') return { say: 'ruleIs', status: rule.status }
  return rule.pendingSuspension?.byId === state.session.agent.id ? { say: 'suspensionWaits', rule: rule.id } : undefined
}

export function mayNotResumeRule(state: State): Notice | undefined {
  const rule = overlayOf(state, 'rule')?.rule
  if (!rule) return { say: 'nothingHere' }
  const resumes = rule.status === 'suspended' || rule.pendingSuspension !== undefined
  return mayNotKeep(state) ?? (resumes ? undefined : { say: 'ruleIs', status: rule.status })
}

export function mayNotAdvanceRule(state: State): Notice | undefined {
  const rule = overlayOf(state, 'rule')?.rule
  if (!rule) return { say: 'nothingHere' }
  return mayNotKeep(state) ?? (nextStage[rule.status] ? undefined : { say: 'ruleIs', status: rule.status })
}

export function mayNotBlastRule(state: State): Notice | undefined {
  const rule = overlayOf(state, 'rule')?.rule
  if (!rule) return { say: 'nothingHere' }
  return mayNotKeep(state) ?? (rule.status === 'retired' ? { say: 'ruleIs', status: rule.status } : undefined)
}

export function notRunning(state: State): Notice | undefined {
  return overlayOf(state, 'blast')?.state === 'running' ? undefined : { say: 'nothingHere' }
}
