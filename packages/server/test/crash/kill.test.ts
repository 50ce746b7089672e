import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { connect, type CustomerId, type IdempotencyKey } from '@zuoxi/sdk'
import { expect, onTestFinished, test } from 'vitest'
import { openDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, testFolder } from '../support/desk.ts'

/** `ZUOXI_KILLS=40` kills as often as one likes, for half a second each. */
const kills = Number(process.env['ZUOXI_KILLS'] ?? 15)
const clients = 8
const customerId = 'c1' as CustomerId
const program = fileURLToPath(new URL('./serve-until-killed.ts', import.meta.url))

/** A server that is loaded and waits for its turn, so that starting one overlaps with the work of the one before. */
function nextServer(path: string): ChildProcess {
  const child = spawn(process.execPath, ['--conditions=@zuoxi/source', program, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
    // Many starts of the same program: compiled once, loaded in half the time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(path), 'compiled') },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

async function startServing(child: ChildProcess): Promise<{ url: string; token: string }> {
  child.stdin?.write('go')
  const [line] = (await once(child.stdout!, 'data')) as [Buffer]
  return JSON.parse(line.toString()) as { url: string; token: string }
}

/** What the clients know: a key is pending until its ticket was acknowledged. */
interface Book {
  readonly acknowledged: Map<string, { id: string; code: string }>
  readonly pending: Set<string>
}

/** Create tickets with eight clients at once until so many are acknowledged, then kill the server in mid-write. */
async function hammer(
  server: { url: string; token: string },
  book: Book,
  acksBeforeKill: number,
  kill: () => void,
): Promise<void> {
  let acks = 0
  let dead = false
  const desk = await connect({ ...server, attempts: 1 })
  const retries = [...book.pending]
  const loop = async () => {
    while (!dead) {
      const key = retries.pop() ?? `key-${book.acknowledged.size}-${book.pending.size}`.padEnd(16, '-')
      book.pending.add(key)
      try {
        const { id, code } = await desk.tickets.create({
          type: 'PAY.not_credited',
          priority: 'P2',
          customerId,
          refs: [],
          summary: key,
          idempotencyKey: key as IdempotencyKey,
        })
        book.acknowledged.set(key, { id, code })
        book.pending.delete(key)
        acks += 1
      } catch {
        // The server was killed under this call; its key stays pending and is sent again to the next one.
        dead = true
      }
      if (acks >= acksBeforeKill && !dead) {
        dead = true
        kill()
      }
    }
  }
  await Promise.all(Array.from({ length: clients }, loop))
}

function checkFile(path: string, { acknowledged, pending }: Book): void {
  const sqlite = new Database(path)
  expect(sqlite.pragma('integrity_check', { simple: true })).toBe('ok')
  const tickets = sqlite.prepare('select summary as key, id, code from ticket').all() as {
    key: string
    id: string
    code: string
  }[]
  const stored = new Map(tickets.map(({ key, ...ticket }) => [key, ticket]))
  // Every key has at most one ticket, every acknowledged ticket is there, and nothing is there that nobody sent.
  expect(stored.size).toBe(tickets.length)
  for (const [key, ticket] of acknowledged) expect(stored.get(key)).toEqual(ticket)
  for (const key of stored.keys()) expect(acknowledged.has(key) || pending.has(key)).toBe(true)
  // Key, effect, audit event and news committed together or not at all.
  const count = (sql: string) => sqlite.prepare(sql).pluck().get() as number
  expect(count('select count(*) from idempotency')).toBe(stored.size)
  expect(count("select count(*) from audit_event where action = 'ticket.created'")).toBe(stored.size)
  expect(count('select count(*) from desk_event')).toBe(stored.size)
  expect(
    count(
      "select count(*) from idempotency i left join ticket t on t.summary = i.key and t.id = i.output ->> '$.id' where t.id is null",
    ),
  ).toBe(0)
  sqlite.close()
}

test(
  `after ${kills} kills in mid-write every acknowledged ticket is there, once, and nothing is corrupt`,
  { timeout: 180_000 },
  async () => {
    const path = join(testFolder(), 'desk.db')
    const first = await openDesk(path)
    await addCustomer(first, customerId)
    await first.close()

    const book: Book = { acknowledged: new Map(), pending: new Set() }
    let waiting = nextServer(path)
    for (let round = 0; round < kills; round += 1) {
      const child = waiting
      const gone = once(child, 'close')
      const server = await startServing(child)
      if (round + 1 < kills) waiting = nextServer(path)
      // From the very first ticket to a few commits in: kills at many points of a server's life.
      await hammer(server, book, (round * 7) % 29, () => child.kill('SIGKILL'))
      await gone
      checkFile(path, book)
    }
    expect(book.acknowledged.size).toBeGreaterThan(kills * 5)

    const desk = await openDesk(path)
    const owner = await clientAs(desk, 'owner')
    expect(await owner.audit.verify()).toMatchObject({ ok: true })
    await desk.close()
  },
)
