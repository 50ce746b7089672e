import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadCast } from '@zuoxi/fixtures'
import {
  coverageOf,
  type FiledConversation,
  htmlReport,
  playFiled,
  readConversations,
  type RehearsalResult,
  type RunFacts,
} from '@zuoxi/sdk/rehearsal'
import { memoryStage } from '@zuoxi/server'

/** A wording that was broken, an amount that is wrong, money that does not settle: a report has to show where. */
export const broken = `id: broken-wording
title: 话术改坏了
tags: [还款, 话术]
customer: zhang-wei
intent: PAY.not_credited
desk:
  wording:
    - key: repayment.not-credited
      title: 还款未入账
      scenario: 还款未入账
      text: 已收到您的反馈，保证今天之内入账。
turns:
  - customer: 我昨天还的款，怎么还显示逾期？
  - insert: repayment.not-credited
    expect: { sent: 我已记录 }
  - repay: { amount: '888.49' }
    expect:
      ledger: { overdue: '0.00', bills: { ZD000103: { status: paid_late } } }
  - say: 预计三个工作日内答复您。
    expect:
      sent: 预计五个工作日内答复您
`

/** Text that would become markup, code, or something unseen, wherever a report forgot to be careful. */
export const hostile = `id: hostile-text
title: "</script><script>window.owned = 1</script>"
tags: ["<img src=x onerror='window.owned = 2'>"]
customer: hostile-name
turns:
  - customer: "<img src=x onerror='window.owned = 3'> \\e[31m\\u202Ekcatta\\u2066 javascript:window.owned=4 </title>"
    expect: { sent: "<b onmouseover='window.owned = 5'>" }
  - say: "<svg onload='window.owned = 6'><!-- 您好"
`

export interface Rehearsed {
  readonly results: readonly RehearsalResult[]
  readonly conversations: readonly FiledConversation[]
}

/** Play files with everything that a report shows of them. */
export async function rehearsed(paths: readonly string[]): Promise<Rehearsed> {
  const cast = await loadCast()
  const conversations = await readConversations(paths, cast)
  const results: RehearsalResult[] = []
  const options = { cast, stage: memoryStage(), clock: { nowMs: () => performance.now() }, traced: true }
  for (const filed of conversations) results.push(await playFiled(options, filed))
  return { results, conversations }
}

/** As if so many had been played. */
export function multiplied({ results, conversations }: Rehearsed, count: number): Rehearsed {
  const all = Array.from({ length: count }, (_, i) => i % results.length)
  return {
    results: all.map((at, i) => ({ ...(results[at] as RehearsalResult), id: `${results[at]?.id}-${i}` })),
    conversations: all.map((at) => conversations[at] as FiledConversation),
  }
}

export async function writeReport(
  folder: string,
  name: string,
  { results, conversations }: Rehearsed,
  lang: RunFacts['lang'] = 'zh-CN',
): Promise<string> {
  const file = join(folder, name)
  const startedAt = '2026-11-20T02:00:00.000Z' as RunFacts['startedAt']
  const coverage = coverageOf(results, conversations, await loadCast())
  const facts: RunFacts = { coverage, startedAt, durationMs: 1_234, stages: ['memory'], lang, file, seed: '7' }
  const chunks: string[] = []
  for await (const chunk of htmlReport.write(results, conversations, facts)) chunks.push(chunk)
  writeFileSync(file, chunks.join(''))
  return file
}
