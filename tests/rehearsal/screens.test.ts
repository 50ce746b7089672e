import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCast } from '@zuoxi/fixtures'
import { playFiled, readConversations, rehearse, type Stage } from '@zuoxi/sdk/rehearsal'
import { httpStage, memoryStage } from '@zuoxi/server'
import { afterAll, expect, it } from 'vitest'
import { keysToCover } from '../../packages/tui/src/rehearsal/key-coverage.ts'
import { withScreen } from '../../packages/tui/src/rehearsal/with-screen.ts'

const folder = mkdtempSync(join(tmpdir(), 'zuoxi-screens-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const looksOn = `id: looks-on
title: 按键与命令
customer: zhang-wei
turns:
  - customer: 我上个月不是还了300吗
    expect: { screen: 等待接入 1 }
  - press: enter
    expect: { screen: [我上个月不是还了300吗, 已接入], not: { screen: '16425138899' } }
  - press: "escape / 'zw 8899'"
    expect: { screen: C20260001 }
  - press: enter escape
  - run: ':settle'
    expect: { screen: 提前结清 }
`

const clock = { nowMs: () => Date.now() }

/** What a stage makes of a conversation that is written here. */
async function played(stage: Stage, text: string) {
  const file = join(folder, `${stage.name}.yaml`)
  writeFileSync(file, text)
  return (await rehearse({ cast: await loadCast(), paths: [file], stage, clock })).results
}

it.each([memoryStage, httpStage])('presses keys and runs commands at a desk without a terminal', async (stage) => {
  expect(await played(withScreen(stage()), looksOn)).toMatchObject([{ ok: true, failures: [] }])
})

it('says what the screen shows where it is not what was expected', async () => {
  const [result] = await played(withScreen(memoryStage()), looksOn.replace('等待接入 1', '等待接入 9'))
  expect(result?.failures).toMatchObject([{ turn: 1, expected: 'screen: 等待接入 9' }])
  expect(result?.failures[0]?.actual).toContain('等待接入 1')
})

it('tells which keys of the keymap were pressed, each row by a name of its own, and why others were not', async () => {
  const { known, seenIn, reasonFor } = keysToCover(['memory'])
  const ids = known.map(({ id }) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const file = join(folder, 'keys.yaml')
  writeFileSync(file, looksOn)
  const cast = await loadCast()
  const [filed] = await readConversations([file], cast)
  const result = await playFiled({ cast, stage: withScreen(memoryStage()), clock, traced: true }, filed!)
  const seen = seenIn(result, filed!).map(({ id }) => id)
  expect(seen.filter((id) => !ids.includes(id))).toEqual([])
  expect(seen).toContain('openConversation: enter (queue)')
  expect(seen).toContain('openFound: enter (search)')
  expect(seen).toContain('runCommand: enter (command)')
  const send = { kind: 'key', id: 'send: enter (composer)' } as const
  expect(ids).toContain(send.id)
  expect(reasonFor?.(send)?.en).toContain('--stage terminal')
  expect(keysToCover(['terminal']).reasonFor?.(send)).toBeUndefined()
})
