import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { businessDateOf, type Clock, endOfBusinessDay, type Instant, instantOf, msOf, type Role } from '@zuoxi/sdk'
import { type Cast, inventedStaff, type SceneNeeds } from '@zuoxi/sdk/rehearsal'
import { rollByItself } from '../desk/roll/roll.ts'
import { activateNow } from '../desk/scripts/activation.ts'
import { signInInvented } from '../desk/local-sign-in.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { type OpenDesk, openDesk, type OpenDeskOptions } from '../open-desk.ts'

/** What a scene's desk is opened with beside its own clock. */
export type SceneOptions = Pick<OpenDeskOptions, 'log' | 'randomBytes'>

/** One seed, so that a conversation that failed fails again. */
const seed = 8719

/**
 * The desk behind a scene: invented people on it, a clock that moves when it is
 * told to, and a file only where the desk has to come back after a restart.
 */
export class SceneDesk {
  #desk: OpenDesk
  readonly #time: MovableClock
  readonly #options: SceneOptions
  readonly #folder: string | undefined

  private constructor(desk: OpenDesk, time: MovableClock, folder: string | undefined, options: SceneOptions) {
    this.#desk = desk
    this.#time = time
    this.#folder = folder
    this.#options = options
  }

  static async open(cast: Cast, now: Instant, { restarts }: SceneNeeds, options: SceneOptions): Promise<SceneDesk> {
    const folder = restarts ? mkdtempSync(join(tmpdir(), 'zuoxi-scene-')) : undefined
    const time = movableClock(msOf(now))
    const desk = await openDesk(pathIn(folder), { ...options, clock: time })
    await seedDemo(desk, cast, { customers: 0, seed })
    return new SceneDesk(desk, time, folder, options)
  }

  get desk(): OpenDesk {
    return this.#desk
  }

  now(): Instant {
    return instantOf(this.#time.nowMs())
  }

  /** A session of one of the invented people at the desk; sessions end after a shift, so ask anew when time has passed. */
  async signIn(name: string, role: Role): Promise<string> {
    const known = always[name]
    return signInInvented(this.#desk.room, known ?? { ...colleague(name), role })
  }

  /** Let time pass: each midnight rolls the book as it comes, and wordings begin and end. */
  async pass(ms: number): Promise<void> {
    const until = this.#time.nowMs() + ms
    for (let midnight = this.#midnightMs(); midnight <= until; midnight = this.#midnightMs()) {
      this.#time.forward(midnight - this.#time.nowMs())
      await rollByItself(this.#desk.room)
    }
    this.#time.forward(until - this.#time.nowMs())
    await activateNow(this.#desk.room)
  }

  /** When the next business day begins. */
  #midnightMs(): number {
    return msOf(endOfBusinessDay(businessDateOf(this.now()))) + 1
  }

  async restart(): Promise<void> {
    if (this.#folder === undefined) throw new Error('a desk in memory does not come back')
    await this.#desk.close()
    this.#desk = await openDesk(pathIn(this.#folder), { ...this.#options, clock: this.#time })
  }

  async close(): Promise<void> {
    await this.#desk.close()
    if (this.#folder !== undefined) rmSync(this.#folder, { recursive: true, force: true })
  }
}

/** Time that stands still until it is told to go on. */
interface MovableClock extends Clock {
  readonly forward: (ms: number) => void
}

function movableClock(startMs: number): MovableClock {
  let nowMs = startMs
  return { nowMs: () => nowMs, forward: (ms) => void (nowMs += ms) }
}

function pathIn(folder: string | undefined): string {
  return folder === undefined ? ':memory:' : join(folder, 'desk.db')
}

/** Whom every scene has: whoever answers for the desk, and the gateway. */
const always: Readonly<Record<string, Parameters<typeof signInInvented>[1]>> = {
  owner: { id: 'local-owner', name: 'local.owner', displayName: '本机管理员', workNo: '0000', role: 'admin' },
  channel: { id: 'local-channel', name: 'local.channel', displayName: '渠道网关', workNo: '0001', role: 'channel' },
}

function colleague(name: string) {
  const ids =
    name === 'agent' ? { id: 'local-agent', name: 'demo.agent' } : { id: `scene-${name}`, name: `scene.${name}` }
  return { ...ids, ...inventedStaff(name) }
}
