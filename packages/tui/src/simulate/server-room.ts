import type { SeededChance } from '@zuoxi/sdk/rehearsal'
import type { Faults } from './faults.ts'
import type { SimulatedLine } from './line.ts'
import type { VirtualTime } from './virtual-time.ts'
import type { WorldServer } from './world-options.ts'

/** Where the server stands, and what happens to it there. */
export class ServerRoom {
  readonly #time: VirtualTime
  readonly #lines: readonly SimulatedLine[]
  readonly #trace: (what: string) => void
  readonly accidents: string[] = []
  #server: WorldServer | undefined
  #full = false
  isUp = false

  constructor(time: VirtualTime, lines: readonly SimulatedLine[], trace: (what: string) => void) {
    this.#time = time
    this.#lines = lines
    this.#trace = trace
  }

  get isOpen(): boolean {
    return this.#server !== undefined
  }

  get server(): WorldServer {
    if (!this.#server) throw new Error('no server has moved in')
    return this.#server
  }

  moveIn(server: WorldServer): void {
    this.#server = server
    this.isUp = true
  }

  /** One move of fate. */
  befall(chance: SeededChance, { serverCrashes, serverRestarts, fullDisks }: Faults): void {
    if (!this.isUp) return
    if (chance.is(serverCrashes)) void this.#away('crashes', (server) => server.crash(), chance.wait(4_000))
    else if (chance.is(serverRestarts)) void this.#away('restarts', (server) => server.restart(), chance.wait(1_000))
    else if (chance.is(fullDisks)) this.#fillDisk(chance.wait(5_000))
  }

  async #away(what: string, how: (server: WorldServer) => Promise<void>, ms: number): Promise<void> {
    this.#trace(`${what} for ${ms} ms`)
    this.isUp = false
    this.#full = false
    for (const line of this.#lines) line.cut()
    await how(this.server)
    await new Promise<void>((resolve) => void this.#time.after(ms, resolve))
    this.isUp = true
    this.#trace('is back')
  }

  #fillDisk(ms: number): void {
    this.#trace(`has a full disk for ${ms} ms`)
    this.server.fillDisk(true)
    this.#full = true
    this.#time.after(ms, () => this.isUp && this.emptyDisk())
  }

  emptyDisk(): void {
    if (this.#full) this.server.fillDisk(false)
    this.#full = false
  }

  /** A disk that is full is told to the log, as it should be; anything else is a bug. */
  accident(error: unknown): void {
    const code = (error as { readonly code?: string } | undefined)?.code
    const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error)
    this.#trace(`accident ${code ?? what}`)
    if (code !== 'SQLITE_FULL') this.accidents.push(what)
  }
}
