import { businessDateOf, fen } from '@zuoxi/sdk'
import { findByCode } from '../../store/arrangements/arrangements.ts'
import type { ArrangementShown } from '../../store/arrangements/row.ts'
import type { NewEntry } from '../../store/ledger/entry-writer.ts'
import { post } from '../../store/ledger/post.ts'
import { entriesOfPolicy, takenBySettlement } from '../../store/ledger/settlement.ts'
import type { Mutation } from '../mutate.ts'
import { entryOn, settlementPolicyPrefix } from './settle.ts'
import { breakOff, type Yard } from './step.ts'

/** Money that was in a settlement, and is its payer's credit again. */
export interface FreedMoney {
  readonly repaymentId: string
  readonly amountFen: number
}

/**
 * Money that had helped to settle a loan was taken back. The loan is open again under the schedule it had: what the
 * settlement forgave is owed again, what it took from lines stands there again, its own bill is moved back into the
 * schedule, and somebody has to talk to the customer. Answers what other money is free again.
 */
export async function undoSettlement(
  yard: Yard,
  mutation: Mutation,
  { code, takenBack, by }: { readonly code: string; readonly takenBack: string; readonly by: string },
): Promise<FreedMoney[]> {
  const row = await findByCode(mutation.trx, code)
  if (!row || row.state !== 'completed') return []
  const policyVersion = `${settlementPolicyPrefix}${code}`
  const businessDate = businessDateOf(mutation.now)
  const entry = entryOn({ at: mutation.now, customerId: row.customer_id, businessDate, policyVersion })
  const freed = putBack(yard, mutation, row, { policyVersion, takenBack, entry })
  // What is left on the settlement's own bill is owed by the schedule again.
  const rest = entriesOfPolicy(yard.store, row.customer_id, policyVersion)
    .filter(({ kind, owedFen }) => kind === 'charge' && owedFen > 0)
    .map((line) => ({ ...entry({ ...line, amountFen: line.owedFen }), kind: 'rescheduled', reason: code }))
  post(yard.store, rest)
  await breakOff(yard, mutation, row, { breach: 'settlement_reversed', by })
  return freed
}

interface PuttingBack {
  readonly policyVersion: string
  readonly takenBack: string
  readonly entry: ReturnType<typeof entryOn>
}

function putBack(
  { store }: Yard,
  { now }: Mutation,
  row: ArrangementShown,
  { policyVersion, takenBack, entry }: PuttingBack,
): FreedMoney[] {
  const standing = entriesOfPolicy(store, row.customer_id, policyVersion).filter(
    ({ kind, reversed }) => !reversed && (kind === 'waiver' || kind === 'allocation'),
  )
  // What is taken back does not stand on any line again.
  const taken = takenBySettlement(store, row.customer_id, policyVersion).filter(
    ({ repaymentId }) => repaymentId !== takenBack,
  )
  const free = new Map<string, number>()
  const count = (repaymentId: string | null, amountFen: number) => {
    if (repaymentId !== null) free.set(repaymentId, (free.get(repaymentId) ?? 0) + amountFen)
  }
  for (const { kind, repaymentId, amountFen } of standing) if (kind === 'allocation') count(repaymentId, 0 - amountFen)
  for (const { repaymentId, amountFen } of taken) count(repaymentId, amountFen)
  const entries: NewEntry[] = [
    ...standing.map((line) => ({
      ...entry({ ...line, amountFen: fen(line.amountFen) }),
      kind: 'reversal',
      repayment_id: line.repaymentId,
      reverses_seq: line.seq,
      reason: row.code,
    })),
    ...taken.map(({ seq, amountFen, policyVersion: before, repaymentId, ...line }) => ({
      ...entry({ ...line, amountFen: fen(0 - amountFen) }),
      at: now,
      kind: 'allocation',
      repayment_id: repaymentId,
      policy_version: before,
      reason: `#${seq}`,
    })),
  ]
  post(store, entries)
  return [...free].flatMap(([repaymentId, amountFen]) => (amountFen === 0 ? [] : [{ repaymentId, amountFen }]))
}
