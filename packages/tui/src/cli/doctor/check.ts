import type { CheckName, CheckState, DeskTrouble } from '../../words/cli.ts'
import type { Host } from '../host.ts'

/** One finding. `found` is what is there, in a few words that need no translation. */
export interface Check {
  readonly name: CheckName
  readonly state: CheckState
  readonly found: string
  /** Which of several things is wrong, where each is mended in its own way. */
  readonly why?: DeskTrouble
}

export type Probe = (host: Host, url: string | undefined) => Promise<readonly Check[]>

export function check(name: CheckName, state: CheckState, found: string, why?: DeskTrouble): Check {
  return { name, state, found, ...(why && { why }) }
}
