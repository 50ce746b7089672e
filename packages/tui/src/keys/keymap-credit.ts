import { customerPlaces, type Place, readingPlaces } from '../state/place.ts'
import * as bar from './barred-credit.ts'
import type { Row } from './row.ts'

const elsewhere: readonly Place[] = readingPlaces.filter((place) => !customerPlaces.includes(place))

/** Keys about what is behind a bill: loans, orders, where figures come from, and what is arranged. */
export const creditRows: readonly Row[] = [
  { keys: ['enter'], in: ['bill'], does: 'openLine', label: 'openLine', barred: bar.withoutLoanInLine, footer: true },
  {
    keys: ['enter'],
    in: ['loan'],
    does: 'openFromLoan',
    label: 'openFromLoan',
    barred: bar.withoutOrderOfLoan,
    footer: true,
  },
  { keys: ['enter'], in: ['orders'], does: 'openOrder', label: 'openOrder', barred: bar.withoutOrder, footer: true },
  {
    keys: ['enter'],
    in: ['order'],
    does: 'openInOrder',
    label: 'openInOrder',
    barred: bar.withoutLoanOfOrder,
    footer: true,
  },
  { keys: ['x'], in: customerPlaces, does: 'explain', label: 'explain', barred: bar.withoutFigure, footer: true },
  { keys: ['right', 'l'], in: customerPlaces, does: 'figureNext', label: 'figureNext', barred: bar.withoutFigure },
  {
    keys: ['left', 'h'],
    in: customerPlaces,
    does: 'figurePrevious',
    label: 'figurePrevious',
    barred: bar.withoutFigure,
  },
  ...onCustomer({ keys: [':'], does: 'command', label: 'command', repeats: 'runCommand' }),
  ...onCustomer({ keys: ['A'], does: 'arrangements', label: 'arrangements', barred: bar.mayNotListArrangements }),
  ...onCustomer({ keys: ['O'], does: 'orders', label: 'orders', barred: bar.withoutShownCustomer }),
  { keys: ['enter'], in: ['whatIf'], does: 'saveQuote', label: 'saveQuote', barred: bar.withoutQuote, footer: true },
  {
    keys: ['enter'],
    in: ['arrangements'],
    does: 'openArrangement',
    label: 'openArrangement',
    barred: bar.withoutArrangement,
    footer: true,
  },
  {
    keys: ['f'],
    in: ['arrangements'],
    does: 'arrangementScope',
    label: 'arrangementScope',
    barred: bar.mayNotSeeWaiting,
    footer: true,
  },
  {
    keys: ['c'],
    in: ['arrangement'],
    does: 'confirmArrangement',
    label: 'confirmArrangement',
    barred: bar.mayNotConfirmYes,
    footer: true,
  },
  {
    keys: ['y'],
    in: ['arrangement'],
    does: 'approveArrangement',
    label: 'approveArrangement',
    barred: bar.mayNotDecide,
    footer: true,
  },
  {
    keys: ['n'],
    in: ['arrangement'],
    does: 'rejectArrangement',
    label: 'rejectArrangement',
    barred: bar.mayNotDecide,
    footer: true,
  },
  {
    keys: ['d'],
    in: ['arrangement'],
    does: 'withdrawArrangement',
    label: 'withdrawArrangement',
    barred: bar.mayNotWithdraw,
    footer: true,
  },
  {
    keys: ['enter', 'ctrl+s'],
    in: ['reason'],
    does: 'saveReason',
    label: 'saveReason',
    barred: bar.withoutReason,
    footer: true,
  },
]

/** A key that works wherever one reads, and is worth the footer where the customer is in front. */
function onCustomer(row: Omit<Row, 'in' | 'footer'>): readonly Row[] {
  return [
    { ...row, in: customerPlaces, footer: true },
    { ...row, in: elsewhere },
  ]
}
