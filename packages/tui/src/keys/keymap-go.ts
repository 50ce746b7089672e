import { panelPlaces, type Place, readingPlaces } from '../state/place.ts'
import { mayNotListArrangements, withoutShownCustomer } from './barred-credit.ts'
import { withoutCustomer } from './barred.ts'
import type { Row } from './row.ts'

const fromHere: readonly Place[] = [...readingPlaces, ...panelPlaces]

/** Jumps: `g`, and then where to. They leave whatever panel is open. */
export const goRows: readonly Row[] = [
  go('g q', { does: 'goQueue', label: 'goQueue' }),
  go('g m', { does: 'goThread', label: 'goThread' }),
  go('g c', { does: 'goCustomer', label: 'goCustomer' }),
  go('g t', { does: 'goTickets', label: 'goTickets' }),
  go('g b', { does: 'goBills', label: 'bills', barred: withoutCustomer }),
  go('g o', { does: 'goOrders', label: 'orders', barred: withoutShownCustomer }),
  go('g a', { does: 'goArrangements', label: 'arrangements', barred: mayNotListArrangements }),
  go('g p', { does: 'goPromises', label: 'promises' }),
  go('g h', { does: 'goHeld', label: 'held' }),
  go('g w', { does: 'goWordings', label: 'goWordings' }),
  go('g r', { does: 'goRules', label: 'goRules' }),
  go('g s', { does: 'goSearch', label: 'search' }),
  go('g u', { does: 'goNeeding', label: 'goNeeding' }),
]

function go(keys: string, row: Omit<Row, 'keys' | 'in'>): Row {
  return { ...row, keys: [keys], in: fromHere }
}
