import type { DeskClient } from '../../client/desk-client.ts'
import type { Role } from '../../model/agent.ts'
import type { Instant } from '../../model/time.ts'
import type { Cast } from '../format/cast.ts'
import type { SceneBooks } from './invariants.ts'

/** Both ends of one desk: the agent at work, and the gateway that delivers what customers write. */
export interface DeskPair {
  readonly agent: DeskClient
  readonly channel: DeskClient
}

/** A stretch of a row of a screen that looks alike. */
export interface FrameSpan {
  readonly text: string
  /** What it means, as the desk's palette has it: `accent`, `good`, `warn`, `bad`, `dim`. */
  readonly tone?: string
  readonly bold?: boolean
  readonly inverse?: boolean
  readonly underline?: boolean
}

/** What a screen showed at one moment, and the keys that led to it. */
export interface ScreenFrame {
  readonly rows: readonly (readonly FrameSpan[])[]
  readonly keys?: string
  /** What these keys are bound to, as a table of coverage names it; what is only typed is not among them. */
  readonly bindings?: readonly string[]
  readonly cursor?: { readonly x: number; readonly y: number }
}

/** A screen that turns may press keys at. */
export interface SceneScreen {
  /** Press keys, as the keymap names them, and wait until the desk has answered. */
  readonly press: (keys: readonly string[]) => Promise<void>
  /** Type a text into whatever takes text. */
  readonly type: (text: string) => Promise<void>
  /**
   * The rows that are seen when the screen has come to rest.
   *
   * @param sights what is looked for: waited for as long as it may still come, as rest alone cannot be told from a slow answer
   */
  readonly rows: (sights?: readonly string[]) => Promise<readonly string[]>
  /** The frames since this was asked last, for a report; a screen that keeps none has no such thing. */
  readonly takeFrames?: () => readonly ScreenFrame[]
}

/** One desk on which a conversation is played, and the world around it. Its clients outlive a restart of the server. */
export interface Scene extends DeskPair {
  /** Whoever answers for the desk: books money, reads the log. */
  readonly owner: DeskClient
  /** A colleague by name, who is taken on when first asked for. */
  readonly as: (name: string, role: Exclude<Role, 'channel'>) => Promise<DeskClient>
  readonly now: () => Instant
  /** Let time pass, and with it what the desk does by the clock. */
  readonly pass: (ms: number) => Promise<void>
  /** The server goes down and comes back with what it had written. */
  readonly restart: () => Promise<void>
  /** Where another program reaches this desk. Absent: it is in this process alone. */
  readonly door?: SceneDoor
  /** The agent who serves, without a screen: for what no keys are pressed for. Absent: `agent` has none. */
  readonly plainAgent?: DeskClient
  /** The books of this desk, past the program that writes them. Absent: nobody can read them. */
  readonly books?: () => Promise<SceneBooks>
  /** Absent: nobody looks on, and turns that need a screen cannot be played. */
  readonly screen?: SceneScreen
  readonly close: () => Promise<void>
}

/** The door of a desk that is served, for a program that is not this one. */
export interface SceneDoor {
  readonly url: string
  /** A new session of the agent who serves. */
  readonly signIn: () => Promise<string>
}

/** What a conversation needs of its desk. */
export interface SceneNeeds {
  /** The role of the agent who serves. */
  readonly role: Exclude<Role, 'channel'>
  /** The server is restarted in it, so what it holds has to outlive it. */
  readonly restarts: boolean
  /** Keys are pressed, or the screen is looked at. */
  readonly screen: boolean
}

/**
 * Where a rehearsal plays. The SDK cannot make a desk, it can only talk to one,
 * so whoever rehearses brings the desk: in memory, over HTTP, or one's own.
 */
export interface Stage {
  readonly name: string
  /** A fresh desk that holds this cast and whose clock stands at `now`. */
  readonly open: (cast: Cast, now: Instant, needs: SceneNeeds) => Promise<Scene>
}
