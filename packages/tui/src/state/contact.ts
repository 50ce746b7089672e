import { ContactOutcome, ContactPurpose, type GateContext, instantOf, mayContact, type MayContact } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import type { ContactField, ContactOverlay } from './gate-overlays.ts'
import type { Step } from './happening.ts'
import { aboutHere, loadStanding } from './standing.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'

/** A contact by telephone, written down so that it counts. The clock is asked first, for just this contact. */
export const contactActions: Handlers<
  'recordContact' | 'contactNext' | 'contactPrevious' | 'contactLeft' | 'contactRight' | 'saveContact'
> = {
  recordContact: (state) => {
    const about = aboutHere(state)
    if (!about) return tell(state, 'warn', { say: 'noCustomer' })
    const overlay: ContactOverlay = {
      kind: 'contact',
      customerId: about.customerId,
      conversationId: about.conversationId,
      field: 'outcome',
      outcome: 'connected',
      purpose: 'collection',
      target: 'self',
      armed: false,
      saving: false,
    }
    return step(pushOverlay(state, overlay), ...loadStanding(state))
  },
  contactNext: (state) => moveField(state, 1),
  contactPrevious: (state) => moveField(state, -1),
  contactLeft: (state) => stepValue(state, -1),
  contactRight: (state) => stepValue(state, 1),
  saveContact: (state) => {
    const contact = overlayOf(state, 'contact')
    if (!contact) return step(state)
    const clock = clockFor(state, contact)
    // What has happened is told as it happened, but not by a slip of the finger.
    if (clock && !clock.allowed && !contact.armed)
      return tell(
        changeOverlay(state, 'contact', (one) => ({ ...one, armed: true })),
        'warn',
        { say: 'contactAgainstClock' },
      )
    const { customerId, conversationId, outcome, purpose, target } = contact
    const saving = changeOverlay(state, 'contact', (one) => ({ ...one, saving: true }))
    return step(saving, { do: 'recordContact', customerId, conversationId, outcome, purpose, target })
  },
}

export const contactFields: readonly ContactField[] = ['outcome', 'purpose', 'target']

const choices: { readonly [Field in ContactField]: readonly ContactOverlay[Field][] } = {
  outcome: ContactOutcome.options.filter((outcome) => outcome !== 'message_sent'),
  purpose: ContactPurpose.options,
  target: ['self', 'third_party'],
}

function moveField(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'contact', (one) => {
      const field = contactFields[within(contactFields.indexOf(one.field) + by, contactFields.length)] ?? one.field
      return { ...one, field, armed: false }
    }),
  )
}

function stepValue(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'contact', (one) => {
      const list: readonly string[] = choices[one.field]
      const value = list[within(list.indexOf(one[one.field]) + by, list.length)]
      return { ...one, [one.field]: value, armed: false }
    }),
  )
}

/** What the clock says of just this contact, now. */
export function clockFor(state: State, contact: ContactOverlay): MayContact | undefined {
  const standing = state.gate.standings[contact.conversationId ?? contact.customerId]
  return standing && mayContact(contextFor(standing.context, contact, state.nowMs))
}

function contextFor(context: GateContext, { purpose, target }: ContactOverlay, nowMs: number): GateContext {
  return { ...context, now: instantOf(nowMs), channel: 'phone', direction: 'outbound', purpose, target }
}

export function contactRecorded(state: State): Step {
  return tell(closeOverlay(state, 'contact'), 'good', { say: 'contactSaved' }, ...loadStanding(state))
}
