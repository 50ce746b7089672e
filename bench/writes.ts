import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, fdatasyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import type { CustomerId } from '@zuoxi/sdk'
import { openDesk } from '@zuoxi/server'
import { percentile, rowOf, sample, sampleAtOnce } from './lib/measure.ts'
import { type Post, poster } from './lib/post.ts'
import type { Bench, Row } from './lib/report.ts'
import { withServed } from './lib/served.ts'
import { inTemporaryFolder } from './lib/temporary.ts'

const clients = 8
const slices = 20
const ticketsPerSlice = 400
const customers = 1_000

const customerOf = (at: number) => `c${at % customers}` as CustomerId

export const bench: Bench = {
  asks: 'what does sharing commits bring to durable ticket creation (synchronous=FULL)?',
  run: (tell) =>
    inTemporaryFolder(async (folder) => {
      const [raw, single, shared] = ['raw.db', 'single.db', 'shared.db'].map((file) => join(folder, file)) as [
        string,
        string,
        string,
      ]
      for (const path of [raw, single, shared]) await newDesk(path)
      tell('better-sqlite3 by hand')
      const floor = [await flushes(folder), await rawOneByOne(raw), rawShared(raw)]
      tell('over HTTP')
      const runs = await withServed(single, { clients: 0, groupLimit: 1 }, (_one, oneAt) =>
        withServed(shared, { clients: 0 }, (_many, manyAt) => turnByTurn(postersOf(oneAt), postersOf(manyAt), tell)),
      )
      const ratios = runs.map(({ one, many }) => perSecond(many) / perSecond(one))
      return {
        data: {
          tickets: slices * ticketsPerSlice,
          clients,
          customers,
          slices,
          durability: 'WAL, synchronous=FULL; each ticket with its idempotency key, audit event and news',
          peer: 'the same server committing one by one; better-sqlite3 by hand, no server, as the floor',
        },
        rows: [
          ...floor,
          merged(
            'over HTTP, 8 clients, one by one',
            runs.map(({ one }) => one),
          ),
          merged(
            'over HTTP, 8 clients, shared commits',
            runs.map(({ many }) => many),
          ),
        ],
        ratios: [
          {
            what: 'shared ÷ one by one, tickets per second, median of slices',
            value: percentile(ratios, 50),
            target: { atLeast: 2 },
          },
        ],
      }
    }),
}

interface Run {
  readonly samples: readonly number[]
  readonly elapsedMs: number
}

/** Short slices, one after the other, so that whatever else the machine does meanwhile meets both alike. */
async function turnByTurn(
  one: readonly Post[],
  many: readonly Post[],
  tell: (progress: string) => void,
): Promise<{ one: Run; many: Run }[]> {
  await create(one)
  await create(many)
  const runs = []
  for (let slice = 1; slice <= slices; slice += 1) {
    runs.push({ one: await create(one), many: await create(many) })
    if (slice % 5 === 0) tell(`${slice} of ${slices} slices`)
  }
  return runs
}

function create(posts: readonly Post[]): Promise<Run> {
  return sampleAtOnce(clients, ticketsPerSlice, (lane, at) =>
    posts[lane]!('tickets.create', {
      idempotencyKey: nextKey(),
      type: 'PAY.not_credited',
      priority: 'P2',
      customerId: customerOf(at),
      refs: [],
      summary: '还款未入账，请核实',
    }),
  )
}

let keys = 0

/** Keys that sort as they are made, as the SDK's uuidv7 do: random ones would cost the index a page each. */
function nextKey(): string {
  keys += 1
  return `bench-${String(keys).padStart(12, '0')}`
}

function postersOf(at: { url: string; token: string }): Post[] {
  return Array.from({ length: clients }, () => poster(at))
}

const perSecond = (run: Run) => run.samples.length / run.elapsedMs

function merged(what: string, runs: readonly Run[]): Row {
  return rowOf(
    what,
    runs.flatMap((run) => run.samples),
    runs.reduce((sum, run) => sum + run.elapsedMs, 0),
  )
}

/** What the disk takes to keep one page: below this nothing durable can go. */
async function flushes(folder: string): Promise<Row> {
  const file = openSync(join(folder, 'flush'), 'w')
  const page = Buffer.alloc(4096, 1)
  const samples = await sample(500, 50, () => {
    writeSync(file, page)
    fdatasyncSync(file)
  })
  closeSync(file)
  return rowOf('4 KiB written and flushed', samples)
}

async function rawOneByOne(path: string): Promise<Row> {
  const { sqlite, createOne } = rawWriter(path)
  const one = sqlite.transaction(createOne)
  const samples = await sample(1_000, 200, (at) => one.immediate(at))
  sqlite.close()
  return rowOf(
    'better-sqlite3 by hand, one by one',
    samples,
    samples.reduce((sum, ms) => sum + ms, 0),
  )
}

function rawShared(path: string): Row {
  const { sqlite, createOne } = rawWriter(path)
  const eight = sqlite.transaction((at: number) => {
    for (let lane = 0; lane < clients; lane += 1) createOne(at * clients + lane)
  })
  for (let at = 0; at < 50; at += 1) eight.immediate(at)
  const samples: number[] = []
  for (let at = 0; at < 250; at += 1) {
    const start = performance.now()
    eight.immediate(at)
    samples.push((performance.now() - start) / clients)
  }
  sqlite.close()
  return rowOf(
    'better-sqlite3 by hand, eight a commit (per ticket)',
    samples,
    samples.reduce((sum, ms) => sum + ms, 0),
  )
}

/** The writes of one ticket by hand: what the server does, without HTTP, policies, checks or query builder. */
function rawWriter(path: string): { sqlite: Database.Database; createOne: (at: number) => void } {
  const sqlite = new Database(path)
  sqlite.pragma('synchronous = FULL')
  const earlier = sqlite.prepare('select output from idempotency where agent_id = ? and key = ?')
  const customer = sqlite.prepare('select name_masked from customer where id = ?')
  const last = sqlite.prepare('select seq, hash from audit_event order by seq desc limit 1')
  const ticket = sqlite.prepare(
    "insert into ticket values (?, 'local', ?, 'PAY.not_credited', 'P2', 'new', ?, null, '[]', '还款未入账，请核实', null, null, 0, ?, 'raw', ?, 'raw')",
  )
  const audit = sqlite.prepare(
    "insert into audit_event values (?, ?, 'raw', 'raw', 'ticket.created', 'ticket', ?, null, '[]', ?, ?, ?)",
  )
  const news = sqlite.prepare("insert into desk_event (kind, object_id, at) values ('ticket', ?, ?)")
  const key = sqlite.prepare("insert into idempotency values ('raw', ?, 'tickets.create', ?, ?, ?)")
  return {
    sqlite,
    createOne: (at) => {
      const id = randomUUID()
      const now = new Date().toISOString()
      earlier.get('raw', id)
      customer.get(customerOf(at))
      const before = last.get() as { seq: number; hash: Buffer } | undefined
      const hash = randomBytes(32)
      ticket.run(id, id, customerOf(at), now, now)
      audit.run((before?.seq ?? 0) + 1, now, id, id, before?.hash ?? hash, hash)
      news.run(id, now)
      key.run(id, hash, JSON.stringify({ id }), now)
    },
  }
}

async function newDesk(path: string): Promise<void> {
  await (await openDesk(path)).close()
  const sqlite = new Database(path)
  const insert = sqlite.prepare(
    `insert into customer (id, tenant_id, customer_no, status, name_masked, phone_masked, resident_id_masked, address_masked, nickname, sealed,
       kyc_level, risk_tier, tags, special_care, opt_outs, since, created_at, created_by, updated_at, updated_by)
     values (?, 'local', ?, 'active', '王**', '', '', '', '', x'', 'full', 'low', '[]', 0, '[]', '2024-01-01', '', '', '', '')`,
  )
  sqlite.transaction(() => {
    for (let at = 0; at < customers; at += 1) insert.run(customerOf(at), `C${at}`)
  })()
  sqlite.close()
}
