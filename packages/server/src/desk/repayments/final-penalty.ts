import { businessDateOf, type CustomerId, type RepaymentDetail } from '@zuoxi/sdk'
import { billedUpTo } from '../../rules/billing-lead.ts'
import { finalPenalty } from '../../rules/loan-standing.ts'
import type { BillToIssue } from '../../store/ledger/issue.ts'
import { post } from '../../store/ledger/post.ts'
import { chargesBecauseOf } from '../../store/ledger/settlement.ts'
import { readLoanBook } from '../../store/loans/book.ts'
import { issue, penaltyPolicyPrefix } from '../arrangements/issue-bill.ts'
import type { Yard } from '../arrangements/step.ts'
import type { Mutation } from '../mutate.ts'

interface Cleared {
  readonly money: Pick<RepaymentDetail, 'id' | 'valueDate'>
  readonly customerId: CustomerId
  /** Loans that the money paid. */
  readonly loanIds: Iterable<string>
}

/**
 * Once money has cleared what is late of a loan, its 罚息 does not grow any more: it is asked for at once, by a bill of
 * its own that names the money. Answers whether there is one.
 */
export async function chargeFinalPenalty(
  yard: Yard,
  mutation: Mutation,
  { money, customerId, loanIds }: Cleared,
): Promise<boolean> {
  const today = businessDateOf(mutation.now)
  const owner = await mutation.trx
    .selectFrom('customer')
    .select('tenant_id')
    .where('id', '=', customerId)
    .executeTakeFirst()
  const byTerms = new Map<string, BillToIssue['lines'][number][]>()
  for (const loanId of loanIds) {
    const book = await readLoanBook(mutation.trx, owner?.tenant_id ?? '', loanId)
    const amountFen = book ? finalPenalty(book.facts, today) : 0
    if (!book || amountFen === 0) continue
    const { termsVersion } = book.facts.contract
    const line = { loanId, instalmentNo: undefined, component: 'penalty', amountFen } as const
    byTerms.set(termsVersion, [...(byTerms.get(termsVersion) ?? []), line])
  }
  for (const [terms, lines] of byTerms) {
    await issue(yard, mutation, {
      customerId,
      dueDate: billedUpTo(today),
      period: money.valueDate.slice(0, 7),
      policyVersion: `${penaltyPolicyPrefix}${terms}`,
      reason: money.id,
      lines,
    })
  }
  return byTerms.size > 0
}

/**
 * Money that had made 罚息 final was taken back, and it runs again: what is owed of the bills that named this money is
 * taken off them, and counts as running once more. A loan that is closed nonetheless goes on owing it.
 */
export async function unchargePenalty(
  { store }: Yard,
  { trx, now }: Mutation,
  { id, customerIds }: { readonly id: string; readonly customerIds: Iterable<string> },
): Promise<void> {
  for (const customerId of customerIds) {
    for (const line of chargesBecauseOf(store, customerId, id)) {
      const loan = await trx.selectFrom('loan').select('status').where('id', '=', line.loanId).executeTakeFirst()
      if (!line.policyVersion.startsWith(penaltyPolicyPrefix) || loan?.status !== 'active') continue
      post(store, [
        {
          at: now,
          business_date: businessDateOf(now),
          customer_id: customerId,
          bill_id: line.billId,
          line_no: line.lineNo,
          component: 'penalty',
          kind: 'rescheduled',
          amount_fen: -line.owedFen,
          policy_version: line.policyVersion,
          reason: id,
        },
      ])
    }
  }
}
