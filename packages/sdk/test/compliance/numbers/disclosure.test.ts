import { expect, test } from 'vitest'
import { rateDisclosure } from '../../../src/compliance/numbers/disclosure.ts'
import { fixes } from '../../../src/compliance/lint/fixes.ts'
import { GateContext } from '../../../src/compliance/gate/context.ts'
import { ledger } from './ledger.ts'

test.each([
  ['日息万五', '年化利率（单利）18%（日息万五）'],
  ['这笔的日利率是0.05%，很清楚', '这笔的年化利率（单利）18%（日利率是0.05%），很清楚'],
  ['月息1.5%', '年化利率（单利）18%（月息1.5%）'],
  ['每天只要几毛钱', '年化利率（单利）18%（每天只要几毛钱）'],
  ['每天才5毛', '年化利率（单利）18%（每天才5毛）'],
  ['每期手续费0.6%', '年化利率（单利）18%（每期手续费0.6%）'],
])('%s needs the annual rate, put first', (text, fixed) => {
  const [finding] = rateDisclosure(text, ledger)
  expect(finding).toMatchObject({ rule: 'rate-annual-first', severity: 'block' })
  const said = finding && fixes(text, finding)
  expect(said?.text).toBe(fixed)
  expect(rateDisclosure(said?.text ?? '', ledger)).toEqual([])
})

test('without a loan the annual rate is computed, and says on how many days', () => {
  expect(rateDisclosure('日息万四')[0]?.replace).toBe('年化利率（单利，按360天计）14.4%（日息万四）')
  expect(rateDisclosure('年化利率（单利，按360天计）14.4%（日息万四）')).toEqual([])
  expect(rateDisclosure('月息2%')[0]?.replace).toBe('年化利率（单利）24%（月息2%）')
  expect(rateDisclosure('每天几毛钱')[0]?.replace).toBeUndefined()
})

test('loans that differ leave a flat price without a rate to put in', () => {
  const [loan] = ledger.loans
  const context = GateContext.parse({ ...ledger, loans: [loan, { ...loan, aprPpm: 120_000 }] })
  expect(rateDisclosure('每天几毛钱', context)[0]?.replace).toBeUndefined()
})

test.each([
  '年化利率（单利）18%，折合日息万五',
  '日息万五，年化18%',
  '利率18%',
  '违约金3%',
  '每天都可以还款',
  '每天9点到21点',
])('%s is disclosed, or no rate', (text) => {
  expect(rateDisclosure(text, ledger)).toEqual([])
})

test('a customer’s words, quoted, only warn', () => {
  expect(rateDisclosure('您看到的“日息万五”是广告', ledger)[0]?.severity).toBe('warn')
})
