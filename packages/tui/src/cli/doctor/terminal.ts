import { check, type Probe } from './check.ts'

/** The smallest screen that the desk is laid out for. */
const leastColumns = 80
const leastRows = 24

export const nodeVersion: Probe = async ({ nodeVersion: found }) => [check('node', 'ok', found)]

export const terminal: Probe = async ({ stdout, settings }) => {
  const roomy = stdout.columns >= leastColumns && stdout.rows >= leastRows
  const utf8 = /utf-?8/i.test(settings.locale)
  return [
    stdout.isTTY
      ? check('terminal_size', roomy ? 'ok' : 'warn', `${stdout.columns}×${stdout.rows}`)
      : check('terminal_size', 'warn', '-'),
    check('colours', stdout.colours || !stdout.isTTY ? 'ok' : 'warn', `TERM=${settings.term || '?'}`),
    check('encoding', utf8 ? 'ok' : 'warn', settings.locale || 'LANG=?'),
  ]
}
