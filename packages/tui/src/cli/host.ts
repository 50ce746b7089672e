import type { ChildProcess } from 'node:child_process'
import type { Agent, Clock, DeskClient } from '@zuoxi/sdk'
import type { FixtureSaved, SaveFixtureEffect } from '../state/save-fixture.ts'
import type { State } from '../state/state.ts'
import type { Asked } from '../terminal/probe/ask.ts'
import type { TerminalEnvironment } from '../terminal/probe/environment.ts'
import type { Lang } from '../words/lang.ts'
import type { Embedded } from './embedded.ts'

/** Where text goes. `write` takes what `report.ts` has made safe. */
export interface Sink {
  readonly write: (text: string) => void
  readonly isTTY: boolean
  readonly colours: boolean
  readonly columns: number
  readonly rows: number
}

/** What the environment asks for, already read: `main.tsx` is the only one that looks. */
export interface Settings {
  /** The user's data folder: desk file, key, kept sign-ins. */
  readonly home: string
  readonly lang: string | undefined
  readonly url: string | undefined
  readonly token: string | undefined
  readonly locale: string
}

export interface ScreenOptions {
  readonly lang: Lang
  /** The people of this desk are invented. */
  readonly demo: boolean
  /** Who is at the desk, where that has been asked already. */
  readonly agent?: Agent | undefined
  /** Say the desk row by row instead of drawing it. */
  readonly screenReader?: boolean
  /** Told when the first frame is on the screen: what can wait for it does. */
  readonly onShown?: () => void
  /** Opens the desk again after it has locked itself; without it Enter does. */
  readonly checkPassword?: (name: string, password: string) => Promise<void>
  /** Saves the conversation in front as a file that replays. */
  readonly saveFixture?: (wish: FixtureWish) => Promise<FixtureSaved>
  /** Takes what the desk shows, as it changes. */
  readonly film?: Film
  /** The time that the desk lives in, where it is not the terminal's own: that of a rehearsal stands still. */
  readonly clock?: Clock
}

/** Takes what the desk is now; what it makes of it is its own affair. */
export type Film = (state: State, nowMs: number) => void

export type FixtureWish = Omit<SaveFixtureEffect, 'do'>

/** Everything a verb may touch of the world around it. */
export interface Host {
  readonly argv: readonly string[]
  readonly version: string
  readonly nodeVersion: string
  readonly settings: Settings
  readonly stdin: NodeJS.ReadStream
  readonly stdout: Sink
  readonly stderr: Sink
  /** What the environment says of the terminal, and how to ask it for more. */
  readonly terminal: {
    readonly env: TerminalEnvironment
    /** Nothing where there is no terminal to be asked. */
    readonly ask: () => Promise<Asked | undefined>
  }
  readonly clock: Clock
  /** Aborted by the first Ctrl+C or SIGTERM. */
  readonly stop: AbortSignal
  /** The desk in this process; loading it loads the server. */
  readonly embedded: Embedded
  /** Processors that may be kept busy. */
  readonly processors: number
  /** Starts this program once more, for something that it is told over the channel between the two. */
  readonly startWorker: (name: string) => ChildProcess
  /** Opens the screen on a desk and answers when the agent leaves it. */
  readonly openScreen: (desk: DeskClient, options: ScreenOptions) => Promise<void>
}
