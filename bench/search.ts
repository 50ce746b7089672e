import { parseArgs } from 'node:util'
import type { BillId, DeskClient } from '@zuoxi/sdk'
import type { OpenDesk } from '@zuoxi/server'
import Fuse from 'fuse.js'
import { planSearch } from '../packages/server/src/rules/search-query.ts'
import { searchReader } from '../packages/server/src/store/search/index.ts'
import { demoDesk } from './lib/demo-desk.ts'
import { percentile, rowOf, timed } from './lib/measure.ts'
import type { Bench, Ratio, Row } from './lib/report.ts'
import { queriesOf } from './lib/search-queries.ts'
import { withServed } from './lib/served.ts'

const flags = parseArgs({ options: { customers: { type: 'string', default: '1000000' } }, strict: false })
const customers = Number(flags.values.customers)
const fewer = Math.min(100_000, customers)
const queriesOfAKind = 200
const rounds = 5
const fuseRows = 20_000

/** Something to be measured under a name, once for each of its inputs. */
interface Course {
  readonly what: string
  readonly runs: readonly (() => unknown)[]
}

export const bench: Bench = {
  asks: 'does finding a customer among a million cost what looking one up costs?',
  run: async (tell) => {
    const small = await demoDesk(fewer, tell)
    tell(`raw, ${fewer} customers`)
    const rawSmall = await measured(rawCourses(small))
    await small.close()
    const desk = await demoDesk(customers, tell)
    tell(`raw, ${customers} customers`)
    const raw = await measured(rawCourses(desk))
    tell('peers')
    const peers = await peersOf(desk)
    const bills = desk.room.store.sqlite.prepare('select id from bill limit 200').pluck().all() as BillId[]
    const queries = queriesOf(desk, queriesOfAKind)
    await desk.close()
    tell('over HTTP')
    const http = await withServed(desk.path, { clients: 1 }, ([client]) =>
      everyCall(httpCourses(client!, bills, queries)),
    )
    return {
      data: {
        customers,
        queries: `${queriesOfAKind} of each of ${queries.size} kinds`,
        shown: 'top 20, ranked',
        timing: `raw: each query's best of ${rounds} rounds, with all other queries in between, because a pause of the machine is longer than a search; HTTP: every call`,
        peers: `LIKE over the same rows; fuse.js over ${fuseRows} customers, because it cannot hold more in reasonable time`,
      },
      rows: [...rowsOf('raw: ', raw), ...peers, ...rowsOf('HTTP: ', http)],
      ratios: [
        ...overFloor('HTTP p99 ÷ primary-key lookup over HTTP p99', http, 1.5),
        ...overFloor('raw p99 ÷ raw primary-key lookup p99', raw, 40),
        {
          what: `raw p99 of all kinds, ${customers} ÷ ${fewer} customers`,
          value: percentile(pooled(raw), 99) / percentile(pooled(rawSmall), 99),
          target: { atMost: 1.5 },
        },
      ],
    }
  },
}

type Measured = ReadonlyMap<string, readonly number[]>

const floor = 'primary-key lookup'

/** The best time of each run. */
async function measured(courses: readonly Course[]): Promise<Measured> {
  const best = new Map(courses.map(({ what, runs }) => [what, runs.map(() => Number.POSITIVE_INFINITY)]))
  await turnByTurn(courses, (what, at, time) => {
    const times = best.get(what)!
    times[at] = Math.min(times[at]!, time)
  })
  return best
}

/** The time of every run. */
async function everyCall(courses: readonly Course[]): Promise<Measured> {
  const all = new Map(courses.map(({ what }) => [what, [] as number[]]))
  await turnByTurn(courses, (what, _at, time) => all.get(what)!.push(time))
  return all
}

/** One run of each course, then the next of each: nothing is measured hot in its own cache or on a better minute. */
async function turnByTurn(
  courses: readonly Course[],
  note: (what: string, at: number, time: number) => void,
): Promise<void> {
  const longest = Math.max(...courses.map(({ runs }) => runs.length))
  for (let round = 0; round <= rounds; round += 1) {
    for (let at = 0; at < longest; at += 1) {
      for (const { what, runs } of courses) {
        const run = runs[at]
        if (!run) continue
        const time = await timed(run)
        // The first round warms the compiler up.
        if (round > 0) note(what, at, time)
      }
    }
  }
}

function rawCourses(desk: OpenDesk): Course[] {
  const { sqlite } = desk.room.store
  const reader = searchReader(desk.room.store)
  const lookup = sqlite.prepare('select id, customer_no, name_masked, phone_masked from customer where num = ?')
  const last = sqlite.prepare('select max(num) from customer').pluck().get() as number
  const nums = Array.from({ length: queriesOfAKind * 5 }, (_, i) => 1 + ((i * 7919 + 104_729) % last))
  const searches = [...queriesOf(desk, queriesOfAKind)].map(([what, texts]) => ({
    what,
    runs: texts.map((text) => () => reader.find(planSearch(text))),
  }))
  return [{ what: floor, runs: nums.map((num) => () => lookup.get(num)) }, ...searches]
}

function httpCourses(
  client: DeskClient,
  bills: readonly BillId[],
  queries: ReadonlyMap<string, readonly string[]>,
): Course[] {
  const searches = [...queries].map(([what, texts]) => ({
    what,
    runs: texts.map((text) => () => client.customers.search({ text })),
  }))
  return [{ what: floor, runs: bills.map((billId) => () => client.bills.get({ billId })) }, ...searches]
}

async function peersOf(desk: OpenDesk): Promise<Row[]> {
  const { sqlite } = desk.room.store
  const like = sqlite.prepare(
    `select num from search_doc where words like '%' || ? || '%' order by nrank, num limit 20`,
  )
  const texts = [...queriesOf(desk, 1).values()].map(([text = '']) => text).filter((text) => !text.includes(' '))
  const scans: number[] = []
  for (const text of texts.slice(0, 10)) scans.push(await timed(() => like.all(text)))
  const words = sqlite.prepare(`select words from search_doc limit ${fuseRows}`).pluck().all() as string[]
  const fuse = new Fuse(
    words.map((lines) => ({
      words: lines
        .slice(1)
        .split('\n')
        .map((word) => word.slice(1)),
    })),
    { keys: ['words'] },
  )
  const fuzzy: number[] = []
  for (const text of texts.slice(0, 10)) fuzzy.push(await timed(() => fuse.search(text, { limit: 20 })))
  return [rowOf(`peer: LIKE over ${customers}`, scans), rowOf(`peer: fuse.js over ${fuseRows}`, fuzzy)]
}

function rowsOf(prefix: string, of: Measured): Row[] {
  return [...of].map(([what, times]) => rowOf(prefix + what, times))
}

function searchesIn(of: Measured): (readonly [string, readonly number[]])[] {
  return [...of].filter(([what]) => what !== floor)
}

function pooled(of: Measured): number[] {
  return searchesIn(of).flatMap(([, times]) => times)
}

/** All kinds together, and the kind that does worst, by name. */
function overFloor(what: string, of: Measured, atMost: number): Ratio[] {
  const unit = percentile(of.get(floor)!, 99)
  const kinds = searchesIn(of).map(([kind, times]) => ({ kind, value: percentile(times, 99) / unit }))
  const worst = kinds.toSorted((a, b) => b.value - a.value)[0]!
  return [
    { what: `${what}, all kinds`, value: percentile(pooled(of), 99) / unit, target: { atMost } },
    { what: `${what}, worst kind: ${worst.kind}`, value: worst.value, target: { atMost } },
  ]
}
