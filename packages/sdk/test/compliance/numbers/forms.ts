import fc from 'fast-check'
import type { BusinessDate } from '../../../src/model/time.ts'

/** The day from which the generated dates count: a Sunday. */
export const today = '2026-11-22' as BusinessDate

/** A figure as somebody might write it, with what it means. */
export interface Expression {
  readonly text: string
  /** Compared with what was recognised. */
  readonly means: Readonly<Record<string, unknown>>
  /** Words before and after it that a figure of this form needs. */
  readonly lead?: string
  readonly trail?: string
}

const digits = '零一二三四五六七八九'
const banker: Readonly<Record<string, string>> = {
  零: '零',
  一: '壹',
  二: '贰',
  三: '叁',
  四: '肆',
  五: '伍',
  六: '陆',
  七: '柒',
  八: '捌',
  九: '玖',
  十: '拾',
  百: '佰',
  千: '仟',
  万: '万',
}

/** An independent writer of Chinese numerals up to 9999万, so that the reader is not checked by its own inverse. */
export function inChinese(value: number): string {
  if (value >= 10_000) {
    const rest = value % 10_000
    return inChinese(Math.floor(value / 10_000)) + '万' + (rest === 0 ? '' : (rest < 1000 ? '零' : '') + spelt(rest))
  }
  return value === 0 ? '零' : spelt(value).replace(/^一十/, '十')
}

function spelt(value: number): string {
  const places: [number, string][] = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ]
  let written = ''
  let skipped = false
  for (const [size, name] of places) {
    const digit = Math.floor(value / size) % 10
    if (digit === 0) {
      skipped = written !== ''
      continue
    }
    written += (skipped ? '零' : '') + digits[digit] + name
    skipped = false
  }
  return written
}

const inBanker = (value: number): string =>
  [...inChinese(value).replace(/^十/, '一十')].map((each) => banker[each] ?? each).join('')
const grouped = (value: number): string => String(value).replace(/\B(?=(\d{3})+$)/g, ',')
const two = (value: number): string => String(value).padStart(2, '0')

const yuan = fc.oneof(
  fc.integer({ min: 1, max: 999 }),
  fc.integer({ min: 1000, max: 99_999 }),
  fc.integer({ min: 100_000, max: 9_999_999 }),
)
const cents = fc.integer({ min: 0, max: 99 })
const digit = fc.integer({ min: 1, max: 9 })
const amount = (text: string, amountFen: number, lead?: string): Expression => ({
  text,
  means: { kind: 'amount', amountFen },
  ...(lead && { lead }),
})

const decimal = fc
  .tuple(fc.constantFrom('¥', '￥', 'RMB', '人民币'), yuan, cents, fc.constantFrom('', '元'))
  .map(([sign, whole, part, unit]) => amount(`${sign}${grouped(whole)}.${two(part)}${unit}`, whole * 100 + part))
const withUnit = fc
  .tuple(yuan, fc.boolean(), fc.constantFrom('元', '块', '块钱', '圆', ' RMB', '元整'))
  .map(([whole, marks, unit]) => amount(`${marks ? grouped(whole) : whole}${unit}`, whole * 100))
const oneDecimal = fc
  .tuple(yuan, digit)
  .map(([whole, tenth]) => amount(`${whole}.${tenth}元`, whole * 100 + tenth * 10))
const jiao = fc
  .tuple(yuan, digit, fc.constantFrom('', '毛', '角'))
  .map(([whole, tenth, unit]) => amount(`${grouped(whole)}块${tenth}${unit}`, whole * 100 + tenth * 10))
const jiaoFen = fc
  .tuple(yuan, digit, digit, fc.boolean())
  .map(([whole, tenth, fen, spelled]) =>
    amount(`${whole}块${tenth}毛${fen}${spelled ? '分' : ''}`, whole * 100 + tenth * 10 + fen),
  )
const chinese = fc
  .tuple(yuan, fc.constantFrom('元', '块', '块钱', '元整'))
  .map(([whole, unit]) => amount(inChinese(whole) + unit, whole * 100, '付'))
const chineseJiao = fc
  .tuple(yuan, digit, digit)
  .map(([whole, tenth, fen]) =>
    amount(`${inChinese(whole)}块${digits[tenth]}毛${digits[fen]}`, whole * 100 + tenth * 10 + fen),
  )
const cheque = fc.tuple(yuan, cents).map(([whole, part]) => {
  const change =
    part === 0
      ? '整'
      : `${part >= 10 ? `${banker[digits[Math.floor(part / 10)] ?? '']}角` : '零'}${part % 10 === 0 ? '' : `${banker[digits[part % 10] ?? '']}分`}`
  return amount(`${inBanker(whole)}元${change}`, whole * 100 + part)
})
const spokenTail = fc
  .tuple(digit, digit, digit)
  .map(([a, b, c]) => amount(`${digits[a]}千${digits[b]}百${digits[c]}`, (a * 1000 + b * 100 + c * 10) * 100, '应还'))
const shortTail = fc
  .tuple(fc.integer({ min: 1, max: 99 }), digit)
  .map(([a, b]) => amount(`${a}万${b}`, (a * 10_000 + b * 1000) * 100))
const multiplier = fc
  .tuple(
    fc.integer({ min: 100, max: 99_999 }),
    fc.constantFrom(['千', 1000], ['万', 10_000], ['k', 1000], ['W', 10_000]) as fc.Arbitrary<[string, number]>,
  )
  .map(([hundredths, [name, size]]) => amount(`${hundredths / 100}${name}`, hundredths * size))
const wide = withUnit.map(({ text, means }) => ({
  text: text.replace(/[!-~]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  means,
}))
const spaced = fc
  .integer({ min: 100, max: 99_999 })
  .chain((whole) =>
    fc.constantFrom(' ', '·', '\u200b', '*').map((mark) => amount(`${[...String(whole)].join(mark)}元`, whole * 100)),
  )

const day = fc
  .integer({ min: 0, max: 300 })
  .map((days) => new Date(Date.UTC(2026, 6, 1) + days * 86_400_000).toISOString().slice(0, 10))
const date = (text: string, first: string): Expression => ({ text, means: { kind: 'date', dates: first } })
const parts = (iso: string): [number, number, number] => iso.split('-').map(Number) as [number, number, number]
const dates = fc.tuple(day, fc.integer({ min: 0, max: 6 }), fc.constantFrom('号', '日')).map(([iso, form, mark]) => {
  const [year, month, of] = parts(iso)
  const nearest = `2026-${two(month)}-${two(of)}`
  const forms = [
    date(iso, iso),
    date(`${year}/${month}/${of}`, iso),
    date(`${year}年${month}月${of}${mark}`, iso),
    date(`${month}月${of}${mark}`, nearest),
    date(`${inChinese(month)}月${inChinese(of)}${mark}`, nearest),
    date(`${month}/${of}`, nearest),
    date(`${year}.${two(month)}.${two(of)}`, iso),
  ]
  return forms[form] as Expression
})
const ofMonth = fc
  .tuple(
    fc.constantFrom(
      ['本月', '2026-11'],
      ['这个月', '2026-11'],
      ['下月', '2026-12'],
      ['下个月', '2026-12'],
      ['上个月', '2026-10'],
      ['', '2026-11'],
    ) as fc.Arbitrary<[string, string]>,
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom('号', '日'),
    fc.boolean(),
  )
  .map(([[month, iso], of, mark, spelled]) =>
    date(`${month}${spelled ? inChinese(of) : of}${mark}`, `${iso}-${two(of)}`),
  )
const relative = fc
  .constantFrom(
    ['今天', '2026-11-22'],
    ['明天', '2026-11-23'],
    ['后天', '2026-11-24'],
    ['昨天', '2026-11-21'],
    ['前天', '2026-11-20'],
    ['周五', '2026-11-27'],
    ['下周一', '2026-11-23'],
    ['星期天', '2026-11-22'],
    ['月底', '2026-11-30'],
    ['下月底', '2026-12-31'],
    ['三天后', '2026-11-25'],
    ['10天后', '2026-12-02'],
  )
  .map(([text = '', iso = '']) => date(text, iso))

const few = fc.integer({ min: 1, max: 60 })
const terms = fc
  .tuple(
    few,
    fc.boolean(),
    fc.constantFrom(['第', 'ordinal'], ['共', 'total'], ['还剩', 'left'], ['已还', 'paid'], ['', 'any']),
  )
  .map(([count, spelled, [lead = '', role]]) => ({
    text: `${spelled ? inChinese(count) : count}期`,
    lead,
    means: { kind: 'term', terms: count, role },
  }))
const overdue = fc
  .tuple(fc.integer({ min: 1, max: 400 }), fc.boolean(), fc.constantFrom('逾期', '已逾期', '逾期了', '逾期天数为'))
  .map(([count, spelled, lead]) => ({
    text: `${spelled ? inChinese(count) : count}天`,
    lead,
    means: { kind: 'dpd', days: [count, count] },
  }))
const rateLead = fc.constantFrom(
  ['年化', 'annual'],
  ['年化利率（单利）为', 'annual'],
  ['月息', 'monthly'],
  ['日利率', 'daily'],
  ['日息', 'daily'],
  ['每期费率', 'term'],
)
const rates = fc.tuple(rateLead, fc.integer({ min: 1, max: 9999 })).map(([[lead = '', basis], hundredths]) => ({
  text: `${hundredths / 100}%`,
  lead,
  means: { kind: 'rate', ppm: hundredths * 100, basis },
}))
const speltRates = fc
  .tuple(rateLead, fc.integer({ min: 1, max: 36 }), fc.integer({ min: 0, max: 9 }))
  .map(([[lead = '', basis], whole, tenth]) => ({
    text: `百分之${inChinese(whole)}${tenth === 0 ? '' : `点${digits[tenth]}`}`,
    lead,
    means: { kind: 'rate', ppm: whole * 10_000 + tenth * 1000, basis },
  }))
const tenThousandths = fc.tuple(digit, fc.boolean()).map(([count, spelled]) => ({
  text: `万${spelled ? '分之' : ''}${digits[count]}`,
  lead: '日息',
  means: { kind: 'rate', ppm: count * 100, basis: 'daily' },
}))
const durations = fc
  .tuple(few, fc.constantFrom(['个工作日', 'workday'], ['小时', 'hour'], ['分钟', 'minute'], ['个自然日', 'day']))
  .map(([amount_, [unit = '', means]]) => ({
    text: `${amount_}${unit}`,
    trail: '内',
    means: { kind: 'duration', amount: amount_, unit: means },
  }))
const codes = fc
  .oneof(
    fc.constantFrom('JK001901', 'ZD000403', 'T-7K3Q', '138****8000', '****1234', '13800138000', '400-820-8820'),
    fc.integer({ min: 100_000, max: 999_999 }).map((number) => `TK${number}`),
  )
  .map((text) => ({ text, means: { kind: 'code' } }))

/** Every form that the recogniser knows, by name. */
export const grammar: Readonly<Record<string, fc.Arbitrary<Expression>>> = {
  decimal,
  withUnit,
  oneDecimal,
  jiao,
  jiaoFen,
  chinese,
  chineseJiao,
  cheque,
  spokenTail,
  shortTail,
  multiplier,
  wide,
  spaced,
  dates,
  ofMonth,
  relative,
  terms,
  overdue,
  rates,
  speltRates,
  tenThousandths,
  durations,
  codes,
}

export const amounts: fc.Arbitrary<Expression> = fc.oneof(
  decimal,
  withUnit,
  oneDecimal,
  jiao,
  jiaoFen,
  chinese,
  chineseJiao,
  cheque,
  spokenTail,
  shortTail,
  multiplier,
  wide,
  spaced,
)
