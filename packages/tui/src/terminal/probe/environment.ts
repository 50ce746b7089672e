/** What the environment says of the terminal. Only `main.tsx` reads it. */
export interface TerminalEnvironment {
  readonly TERM: string
  readonly COLORTERM: string
  readonly COLORFGBG: string
  readonly NO_COLOR: string
  readonly TERM_PROGRAM: string
  readonly TERM_PROGRAM_VERSION: string
  readonly VTE_VERSION: string
  readonly WT_SESSION: string
  readonly KONSOLE_VERSION: string
  readonly TMUX: string
  readonly STY: string
  readonly SSH_TTY: string
  readonly SSH_CONNECTION: string
}

const names: readonly (keyof TerminalEnvironment)[] = [
  'TERM',
  'COLORTERM',
  'COLORFGBG',
  'NO_COLOR',
  'TERM_PROGRAM',
  'TERM_PROGRAM_VERSION',
  'VTE_VERSION',
  'WT_SESSION',
  'KONSOLE_VERSION',
  'TMUX',
  'STY',
  'SSH_TTY',
  'SSH_CONNECTION',
]

/** The variables that say something of the terminal; one that is not set is empty. */
export function terminalEnvironment(env: Readonly<Record<string, string | undefined>>): TerminalEnvironment {
  return Object.fromEntries(names.map((name) => [name, env[name] ?? ''])) as unknown as TerminalEnvironment
}
