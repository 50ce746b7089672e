import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Check, check } from './check.ts'

const patienceMs = 2_000
/** tmux holds a lone Escape back this long before it passes it on. */
const mostEscapeMs = 50

/** tmux's options, as it says them itself; empty where it cannot be asked. */
export async function tmuxOptions(): Promise<string> {
  const show = (flag: string): Promise<string> =>
    promisify(execFile)('tmux', ['show-options', flag], { timeout: patienceMs }).then(
      ({ stdout }) => stdout,
      () => '',
    )
  // Server, session and window options; older versions lack some of them.
  return (await Promise.all(['-gs', '-g', '-gw'].map(show))).join('\n')
}

/** What of tmux's options is in the way of the desk. An option that it does not have is not told of. */
export function tmuxChecks(options: string): readonly Check[] {
  const valueOf = (name: string): string | undefined => new RegExp(`^${name} "?([^"\n]*)"?$`, 'm').exec(options)?.[1]
  const found: Check[] = []
  const escapeTime = valueOf('escape-time')
  if (escapeTime !== undefined)
    found.push(
      check('tmux_escape_time', Number(escapeTime) <= mostEscapeMs ? 'ok' : 'warn', `escape-time ${escapeTime}`),
    )
  const switches = [
    ['tmux_focus', 'focus-events', 'on'],
    ['tmux_passthrough', 'allow-passthrough', 'on'],
    ['tmux_clipboard', 'set-clipboard', 'on'],
  ] as const
  for (const [name, option, wanted] of switches) {
    const value = valueOf(option)
    if (value !== undefined)
      found.push(check(name, value === wanted || value === 'all' ? 'ok' : 'note', `${option} ${value}`))
  }
  return found
}
