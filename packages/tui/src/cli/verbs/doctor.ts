import type { CheckState, CliWords } from '../../words/cli.ts'
import type { Check } from '../doctor/check.ts'
import { files } from '../doctor/files.ts'
import { keymap } from '../doctor/keymap.ts'
import { server } from '../doctor/server.ts'
import { nodeVersion, terminal } from '../doctor/terminal.ts'
import { exitCode } from '../exit-code.ts'
import type { Line, Span } from '../report.ts'
import type { Verb } from './verb.ts'

const probes = [nodeVersion, terminal, files, keymap, server]

/** Look at everything Zuoxi stands on, and say how to mend what is wrong. Changes nothing. */
export const doctor: Verb = {
  name: 'doctor',
  args: [],
  options: {},
  run: async ({ host, url, words }) => {
    const checks = (await Promise.all(probes.map((probe) => probe(host, url)))).flat()
    const told = checks.map((check) => ({
      ...check,
      ...(check.state === 'ok' ? {} : { fix: fixOf(check, words) }),
    }))
    const ok = checks.every(({ state }) => state !== 'bad')
    return {
      json: { ok, checks: told },
      lines: checks.flatMap((check) => checkLines(check, words)),
      code: ok ? exitCode.done : exitCode.failed,
    }
  },
}

const styles: Readonly<Record<CheckState, NonNullable<Span['style']>>> = {
  ok: 'green',
  note: 'bold',
  warn: 'yellow',
  bad: 'red',
}

function fixOf({ name, why }: Check, words: CliWords): string {
  return why ? words.deskTroubles[why] : words.checks[name].fix
}

function checkLines(check: Check, words: CliWords): Line[] {
  const { state, found } = check
  const line: Line = [
    { text: words.states[state], style: styles[state] },
    { text: `  ${words.checks[check.name].name}  ` },
    { text: found, style: 'dim' },
  ]
  return state === 'ok' ? [line] : [line, `      ${fixOf(check, words)}`]
}
