import type { Handlers } from './action.ts'
import type { Step } from './happening.ts'
import { billForWording, openConversation } from './select.ts'
import { dutiesHere } from './standing.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'

/** What the customer has to be told, and the wordings that tell it. */
export const dutyActions: Handlers<'duties' | 'insertDuty'> = {
  duties: (state) => {
    const open = openConversation(state)
    return open ? step(openDuties(state, open.id)) : tell(state, 'warn', { say: 'noConversation' })
  },
  insertDuty: (state) => {
    const open = openConversation(state)
    const duty = chosenDuty(state)
    const key = duty?.wordings[0]
    if (!open || key === undefined) return tell(state, 'warn', { say: 'noDutyWording' })
    const closed = closeOverlay(state, 'duties')
    const { id, customerId } = open
    return step(
      { ...closed, focus: 'composer', main: 'conversation' },
      { do: 'insertWording', conversationId: id, customerId, billId: billForWording(state), key },
    )
  },
}

export function openDuties(state: State, conversationId: NonNullable<State['queue']['open']>): State {
  const missing = dutiesHere(state).findIndex(({ done }) => !done)
  const overlay = { kind: 'duties', conversationId, selected: Math.max(0, missing) } as const
  return pushOverlay(closeOverlay(state, 'duties'), overlay)
}

export function chosenDuty(state: State): ReturnType<typeof dutiesHere>[number] | undefined {
  const overlay = overlayOf(state, 'duties')
  return overlay && dutiesHere(state)[overlay.selected]
}

export function moveInDuties(state: State, by: number): Step {
  const { length } = dutiesHere(state)
  return step(changeOverlay(state, 'duties', (one) => ({ ...one, selected: within(one.selected + by, length) })))
}
