import { type Channel, type DeskClient, instantOf, type Role } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { beginSession } from '../../src/desk/identity.ts'
import type { OpenDesk } from '../../src/open-desk.ts'
import { customerId, openHall } from '../conversations/hall.ts'
import { steppedClock } from '../support/desk.ts'
import { addLoanWithBill } from '../wording/stock.ts'

export { customerId }

/** A quarter to ten at night, in Shanghai. */
export const evening = '2026-11-20T13:45:00.000Z'

/** A desk with one customer who owes ¥1,208.00 since 5 November, and an agent who speaks with them. */
export async function talking({
  at,
  channel = 'app_chat',
  path,
}: { at?: string; channel?: Channel; path?: string } = {}) {
  const clock = steppedClock(at)
  const hall = await openHall({ clock, ...(path !== undefined && { path }) })
  await addLoanWithBill(hall.desk, customerId, {
    id: 'b1',
    period: '2026-10',
    dueDate: '2026-11-05',
    totalFen: 120_800,
  })
  const { conversation } = await hall.channel.conversations.receive({ customerId, channel, body: '你好，在吗' })
  const conversationId = conversation.id
  staySignedIn(hall.desk)
  await hall.agent.conversations.take({ conversationId })
  const say = (body: string, more: object = {}) => hall.agent.conversations.send({ conversationId, body, ...more })
  const writes = (body: string) =>
    hall.channel.conversations.receive({ conversationId, customerId, channel, body }).then(({ message }) => message)
  return { ...hall, clock, conversationId, say, writes }
}

/** Somebody of a role, signed in without the cost of a password. */
export async function member(desk: OpenDesk, name: string, role: Role, tenantId = 'local'): Promise<DeskClient> {
  const at = instantOf(desk.room.clock.nowMs())
  const token = await desk.room.store.writer.write(async (trx) => {
    await trx
      .insertInto('agent')
      .values({
        id: name,
        tenant_id: tenantId,
        name,
        display_name: name,
        work_no: name,
        role,
        status: 'active',
        password_hash: null,
        created_at: at,
        created_by: 'test',
        updated_at: at,
        updated_by: 'test',
      })
      .execute()
    return (await beginSession(trx, name, at)).token
  })
  staySignedIn(desk)
  return connectLocally(desk, { token })
}

/** These conversations last for days; who is signed in is not what they are about. */
function staySignedIn(desk: OpenDesk): void {
  desk.room.store.sqliteWriter.exec(`update session set expires_at = '2099-01-01T00:00:00.000Z'`)
}

/** What a customer wishes of contacts about debts. */
export async function wishes(
  desk: OpenDesk,
  wish: { stop_requested_at?: string; night_consent_on?: string; number_valid?: number },
): Promise<void> {
  const row = { stop_requested_at: null, night_consent_on: null, number_valid: 1, ...wish }
  await desk.room.store.writer.write((trx) =>
    trx
      .insertInto('contact_preference')
      .values({ customer_id: customerId, ...row })
      .onConflict((conflict) => conflict.column('customer_id').doUpdateSet(row))
      .execute(),
  )
}

/** What the log says was done, newest last: action, who, and what changed. */
export function auditOf(desk: OpenDesk, action: string): { actor_name: string; reason: string; changes: string }[] {
  return desk.room.store.sqlite
    .prepare('select actor_name, reason, changes from audit_event where action = ? order by seq')
    .all(action) as { actor_name: string; reason: string; changes: string }[]
}

/** Every row of a table, as text: what must lie nowhere is looked for here. */
export function everythingIn(desk: OpenDesk): string {
  const tables = desk.room.store.sqlite.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all()
  return tables
    .map((name) => JSON.stringify(desk.room.store.sqlite.prepare(`select * from "${String(name)}"`).all()))
    .join('\n')
}
