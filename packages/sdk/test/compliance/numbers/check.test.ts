import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkNumbers } from '../../../src/compliance/numbers/check.ts'
import { GateContext } from '../../../src/compliance/gate/context.ts'
import { fixes } from '../../../src/compliance/lint/fixes.ts'
import { amounts, grammar } from './forms.ts'
import { ledger } from './ledger.ts'

const told = (text: string, context = ledger) =>
  checkNumbers(text, context).map(({ severity, rule, text: found, replace }) => [severity, rule, found, replace])

describe('a wrong figure is stopped, and the true one is written in its place and form', () => {
  test.each([
    ['您10月账单还差¥1,280', '¥1,280', '¥1,208'],
    ['您10月账单还差￥1280.00', '￥1280.00', '￥1208.00'],
    ['待还1280元', '1280元', '1208元'],
    ['待还１２８０元', '１２８０元', '１２０８元'],
    ['应还一千二百八', '一千二百八', '一千二百零八'],
    ['应还一千二百八十元', '一千二百八十元', '一千二百零八元'],
    ['待还壹仟贰佰捌拾元整', '壹仟贰佰捌拾元整', '壹仟贰佰零捌元整'],
    ['尚欠1.28千', '1.28千', '1.208千'],
    ['还差1,280块5', '1,280块5', '1,208块'],
    ['到期日11月18日', '11月18日', '11月15日'],
    ['11.18到期', '11.18', '11.15'],
    ['您的利率是24%', '24%', '18%'],
    ['12月1日为您扣款', '12月1日', '12月15日'],
    ['还款日是16号', '16号', '15号'],
    ['还款日是十六号', '十六号', '十五号'],
    ['还款日是本月16号', '本月16号', '本月15号'],
    ['到期日为2026-11-16', '2026-11-16', '2026-11-15'],
    ['年化24%', '24%', '18%'],
    ['年化利率百分之二十四', '百分之二十四', '百分之十八'],
    ['日息万六', '万六', '万五'],
    ['月息2%', '2%', '1.5%'],
    ['一共24期', '24期', '12期'],
    ['分二十四期', '二十四期', '十二期'],
    ['还剩9期', '9期', '10期'],
    ['逾期12天', '12天', '7天'],
    ['已逾期三十天', '三十天', '七天'],
    ['您有3张逾期账单', '3张', '1张'],
    ['12月账单已出', '12月', '2026年11月'],
    ['答复期限为12月8日', '12月8日', '12月7日'],
  ])('%s', (text, wrong, right) => {
    const findings = checkNumbers(text, ledger)
    expect(findings).toMatchObject([{ severity: 'block', text: wrong, replace: right }])
    const fixed = findings[0] && fixes(text, findings[0])
    expect(fixed?.text).toBe(text.replace(wrong, right))
    expect(told(fixed?.text ?? '')).toEqual([])
  })

  test('the finding says what was written and what the ledger says, and where', () => {
    expect(checkNumbers('您好。还差¥1,280！谢谢', ledger)[0]).toMatchObject({
      rule: 'number-amount',
      span: [5, 11],
      why: {
        zh: '你写 ¥1,280，账上 ¥1,208（账单待还）',
        en: 'You wrote ¥1,280; the ledger says ¥1,208 (outstanding on the bill)',
      },
      fix: '还差¥1,208！',
      replace: '¥1,208',
      detail: {
        kind: 'amount',
        reason: 'no_such',
        yours: '¥1,280',
        ledger: '¥1,208',
        cell: 'bill.outstanding',
        of: 'ZD000101',
      },
    })
  })
})

test.each([
  '您2026年10月账单共¥1,508.00，已还¥300.00，尚有¥1,208.00待还，到期日为2026年11月15日，已逾期7天。',
  '其中本金1300元、利息198元、罚息10元，合计1508元',
  '两张账单合计2706.32元',
  '借款本金15000元，剩余本金1.24万，共12期，已还2期，还剩10期，年化利率（单利）为18.00%',
  '您11月16日还的300元已入账',
  '总额度三万，可用额度17600',
  '第3期',
  '每月15号还款',
  '下月15日是还款日',
  '如果逾期30天以上会影响征信',
  '我们会在11月25日前回复您',
  '3个工作日内回复您',
  '异议20日内书面答复',
  '请拨打12378',
  '工号1280',
  '服务时间9:00-21:00',
  '今天我帮您登记',
  '您稍等5分钟',
  '请留意周五的来电',
  '利率不超过24%的上限',
  '违约金为3%',
])('nothing is wrong with %s', (text) => {
  expect(told(text)).toEqual([])
})

test.each([
  ['您说的1280元我查一下'],
  ['您写的“1280元”我没有查到'],
  ['并不是1280元'],
  ['请勿向陌生人转账1280元'],
  ['大概1250元左右'],
  ['如果先还500元'],
  ['可以选择6期'],
  ['您8月份的账单'],
  ['您已还1208元'],
  ['账单共1，508元'],
])('%s only warns', (text) => {
  expect(checkNumbers(text, ledger).map(({ severity }) => severity)).toEqual(['warn'])
})

test('the customer’s own figure only warns', () => {
  const context = GateContext.parse({ ...ledger, said: [{ role: 'customer', text: '有人说交3000块能修复' }] })
  expect(told('需要交3000元')).toMatchObject([['block', 'number-amount', '3000元', undefined]])
  expect(told('需要交3000元', context)).toMatchObject([['warn', 'number-amount', '3000元', undefined]])
})

test('between equally likely cells nobody chooses for the agent', () => {
  const bill = { dueDate: '2026-11-15', paidFen: 0, dpd: 0 }
  const bills = [
    { ...bill, totalFen: 120_000, outstandingFen: 120_000 },
    { ...bill, totalFen: 140_000, outstandingFen: 140_000 },
  ]
  const context = GateContext.parse({ ...ledger, bills, loans: [], repayments: [], creditLine: undefined })
  const [finding] = checkNumbers('待还1300元', context)
  expect(finding).toMatchObject({ severity: 'block', detail: { candidates: '¥1,400、¥1,200' } })
  expect(finding?.replace).toBeUndefined()
})

test('without a customer or a ledger there is nothing to hold against', () => {
  expect(told('待还1280元', GateContext.parse({ now: ledger.now }))).toEqual([])
  expect(told('待还1280元', GateContext.parse({ now: ledger.now, customer: {} }))).toEqual([
    ['block', 'number-amount', '1280元', undefined],
  ])
})

const words = fc.constantFrom('待还', '应还', '您还差', '合计', '本金', '')

test('whatever amount is written, correcting by the fix clears the finding', () => {
  fc.assert(
    fc.property(amounts, words, ({ text, lead = '' }, word) => {
      const draft = `您好，${word === '' ? lead : word}${text}。`
      for (const finding of checkNumbers(draft, ledger)) {
        const fixed = finding.replace === undefined ? undefined : fixes(draft, finding)
        if (fixed) expect([fixed.text, told(fixed.text)]).toEqual([fixed.text, []])
      }
    }),
    { numRuns: 2000 },
  )
})

test('and so for dates, rates, terms and days overdue', () => {
  const { dates, ofMonth, relative, terms, overdue, rates, speltRates, tenThousandths } = grammar as Required<
    typeof grammar
  >
  const other = fc.oneof(
    ...[dates, ofMonth, relative, terms, overdue, rates, speltRates, tenThousandths].filter(
      (each) => each !== undefined,
    ),
  )
  fc.assert(
    fc.property(other, fc.constantFrom('', '到期日'), ({ text, lead = '', means }, word) => {
      const draft = `您的${means['kind'] === 'date' ? word : lead}${text}。`
      for (const finding of checkNumbers(draft, ledger)) {
        const fixed = finding.replace === undefined ? undefined : fixes(draft, finding)
        if (fixed) expect([fixed.text, told(fixed.text)]).toEqual([fixed.text, []])
      }
    }),
    { numRuns: 3000 },
  )
})

test('a wrong amount near a cell is never let through, however it is disguised', () => {
  const mark = fc.constantFrom('\u200b', '\u2060', '\u00ad')
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999 }), mark, fc.boolean(), (yuan, sign, wide) => {
      const digits = [...String(yuan)].join(sign)
      const draft = `您待还${wide ? digits.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)) : digits}元`
      expect(told(draft).map(([severity]) => severity)).toEqual(told(`您待还${yuan}元`).map(([severity]) => severity))
    }),
    { numRuns: 500 },
  )
})

describe('of a bill that is paid in part, what is asked for is what is left', () => {
  const partly = GateContext.parse({
    now: '2026-11-22T02:00:00.000Z',
    customer: { surname: '张' },
    bills: [{ dueDate: '2026-11-05', totalFen: 128_000, paidFen: 7_200, outstandingFen: 120_800, dpd: 17 }],
  })

  test.each([
    ['您本期还需还¥1,280', '¥1,208'],
    ['您需要还1280元', '1208元'],
    ['请您支付1280元', '1208元'],
    ['您这个月要还一千二百八', '一千二百零八'],
    ['您逾期1280元', '1208元'],
  ])('%s', (text, right) => {
    expect(checkNumbers(text, partly)).toMatchObject([{ rule: 'number-amount', severity: 'block', replace: right }])
    expect(checkNumbers(text.replace(/¥1,280|1280元|一千二百八$/, right), partly)).toEqual([])
  })

  test('its total may be called its total', () => {
    expect(checkNumbers('您账单总额1280元，已还72元', partly)).toEqual([])
  })
})
