import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCast } from '@zuoxi/fixtures'
import { rehearse, type Stage } from '@zuoxi/sdk/rehearsal'
import { httpStage, memoryStage } from '@zuoxi/server'
import { afterAll, expect, it } from 'vitest'
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

/** What a stage makes of a conversation that is written here. */
async function played(stage: Stage, text: string) {
  const file = join(folder, `${stage.name}.yaml`)
  writeFileSync(file, text)
  const clock = { nowMs: () => Date.now() }
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
