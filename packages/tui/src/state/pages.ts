import type { BillId, Failure, LoanId, OrderId } from '@zuoxi/sdk'

/** Which row the cursor is on where a page has one, and which of the row's figures `x` is about. */
interface Cursor {
  readonly cursor: number
  readonly figure: number
}

/** What the customer pane may show. Pages are stacked as one opens them, so that Backspace leads back the way one came. */
export type CustomerPage = Cursor &
  (
    | { readonly at: 'overview' }
    | { readonly at: 'bills' }
    | { readonly at: 'bill'; readonly billId: BillId }
    /** `no`: the instalment the cursor is on; none yet means the first that is not paid. */
    | { readonly at: 'loan'; readonly loanId: LoanId; readonly no: number | undefined }
    | { readonly at: 'orders' }
    | { readonly at: 'order'; readonly orderId: OrderId }
  )

export const overviewPage: CustomerPage = { at: 'overview', cursor: 0, figure: 0 }

/** Something read from the desk: what it is, when it came, and why it did not. */
export interface Read<Value> {
  readonly value: Value | undefined
  readonly readAtMs: number
  readonly failure: Failure | undefined
}

export const unread: Read<never> = { value: undefined, readAtMs: 0, failure: undefined }

/** The page on top of the stack, which is never empty. */
export function shownPage({ trail }: { readonly trail: readonly CustomerPage[] }): CustomerPage {
  return trail.at(-1) ?? overviewPage
}

/** The stack with its top page changed. */
export function changePage(
  trail: readonly CustomerPage[],
  change: Partial<Cursor> & { readonly no?: number },
): readonly CustomerPage[] {
  const top = trail.at(-1) ?? overviewPage
  const { no, ...cursor } = change
  const moved = { ...top, ...cursor }
  const changed = moved.at === 'loan' && no !== undefined ? { ...moved, no } : moved
  return [...trail.slice(0, -1), changed]
}
