import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { checkSource } from '../../src/index.ts'

const check = (text: string) => checkSource({ key: 'a.b', title: '试', scenario: '试', text })

test.each(['您还欠9999元，请处理。', '您的年化利率是3%。', '您账单将于2026年1月1日到期，逾期费用88元。'])(
  '%s can be right for no two customers, and is not published',
  (text) => {
    const { ok, findings } = check(text)
    expect(ok).toBe(false)
    expect(findings.map(({ rule }) => rule)).toContain('literal-claim')
  },
)

test('a variable, a general rule and an answer by a day may stand', () => {
  expect(check('您本期待还{{应还金额}}，将于{{到期日}}到期。').findings).toEqual([])
  expect(check('我们会在15个工作日内答复您。').findings).toEqual([])
})

test('no wording of the house claims anything by hand', () => {
  const folder = new URL('../../../../fixtures/wording/', import.meta.url)
  const texts = readdirSync(folder).flatMap((name) => {
    const rows: unknown = parse(readFileSync(new URL(name, folder), 'utf8'))
    const text = JSON.stringify(rows)
    return [...text.matchAll(/"text":("(?:[^"\\]|\\.)*")/g)].map(([, json]) => JSON.parse(json ?? '""') as string)
  })
  expect(texts.length).toBeGreaterThan(20)
  const claimed = texts.flatMap((text) =>
    check(text)
      .findings.filter(({ rule }) => rule === 'literal-claim')
      .map((finding) => `${finding.text} in ${text}`),
  )
  expect(claimed).toEqual([])
})
