import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keymap } from '../../src/cli/doctor/keymap.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import { hostFor } from './host.ts'

let home = ''
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'zuoxi-keys-'))
})
afterEach(() => rm(home, { recursive: true, force: true }))

/** A command line in a home with a keymap file, or without one. */
async function zuoxi(line: string, file?: string) {
  if (file !== undefined) await writeFile(join(home, 'keymap.yaml'), file)
  const host = hostFor(line.split(' '), new Error('keys need no desk'))
  const code = await runCli({ ...host, settings: { ...host.settings, home } })
  return { code, out: host.out(), err: host.err() }
}

const macros = 'macros:\n  - {name: 收尾, keys: ", w", press: [g m, w]}\n'

test('keys lists what is in force, with what the file changes, for people and for programs', async () => {
  const file = `keys:\n  - {action: logTicket, in: queue, keys: L}\n${macros}`
  const { code, out } = await zuoxi('keys --lang en', file)
  expect(code).toBe(0)
  expect(out).toMatch(/^Queue {2}queue$/m)
  expect(out).toMatch(/^ {2}L +log ticket +logTicket$/m)
  expect(out).toMatch(/^ {2}, w +收尾 +playMacro$/m)
  const json = JSON.parse((await zuoxi('keys --json')).out) as { places: { queue: unknown[] }; macros: unknown[] }
  expect(json.places.queue).toContainEqual({ keys: ['L'], action: 'logTicket' })
  expect(json.macros).toEqual([{ name: '收尾', final: false, steps: [{ press: 'g m' }, { press: 'w' }] }])
})

test('keys check answers 2 for a file that cannot be used, with every line, column and what was meant', async () => {
  const file = 'keys:\n  - {action: logTiket, keys: L}\n  - {action: refresh, in: queue, keys: b}\n'
  const { code, err } = await zuoxi('keys check --lang en', file)
  expect(code).toBe(2)
  expect(err).toContain('keymap.yaml:2:14 "logTiket" is not an action; did you mean logTicket?')
  expect(err).toContain('keymap.yaml:3:40 b has two meanings, refresh and bills, in queue')
  const { error } = JSON.parse((await zuoxi('keys check --json')).out) as {
    error: { code: string; problems: object[] }
  }
  expect(error.code).toBe('KEYMAP_BROKEN')
  expect(error.problems).toContainEqual(
    expect.objectContaining({ line: 2, column: 14, say: 'actionUnknown', like: 'logTicket' }),
  )
})

test('keys check answers 0 for a good file, and 2 where there is none', async () => {
  expect(await zuoxi('keys check')).toMatchObject({ code: 2, out: '' })
  const { code, out } = await zuoxi('keys check', macros)
  expect([code, out]).toEqual([0, `${join(home, 'keymap.yaml')} 可以使用，宏 1 个\n`])
  expect((await zuoxi('keys check nowhere.yaml')).code).toBe(2)
})

test('a dry run lists the steps, and where one would stop at what cannot be taken back', async () => {
  const { code, out } = await zuoxi('keys --dry-run 收尾 --lang en', macros)
  expect(code).toBe(0)
  expect(out).toContain('1  g m  conversation')
  expect(out).toMatch(/2 {2}w .*stops where this cannot be taken back/)
  const unknown = await zuoxi('keys --dry-run 没有 --lang en')
  expect([unknown.code, unknown.err]).toEqual([2, expect.stringContaining('no macro is named "没有"; there are: 收尾')])
})

test('the doctor names a keymap file that is not used, and where to look', async () => {
  const { settings, ...host } = hostFor([], new Error('no desk'))
  const look = () => keymap({ ...host, settings: { ...settings, home } }, undefined)
  expect(await look()).toEqual([])
  await writeFile(join(home, 'keymap.yaml'), macros)
  expect(await look()).toMatchObject([{ name: 'keymap', state: 'ok' }])
  await writeFile(join(home, 'keymap.yaml'), 'keys:\n  - {action: x, keys: y}\n  - {action: x, keys: z}\n')
  expect(await look()).toEqual([{ name: 'keymap', state: 'warn', found: `${join(home, 'keymap.yaml')}:2:14 +1` }])
})
