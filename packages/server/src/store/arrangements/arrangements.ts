import type { ArrangementState, Instant } from '@zuoxi/sdk'
import { type Insertable, type SelectQueryBuilder, sql, type Updateable } from 'kysely'
import { statesThatExpire, statesThatRun } from '../../rules/arrangement-state.ts'
import type { ArrangementRow, Tables } from '../schema.ts'
import type { Write } from '../sqlite/group-writer.ts'
import { statement } from '../ledger/statements.ts'
import type { Read, Store } from '../store.ts'
import type { ArrangementShown } from './row.ts'

type Shown = SelectQueryBuilder<
  Tables & {
    loan: Tables['loan'] | null
    requester: Tables['agent'] | null
    decider: Tables['agent'] | null
    changer: Tables['agent'] | null
  },
  'arrangement' | 'loan' | 'requester' | 'decider' | 'changer',
  ArrangementShown
>

/** Arrangements with the names they are shown with; there is no reading query that does not begin here. */
export function shownArrangements(read: Read): Shown {
  return read
    .selectFrom('arrangement')
    .leftJoin('loan', 'loan.id', 'arrangement.loan_id')
    .leftJoin('agent as requester', 'requester.id', 'arrangement.requested_by')
    .leftJoin('agent as decider', 'decider.id', 'arrangement.decided_by')
    .leftJoin('agent as changer', 'changer.id', 'arrangement.updated_by')
    .selectAll('arrangement')
    .select([
      'loan.loan_no',
      'requester.display_name as requester_name',
      'decider.display_name as decider_name',
      'changer.display_name as changer_name',
    ])
}

export function findArrangement(read: Read, tenantId: string, id: string): Promise<ArrangementShown | undefined> {
  return shownArrangements(read)
    .where('arrangement.id', '=', id)
    .where('arrangement.tenant_id', '=', tenantId)
    .executeTakeFirst()
}

export function findByCode(read: Read, code: string): Promise<ArrangementShown | undefined> {
  return shownArrangements(read).where('arrangement.code', '=', code).executeTakeFirst()
}

export interface ArrangementsWanted {
  readonly tenantId: string
  readonly customerId: string | undefined
  readonly loanId: string | undefined
  readonly state: ArrangementState | undefined
  readonly now: Instant
  readonly after: { readonly createdAt: string; readonly id: string } | undefined
  readonly limit: number
}

/** Newest first. A state is asked for as it is shown: past its time a quote is among the expired. */
export function readArrangements(read: Read, wanted: ArrangementsWanted): Promise<ArrangementShown[]> {
  const { customerId, loanId, state, now, after } = wanted
  let query = shownArrangements(read).where('arrangement.tenant_id', '=', wanted.tenantId)
  if (customerId !== undefined) query = query.where('arrangement.customer_id', '=', customerId)
  if (loanId !== undefined) query = query.where('arrangement.loan_id', '=', loanId)
  if (state !== undefined) query = query.where(isShownAs(state, now))
  if (after)
    query = query.where(sql<boolean>`(arrangement.created_at, arrangement.id) < (${after.createdAt}, ${after.id})`)
  return query.orderBy('arrangement.created_at', 'desc').orderBy('arrangement.id', 'desc').limit(wanted.limit).execute()
}

function isShownAs(state: ArrangementState, now: Instant) {
  const inTime = sql<boolean>`arrangement.expires_at >= ${now}`
  const stored = sql<boolean>`arrangement.state = ${state}`
  if (statesThatExpire.includes(state)) return sql<boolean>`(${stored} and ${inTime})`
  if (state !== 'expired') return stored
  return sql<boolean>`(${stored} or (arrangement.state in (${sql.join(statesThatExpire)}) and not ${inTime}))`
}

/** What keeps a loan, or any of a customer, from being arranged now, and what would if its time had not run out. */
export async function runningOf(
  read: Read,
  of: { readonly loanId: string } | { readonly customerId: string },
): Promise<ArrangementShown[]> {
  const rows = shownArrangements(read)
  const ofThese =
    'loanId' in of
      ? rows.where('arrangement.loan_id', '=', of.loanId)
      : rows.where('arrangement.customer_id', '=', of.customerId).where('arrangement.loan_id', 'is not', null)
  return ofThese
    .where('arrangement.kind', '<>', 'waiver')
    .where('arrangement.state', 'in', [...statesThatRun])
    .execute()
}

/** Whether money of a customer may concern an arrangement at all: asked for every repayment, and mostly not so. */
export function mayConcern({ sqliteWriter }: Store, customerId: string): boolean {
  const query = `select 1 from arrangement where customer_id = ? and state in ('effective', 'broken') limit 1`
  return statement(sqliteWriter, query).get(customerId) !== undefined
}

/** The customer's arrangements in some states: those in effect first, then the oldest. */
export function arrangementsIn(
  read: Read,
  customerId: string,
  states: readonly ArrangementState[],
): Promise<ArrangementShown[]> {
  return shownArrangements(read)
    .where('arrangement.customer_id', '=', customerId)
    .where('arrangement.state', 'in', [...states])
    .orderBy(sql`arrangement.state = 'effective'`, 'desc')
    .orderBy('arrangement.effective_at')
    .orderBy('arrangement.id')
    .execute()
}

/** Arrangements that count as completed though their schedule is in force, and its loan owes. */
export function completedInForce(read: Read, customerId: string): Promise<ArrangementShown[]> {
  return shownArrangements(read)
    .innerJoin('schedule_version as version', (join) =>
      join.onRef('version.loan_id', '=', 'loan.id').onRef('version.version', '=', 'loan.schedule_version'),
    )
    .whereRef('version.origin', '=', 'arrangement.id')
    .where('arrangement.customer_id', '=', customerId)
    .where('arrangement.state', '=', 'completed')
    .where('loan.status', '=', 'active')
    .execute()
}

export async function isCodeTaken(read: Read, code: string): Promise<boolean> {
  return (await read.selectFrom('arrangement').select('id').where('code', '=', code).executeTakeFirst()) !== undefined
}

export async function insertArrangement(trx: Write, row: Insertable<ArrangementRow>): Promise<void> {
  await trx.insertInto('arrangement').values(row).execute()
}

export async function updateArrangement(trx: Write, id: string, values: Updateable<ArrangementRow>): Promise<void> {
  await trx
    .updateTable('arrangement')
    .set((update) => ({ ...values, rev: update.eb('rev', '+', 1) }))
    .where('id', '=', id)
    .execute()
}
