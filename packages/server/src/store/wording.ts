import type { ScriptVersion } from '@zuoxi/sdk'
import { scriptVersionOf } from './rows/script-version.ts'
import type { BillRow, LoanRow, TicketRow } from './schema.ts'
import type { Write } from './sqlite/group-writer.ts'
import type { Read, Store } from './store.ts'

/** Every version that is in force, or will be; whether it is now is a matter of the moment one asks. The newest of a key first. */
export async function activeVersions(read: Read): Promise<ScriptVersion[]> {
  const rows = await read
    .selectFrom('script_version')
    .selectAll()
    .where('status', 'in', ['active', 'scheduled'])
    .orderBy('key')
    .orderBy('version', 'desc')
    .execute()
  return rows.map(scriptVersionOf)
}

/** All versions of a key, the newest first. */
export async function versionsOf(read: Read, key: string): Promise<ScriptVersion[]> {
  const rows = await read
    .selectFrom('script_version')
    .selectAll()
    .where('key', '=', key)
    .orderBy('version', 'desc')
    .execute()
  return rows.map(scriptVersionOf)
}

export async function versionById(read: Read, id: string): Promise<ScriptVersion | undefined> {
  const row = await read.selectFrom('script_version').selectAll().where('id', '=', id).executeTakeFirst()
  return row && scriptVersionOf(row)
}

/**
 * A stamp that changes whenever the file may have: what was read under the same
 * stamp is still true. The count of changes covers a desk in memory, whose one
 * connection both reads and writes.
 */
export function stampOf({ sqlite }: Pick<Store, 'sqlite'>): string {
  const changes = sqlite.prepare('select total_changes()').pluck().get() as number
  return `${String(sqlite.pragma('data_version', { simple: true }))}.${changes}`
}

export interface WordingHabit {
  readonly uses: number
  readonly lastAt: string
}

/** How often and how lately an agent has used each wording. */
export async function habitsOf(read: Read, agentId: string): Promise<Map<string, WordingHabit>> {
  const rows = await read
    .selectFrom('script_use')
    .select(['key', 'uses', 'last_at'])
    .where('agent_id', '=', agentId)
    .execute()
  return new Map(rows.map(({ key, uses, last_at }) => [key, { uses, lastAt: last_at }]))
}

export async function recordUse(trx: Write, key: string, agentId: string, at: string): Promise<void> {
  await trx
    .insertInto('script_use')
    .values({ key, agent_id: agentId, uses: 1, last_at: at })
    .onConflict((conflict) =>
      conflict
        .columns(['key', 'agent_id'])
        .doUpdateSet(({ eb }) => ({ uses: eb('script_use.uses', '+', 1), last_at: at })),
    )
    .execute()
}

export interface FactCustomer {
  readonly id: string
  readonly name_masked: string
}

export async function factCustomer(
  read: Read,
  tenantId: string,
  customerId: string,
): Promise<FactCustomer | undefined> {
  return read
    .selectFrom('customer')
    .select(['id', 'name_masked'])
    .where('id', '=', customerId)
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst()
}

export type FactBill = Pick<BillRow, 'id' | 'customer_id' | 'period' | 'total_fen' | 'paid_fen' | 'due_date' | 'state'>

const billColumns = [
  'bill.id',
  'bill.customer_id',
  'bill.period',
  'bill.total_fen',
  'bill.paid_fen',
  'bill.due_date',
  'bill.state',
] as const

/** What a customer owes, the oldest due first. */
export async function owingBills(read: Read, customerId: string): Promise<FactBill[]> {
  return read
    .selectFrom('bill')
    .select(billColumns)
    .where('bill.customer_id', '=', customerId)
    .where('bill.state', 'in', ['issued', 'partial'])
    .whereRef('bill.total_fen', '>', 'bill.paid_fen')
    .orderBy('bill.due_date')
    .orderBy('bill.id')
    .execute()
}

export async function factBill(read: Read, tenantId: string, billId: string): Promise<FactBill | undefined> {
  return read
    .selectFrom('bill')
    .innerJoin('customer', 'customer.id', 'bill.customer_id')
    .select(billColumns)
    .where('bill.id', '=', billId)
    .where('customer.tenant_id', '=', tenantId)
    .executeTakeFirst()
}

export type FactLoan = Pick<LoanRow, 'loan_no' | 'principal_fen' | 'outstanding_fen' | 'apr_ppm' | 'terms'>

const loanColumns = [
  'loan.loan_no',
  'loan.principal_fen',
  'loan.outstanding_fen',
  'loan.apr_ppm',
  'loan.terms',
] as const

/** The loans that a bill's lines belong to. */
export async function loansOfBill(read: Read, billId: string): Promise<FactLoan[]> {
  return read
    .selectFrom('loan')
    .select(loanColumns)
    .where(
      'loan.id',
      'in',
      read.selectFrom('bill_line').select('loan_id').where('bill_id', '=', billId).where('loan_id', 'is not', null),
    )
    .execute()
}

export async function activeLoans(read: Read, customerId: string): Promise<FactLoan[]> {
  return read
    .selectFrom('loan')
    .select(loanColumns)
    .where('customer_id', '=', customerId)
    .where('status', '=', 'active')
    .execute()
}

/** What a customer has running with us. */
export async function activeProducts(read: Read, customerId: string): Promise<string[]> {
  const rows = await read
    .selectFrom('loan')
    .select('product')
    .distinct()
    .where('customer_id', '=', customerId)
    .where('status', '=', 'active')
    .execute()
  return rows.map(({ product }) => product)
}

/** The wordings on an agent's own places, by key. */
export async function placesOf(read: Read, agentId: string): Promise<Map<string, number>> {
  const rows = await read
    .selectFrom('script_favourite')
    .select(['key', 'place'])
    .where('agent_id', '=', agentId)
    .execute()
  return new Map(rows.map(({ key, place }) => [key, place]))
}

/** A customer's tickets that are not done with, the newest first. */
export async function openTickets(
  read: Read,
  tenantId: string,
  customerId: string,
): Promise<Pick<TicketRow, 'code' | 'type' | 'due_at'>[]> {
  return read
    .selectFrom('ticket')
    .select(['code', 'type', 'due_at'])
    .where('tenant_id', '=', tenantId)
    .where('customer_id', '=', customerId)
    .where('status', 'not in', ['resolved', 'closed', 'merged'])
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .execute()
}

/** Who the desk is to its customers. */
export async function institutionOf(read: Read): Promise<{ institution: string; hotline: string }> {
  const rows = await read.selectFrom('desk_meta').selectAll().where('name', 'in', ['institution', 'hotline']).execute()
  const kept = new Map(rows.map((row) => [row.name, row.value]))
  return {
    institution: kept.get('institution') ?? demoInstitution.institution,
    hotline: kept.get('hotline') ?? demoInstitution.hotline,
  }
}

/** An invented institution, for desks that nobody has told their own. */
const demoInstitution = { institution: '演示消费金融', hotline: '400-000-0000' }
