import { describe, expect, test } from 'vitest'
import { checkNumbers } from '../../../src/compliance/numbers/check.ts'
import { rateDisclosure } from '../../../src/compliance/numbers/disclosure.ts'
import { fixes } from '../../../src/compliance/lint/fixes.ts'
import { foreign, right, vague, wrong } from './sentences.ts'
import { several } from './several.ts'

const severities = (text: string) => checkNumbers(text, several).map(({ severity }) => severity)

describe('with several bills, loans and a quote', () => {
  test.each(wrong)('%s is stopped', (text) => {
    expect(severities(text)).toContain('block')
  })
  test.each(vague)('%s is held up', (text) => {
    expect(severities(text)).toContain('warn')
    expect(severities(text)).not.toContain('block')
  })
  test.each(right)('%s is right', (text) => {
    expect([...checkNumbers(text, several), ...rateDisclosure(text, several)]).toEqual([])
  })
  test.each(foreign)('%s may be sent', (text) => {
    expect(severities(text)).not.toContain('block')
  })
})

test.each([
  ['您10月账单还有1280元没有还。', '1208元'],
  ['您10月账单还剩1288元。', '1208元'],
  ['您的还款日是12月6日', '12月5日'],
  ['已用额度七千', '八千'],
  ['您的额度是3万', '2万'],
  ['借款日是6月15日', '6月5日'],
  ['您从11月15日开始逾期', '11月6日'],
  ['您10月5日逾期的', '11月5日'],
  ['您有2期账单逾期', '1期'],
  ['您还欠“1209”元', '1208元'],
  ['您还欠**1209**元', '1208元'],
  ['180元罚息', '100元'],
])('%s: what is put in is of the very thing', (text, replace) => {
  expect(checkNumbers(text, several).map((finding) => finding.replace)).toEqual([replace])
})

test.each([
  '还款日是明天',
  '后天到期',
  '下周一到期',
  '您欠1.3w',
  '账单日是每月5号',
  '0.13万元',
  '单笔限额是5000元',
  '11月账单1208元',
  '您还欠1208美元',
  '优惠11月24日',
])('%s: where several may be meant, nothing is put in', (text) => {
  expect(checkNumbers(text, several).map((finding) => finding.replace)).toEqual([undefined])
})

test.each(['日息万6', '日利率0.06%', '月息3%'])('%s: no annual rate is offered that no loan has', (text) => {
  const [finding] = rateDisclosure(text, several)
  expect(finding?.replace).toBeUndefined()
  const said = finding && fixes(text, finding)
  expect(rateDisclosure(said?.text ?? '', several)).toEqual([])
  expect(checkNumbers(said?.text ?? '', several)).toEqual([])
})
