import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { recognise } from '../../../src/compliance/numbers/recognise.ts'
import { amounts, type Expression, grammar, today } from './forms.ts'

const frames: readonly (readonly [string, string])[] = [
  ['', ''],
  ['您好，', '。'],
  ['麻烦看一下：', '，谢谢！'],
  ['（', '）'],
  ['张先生，', '\n'],
]

/** What was recognised at the expression's own place, reduced to what it should mean. */
function readBack(frame: readonly [string, string], { text, lead = '', trail = '', means }: Expression) {
  const before = frame[0] + lead
  const found = recognise(before + text + trail + frame[1], { today })
  const quantity = found.find(({ kind }) => kind === means['kind'])
  if (!quantity) return { found }
  const values = Object.fromEntries(
    Object.keys(means).map((key) => {
      const value = (quantity as unknown as Record<string, unknown>)[key]
      return [key, key === 'dates' ? (value as string[])[0] : value]
    }),
  )
  return { means: values, span: quantity.span, count: found.length, text: quantity.text }
}

function expected(frame: readonly [string, string], { text, lead = '', means }: Expression) {
  const start = frame[0].length + lead.length
  // A sign that stands before the number belongs to it.
  return { means, span: [start, start + text.length], count: 1, text }
}

describe('a generated grammar', () => {
  const runs = Math.ceil(12_000 / Object.keys(grammar).length)
  test.each(Object.entries(grammar))('%s: what is written is read back, at its place', (_, expressions) => {
    fc.assert(
      fc.property(expressions, fc.constantFrom(...frames), (expression, frame) => {
        expect(readBack(frame, expression)).toEqual(expected(frame, expression))
      }),
      { numRuns: runs },
    )
  })
})

const invisible = fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad')

describe('what changes the writing and not the value', () => {
  const valueOf = (text: string) =>
    recognise(text, { today }).flatMap((each) => (each.kind === 'amount' ? [each.amountFen] : []))

  test('invisible characters anywhere', () => {
    fc.assert(
      fc.property(amounts, invisible, fc.nat(), ({ text, lead = '' }, mark, place) => {
        const at = place % (text.length + 1)
        expect(valueOf(lead + text.slice(0, at) + mark + text.slice(at))).toEqual(valueOf(lead + text))
      }),
      { numRuns: 1000 },
    )
  })

  test('full width', () => {
    fc.assert(
      fc.property(amounts, ({ text, lead = '' }) => {
        const wide = text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0))
        expect(valueOf(lead + wide)).toEqual(valueOf(lead + text))
      }),
      { numRuns: 1000 },
    )
  })

  test('other punctuation around it', () => {
    fc.assert(
      fc.property(amounts, fc.constantFrom('。', '！', '；', '…', '】', '\n', '?'), ({ text, lead = '' }, mark) => {
        expect(valueOf(`好的${mark}${lead}${text}${mark}`)).toEqual(valueOf(`好的，${lead}${text}，`))
      }),
      { numRuns: 1000 },
    )
  })
})

describe('tricky amounts', () => {
  test.each([
    ['应还一千二百八', 128_000],
    ['一千零八元', 100_800],
    ['一千二百零八', 120_800],
    ['两千块', 200_000],
    ['3万5', 3_500_000],
    ['一万二千', 1_200_000],
    ['两百五', 25_000],
    ['欠二十元', 2000],
    ['一百零五块三毛二', 10_532],
    ['1千2百8', 128_000],
    ['三块零五分', 305],
    ['5毛', 50],
    ['4毛2', 42],
    ['888块4毛9', 88_849],
    ['¥1,280', 128_000],
    ['￥1280.00', 128_000],
    ['１２８０元', 128_000],
    ['1 280元', 128_000],
    ['1’280元', 128_000],
    ['128O元', 128_000],
    ['1.2.8.0元', 128_000],
    ['12K', 1_200_000],
    ['还差80', 8000],
    ['壹仟贰佰捌拾元整', 128_000],
    ['一 千 二 百 八 十 元', 128_000],
    ['1280人民币', 128_000],
    ['一千贰佰捌拾圓', 128_000],
  ])('%s', (text, fen) => {
    expect(recognise(text, { today })).toMatchObject([{ kind: 'amount', amountFen: fen, approximate: false }])
  })

  test.each(['一百来块', '几百块', '一千多元', '大概1280元', '1280元左右', '两三百块', '1280多', '不到1300'])(
    '%s is not exact',
    (text) => {
      expect(recognise(text, { today })).toMatchObject([{ kind: 'amount', approximate: true }])
    },
  )

  test('a comma that may end a clause leaves two readings', () => {
    const [quantity] = recognise('300，280元', { today })
    expect(quantity).toMatchObject({ ambiguous: [30_028_000, 28_000] })
  })

  test('more decimals than a 分 has are told', () => {
    expect(recognise('1280.505元', { today })).toMatchObject([{ tooFine: true }])
  })
})

test.each([
  '客服1024为您服务',
  '请拨打12378',
  '或拨96110',
  '服务时间9:00-18:00',
  '上午9点半',
  '请输入尾号1234',
  '1. 打开App\n2. 点还款',
  '①打开②点击',
  '第25条',
  '〔2025〕9号',
  '千万不要转账',
  '我们一块看看',
  '这两块业务',
  '十分感谢',
  '万一逾期',
  '一定为您跟进',
  '2026年度',
  '400-820-8820',
  '工号 88231',
  '订单202611220001',
  '统一回复',
  '版本1.2.3',
  '百分百',
  '请稍等一下',
  '第一时间',
  '一些',
  '95588',
])('%s holds no amount, date or rate', (text) => {
  const stated = recognise(text, { today }).filter(({ kind }) => !['code', 'time', 'year', 'number'].includes(kind))
  expect(stated).toEqual([])
})

test.each([
  ['百分之三点五', { kind: 'percent', ppm: 35_000 }],
  ['违约金3%', { kind: 'percent', ppm: 30_000 }],
  ['年化24%', { kind: 'rate', ppm: 240_000, basis: 'annual' }],
  ['月息2%', { kind: 'rate', ppm: 20_000, basis: 'monthly' }],
  ['日息万五', { kind: 'rate', ppm: 500, basis: 'daily' }],
  ['0.05%/天', { kind: 'rate', ppm: 500, basis: 'daily' }],
  ['2分利', { kind: 'rate', ppm: 20_000, basis: 'monthly' }],
  ['两分息', { kind: 'rate', ppm: 20_000, basis: 'monthly' }],
  ['利息是2分', { kind: 'rate', ppm: 20_000, basis: 'monthly' }],
  ['逾期第12天', { kind: 'dpd', days: [12, 12] }],
  ['已还款5期', { kind: 'term', terms: 5, role: 'paid' }],
  ['月息3厘', { kind: 'rate', ppm: 3000, basis: 'monthly' }],
  ['年息2分', { kind: 'rate', ppm: 200_000, basis: 'annual' }],
  ['十五号', { kind: 'date' }],
  ['15日内', { kind: 'duration', amount: 15, unit: 'day' }],
  ['60日内', { kind: 'duration', amount: 60 }],
  ['12个月', { kind: 'duration', amount: 12, unit: 'month' }],
  ['分12个月还', { kind: 'term', terms: 12 }],
  ['10月账单', { kind: 'month' }],
  ['2张账单', { kind: 'count', count: 2, of: 'bill' }],
  ['每月15日', { kind: 'date', monthly: true }],
  ['逾期三个多月', { kind: 'dpd', approximate: true }],
])('%s', (text, means) => {
  expect(recognise(text, { today })).toMatchObject([means])
})

test('a figure in quotation marks is somebody else’s', () => {
  expect(recognise('您写的“1280元”我看到了', { today })).toMatchObject([{ quoted: true }])
})

test('a megabyte is read whole, and so is one long number', () => {
  const many = '您还差¥1,280.00元，到期日11月15日，年化18%。'.repeat(30_000)
  expect(recognise(many, { today })).toHaveLength(90_000)
  expect(recognise('1'.repeat(1_000_000), { today }).length).toBeLessThanOrEqual(1)
  expect(recognise('一'.repeat(300_000), { today }).length).toBeLessThanOrEqual(300_000)
  expect(recognise('1 '.repeat(300_000), { today }).length).toBeLessThanOrEqual(300_000)
})
