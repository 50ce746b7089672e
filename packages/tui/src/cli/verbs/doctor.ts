import type { CheckState } from '../../words/cli.ts'
import type { Check } from '../doctor/check.ts'
import { files } from '../doctor/files.ts'
import { server } from '../doctor/server.ts'
import { nodeVersion, terminal } from '../doctor/terminal.ts'
import { exitCode } from '../exit-code.ts'
import type { Line, Span } from '../report.ts'
import type { Verb } from './verb.ts'

const probes = [nodeVersion, terminal, files, server]

/** Look at everything Zuoxi stands on, and say how to mend what is wrong. Changes nothing. */
export const doctor: Verb = {
  name: 'doctor',
  args: [],
  options: {},
  run: async ({ host, url, words }) => {
    const checks = (await Promise.all(probes.map((probe) => probe(host, url)))).flat()
    const told = checks.map((check) => ({
      ...check,
      ...(check.state === 'ok' ? {} : { fix: words.checks[check.name].fix }),
    }))
    const ok = checks.every(({ state }) => state !== 'bad')
    return {
      json: { ok, checks: told },
      lines: checks.flatMap((check) => checkLines(check, words.checks[check.name], words.states)),
      code: ok ? exitCode.done : exitCode.failed,
    }
  },
}

const styles: Readonly<Record<CheckState, NonNullable<Span['style']>>> = { ok: 'green', warn: 'yellow', bad: 'red' }

function checkLines(
  { state, found }: Check,
  words: { readonly name: string; readonly fix: string },
  states: Readonly<Record<CheckState, string>>,
): Line[] {
  const line: Line = [
    { text: states[state], style: styles[state] },
    { text: `  ${words.name}  ` },
    { text: found, style: 'dim' },
  ]
  return state === 'ok' ? [line] : [line, `      ${words.fix}`]
}
