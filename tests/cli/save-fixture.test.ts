import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { memoryStage } from '@zuoxi/server'
import { fixtureCustomerId } from '@zuoxi/sdk/rehearsal'
import { expect, it, onTestFinished } from 'vitest'
import { recordedFolder, saveFromScreen } from '../../packages/tui/src/cli/record/from-screen.ts'
import { openStill } from '../../packages/tui/src/screenshot/still.ts'
import { strokesOf } from '../../packages/tui/src/screenshot/strokes.ts'
import { hostFor } from '../../packages/tui/test/cli/host.ts'
import { office } from './office.ts'

it('saves the conversation in front by a command, where the notice says, and it replays', async () => {
  const { owner, cast, clock, zuoxi } = await office()
  const home = mkdtempSync(join(tmpdir(), 'zuoxi-save-'))
  onTestFinished(() => rmSync(home, { recursive: true, force: true }))
  const host = hostFor([], new Error('no desk'))
  const world = {
    clock,
    settings: { ...host.settings, home },
    embedded: { ...host.embedded, cast: async () => cast, stages: { ...host.embedded.stages, memory: memoryStage() } },
  }
  const body = '我是邓可欣，还款日是几号？'
  await owner.conversations.receive({ customerId: fixtureCustomerId('deng-kexin'), channel: 'app_chat', body })
  const still = await openStill({
    desk: owner,
    clock,
    lang: 'zh-CN',
    demo: true,
    size: { columns: 120, rows: 35 },
    saveFixture: (wish) => saveFromScreen(owner, wish, world),
  })
  onTestFinished(() => still.end())
  const press = async (keys: string) => {
    const strokes = strokesOf(keys)
    if ('bad' in strokes) throw new Error(strokes.bad)
    for (const stroke of strokes) await still.press(stroke)
  }
  await press("enter enter '您好，请稍等。' enter 6s escape")
  await press(": 'save-fixture when-due' enter")
  const file = join(home, recordedFolder, 'when-due.yaml')
  expect(still.state().toast?.notice).toEqual({ say: 'fixtureSaved', file, left: 0 })
  const yaml = readFileSync(file, 'utf8')
  expect(yaml).not.toContain('邓')
  expect(await zuoxi('owner', 'replay', file)).toMatchObject({ code: 0 })
  await press(": 'save-fixture when-due' enter")
  expect(still.state().toast?.notice).toEqual({ say: 'fixtureThere', file })
  expect(readdirSync(join(home, recordedFolder))).toEqual(['when-due.yaml'])
}, 60_000)
