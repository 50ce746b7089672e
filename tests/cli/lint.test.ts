import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { office } from './office.ts'
import { newHome, zuoxi, zuoxiJson } from './zuoxi.ts'

const home = newHome()
afterAll(home.remove)

interface Answer {
  readonly verdict: string
  readonly findings: readonly { rule: string; replace?: string; message: string }[]
}

describe('zuoxi lint --customer', () => {
  it('holds figures against the ledger of the desk, and offers the true one', async () => {
    const { json, type, owner } = await office()
    const { bills } = await owner.customers.overview({ customerId: 'fx-zhang-wei' as never })
    const owed = bills.find(({ outstandingFen }) => outstandingFen > 0)?.outstandingFen ?? 0
    type(`您这期账单还差${(owed + 7_200) / 100}元`)
    const { code, json: answer } = await json<Answer>('li', 'lint', '--customer', 'fx-zhang-wei')
    expect(code).toBe(1)
    expect(answer.findings).toContainEqual(
      expect.objectContaining({ rule: 'number-amount', message: expect.stringContaining('账上') }),
    )
    expect(await json('li', 'lint', '--customer', 'nobody')).toMatchObject({
      code: 2,
      json: { error: { code: 'NOT_FOUND' } },
    })
  })

  it('judges by the rules as they stand on the desk, and by a file where that says more', async () => {
    const { json, type } = await office()
    type('保证给您通过')
    const before = await json<Answer>('li', 'lint', '--customer', 'fx-zhang-wei')
    const rule = before.json.findings[0]?.rule ?? ''
    for (const who of ['li', 'wu'] as const) await json(who, 'rules', 'suspend', rule, '--reason', '规则误拦，先停用')
    const after = await json<Answer>('li', 'lint', '--customer', 'fx-zhang-wei')
    expect(after.json.findings.map((finding) => finding.rule)).not.toContain(rule)
    const night = join(home.path, 'night.yaml')
    writeFileSync(night, 'now: 2026-11-20 22:30\nchannel: phone\npurpose: collection\n')
    type('您好')
    expect(await json('li', 'lint', '--customer', 'fx-zhang-wei', '--context', night)).toMatchObject({ code: 1 })
  })
})

describe('the built program', () => {
  const at = { home: join(home.path, 'no-desk') }

  it('judges what a pipe brings, and makes no desk for it', async () => {
    const { code, json, err } = await zuoxiJson<Answer>(['lint'], { ...at, stdin: '保证给您通过\n' })
    expect({ code, err, verdict: json.verdict }).toEqual({ code: 1, err: '', verdict: 'block' })
    expect(await zuoxi(['lint'], { ...at, stdin: '您好\n' })).toMatchObject({ code: 0, out: '可以发送\n' })
    expect((await zuoxi(['lint', '--json', '--lines'], { ...at, stdin: '您好\n请讲\n' })).out.split('\n')).toHaveLength(
      3,
    )
    expect(await zuoxiJson(['lint'], { ...at, stdin: 'a'.repeat(1_000_000) })).toMatchObject({ code: 2 })
    expect(readdirSync(home.path)).not.toContain('no-desk')
  })
})
