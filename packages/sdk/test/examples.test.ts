import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as sdk from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'

const folder = fileURLToPath(new URL('../src/', import.meta.url))

/** One line of an `@example`: `parseYuan('1,280.5') // 128050`. What follows the value after a colon is prose. */
interface Example {
  readonly file: string
  readonly code: string
  readonly value: string
}

function examplesIn(file: string): Example[] {
  const blocks = readFileSync(folder + file, 'utf8').match(/@example\n(?: +\*(?! @)(?!\/).*\n)+/g) ?? []
  return blocks
    .flatMap((block) => block.split('\n'))
    .map((line) => /^ +\* (\w+\(.*\)(?:\.\w+)*) +\/\/ ([^:\n]+?)(?:: .*)?$/.exec(line))
    .filter((match) => !match?.[0].includes('…'))
    .flatMap((match) => (match ? [{ file, code: plain(match[1] ?? ''), value: match[2] ?? '' }] : []))
}

/** Types are for the reader; what runs is JavaScript. */
function plain(code: string): string {
  return code.replace(/ as \w+/g, '')
}

function evaluate(code: string, scope: Readonly<Record<string, unknown>>): unknown {
  // oxlint-disable-next-line typescript/no-implied-eval -- the code is our own documentation
  return new Function(...Object.keys(scope), `return (${code})`)(...Object.values(scope)) as unknown
}

const examples = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .flatMap(examplesIn)

/** What an example takes as given. */
const given = { now: '2026-11-20T02:00:00.000Z', today: '2026-11-20' }

describe('examples in the docs', () => {
  it('are found', () => expect(examples.length).toBeGreaterThan(5))

  it.each(examples)('$file: $code', async ({ file, code, value }) => {
    const scope = { ...given, ...sdk, ...((await import(folder + file)) as object) }
    expect(evaluate(code, scope)).toEqual(evaluate(value, scope))
  })
})
