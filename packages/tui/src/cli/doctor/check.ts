import type { Host } from '../host.ts'

/** What the doctor looks at; each has a name and a remedy in both languages. */
export type CheckName =
  | 'node' | 'terminal_size' | 'colours' | 'encoding' | 'data_folder' | 'desk_file' | 'key_file' | 'secret_file'
  | 'sign_ins' | 'disk_space' | 'server'

export type CheckState = 'ok' | 'warn' | 'bad'

/** One finding. `found` is what is there, in a few words that need no translation. */
export interface Check {
  readonly name: CheckName
  readonly state: CheckState
  readonly found: string
}

export type Probe = (host: Host, url: string | undefined) => Promise<readonly Check[]> | readonly Check[]

export function check(name: CheckName, state: CheckState, found: string): Check {
  return { name, state, found }
}
