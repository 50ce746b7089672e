import { resolve } from 'node:path'
import { settingsFile } from '../../effects/settings-file.ts'
import { type Check, check, type Probe } from './check.ts'
import { terminalChecks } from './terminal-answers.ts'
import { tmuxChecks, tmuxOptions } from './tmux.ts'

/** The smallest screen that the desk is laid out for. */
const leastColumns = 80
const leastRows = 24

export const nodeVersion: Probe = async ({ nodeVersion: found }) => [check('node', 'ok', found)]

export const terminal: Probe = async ({ stdout, settings, terminal: { env, ask } }) => {
  const roomy = stdout.columns >= leastColumns && stdout.rows >= leastRows
  const utf8 = /utf-?8/i.test(settings.locale)
  const asked = stdout.isTTY ? await ask() : undefined
  return [
    stdout.isTTY
      ? check('terminal_size', roomy ? 'ok' : 'warn', `${stdout.columns}×${stdout.rows}`)
      : check('terminal_size', 'warn', '-'),
    check('encoding', utf8 ? 'ok' : 'warn', settings.locale || 'LANG=?'),
    ...terminalChecks(env, asked),
    ...(env.TMUX === '' ? [] : tmuxChecks(await tmuxOptions())),
    ...(await settingsCheck(settings.home)),
  ]
}

/** What is wrong in the settings, with its place; without a file there is nothing to tell. */
async function settingsCheck(home: string): Promise<readonly Check[]> {
  const { problems } = await settingsFile(resolve(home, 'settings.yaml')).read()
  const [first] = problems
  return first ? [check('settings_file', 'warn', `settings.yaml:${first.line}:${first.column}`)] : []
}
