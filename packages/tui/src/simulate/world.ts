import { createHash } from 'node:crypto'
import type { DeskClient } from '@zuoxi/sdk'
import { type Cast, connectOver, type LocalDesk } from '@zuoxi/sdk/rehearsal'
import { takePicture } from '../screenshot/picture.ts'
import { textOf } from '../screenshot/text.ts'
import { type Chance, chanceFrom } from './chance.ts'
import { simulatedDisk } from './disk.ts'
import { type Faults, noFaults } from './faults.ts'
import { type Books, type Invariant, type InvariantName, invariants, type Seen } from './invariants.ts'
import { simulatedLine, type SimulatedLine } from './line.ts'
import { SimulatedCustomer, SimulatedTill } from './others.ts'
import { type Parts, partsOf } from './parts.ts'
import { leak, lineBugs, spoilt } from './planted.ts'
import { SimulatedAgent } from './simulated-agent.ts'
import { Texts } from './texts.ts'
import { installTime, type VirtualTime } from './virtual-time.ts'

/** The server of a world, told structurally: only `main.tsx` may name the package. */
export interface WorldServer extends LocalDesk {
  readonly signIn: (name: string, role: 'agent' | 'admin' | 'channel') => Promise<string>
  readonly crash: () => Promise<void>
  readonly restart: () => Promise<void>
  readonly fillDisk: (full: boolean) => void
  readonly books: () => Promise<Books>
  readonly tamper: (sql: string) => void
  readonly close: () => Promise<void>
}

export type OpenServer = (
  cast: Cast,
  options: {
    readonly clock: { readonly nowMs: () => number }
    readonly randomBytes: (length: number) => Uint8Array
    readonly log: (fault: { readonly faultId: string; readonly error: unknown }) => void
  },
) => Promise<WorldServer>

export interface WorldOptions {
  readonly seed: string
  /** How many moves: of agents, customers, the till and fate. */
  readonly steps: number
  readonly agents: number
  readonly customers: number
  readonly faults: Faults
  readonly cast: Cast
  readonly open: OpenServer
  /** A bug to be found, for the tests of the simulator itself. No command line sets it. */
  readonly planted?: InvariantName
  readonly onStep?: (step: number) => void
  readonly signal?: AbortSignal
}

/** What a world came to. */
export interface Outcome {
  readonly seed: string
  readonly steps: number
  readonly virtualMs: number
  /** The same for one seed, to the byte. */
  readonly trace: readonly string[]
  /** A hash of the trace. */
  readonly digest: string
  readonly failure?: { readonly invariant: InvariantName; readonly step: number; readonly what: string }
}

/** In the morning: by night nobody may be called, and the book would be rolled at once. */
const startMs = Date.UTC(2026, 10, 20, 2)
const agentEveryMs = 900
const customerEveryMs = 7_000
const tillEveryMs = 6_000
const fateEveryMs = 15_000
const booksEvery = 40
/** Longer than any patience in the desk, several times over. */
const restMs = 120_000
const url = 'sim://desk'

class Broken extends Error {
  readonly invariant: InvariantName
  constructor(invariant: InvariantName, what: string) {
    super(what)
    this.invariant = invariant
  }
}

/**
 * Live one world through, from its seed to its rest: desks, customers, a till,
 * one real server, and whatever can go wrong between them, in virtual time.
 * Ends with the first invariant that does not hold.
 */
export async function liveWorld(options: WorldOptions): Promise<Outcome> {
  const time = installTime(startMs)
  const world = new World(options, time)
  let failure: Outcome['failure']
  try {
    await world.live()
  } catch (error) {
    if (!(error instanceof Broken)) throw error
    failure = { invariant: error.invariant, step: world.step, what: error.message }
    world.trace('world', `broken ${error.invariant}: ${error.message}`)
  } finally {
    await world.end()
    time.restore()
  }
  const { trace, step } = world.told
  return {
    seed: options.seed,
    steps: step,
    virtualMs: time.nowMs() - startMs,
    trace,
    digest: createHash('sha256').update(trace.join('\n')).digest('hex').slice(0, 16),
    ...(failure && { failure }),
  }
}

class World {
  readonly #options: WorldOptions
  readonly #time: VirtualTime
  readonly #chance: Chance
  readonly #parts: Parts
  readonly #texts = new Texts()
  readonly #trace: string[] = []
  readonly #lines: SimulatedLine[] = []
  #agents: SimulatedAgent[] = []
  #others: { act: () => void; stop: () => void }[] = []
  #server: WorldServer | undefined
  #up = false
  #full = false
  #faults: Faults
  #working = true
  #accidents: string[] = []
  step = 0

  constructor(options: WorldOptions, time: VirtualTime) {
    this.#options = options
    this.#time = time
    this.#chance = chanceFrom(options.seed)
    this.#parts = partsOf(options.cast)
    this.#faults = noFaults
  }

  get told(): { readonly trace: readonly string[]; readonly step: number } {
    return { trace: this.#trace, step: this.step }
  }

  readonly trace = (who: string, what: string): void => {
    this.#trace.push(`${this.#time.nowMs() - startMs} ${who} ${what}`)
  }

  async live(): Promise<void> {
    await this.#begin()
    const { steps, signal } = this.#options
    while (this.step < steps && !signal?.aborted && (await this.#time.next())) {
      this.#lookAtFrames()
      if (this.step > 0 && this.step % booksEvery === 0 && this.#lookedAt !== this.step) await this.#look('always')
    }
    await this.#look('always')
    if (!signal?.aborted) await this.#rest()
  }

  #lookedAt = 0

  async end(): Promise<void> {
    this.#working = false
    await this.#during(Promise.all([...this.#agents.map((agent) => agent.stop())]))
    for (const other of this.#others) other.stop()
    if (this.#server) await this.#during(this.#server.close())
  }

  /** Let time go on until something has happened. */
  async #during<Value>(happening: Promise<Value>): Promise<Value> {
    let over = false
    const done = happening.finally(() => (over = true))
    // Whoever awaits it below hears of a failure.
    done.catch(() => undefined)
    await this.#time.settled()
    while (!over && (await this.#time.next()));
    return done
  }

  async #begin(): Promise<void> {
    const { open, cast, agents, customers, planted, faults } = this.#options
    const time = this.#time
    const server = await this.#during(
      open({ ...cast, conversations: [] }, {
        clock: { nowMs: () => time.nowMs() },
        randomBytes: this.#chance.of('ids').bytes,
        log: ({ error }) => this.#accident(error),
      }),
    )
    this.#server = server
    this.#up = true
    const spoiling = planted && spoilt[planted]
    if (spoiling !== undefined) server.tamper(spoiling)
    const token = (name: string, role: 'agent' | 'admin' | 'channel'): Promise<string> => this.#during(server.signIn(name, role))
    for (let i = 1; i <= agents; i += 1) this.#seat(`a${i}`, await token(`a${i}`, 'agent'))
    const channel = this.#client('channel', await token('channel', 'channel'))
    const owner = this.#client('owner', await token('owner', 'admin'))
    const about = (name: string) => ({
      name,
      time,
      chance: this.#chance.of(name),
      desk: async () => channel,
      trace: (what: string) => this.trace(name, what),
    })
    for (let i = 1; i <= customers; i += 1) {
      const part = this.#chance.pick(this.#parts.customers)
      this.#move(customerEveryMs, new SimulatedCustomer({ ...about(`c${i}`), part, texts: this.#texts }), `c${i}`)
    }
    const till = new SimulatedTill({ ...about('till'), owner: async () => owner, payers: this.#parts.customers })
    this.#move(tillEveryMs, till, 'till')
    this.#faults = faults
    this.#everySoOften(fateEveryMs, this.#chance.of('fate'), (chance) => this.#fate(chance))
  }

  #client(name: string, token: string): DeskClient {
    return connectOver({ contextFor: (given) => (this.#server as WorldServer).contextFor(given) }, { token, url, carrier: this.#line(name) })
  }

  #line(name: string): SimulatedLine {
    const line = simulatedLine({
      time: this.#time,
      chance: this.#chance.of(`line ${name}`),
      faults: () => this.#faults,
      serverIsUp: () => this.#up,
      trace: (what) => this.trace(name, what),
      bugs: lineBugs(this.#options.planted),
    })
    this.#lines.push(line)
    return line
  }

  #seat(name: string, token: string): void {
    const time = this.#time
    const { planted } = this.#options
    const line = this.#line(name)
    const desk = connectOver({ contextFor: (given) => (this.#server as WorldServer).contextFor(given) }, { token, url, carrier: line })
    const disk = simulatedDisk({
      time,
      chance: this.#chance.of(`disk ${name}`),
      faults: () => this.#faults,
      bugs: { lies: planted === 'no-text-lost', reversesOutbox: planted === 'in-order' },
    })
    const agent = new SimulatedAgent({
      name,
      time,
      chance: this.#chance.of(name),
      texts: this.#texts,
      parts: this.#parts,
      disk,
      line,
      connect: async () => desk,
      trace: (what) => this.trace(name, what),
    })
    this.#agents.push(agent)
    this.#everySoOften(agentEveryMs, this.#chance.of(`moves ${name}`), (chance) => {
      if (chance.is(this.#faults.killedDesks) && agent.kill()) return
      if (chance.is(this.#faults.lostLines)) this.#cutLine(name, line, chance.wait(8_000))
      agent.act()
    })
  }

  #cutLine(name: string, line: SimulatedLine, ms: number): void {
    this.trace(name, `is cut off for ${ms} ms`)
    line.setDown(true)
    this.#time.after(ms, () => line.setDown(false))
  }

  #move(everyMs: number, who: { act: () => void; stop: () => void }, name: string): void {
    this.#others.push(who)
    this.#everySoOften(everyMs, this.#chance.of(`moves ${name}`), () => who.act())
  }

  #everySoOften(everyMs: number, chance: Chance, what: (chance: Chance) => void): void {
    this.#time.after(chance.wait(everyMs), () => {
      if (!this.#working) return
      this.step += 1
      this.#options.onStep?.(this.step)
      what(chance)
      this.#everySoOften(everyMs, chance, what)
    })
  }

  #fate(chance: Chance): void {
    const { serverCrashes, serverRestarts, fullDisks } = this.#faults
    if (!this.#up) return
    if (chance.is(serverCrashes)) void this.#away('crashes', (server) => server.crash(), chance.wait(4_000))
    else if (chance.is(serverRestarts)) void this.#away('restarts', (server) => server.restart(), chance.wait(1_000))
    else if (chance.is(fullDisks)) this.#fillDisk(chance.wait(5_000))
  }

  async #away(what: string, how: (server: WorldServer) => Promise<void>, ms: number): Promise<void> {
    this.trace('server', `${what} for ${ms} ms`)
    this.#up = false
    this.#full = false
    for (const line of this.#lines) line.cut()
    await how(this.#server as WorldServer)
    await new Promise<void>((resolve) => void this.#time.after(ms, resolve))
    this.#up = true
    this.trace('server', 'is back')
  }

  #fillDisk(ms: number): void {
    const server = this.#server as WorldServer
    this.trace('server', `has a full disk for ${ms} ms`)
    server.fillDisk(true)
    this.#full = true
    this.#time.after(ms, () => {
      this.#full = false
      if (this.#up) server.fillDisk(false)
    })
  }

  /** A disk that is full is told to the log, as it should be; anything else is a bug. */
  #accident(error: unknown): void {
    const code = (error as { readonly code?: string } | undefined)?.code
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    this.trace('server', `accident ${code ?? what}`)
    if (code !== 'SQLITE_FULL') this.#accidents.push(what)
  }

  #lookAtFrames(): void {
    for (const agent of this.#agents) {
      const { state } = agent
      if (!agent.changed || !state) continue
      agent.changed = false
      const frame = textOf(takePicture(state, '').rows) + leak(this.#options.planted, this.#parts, state)
      this.trace(agent.name, `sees ${createHash('sha256').update(frame).digest('hex').slice(0, 12)}`)
      const secret = this.#parts.secrets.find((each) => frame.includes(each))
      if (secret !== undefined) throw new Broken('masked-frames', `${agent.name} sees ${secret}`)
    }
  }

  async #look(when: Invariant['holds']): Promise<void> {
    this.#lookedAt = this.step
    if (!this.#up) return
    const seen = await this.#seen()
    for (const { name, holds, broken } of invariants) {
      const what = holds === 'always' || holds === when ? broken(seen) : undefined
      if (what !== undefined) throw new Broken(name, what)
    }
  }

  async #seen(): Promise<Seen> {
    const books = await this.#during((this.#server as WorldServer).books())
    this.trace('books', `${books.messages.length} messages`)
    const agents = this.#agents.map(({ name, holds, state }) => {
      const open = state?.queue.open
      const thread = open === undefined ? undefined : state?.threads[open]
      return {
        name,
        holds,
        waiting: state?.outbox.items.length ?? 0,
        line: state?.line.status,
        thread: open !== undefined && thread?.loaded ? { conversationId: open, seqs: thread.messages.map(({ seq }) => seq) } : undefined,
      }
    })
    return { books, texts: this.#texts, agents, forbidden: this.#parts.forbidden, accidents: this.#accidents }
  }

  /** Everything is mended, nobody moves, and whatever waits gets its time. */
  async #rest(): Promise<void> {
    this.trace('world', 'is mended')
    this.#working = false
    this.#faults = noFaults
    for (const line of this.#lines) line.setDown(false)
    while (!this.#up && (await this.#time.next()));
    if (this.#full) (this.#server as WorldServer).fillDisk(false)
    await this.#time.pass(restMs)
    this.#lookAtFrames()
    await this.#look('rest')
  }
}
