import type { CustomerId } from '@zuoxi/sdk'
import { beforeEach, expect, test } from 'vitest'
import { verifyAudit } from '../../src/store/audit.ts'
import type { OpenDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, testDesk } from '../support/desk.ts'

let desk: OpenDesk
const columns = [
  'at',
  'actor_id',
  'actor_name',
  'action',
  'object_kind',
  'object_id',
  'reason',
  'changes',
  'request_key',
  'prev_hash',
  'hash',
] as const

beforeEach(async () => {
  desk = await testDesk()
  const customerId = 'c1' as CustomerId
  await addCustomer(desk, customerId)
  const agent = await clientAs(desk, 'agent')
  const ticket = await agent.tickets.create({
    type: 'FEE.penalty',
    priority: 'P2',
    customerId,
    refs: [],
    summary: '费用',
  })
  await agent.tickets.update({ ticketId: ticket.id, expectedRev: 0, patch: { status: 'open' } })
  // Whoever tampers with the file is not stopped by its triggers.
  desk.room.store.sqliteWriter.exec('drop trigger audit_never_edited; drop trigger audit_never_removed')
})

const sqlite = () => desk.room.store.sqliteWriter
const verify = () => verifyAudit(desk.room.store.read)

test('an untouched log holds', async () => {
  expect(await verify()).toEqual({ ok: true, events: 3 })
})

test('a changed byte anywhere in any event is found, and where', async () => {
  for (const seq of [1, 2, 3]) {
    for (const column of columns) {
      const kept = sqlite().prepare(`select ${column} as value from audit_event where seq = ?`).get(seq) as {
        value: Buffer | string | null
      }
      const bytes = Buffer.from(kept.value ?? '')
      const set = (value: unknown) =>
        sqlite().prepare(`update audit_event set ${column} = ? where seq = ?`).run(value, seq)
      for (let at = 0; at < Math.max(1, bytes.length); at += 1) {
        const changed = Buffer.from(bytes.length === 0 ? 'x' : bytes)
        if (bytes.length > 0) changed[at] = changed[at]! ^ 1
        set(Buffer.isBuffer(kept.value) ? changed : changed.toString('utf8'))
        expect([column, at, await verify()]).toEqual([column, at, { ok: false, events: seq, brokenAt: seq }])
      }
      set(kept.value)
    }
  }
  expect(await verify()).toMatchObject({ ok: true })
})

test('a removed, moved or slipped-in event is found', async () => {
  const tampered = (sql: string) =>
    sqlite().transaction(() => {
      sqlite().exec(sql)
    })()
  const backup = sqlite().serialize()
  expect(backup.length).toBeGreaterThan(0)
  tampered('create temp table kept as select * from audit_event')
  const restore = () => tampered('delete from audit_event; insert into audit_event select * from kept')
  tampered('delete from audit_event where seq = 2')
  expect(await verify()).toMatchObject({ ok: false, brokenAt: 3 })
  restore()
  tampered('delete from audit_event where seq = 1; update audit_event set seq = seq - 1')
  expect(await verify()).toMatchObject({ ok: false, brokenAt: 1 })
  restore()
  tampered(
    "insert into audit_event select 4, at, actor_id, actor_name, 'forged', object_kind, object_id, reason, changes, request_key, hash, hash from audit_event where seq = 3",
  )
  expect(await verify()).toMatchObject({ ok: false, brokenAt: 4 })
  restore()
  expect(await verify()).toMatchObject({ ok: true })
})

test('the store itself refuses to edit or remove an event', async () => {
  const fresh = await testDesk()
  await fresh.signInLocally('agent')
  for (const sql of ["update audit_event set action = 'x'", 'delete from audit_event']) {
    expect(() => fresh.room.store.sqliteWriter.exec(sql)).toThrow('append-only')
  }
})
