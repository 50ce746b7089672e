import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cast, readCast, rehearse, type RehearsalResult, type Stage } from '@zuoxi/sdk/rehearsal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { httpStage, memoryStage } from '../src/index.ts'

let cast: Cast
let folder: string
beforeAll(async () => {
  cast = await readCast(join(import.meta.dirname, '../../../fixtures'))
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-turns-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function play(stage: Stage, text: string): Promise<RehearsalResult> {
  const file = join(folder, 'one.yaml')
  await writeFile(file, text)
  const { results } = await rehearse({ cast, paths: [file], stage, clock: { nowMs: () => 0 } })
  return results[0] as RehearsalResult
}

const day = `
id: a-day
title: 一天之内
customer: ouyang-ruoxi
agents: { chen: senior }
turns:
  - customer: 我前天就还了，怎么还显示逾期？
    expect: { conversation: queued, ledger: { bills: { ZD000203: { outstanding: '888.49', status: overdue, dpd: 1 } } } }
  - type: 保证今天到账
    expect: { verdict: block, not: { verdict: ok } }
  - send: true
    expect: { refused: GATE_BLOCKED }
  - say: 我为您登记，3个工作日内给您答复。
    expect: { verdict: ok, audit: message.send, promise: { kind: reply, state: open } }
  - repay: { amount: '888.49' }
    expect: { ledger: { bills: { ZD000203: { outstanding: '0.00', status: paid_late } } }, not: { ledger: { overdue: '888.49' } } }
  - restart: server
  - pass: 3d
  - keep: reply
    expect: { promise: { kind: reply, state: kept } }
  - ticket: { type: PAY.not_credited }
    expect: { ticket: { priority: P2 } }
  - prioritise: P1
    by: chen
    expect: { ticket: { priority: P1, status: new } }
  - assign: chen
    expect: { ticket: { assignee: chen（演示） } }
  - quote: { settle: true }
    loan: JK000201
    expect: { quote: { state: quoted } }
  - confirm: 客户在会话中同意
  - approve: 材料齐全
    expect: { refused: FORBIDDEN }
  - approve: 材料齐全
    by: chen
    expect: { quote: { state: effective } }
`

describe.each([
  ['memory', memoryStage],
  ['http', httpStage],
])('on the %s stage', (_name, stage) => {
  it('plays what customer, agent, colleague and world do, and looks at what came of it', async () => {
    expect((await play(stage(), day)).failures).toEqual([])
  }, 30_000)
})
