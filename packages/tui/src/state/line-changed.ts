import { pageEffects } from './credit.ts'
import type { Effect, Step } from './happening.ts'
import { shownPage } from './pages.ts'
import { isAsking } from './search.ts'
import { sendWhatMay } from './sending.ts'
import { checkDrafts, loadStanding } from './standing.ts'
import type { State } from './state.ts'
import { andThen, step } from './step.ts'

/** What a lost line may have hidden is read again when it is back. */
export function lineChanged(state: State, status: State['line']['status']): Step {
  if (state.line.status === status) return step(state)
  const changed = { ...state, line: { status, sinceMs: state.nowMs } }
  if (status === 'lost') return step(changed, { do: 'giveUpSends' })
  if (status !== 'live') return step(changed)
  return state.line.status === 'lost' ? andThen(sendWhatMay(changed), readAgain) : sendWhatMay(changed)
}

function readAgain(changed: State): Step {
  const { open } = changed.queue
  return step(
    changed,
    { do: 'loadConversations' },
    ...(open === undefined ? [] : [{ do: 'loadMessages', conversationId: open } as const]),
    { do: 'loadHeld', scope: 'waiting' },
    { do: 'loadRules' },
    ...loadStanding(changed),
    ...checkDrafts(changed),
    ...unreadHere(changed),
  )
}

/** What was asked for while nothing answered is asked for once more. */
function unreadHere({ customer, overlays }: State): readonly Effect[] {
  const search = overlays.find((one) => one.kind === 'search')
  const asked = search && (isAsking(search) || search.failure) ? search.editor.text.trim() : ''
  const keeps = customer && shownPage(customer).at === 'bills' && customer.bills.items.length > 0
  return [
    ...(asked === '' ? [] : [{ do: 'search', text: asked } as const]),
    ...(customer && !keeps ? pageEffects(customer) : []),
  ]
}
