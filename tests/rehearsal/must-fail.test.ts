import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadCast } from '@zuoxi/fixtures'
import { rehearse, type RehearsalResult } from '@zuoxi/sdk/rehearsal'
import { memoryStage } from '@zuoxi/server'
import { beforeAll, expect, it } from 'vitest'
import { withScreen } from '../../packages/tui/src/rehearsal/with-screen.ts'

const folder = fileURLToPath(new URL('../../fixtures/must-fail/', import.meta.url))
const names = readdirSync(folder)

let results: readonly RehearsalResult[]
beforeAll(async () => {
  const clock = { nowMs: () => 0 }
  results = (await rehearse({ cast: await loadCast(), paths: [folder], stage: withScreen(memoryStage()), clock }))
    .results
}, 60_000)

/** What a file says at its head of how it fails: `# turn 2: expected …, got …`, each as long as it needs to be. */
function statedIn(name: string): { readonly why: string; readonly failures: readonly string[] } {
  const comments = readFileSync(folder + name, 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('# '))
  const [why = '', ...failures] = comments.map((line) => line.slice(2))
  return { why, failures }
}

it.each(names)('%s fails for the reasons that it states, and for no other', (name) => {
  const { why, failures } = statedIn(name)
  expect(why).toMatch(/^fails because /)
  const told = results
    .filter(({ file }) => basename(file) === name)
    .flatMap((result) => result.failures)
    .map(({ turn, expected, actual }) => `turn ${turn}: expected ${expected}, got ${actual}`)
  expect(told.map((line, i) => line.slice(0, failures[i]?.length))).toEqual(failures)
  expect(failures.length).toBeGreaterThan(0)
})

it('fails in all but the case that holds', () => {
  expect(results.filter(({ ok }) => ok).map(({ id }) => id)).toEqual(['one-case-of-two#holds'])
})
