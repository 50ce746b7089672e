import { type ArrangementQuote, type CustomerId, type Fen, fen, type LoanId, Refusal, refuse, sumFen } from '@zuoxi/sdk'
import { openLines } from '../../store/arrangements/open-lines.ts'
import { type ArrangementShown, quoteOf } from '../../store/arrangements/row.ts'
import type { Read } from '../../store/store.ts'
import { workOut, type WorkedOut } from './work-out.ts'

/**
 * Hold a quote against the ledger: worked out again, as of the day it was made on, it must come out the same to the
 * last 分. Money that came meanwhile, a new bill or a pause of 罚息 makes it another quote.
 *
 * @throws Refusal QUOTE_OUTDATED with what was quoted and what is owed now.
 */
export async function requireStillTrue(read: Read, row: ArrangementShown): Promise<WorkedOut> {
  const quote = quoteOf(row)
  const again = await workOutAgain(read, row, quote)
  if (again && same(quote, again.quote)) return { ...again, quote }
  const owedFen = again ? askedFor(again.quote) : await openFen(read, row)
  throw refuse({ code: 'QUOTE_OUTDATED', id: row.id, quotedFen: askedFor(quote), owedFen })
}

/** Nothing when no such quote can be made any more: all of it was paid meanwhile, or the loan has ended. */
async function workOutAgain(
  read: Read,
  row: ArrangementShown,
  { ask, asOf }: ArrangementQuote,
): Promise<WorkedOut | undefined> {
  const customerId = row.customer_id as CustomerId
  const loanId = (row.loan_id ?? undefined) as LoanId | undefined
  try {
    return await workOut(read, { tenantId: row.tenant_id, customerId, loanId, ask, asOf })
  } catch (error) {
    if (error instanceof Refusal && error.failure.code === 'ARRANGEMENT_IMPOSSIBLE') return undefined
    throw error
  }
}

/** What the customer was told that there is to pay. */
function askedFor({ payFen, oldTotal }: ArrangementQuote): Fen {
  return fen(payFen ?? oldTotal.totalFen)
}

async function openFen(read: Read, { customer_id, loan_id }: ArrangementShown): Promise<Fen> {
  const open = await openLines(read, customer_id, loan_id ?? undefined)
  return sumFen(open.map(({ outstandingFen }) => outstandingFen))
}

function same(a: ArrangementQuote, b: ArrangementQuote): boolean {
  return JSON.stringify(figuresOf(a)) === JSON.stringify(figuresOf(b))
}

function figuresOf({ old, new: now, lines, payFen }: ArrangementQuote) {
  return [old, now, lines, payFen ?? 0]
}
