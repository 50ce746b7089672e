import { join } from 'node:path'
import type { CustomerId } from '@zuoxi/sdk'
import { beforeEach, expect, test } from 'vitest'
import { verifyAudit } from '../../src/store/audit.ts'
import { desk as firstSchema } from '../../src/store/migrations/0001-desk.ts'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, testDesk, testFolder } from '../support/desk.ts'

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
})

const sqlite = () => desk.room.store.sqliteWriter
const verify = () => verifyAudit(desk.room.store.read, desk.room.seal)
const unguard = 'drop trigger audit_never_edited; drop trigger audit_never_removed;'
const guard = firstSchema.sql.match(/create trigger audit_.*/g)?.join('\n') ?? ''

/** Whoever tampers with the file is not stopped by its triggers, and puts them back. */
function tampered(work: () => void): void {
  sqlite().transaction(() => {
    sqlite().exec(unguard)
    work()
    sqlite().exec(guard)
  })()
}

/** As `work` would leave the log, and what is found of it; then the log is put back. */
async function foundAfter(work: (() => void) | string) {
  tampered(() => {
    sqlite().exec('create table kept as select * from audit_event; create table kept_meta as select * from desk_meta')
    if (typeof work === 'string') sqlite().exec(work)
    else work()
  })
  const found = await verify()
  tampered(() =>
    sqlite().exec(
      `delete from audit_event; insert into audit_event select * from kept; drop table kept;
       delete from desk_meta; insert into desk_meta select * from kept_meta; drop table kept_meta`,
    ),
  )
  expect(await verify()).toEqual({ ok: true, events: 3 })
  return found
}

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
        tampered(() => sqlite().prepare(`update audit_event set ${column} = ? where seq = ?`).run(value, seq))
      for (let at = 0; at < Math.max(1, bytes.length); at += 1) {
        const changed = Buffer.from(bytes.length === 0 ? 'x' : bytes)
        if (bytes.length > 0) changed[at] = changed[at]! ^ 1
        set(Buffer.isBuffer(kept.value) ? changed : changed.toString('utf8'))
        expect([column, at, await verify()]).toEqual([
          column,
          at,
          { ok: false, why: 'chain', events: seq, brokenAt: seq },
        ])
      }
      set(kept.value)
    }
  }
  expect(await verify()).toMatchObject({ ok: true })
})

test('a removed, moved or slipped-in event is found', async () => {
  const forged = (seq: number, from: number, hashes = 'hash, hash') =>
    `insert into audit_event select ${seq}, at, actor_id, actor_name, 'forged', object_kind, object_id, reason, changes, request_key, ${hashes} from audit_event where seq = ${from}`
  expect(await foundAfter('delete from audit_event where seq = 2')).toMatchObject({ ok: false, brokenAt: 3 })
  expect(await foundAfter('delete from audit_event where seq = 1; update audit_event set seq = seq - 1')).toMatchObject(
    { ok: false, brokenAt: 1 },
  )
  expect(await foundAfter(forged(4, 3))).toMatchObject({ ok: false, brokenAt: 4 })
  expect(await foundAfter(forged(0, 1))).toMatchObject({ ok: false, brokenAt: 0 })
  expect(await foundAfter(forged(-5, 1))).toMatchObject({ ok: false, brokenAt: -5 })
})

test('a column of another type is a break, not an accident', async () => {
  for (const set of [
    "hash = 'text'",
    "prev_hash = 'text'",
    'hash = 7',
    'hash = hex(hash)',
    'at = cast(at as blob)',
    "prev_hash = x'00'",
  ])
    expect([set, await foundAfter(`update audit_event set ${set} where seq = 2`)]).toEqual([
      set,
      { ok: false, why: 'chain', events: 2, brokenAt: 2 },
    ])
})

test('a log that was cut short, emptied or written anew is found, whatever is done to its head', async () => {
  const cut = 'delete from audit_event where seq > 1;'
  const end = { ok: false, why: 'end', events: 1, brokenAt: 2 }
  expect(await foundAfter(cut)).toEqual(end)
  expect(
    await foundAfter(`${cut} update desk_meta set value = '1' || substr(value, 2) where name = 'audit_head'`),
  ).toEqual(end)
  expect(await foundAfter(`${cut} delete from desk_meta where name = 'audit_head'`)).toMatchObject({
    ok: false,
    why: 'end',
  })
  expect(await foundAfter('delete from audit_event')).toEqual({ ok: false, why: 'end', events: 0, brokenAt: 1 })
  // Written anew with honest hashes is a chain that holds: another desk's log, say.
  const other = await testDesk()
  for (const as of ['agent', 'owner', 'channel'] as const) await other.signInLocally(as)
  const rows = other.room.store.sqliteWriter.prepare('select * from audit_event').all()
  expect(
    await foundAfter(() => {
      sqlite().exec('delete from audit_event')
      const insert = sqlite().prepare(
        'insert into audit_event values (@seq, @at, @actor_id, @actor_name, @action, @object_kind, @object_id, @reason, @changes, @request_key, @prev_hash, @hash)',
      )
      for (const row of rows) insert.run(row)
    }),
  ).toEqual({ ok: false, why: 'end', events: 3, brokenAt: 4 })
})

test('what happens after a cut does not hide it', async () => {
  tampered(() => sqlite().exec('delete from audit_event where seq > 1'))
  for (let more = 0; more < 4; more += 1) {
    await desk.signInLocally('agent')
    expect(await verify()).toMatchObject({ ok: false, why: 'end', events: 2 + more })
  }
})

test('a file that no longer refuses to edit its log is told of, also when only the names are left', async () => {
  sqlite().exec(unguard)
  expect(await verify()).toEqual({ ok: false, why: 'unguarded', events: 3 })
  sqlite().exec(
    `create trigger audit_never_edited before update on audit_event begin select 1; end;
     create trigger audit_never_removed before delete on audit_event when 0 begin select raise(abort, ''); end`,
  )
  expect(await verify()).toEqual({ ok: false, why: 'unguarded', events: 3 })
})

test('a desk from before logs had heads gets one when it is opened, and no other desk does', async () => {
  const path = join(testFolder(), 'desk.db')
  const opened = async (change: (of: OpenDesk) => void) => {
    const of = await openDesk(path)
    change(of)
    const state = await verifyAudit(of.room.store.read, of.room.seal)
    await of.close()
    return state
  }
  const meta = (of: OpenDesk, sql: string) => of.room.store.sqliteWriter.exec(sql)
  const first = await openDesk(path)
  await first.signInLocally('agent')
  const old = first.room.seal.blind('the key of this desk').toString('hex')
  meta(
    first,
    `update desk_meta set value = '${old}' where name = 'key_check'; delete from desk_meta where name = 'audit_head'`,
  )
  await first.close()
  expect(await opened((of) => meta(of, "delete from desk_meta where name = 'audit_head'"))).toMatchObject({ ok: false })
  expect(await opened(() => {})).toMatchObject({ ok: false, why: 'end' })
  expect(
    await opened((of) => meta(of, `update desk_meta set value = '${old}' where name = 'key_check'`)),
  ).toMatchObject({ ok: false })
  expect(await opened((of) => meta(of, "delete from desk_meta where name in ('key_check', 'audit_head')"))).toEqual({
    ok: false,
    why: 'end',
    events: 1,
    brokenAt: 1,
  })
  expect(await opened(() => {})).toMatchObject({ ok: false })
})

test('the store itself refuses to edit or remove an event', async () => {
  const fresh = await testDesk()
  await fresh.signInLocally('agent')
  for (const sql of ["update audit_event set action = 'x'", 'delete from audit_event']) {
    expect(() => fresh.room.store.sqliteWriter.exec(sql)).toThrow('append-only')
  }
})
