import { type Arrangement, type ArrangementId, type ArrangementState, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalOfOwn, refusalToGo, stateAt } from '../../rules/arrangement-state.ts'
import { maskNumbers } from '../../rules/mask-numbers.ts'
import { runningOf } from '../../store/arrangements/arrangements.ts'
import { arrangementOf, type ArrangementShown, quoteOf, standingOfRow } from '../../store/arrangements/row.ts'
import { mutate, type Mutation } from '../mutate.ts'
import { callerOf, groundOf, type Room } from '../room.ts'
import { takeEffect } from './effect.ts'
import { arrangementRow } from './read.ts'
import { requireStillTrue } from './recheck.ts'
import { go } from './step.ts'
import { requireNoneRunning } from './work-out.ts'

type Verbs = Desk['arrangements']
interface Change {
  readonly arrangementId: ArrangementId
  readonly expectedRev: number
}

/** The customer said yes: it waits for somebody else to approve it. */
export function confirmArrangement(room: Room, input: Parameters<Verbs['confirm']>[0]): Promise<Arrangement> {
  const { agentId: by } = callerOf(room)
  return mutate(groundOf(room), 'arrangements.confirm', input, async (mutation) => {
    const { trx, now } = mutation
    const row = await rowToChange(room, mutation, input, 'customer_confirmed')
    // Nobody says yes to figures that are no longer true.
    await requireStillTrue(trx, row)
    await expireRunOut(mutation, row, by)
    const { kind } = quoteOf(row).ask
    await requireNoneRunning(trx, { ...ofRow(row), kind, now, but: row.id })
    const evidence = maskNumbers(input.evidence)
    const values = { confirmed_at: now, evidence }
    const confirmed = await go(mutation, row, { to: 'customer_confirmed', by, reason: evidence, values })
    return arrangementOf(await go(mutation, confirmed, { to: 'pending_approval', by }), now)
  })
}

/** Somebody else says yes or no. A yes takes effect at once, if the ledger is still what the quote was made from. */
export function decideArrangement(room: Room, input: Parameters<Verbs['decide']>[0]): Promise<Arrangement> {
  const { agentId: by } = callerOf(room)
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), 'arrangements.decide', input, async (mutation) => {
    const { trx, now } = mutation
    const to = input.decision === 'approve' ? 'approved' : 'rejected'
    const row = await rowToChange(room, mutation, input, to)
    const own = refusalOfOwn(standingOfRow(row), by)
    if (own) throw refuse(own)
    const decided = { decided_by: by, decided_at: now, decision_reason: reason }
    if (to === 'rejected') {
      const values = { ...decided, ended_at: now }
      return arrangementOf(await go(mutation, row, { to, by, reason, values }), now)
    }
    // A waiver does not keep a settlement from being approved, which then has to be kept.
    if (row.kind === 'waiver') await requireNoneRunning(trx, { ...ofRow(row), kind: 'waiver', now, but: row.id })
    const { quote, found } = await requireStillTrue(trx, row)
    const approved = await go(mutation, row, { to, by, reason, values: decided })
    return arrangementOf(await takeEffect(room, mutation, { row: approved, quote, found }, by), now)
  })
}

/** Take it back before it takes effect. */
export function withdrawArrangement(room: Room, input: Parameters<Verbs['withdraw']>[0]): Promise<Arrangement> {
  const { agentId: by } = callerOf(room)
  const reason = maskNumbers(input.reason)
  return mutate(groundOf(room), 'arrangements.withdraw', input, async (mutation) => {
    const row = await rowToChange(room, mutation, input, 'withdrawn')
    const values = { ended_at: mutation.now, decision_reason: reason }
    return arrangementOf(await go(mutation, row, { to: 'withdrawn', by, reason, values }), mutation.now)
  })
}

function ofRow({ customer_id: customerId, loan_id: loanId }: ArrangementShown) {
  return { customerId, loanId: loanId ?? undefined }
}

/** @throws Refusal NOT_FOUND, CONFLICT, ILLEGAL_TRANSITION. */
async function rowToChange(
  room: Room,
  { trx, now }: Mutation,
  { arrangementId, expectedRev }: Change,
  to: ArrangementState,
): Promise<ArrangementShown> {
  const row = await arrangementRow(room, trx, arrangementId)
  const refused = refusalToGo(standingOfRow(row), to, { expectedRev, now })
  if (refused) throw refuse(refused)
  return row
}

/** What ran out on this loan and was not marked yet makes room: the store lets one run at a time. */
async function expireRunOut(
  mutation: Mutation,
  { loan_id: loanId, kind }: ArrangementShown,
  by: string,
): Promise<void> {
  if (loanId === null || kind === 'waiver') return
  const { trx, now } = mutation
  for (const row of await runningOf(trx, { loanId })) {
    if (stateAt(row.state as ArrangementState, row.expires_at, now) === 'expired')
      await go(mutation, row, { to: 'expired', by, values: { ended_at: now } })
  }
}
