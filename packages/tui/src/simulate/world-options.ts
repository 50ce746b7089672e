import type { Cast, LocalDesk } from '@zuoxi/sdk/rehearsal'
import type { Faults } from './faults.ts'
import type { Books, InvariantName } from './invariants.ts'

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
