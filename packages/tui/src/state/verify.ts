import type { CustomerId, Failure, VerificationFactor } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import type { GateReply } from './gate-happening.ts'
import type { VerifyOverlay } from './gate-overlays.ts'
import type { Effect, Step } from './happening.ts'
import { customerInFront } from './select.ts'
import { loadStanding } from './standing.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, emptyLine } from './text.ts'

/** 核身: the answers go to the desk and are compared there; here they are dots, and gone once they are sent. */
export const verifyActions: Handlers<'verify' | 'verifyNext' | 'verifyPrevious' | 'sendAnswers'> = {
  verify: (state) => {
    const customerId = customerInFront(state)
    if (customerId === undefined) return tell(state, 'warn', { say: 'noCustomer' })
    const overlay: VerifyOverlay = {
      kind: 'verify',
      customerId,
      ask: undefined,
      fields: {},
      at: 0,
      failure: undefined,
      saving: false,
    }
    return step(pushOverlay(state, overlay), { do: 'askVerification', customerId })
  },
  verifyNext: (state) => moveField(state, 1),
  verifyPrevious: (state) => moveField(state, -1),
  sendAnswers: (state) => {
    const verify = overlayOf(state, 'verify')
    const answers = verify && answersOf(verify)
    if (!verify?.ask || !answers) return tell(state, 'warn', { say: 'stillLoading' })
    const given = Object.keys(answers).length
    if (given < verify.ask.needed) return moveField(state, 1)
    const { customerId } = verify
    const sending = changeOverlay(state, 'verify', (one) => ({ ...one, saving: true, failure: undefined }))
    return step(sending, { do: 'answerVerification', customerId, answers })
  },
}

function answersOf({ fields }: VerifyOverlay): Readonly<Partial<Record<VerificationFactor, string>>> {
  const filled = Object.entries(fields).map(([factor, editor]): [string, string] => [factor, editor.text.trim()])
  return Object.fromEntries(filled.filter(([, text]) => text !== ''))
}

export function factorHere({ ask, at }: VerifyOverlay): VerificationFactor | undefined {
  return ask?.factors[at]
}

function moveField(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'verify', (one) => ({ ...one, at: within(one.at + by, one.ask?.factors.length ?? 1) })),
  )
}

export function fieldHere(verify: VerifyOverlay): Editor {
  const factor = factorHere(verify)
  return (factor && verify.fields[factor]) ?? emptyLine
}

export function verifyEdited(state: State, editor: Editor): Step {
  return step(
    changeOverlay(state, 'verify', (one) => {
      const factor = factorHere(one)
      return factor && !one.saving ? { ...one, fields: { ...one.fields, [factor]: editor } } : one
    }),
  )
}

export function verificationAsked(state: State, reply: Extract<GateReply, { kind: 'verificationAsked' }>): State {
  return changeOverlay(state, 'verify', (one) =>
    one.customerId === reply.customerId ? { ...one, ask: reply.ask, failure: undefined } : one,
  )
}

/** Pass or fail, and how many tries are left; what was answered is gone. */
export function verificationAnswered(state: State, reply: Extract<GateReply, { kind: 'verificationAnswered' }>): Step {
  const { customerId, verification, triesLeft } = reply
  const again: readonly Effect[] = [
    ...loadStanding(state),
    ...(state.customer?.id === customerId ? [{ do: 'loadOverview', customerId } as const] : []),
  ]
  if (verification.state === 'passed') return tell(closeOverlay(state, 'verify'), 'good', { say: 'verified' }, ...again)
  const asked = changeOverlay(state, 'verify', (one) => ({
    ...one,
    saving: false,
    fields: {},
    at: 0,
    ask: one.ask && { ...one.ask, verification, triesLeft },
  }))
  return tell(asked, 'bad', { say: 'notVerified', triesLeft, until: verification.expiresAt }, ...again)
}

export function verifyRefused(state: State, customerId: CustomerId, failure: Failure): Step {
  return step(
    changeOverlay(state, 'verify', (one) =>
      one.customerId === customerId ? { ...one, failure, saving: false, fields: {}, at: 0 } : one,
    ),
  )
}
