import { createHash } from 'node:crypto'
import type { DeskClient } from '@zuoxi/sdk'
import { type SeededChance, chanceFrom, connectOver } from '@zuoxi/sdk/rehearsal'
import { takePicture } from '../screenshot/picture.ts'
import { textOf } from '../screenshot/text.ts'
import { simulatedDisk } from './disk.ts'
import { type Faults, noFaults } from './faults.ts'
import { type Invariant, type InvariantName, invariants, type Seen } from './invariants.ts'
import { simulatedLine, type SimulatedLine } from './line.ts'
import { SimulatedCustomer, SimulatedTill } from './others.ts'
import { type Parts, partsOf } from './parts.ts'
import { leak, lineBugs, spoilt } from './planted.ts'
import { ServerRoom } from './server-room.ts'
import { SimulatedAgent } from './simulated-agent.ts'
import { Texts } from './texts.ts'
import { installTime, type VirtualTime } from './virtual-time.ts'
import type { Outcome, WorldOptions } from './world-options.ts'

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
  readonly #chance: SeededChance
  readonly #parts: Parts
  readonly #texts = new Texts()
  readonly #trace: string[] = []
  readonly #lines: SimulatedLine[] = []
  #agents: SimulatedAgent[] = []
  #others: { act: () => void; stop: () => void }[] = []
  readonly #room: ServerRoom
  #faults: Faults
  #working = true
  step = 0

  constructor(options: WorldOptions, time: VirtualTime) {
    this.#options = options
    this.#time = time
    this.#chance = chanceFrom(options.seed)
    this.#parts = partsOf(options.cast)
    this.#faults = noFaults
    this.#room = new ServerRoom(time, this.#lines, (what) => this.trace('server', what))
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
    await this.#during(Promise.all(this.#agents.map((agent) => agent.stop())))
    for (const other of this.#others) other.stop()
    if (this.#room.isOpen) await this.#during(this.#room.server.close())
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
      open(
        { ...cast, conversations: [] },
        {
          clock: { nowMs: () => time.nowMs() },
          randomBytes: this.#chance.of('ids').bytes,
          log: ({ error }) => this.#room.accident(error),
        },
      ),
    )
    this.#room.moveIn(server)
    const spoiling = planted && spoilt[planted]
    if (spoiling !== undefined) server.tamper(spoiling)
    const token = (name: string, role: 'agent' | 'admin' | 'channel'): Promise<string> =>
      this.#during(server.signIn(name, role))
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
    this.#everySoOften(fateEveryMs, this.#chance.of('fate'), (chance) => this.#room.befall(chance, this.#faults))
  }

  #client(name: string, token: string): DeskClient {
    return connectOver(
      { contextFor: (given) => this.#room.server.contextFor(given) },
      { token, url, carrier: this.#line(name) },
    )
  }

  #line(name: string): SimulatedLine {
    const line = simulatedLine({
      time: this.#time,
      chance: this.#chance.of(`line ${name}`),
      faults: () => this.#faults,
      serverIsUp: () => this.#room.isUp,
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
    const desk = connectOver(
      { contextFor: (given) => this.#room.server.contextFor(given) },
      { token, url, carrier: line },
    )
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

  #everySoOften(everyMs: number, chance: SeededChance, what: (chance: SeededChance) => void): void {
    this.#time.after(chance.wait(everyMs), () => {
      if (!this.#working) return
      this.step += 1
      this.#options.onStep?.(this.step)
      what(chance)
      this.#everySoOften(everyMs, chance, what)
    })
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
    if (!this.#room.isUp) return
    const seen = await this.#seen()
    for (const { name, holds, broken } of invariants) {
      const what = holds === 'always' || holds === when ? broken(seen) : undefined
      if (what !== undefined) throw new Broken(name, what)
    }
  }

  async #seen(): Promise<Seen> {
    const books = await this.#during(this.#room.server.books())
    this.trace('books', `${books.messages.length} messages`)
    const agents = this.#agents.map(({ name, holds, state }) => {
      const open = state?.queue.open
      const thread = open === undefined ? undefined : state?.threads[open]
      return {
        name,
        holds,
        waiting: state?.outbox.items.length ?? 0,
        line: state?.line.status,
        thread:
          open !== undefined && thread?.loaded
            ? { conversationId: open, seqs: thread.messages.map(({ seq }) => seq) }
            : undefined,
      }
    })
    return { books, texts: this.#texts, agents, forbidden: this.#parts.forbidden, accidents: this.#room.accidents }
  }

  /** Everything is mended, nobody moves, and whatever waits gets its time. */
  async #rest(): Promise<void> {
    this.trace('world', 'is mended')
    this.#working = false
    this.#faults = noFaults
    for (const line of this.#lines) line.setDown(false)
    while (!this.#room.isUp && (await this.#time.next()));
    this.#room.emptyDisk()
    await this.#time.pass(restMs)
    this.#lookAtFrames()
    await this.#look('rest')
  }
}
