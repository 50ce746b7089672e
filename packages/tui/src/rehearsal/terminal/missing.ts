/** The packages that a real terminal needs, and that an installation may leave out. */
export const terminalPackages = ['@lydell/node-pty', '@xterm/headless'] as const

/** Whether a terminal can be opened in this installation. */
export function hasTerminal(): boolean {
  try {
    return terminalPackages.every((name) => import.meta.resolve(name) !== '')
  } catch {
    return false
  }
}

/** No terminal can be opened here: what it takes is not installed. */
export class TerminalMissing extends Error {
  override readonly name = 'TerminalMissing'

  constructor(cause: unknown) {
    super(`the terminal stage needs ${terminalPackages.join(' and ')}`, { cause })
  }
}

/** The two packages, loaded when a terminal is first opened. */
export async function loadTerminalPackages(): Promise<{
  readonly spawn: typeof import('@lydell/node-pty').spawn
  readonly Terminal: typeof import('@xterm/headless').Terminal
}> {
  try {
    const [pty, xterm] = await Promise.all([import('@lydell/node-pty'), import('@xterm/headless')])
    // Both are CommonJS; what Node finds of their exports differs by version.
    return { ...namesOf(pty, 'spawn'), ...namesOf(xterm, 'Terminal') }
  } catch (error) {
    throw new TerminalMissing(error)
  }
}

function namesOf<Module extends object, Name extends keyof Module>(module: Module, name: Name): Pick<Module, Name> {
  const inside = (module as { default?: Module }).default
  const value = module[name] ?? inside?.[name]
  if (value === undefined) throw new Error(`no ${String(name)}`)
  return { [name]: value } as Pick<Module, Name>
}
