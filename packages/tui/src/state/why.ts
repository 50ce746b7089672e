import { safeText } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { overridden } from './composer.ts'
import type { WhyAsk } from './gate-overlays.ts'
import type { Effect, Step } from './happening.ts'
import { noDraft } from './select.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell } from './step.ts'
import { type Editor, emptyEditor, wordingsIn } from './text.ts'

/** Steps that the log keeps for good need a reason; one prompt asks for all of them. */
export const whyActions: Handlers<'saveWhy'> = {
  saveWhy: (state) => {
    const why = overlayOf(state, 'why')
    const reason = why?.editor.text.trim() ?? ''
    if (!why || !isReason(reason)) return tell(state, 'warn', { say: 'reasonShort', least: leastReason })
    if (why.saving) return tell(state, 'warn', { say: 'sendUnderWay' })
    const { ask } = why
    if (ask.of === 'override') {
      const closed = closeOverlay(state, 'why')
      return tell(overridden(closed, ask.conversationId, { rule: ask.rule, reason }), 'info', { say: 'overridden' })
    }
    const saving = changeOverlay(state, 'why', (one) => ({ ...one, saving: true }))
    return step(saving, ...effectsOf(state, ask, reason))
  },
}

/** As short as a reason may be: the contract refuses less. */
export const leastReason = 4

export function isReason(text: string): boolean {
  return [...safeText(text.trim())].length >= leastReason
}

export function askWhy(state: State, ask: WhyAsk): Step {
  return step(pushOverlay(state, { kind: 'why', ask, editor: emptyEditor, saving: false }))
}

export function whyEdited(state: State, editor: Editor): Step {
  return step(changeOverlay(state, 'why', (why) => ({ ...why, editor })))
}

/** It was refused, and can be tried again or left. */
export function whyRefused(state: State): State {
  return changeOverlay(state, 'why', (why) => ({ ...why, saving: false }))
}

function effectsOf(state: State, ask: Exclude<WhyAsk, { of: 'override' }>, reason: string): readonly Effect[] {
  switch (ask.of) {
    case 'hold': {
      const { conversationId } = ask
      const { editor, billId } = state.drafts[conversationId] ?? noDraft
      return [{ do: 'hold', conversationId, body: editor.text.trim(), wording: wordingsIn(editor), billId, reason }]
    }
    case 'held':
      return [
        { do: 'decideHeld', heldMessageId: ask.held.id, expectedRev: ask.held.rev, decision: ask.decision, reason },
      ]
    case 'promise':
      return [{ do: 'endPromise', promiseId: ask.promise.id, expectedRev: ask.promise.rev, to: ask.to, reason }]
    case 'wording': {
      const { id, rev, contentHash } = ask.version
      return [{ do: 'moveScript', scriptVersionId: id, expectedRev: rev, contentHash, to: ask.to, reason }]
    }
    case 'rule':
      return [{ do: 'moveRule', rule: ask.rule.id, expectedRev: ask.rule.rev, to: ask.to, reason }]
  }
}
