import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { newHome, zuoxi, zuoxiJson } from './zuoxi.ts'

vi.setConfig({ testTimeout: 60_000 })

const home = newHome()
const at = { home: home.path }
afterAll(home.remove)

interface Answer {
  readonly ok: boolean
  readonly played: number
  readonly found: readonly { id: string; file: string; turns: number }[]
}

const text = (expected: string) =>
  `id: greeting\ntitle: 问候\ncustomer: zhang-wei\nturns:\n  - customer: 在吗\n  - say: 您好，请讲。\n    expect: ${expected}\n`

it('holds, and says the same from the same seed', async () => {
  const file = join(home.path, 'holds.yaml')
  writeFileSync(file, text('{ sent: 您好 }'))
  const run = () => zuoxiJson<Answer>(['generate', file, '--seed', '7', '--count', '8'], at)
  const [once, again] = [await run(), await run()]
  expect(once).toMatchObject({ code: 0, json: { ok: true, seed: '7', count: 8, played: 8, found: [] } })
  expect(again.json).toEqual(once.json)
})

it('writes what fails as a file that fails at once, the same one each time', async () => {
  const file = join(home.path, 'fails.yaml')
  writeFileSync(file, text('{ messages: 9 }'))
  const out = join(home.path, 'found')
  const args = ['generate', file, '--seed', '7', '--count', '4', '--kinds', 'fault', '--out', out]
  const { code, json } = await zuoxiJson<Answer>(args, at)
  expect({ code, found: json.found }).toMatchObject({ code: 1, found: [{ turns: 2 }] })
  const written = join(out, readdirSync(out)[0]!)
  expect(json.found[0]?.file).toBe(written)
  const before = readFileSync(written, 'utf8')
  expect(before).toContain('# found by seed 7')
  expect(await zuoxiJson(['replay', written], at)).toMatchObject({ code: 1, json: { total: 1, failed: 1 } })
  await zuoxi(args, at)
  expect(readFileSync(written, 'utf8')).toBe(before)
})

it('refuses what cannot be meant', async () => {
  const file = join(home.path, 'holds.yaml')
  for (const wrong of [
    ['--kinds', 'faults'],
    ['--count', '0'],
    ['--seed', 'a b'],
  ])
    expect((await zuoxi(['generate', file, ...wrong], at)).code).toBe(2)
  expect((await zuoxi(['generate', join(home.path, 'nowhere.yaml')], at)).code).toBe(2)
})
