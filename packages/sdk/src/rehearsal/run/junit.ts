import type { RehearsalResult } from '../player/rehearse.ts'
import type { ReportWriter } from './report-writer.ts'

/** JUnit's XML, as build servers read it: a suite for each file, a case for each conversation. */
export const junit: ReportWriter = {
  name: 'junit',
  flag: '--junit <file>',
  traced: false,
  write: function* (results, _conversations, { startedAt, durationMs }) {
    const suites = Map.groupBy(results, ({ file }) => file)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield `<testsuites${attributes({ name: 'zuoxi replay', ...counts(results), time: seconds(durationMs) })}>\n`
    for (const [name, cases] of suites) {
      const time = seconds(cases.reduce((sum, one) => sum + one.durationMs, 0))
      yield `  <testsuite${attributes({ name, ...counts(cases), time, timestamp: startedAt })}>\n`
      for (const one of cases) yield testCase(one, name)
      yield '  </testsuite>\n'
    }
    yield '</testsuites>\n'
  },
}

function counts(results: readonly RehearsalResult[]) {
  return { tests: results.length, failures: results.filter(({ ok }) => !ok).length, errors: 0, skipped: 0 }
}

function testCase({ id, durationMs, failures }: RehearsalResult, classname: string): string {
  const open = `    <testcase${attributes({ name: id, classname, time: seconds(durationMs) })}`
  if (failures.length === 0) return `${open}/>\n`
  const lines = failures.map(({ turn, expected, actual, kind = 'expectation', stage }) => {
    const message = `turn ${turn}${stage === undefined ? '' : ` on ${stage}`}: expected ${expected}, got ${actual}`
    return `      <failure${attributes({ type: kind, message })}/>\n`
  })
  return `${open}>\n${lines.join('')}    </testcase>\n`
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('')
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
  '\r': '&#13;',
}

/** XML 1.0 has no way at all to say most control characters, halves of pairs and two more. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
    .replaceAll(/[&<>"\n\t\r]/g, (character) => entities[character] ?? character)
}

function seconds(ms: number): string {
  return (ms / 1_000).toFixed(3)
}
