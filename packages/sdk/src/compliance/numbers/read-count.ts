import { type Numeral, one } from './numeral.ts'
import type { DurationQuantity, TermRole } from './quantity.ts'
import { after, before, type Found, formOf, type Reading, spelling } from './reader.ts'

const overdueBefore =
  /(?:dpd|逾期|超期|拖欠|过期|(?:晚|拖|迟)(?:还|交|付)?了|已经?(?:晚|拖|迟)(?:还|交|付)?)(?:时间|天数|日数)?(?:将近|差不多|了|已经?|共|达到?|为|是|有|约|大概|将近|超过|超|快|满|:|的|您|第)*$/
const termAfter = /^ ?(?:个)?期(?!间|限|望|待|货|权|初|末|满|房)/
const termMonths = /(?:分期|期限|借期|为期|分|办理?|贷|共)(?:为|是|成|了|:|共)*$/
const termMonthsAfter = /^个月(?:的?(?:分期|期限|还清|免息分期))/
const roleBefore: readonly (readonly [RegExp, TermRole])[] = [
  [/第$/, 'ordinal'],
  [/(?:剩余?|还剩|还有|未还|待还|还差|尚有|余)(?:了|的|下|为|是|有|:|大概)*$/, 'left'],
  [/(?:已还款?|已经还|还了|已付|还清|已扣|还过)(?:了|的|为|是|:)*$/, 'paid'],
  [/(?:共|分|总|合计|全部|办|借|总期数)(?:成|为|是|了|计|有|:)*$/, 'total'],
]
const roleAfter: readonly (readonly [RegExp, TermRole])[] = [
  [/^(?:已还|都还|已结清|还清了)/, 'paid'],
  [/^(?:未还|待还|没还|未到期|要还)/, 'left'],
]
const durations: readonly (readonly [RegExp, DurationQuantity['unit']])[] = [
  [/^ ?(?:个)?工作日/, 'workday'],
  [/^ ?(?:个)?自然日/, 'day'],
  [/^ ?(?:个)?(?:小时|钟头)/, 'hour'],
  [/^ ?分钟/, 'minute'],
  [/^ ?(?:天|日(?=内|以内|之内|起|后|之后|左右|$|[^\p{L}]|前|书面|答复))/u, 'day'],
  [/^ ?(?:个)?(?:星期|礼拜)|^周(?![一二三四五六日])/, 'week'],
  [/^ ?个月/, 'month'],
  [/^ ?(?:年)(?!化|利|息|费|\d)/, 'year'],
]
const counted =
  /^(?:张|笔|个|份|期)(?:已?(?:逾期|到期|未还|待还|未结清|未结|没还|还没还|出账))?的?(账单|借款|贷款|还款(?!日))/
const countedAs = { 账单: 'bill', 借款: 'loan', 贷款: 'loan', 还款: 'repayment' } as const

/** A number of days overdue, of instalments, of things, or a length of time. */
export function readCount(reading: Reading, numeral: Numeral): Found | undefined {
  if (numeral.value % one !== 0n && numeral.upTo === undefined) return undefined
  return (
    readDpd(reading, numeral) ??
    billsByTerm(reading, numeral) ??
    readTerm(reading, numeral) ??
    readThings(reading, numeral) ??
    readDuration(reading, numeral)
  )
}

/** 有2期账单逾期 counts bills; 分12期 and 第2期账单 do not. */
function billsByTerm(reading: Reading, numeral: Numeral): Found | undefined {
  const counts = /(?:有|欠|剩|共|总共|逾期了?)(?:了|着)?$/.test(before(reading.read, numeral.start))
  return counts && /^期的?(?:逾期的?)?账单/.test(after(reading.read, numeral.end))
    ? readThings(reading, numeral)
    : undefined
}

function common(reading: Reading, numeral: Numeral, end: number, shape: string) {
  const form = formOf(reading.read, numeral.start, end, { shape, tail: spelling(reading.read, numeral.end, end) })
  return { form, approximate: numeral.upTo !== undefined }
}

function readDpd(reading: Reading, numeral: Numeral): Found | undefined {
  const { read } = reading
  if (!overdueBefore.test(before(read, numeral.start))) return undefined
  const low = Number(numeral.value / one)
  const high = Number((numeral.upTo ?? numeral.value) / one)
  const rest = after(read, numeral.end)
  const months = /^个?多?个?月/.exec(rest)?.[0]
  const days =
    months === undefined
      ? (/^ ?多?[天日]|^d(?![a-z\d])/.exec(rest)?.[0] ??
        (/^(?:$|[^\p{L}\p{N}]|了)/u.test(rest) && /天数|日数|dpd/.test(before(read, numeral.start)) ? '' : undefined))
      : undefined
  const unit = months ?? days
  if (unit === undefined) return undefined
  const end = numeral.end + unit.length
  const parts = common(reading, numeral, end, months === undefined ? 'days' : 'months')
  const vague = parts.approximate || unit.includes('多') || months !== undefined
  const more = unit.includes('多')
  const range: [number, number] =
    months === undefined ? [low, more ? high + 9 : high] : [Math.max(1, low * 28 - 1), (more ? high + 1 : high) * 31]
  return {
    start: numeral.start,
    end,
    quantity: (shared) => ({ kind: 'dpd', ...shared, ...parts, approximate: vague, days: range }),
  }
}

function readTerm(reading: Reading, numeral: Numeral): Found | undefined {
  const { read } = reading
  const lead = before(read, numeral.start)
  const rest = after(read, numeral.end)
  const unit =
    termAfter.exec(rest)?.[0] ??
    (termMonths.test(lead) || termMonthsAfter.test(rest) ? /^个月/.exec(rest)?.[0] : undefined)
  if (unit === undefined || numeral.value > 1000n * one) return undefined
  const end = numeral.end + unit.length
  const terms = Number(numeral.value / one)
  const behind = after(read, end)
  const role =
    roleBefore.find(([pattern]) => pattern.test(lead))?.[1] ??
    roleAfter.find(([pattern]) => pattern.test(behind))?.[1] ??
    'any'
  const parts = common(reading, numeral, end, unit.trim())
  return { start: numeral.start, end, quantity: (shared) => ({ kind: 'term', ...shared, ...parts, terms, role }) }
}

function readThings(reading: Reading, numeral: Numeral): Found | undefined {
  const match = counted.exec(after(reading.read, numeral.end))
  if (!match) return undefined
  const of = countedAs[match[1] as keyof typeof countedAs]
  const end = numeral.end + 1
  const parts = common(reading, numeral, end, of)
  const count = Number(numeral.value / one)
  return { start: numeral.start, end, quantity: (shared) => ({ kind: 'count', ...shared, ...parts, count, of }) }
}

function readDuration(reading: Reading, numeral: Numeral): Found | undefined {
  const rest = after(reading.read, numeral.end)
  for (const [pattern, unit] of durations) {
    const match = pattern.exec(rest)
    if (!match) continue
    const end = numeral.end + match[0].length
    const parts = common(reading, numeral, end, unit)
    const amount = Number(numeral.value / one)
    return {
      start: numeral.start,
      end,
      quantity: (shared) => ({ kind: 'duration', ...shared, ...parts, amount, unit }),
    }
  }
  return undefined
}
