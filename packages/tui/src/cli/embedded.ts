import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock, DeskClient } from '@zuoxi/sdk'
import type { Cast, LocalDesk, Stage } from '@zuoxi/sdk/rehearsal'
import type { ProgramCommand } from '../rehearsal/terminal-stage.ts'
import type { OpenServer } from '../simulate/world-options.ts'
import type { Exhibit, ExhibitOptions } from './exhibit.ts'
import { makeHome } from './home-folder.ts'

/** What the embedded desk needs of the server, told structurally: only `main.tsx` may name the package. */
export interface ServerParts<Desk extends EmbeddedDesk = EmbeddedDesk> {
  readonly openDesk: (path: string, options: OpenOptions) => Promise<Desk>
  /** Writes each accident as one safe line of JSON. */
  readonly faultLog: (destination: { write: (line: string) => void }) => OpenOptions['log']
  /** The newest schema of a desk file that this build knows. */
  readonly supportedSchema: number
  readonly isSeeded: (desk: Desk) => boolean | Promise<boolean>
  readonly holdsInventedPeople: (desk: Desk) => boolean
  readonly seedDemo: (desk: Desk, cast: Cast, options: SeedOptions) => Promise<SeedResult>
  readonly playDemo: (
    desk: Desk,
    conversations: Cast['conversations'],
    options: { signal: AbortSignal; onOpened: () => void },
  ) => Promise<unknown>
  readonly serveDesk: (desk: Desk, options: { host: string; port: number }) => Promise<Served>
  readonly keepRolled: (desk: Desk, signal: AbortSignal) => void
  readonly memoryStage: (options: Pick<OpenOptions, 'log'>) => Stage
  readonly httpStage: (options: Pick<OpenOptions, 'log'>) => Stage
  readonly rollProgress: (desk: Desk) => Counted | undefined
  readonly loadSimulatedServer: () => Promise<OpenServer>
}

/** How far long work is. */
interface Counted {
  readonly done: number
  readonly total: number
}

interface OpenOptions {
  readonly clock: Clock
  /** Where ids and codes get their chance from. */
  readonly randomBytes?: (length: number) => Uint8Array
  readonly log: (fault: { faultId: string; error: unknown }) => void
  readonly warn?: (warning: { code: 'FILE_WAS_READABLE'; path: string }) => void
}

export interface EmbeddedDesk extends LocalDesk {
  readonly path: string
  readonly signInLocally: (as: LocalRole) => Promise<string>
  readonly close: () => Promise<void>
}

/** In this process; over a wire; by keys at a terminal. In this order they are held against each other. */
export const stageNames = ['memory', 'http', 'terminal'] as const
export type StageName = (typeof stageNames)[number]

export type LocalRole = 'agent' | 'owner' | 'channel'

export interface Served {
  readonly url: string
  readonly warnings: readonly { readonly code: 'NOT_LOOPBACK'; readonly host: string }[]
  readonly close: () => Promise<void>
}

export interface SeedOptions {
  readonly customers: number
  readonly seed: number
  readonly onProgress?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

export interface SeedResult {
  readonly customers: number
  readonly bills: number
}

/** Customers a first start invents: enough to search in, few enough to make in seconds. */
export const firstDemoCustomers = 20_000

/** One seed, so that two people who talk about the demo see the same customers. */
const demoSeed = 8719

/** What a new desk holds: invented people to look at, or nobody, for those who bring their own. */
export type Beginning = 'demo' | 'plain'

/** What a verb does where no desk is: begin one, or refuse, since a desk made up on the spot answers nothing that was asked. */
export type WhereNone = Beginning | 'refuse'

/** The desk in this process. Nothing of the server is loaded before the first call. */
export interface Embedded {
  readonly path: string
  /** Open the desk file; a new one begins with a demo, or with the approved wordings alone. Opened once; `close` ends it. */
  readonly open: (begin: Beginning, onProgress: (done: number, total: number) => void) => Promise<void>
  readonly supportedSchema: () => Promise<number>
  /** Whether a desk file is there. One of no size was begun and left, and holds nothing. */
  readonly isThere: () => boolean
  /** Open a desk file that is there, and add nothing to it. */
  readonly tryOpen: () => Promise<void>
  /** Whether anybody on the desk is invented, which the screen then says. */
  readonly isDemo: () => Promise<boolean>
  readonly signIn: (as: LocalRole) => Promise<DeskClient>
  readonly seed: (options: Omit<SeedOptions, 'seed'>) => Promise<SeedResult>
  /**
   * Play the demo's customers until told to stop, once the screen is there, or at once where the desk was just made and
   * nobody waits on it yet; `opened` when the first have written, `stop` fails if the play has.
   */
  readonly play: (screen?: Promise<unknown>) => { readonly opened: Promise<void>; readonly stop: () => Promise<void> }
  readonly serve: (options: { host: string; port: number }) => Promise<Served>
  /** Roll the book now and after each midnight, in the background, while this process has the desk open. */
  readonly keepRolled: () => Promise<void>
  /** How far a roll of the book is; nothing when none is under way. */
  readonly rollProgress: () => Promise<Counted | undefined>
  /** Where a rehearsal plays: desks that hold one cast each and whose clocks stand still. */
  readonly stages: Readonly<Record<StageName, Stage>>
  readonly cast: () => Promise<Cast>
  /** Where the cast is read from. */
  readonly castFolder: () => Promise<string>
  /** What opens the servers of simulations. */
  readonly simulatedServer: () => Promise<OpenServer>
  /** A demo desk in memory, to take pictures of. */
  readonly exhibit: (options: ExhibitOptions) => Promise<Exhibit>
  readonly close: () => Promise<void>
}

export interface EmbeddedOptions<Desk extends EmbeddedDesk> {
  readonly home: string
  readonly clock: Clock
  readonly stop: AbortSignal
  readonly server: () => Promise<ServerParts<Desk>>
  readonly cast: () => Promise<Cast>
  readonly castFolder: () => Promise<string>
  /** How this program is started, for a stage that opens it in a terminal. */
  readonly program: ProgramCommand
  /** Where accidents are written down. */
  readonly faults: { readonly write: (line: string) => void }
  /** A private file that others could read, and now cannot. */
  readonly onMended: (path: string) => void
}

export function embeddedDesk<Desk extends EmbeddedDesk>(options: EmbeddedOptions<Desk>): Embedded {
  const path = join(options.home, 'desk.db')
  let isNew = false
  let file: Promise<Desk> | undefined
  const deskFile = (): Promise<Desk> => {
    file ??= (async () => {
      // Personal data lives here, so the folder is the owner's alone.
      makeHome(options.home)
      const { openDesk, faultLog } = await options.server()
      return openDesk(path, {
        clock: options.clock,
        log: faultLog(options.faults),
        warn: (warning) => options.onMended(warning.path),
      })
    })()
    return file
  }
  const seed: Embedded['seed'] = async (seeding) => {
    const { seedDemo } = await options.server()
    return seedDemo(await deskFile(), await options.cast(), { ...seeding, seed: demoSeed })
  }
  return {
    path,
    seed,
    cast: options.cast,
    castFolder: options.castFolder,
    open: async (begin, onProgress) => {
      const { isSeeded, seedDemo } = await options.server()
      const desk = await deskFile()
      if (await isSeeded(desk)) return
      isNew = true
      if (begin === 'demo') await seed({ customers: firstDemoCustomers, onProgress, signal: options.stop })
      else {
        const { wording } = await options.cast()
        await seedDemo(desk, { people: [], wording, conversations: [] }, { customers: 0, seed: demoSeed })
      }
    },
    supportedSchema: async () => (await options.server()).supportedSchema,
    isThere: () => (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > 0,
    tryOpen: async () => void (await deskFile()),
    isDemo: async () => (await options.server()).holdsInventedPeople(await deskFile()),
    signIn: async (as) => {
      const desk = await deskFile()
      const { connectLocally } = await import('@zuoxi/sdk/local')
      return connectLocally(desk, { token: await desk.signInLocally(as) })
    },
    play: (screen) => {
      const stopping = new AbortController()
      const { promise: opened, resolve: onOpened } = Promise.withResolvers<void>()
      const signal = AbortSignal.any([stopping.signal, options.stop])
      const playing = (async () => {
        if (!isNew) await screen
        if (signal.aborted) return
        const { playDemo } = await options.server()
        const { conversations } = await options.cast()
        await playDemo(await deskFile(), conversations, { signal, onOpened })
      })()
      // A play that fails early is told when it is stopped; until then the desk goes on without it.
      playing.catch(onOpened)
      return {
        opened,
        stop: () => {
          stopping.abort()
          return playing
        },
      }
    },
    serve: async (address) => {
      const { serveDesk } = await options.server()
      return serveDesk(await deskFile(), address)
    },
    keepRolled: async () => (await options.server()).keepRolled(await deskFile(), options.stop),
    rollProgress: async () => (await options.server()).rollProgress(await deskFile()),
    stages: stagesOn(options),
    simulatedServer: async () => (await options.server()).loadSimulatedServer(),
    exhibit: async (exhibiting) => {
      const { openExhibit } = await import('./exhibit.ts')
      return openExhibit(await options.server(), await options.cast(), options.faults, exhibiting)
    },
    close: async () => {
      // Why it could not be opened has been said by whoever needed it open.
      const desk = await file?.catch(() => undefined)
      await desk?.close()
    },
  }
}

/** Nothing of a stage is loaded before a scene is opened on it. */
function stagesOn<Desk extends EmbeddedDesk>({ server, faults, program }: EmbeddedOptions<Desk>): Embedded['stages'] {
  const lazy = (name: StageName, load: () => Promise<Stage>): Stage => {
    let loaded: Promise<Stage> | undefined
    return { name, open: async (...scene) => (await (loaded ??= load())).open(...scene) }
  }
  const parts = async () => {
    const { memoryStage, httpStage, faultLog } = await server()
    return { memoryStage, httpStage, log: faultLog(faults) }
  }
  return {
    memory: lazy('memory', async () => {
      const { memoryStage, log } = await parts()
      return (await import('../rehearsal/with-screen.ts')).withScreen(memoryStage({ log }))
    }),
    http: lazy('http', async () => {
      const { httpStage, log } = await parts()
      return (await import('../rehearsal/with-screen.ts')).withScreen(httpStage({ log }))
    }),
    terminal: lazy('terminal', async () => {
      const { httpStage, log } = await parts()
      return (await import('../rehearsal/terminal-stage.ts')).terminalStage(httpStage({ log }), program)
    }),
  }
}
