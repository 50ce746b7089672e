import { fileURLToPath } from 'node:url'
import { loadCast } from '@zuoxi/fixtures'
import { rehearse } from '@zuoxi/sdk/rehearsal'
import { httpStage } from '@zuoxi/server'
import { expect, it } from 'vitest'
import { terminalStage } from '../../packages/tui/src/rehearsal/terminal-stage.ts'
import { nodePath, program } from '../pty/harness/open-terminal.ts'

const conversations = fileURLToPath(new URL('../../fixtures/conversations/', import.meta.url))

/** One for each kind of turn that hands do: words, wording of one bill, a panel, a form, a list, what is refused, what waits for a senior. */
const eachKind = [
  'how-much-do-i-owe',
  'crisis-elder',
  'gate/hold-for-senior',
  'gate/identity-locked',
  'arrangements/defer-effective',
]

/** Where keys once outran the screen: a form not yet filled in, a page not yet read, news on its way, a list without the move, a screen not yet drawn. */
const outrun = [
  'races/colleague-edits-first',
  'races/taken-by-colleague',
  'tickets/merged',
  'tickets/whole-life',
  'screen/keys-and-commands',
]
const paths = [...eachKind, ...outrun].map((name) => `${conversations}${name}.yaml`)

it('plays conversations by keys in a real terminal', async () => {
  const stage = terminalStage(httpStage(), [nodePath, program])
  const clock = { nowMs: () => Date.now() }
  const { results } = await rehearse({ cast: await loadCast(), paths, stage, clock })
  expect(results.flatMap(({ id, failures }) => failures.map((failure) => ({ id, ...failure })))).toEqual([])
  expect(results).toHaveLength(paths.length)
}, 120_000)
