import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import * as sdk from '@zuoxi/sdk'
import { afterAll, describe, expect, it } from 'vitest'
import { newHome, zuoxi } from '../cli/zuoxi.ts'

const guide = readFileSync(new URL('../../docs/guide/calc.md', import.meta.url), 'utf8')
const commands = [...guide.matchAll(/^npx -y pnpm@12 --silent zuoxi (.*)$/gm)].map(([, line = '']) => line)
const examples = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)

const home = newHome()
afterAll(home.remove)

describe('the guide to the calculator', () => {
  it('has commands and an example', () => expect([commands.length, examples.length]).toEqual([7, 1]))

  it.each(commands)('works as written: %s', async (line) => {
    const { code, out, err } = await zuoxi(line.replaceAll('"', '').split(' '), { home: home.path })
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(out).not.toBe('')
  })

  it.each(examples)('runs:\n%s', (code) => {
    const printed: unknown[] = []
    const scope = { ...sdk, console: { log: (...values: unknown[]) => printed.push(...values) } }
    // oxlint-disable-next-line typescript/no-implied-eval -- the code is our own documentation
    new Function(...Object.keys(scope), stripTypeScriptTypes(`{${code}}`))(...Object.values(scope))
    expect(printed).toEqual([
      '888.49',
      '12.0001146283',
      ['M = R(P·i·(1+i)^n ÷ ((1+i)^n − 1)); principal = M − R(B·i) = 788.49', 'R(B·i) = 100.00'],
    ])
  })
})
