import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { loadCast } from '@zuoxi/fixtures'
import * as sdk from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { type OpenDesk, openDesk, seedDemo } from '@zuoxi/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const guide = readFileSync(new URL('../../docs/guide/developers.md', import.meta.url), 'utf8')

/** The examples that stand alone; those marked `no-run` show how to connect. */
const examples = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code)

const AsyncFunction = (async () => {}).constructor as new (...args: string[]) => (...values: unknown[]) => Promise<void>

describe('the developers’ guide', () => {
  let local: OpenDesk
  let desk: sdk.DeskClient

  beforeAll(async () => {
    local = await openDesk(':memory:')
    await seedDemo(local, await loadCast(), { customers: 0, seed: 1 })
    desk = connectLocally(local, { token: await local.signInLocally('agent') })
  })
  afterAll(() => local.close())

  it('has examples', () => expect(examples.length).toBeGreaterThan(4))

  it.each(examples)('runs:\n%s', async (code) => {
    const printed: unknown[] = []
    const scope = { ...sdk, desk, console: { log: (...values: unknown[]) => printed.push(...values) } }
    const run = new AsyncFunction(...Object.keys(scope), stripTypeScriptTypes(`{${code}}`))
    await run(...Object.values(scope))
    if (code.includes('console.log')) expect(printed.every((value) => value !== undefined)).toBe(true)
  })
})
