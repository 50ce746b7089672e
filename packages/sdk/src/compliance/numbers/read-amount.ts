import { type Fen, fen } from '../../model/money.ts'
import { chineseDigit, type Numeral, numeralAt, one } from './numeral.ts'
import { after, before, type Found, formOf, matchAt, type Reading, spelling } from './reader.ts'

const foreignSign = '(?:us|hk)?\\$|usd ?:?|hkd ?:?|eur ?:?|€|£'
const sign = new RegExp(`(?:¥|人民币:?|rmb ?:?|cny ?:?|${foreignSign})(?=[\\d.零一二三四五六七八九两十几])`, 'y')
const foreignUnit = '美元|美金|港币|港元|欧元|日元|英镑|刀(?![具片刃口])|usd|hkd|eur'
const foreign = new RegExp(`^(?:${foreignSign})|(?:${foreignUnit})`)
const unit = new RegExp(
  ` ?(?:元(?!旦|宵|素|件|老|首|气|月)|块(?!儿)|大洋(?!洲)|软妹币|rmb|cny|人民币|yuan|¥(?!\\d)|${foreignUnit})`,
  'y',
)
const jiao = /(?:毛|角(?!度|色|落))/y
const fenUnit = /分(?=钱)/y
const whole = /(?:钱|整|正)+/y
/** What shows that a digit after 块 counts something else: 付了3块5期. */
const counts = /^(?:[.,]\d|[\d零一二三四五六七八九十百千万个期天日号月年%张笔小工分位次])/
/** Words right after which a bare number is money. */
const moneyBefore =
  /(?:应还|待还|还差|还欠|欠款?|尚欠|尚有|未还|已还|还了|还款|还清|还|结清|金额|本金|利息|罚息|手续费|服务费|会员费|违约金|费用|余额|额度|总额|合计|共计|总共|一共|支付|付|扣款|扣了?|收了?|交|缴|借了?|贷款?|差|剩余?|账单|转了?|打了?|汇了?|存了?|多出)(?:了|的|要|为|是|有|约|大概|:|只|就|您|金额|总共|一共|共|还剩|还|差不多)*$/
/** What may follow a bare number of money; anything else is what it counts. */
const standsAlone = /^(?:$|[^\p{L}\p{N}%‰/:*-]|[吗呢吧哦啊呀了没待未已左上以可请就还对哈嘛]|过来|到|进|给|大洋|毛钱)/u
const roughlyBefore = /(?:大概|大约|约|将近|接近|差不多|不到|超过|至少|最多|左右|近)(?:有|是|为)?$/
const roughlyAfter = /^(?:左右|上下|出头|以上|以下|以内)/

const fenScale = one / 100n

interface Sum {
  readonly end: number
  /** In 1e-8 yuan. */
  readonly value: bigint
  readonly tail: string
  readonly shape: 'sign' | 'unit' | 'jiao' | 'bare'
}

/** An amount that begins here with its sign, or with its number. */
export function readSignedAmount(reading: Reading, at: number): Found | undefined {
  const { read } = reading
  const lead = matchAt(sign, read, at)
  if (!lead) return undefined
  const numeral = numeralAt(read, at + lead[0].length)
  return numeral && amountOf(reading, at, numeral)
}

/** A number that its unit, its place or its spelling shows to be money. */
export function readAmount(reading: Reading, numeral: Numeral): Found | undefined {
  return amountOf(reading, numeral.start, numeral)
}

function amountOf(reading: Reading, start: number, numeral: Numeral): Found | undefined {
  const { read } = reading
  const signed = start < numeral.start
  const sum =
    withUnit(reading, numeral) ?? smallChange(reading, numeral) ?? (signed ? bare(numeral) : alone(reading, numeral))
  if (
    !sum ||
    (numeral.value === 0n && numeral.upTo === undefined && sum.shape === 'bare' && !nought.test(before(read, start)))
  )
    return undefined
  const rough = roughlyBefore.test(before(read, start)) || roughlyAfter.test(after(read, sum.end))
  const approximate = rough || numeral.upTo !== undefined
  const tooFine = sum.value % fenScale !== 0n
  const amountFen = toFen(sum.value)
  if (amountFen === undefined) return undefined
  const form = formOf(read, start, sum.end, {
    ...(numeral.script === 'mixed' && { script: 'mixed' }),
    grouped: numeral.grouped,
    decimals: numeral.decimals,
    multiplier: numeral.script === 'arabic' ? numeral.multiplier : '',
    lead: spelling(read, start, numeral.start),
    tail: sum.tail,
    shape: signed && sum.shape === 'bare' ? 'sign' : sum.shape,
  })
  const ambiguous = otherReadings(numeral, sum.value, approximate)
  const { end } = sum
  const currency = foreign.exec(read.text.slice(start, end))?.[0] ?? ''
  return {
    start,
    end,
    quantity: (common) => ({ kind: 'amount', ...common, amountFen, tooFine, currency, ambiguous, approximate, form }),
  }
}

function toFen(value: bigint): Fen | undefined {
  const rounded = Number(value / fenScale)
  return Number.isSafeInteger(rounded) ? fen(rounded) : undefined
}

function otherReadings(numeral: Numeral, value: bigint, approximate: boolean): Fen[] {
  const all =
    numeral.upTo !== undefined
      ? [(value * 8n) / 10n, numeral.upTo + (value - numeral.value)]
      : approximate
        ? [(value * 9n) / 10n, (value * 11n) / 10n]
        : numeral.other !== undefined
          ? [value, value - numeral.value + numeral.other]
          : []
  return all.flatMap((each) => toFen(each) ?? [])
}

const bare = (numeral: Numeral): Sum => ({ end: numeral.end, value: numeral.value, tail: '', shape: 'bare' })

/** 1280元, 1,280块5, 一百零五块三毛二. */
function withUnit({ read }: Reading, numeral: Numeral): Sum | undefined {
  const named = matchAt(unit, read, numeral.end)
  if (!named) return undefined
  const unitEnd = numeral.end + named[0].length
  // 这两块业务 counts parts, and 一块看看 means together.
  if (named[0] === '块' && /[这那哪]$/.test(before(read, numeral.start))) return undefined
  const change = changeAt(read.text, unitEnd, named[0].trim())
  const closing = matchAt(whole, read, change?.end ?? unitEnd)
  const end = (change?.end ?? unitEnd) + (closing?.[0].length ?? 0)
  if (
    named[0] === '块' &&
    read.text.slice(numeral.start, numeral.end) === '一' &&
    end === unitEnd &&
    !moneyBefore.test(before(read, numeral.start))
  )
    return undefined
  const tail = spelling(read, numeral.end, unitEnd) + spelling(read, change?.end ?? unitEnd, end)
  return change
    ? { end, value: numeral.value + change.value, tail, shape: 'jiao' }
    : { end, value: numeral.value, tail, shape: 'unit' }
}

const digitName = '[\\d零一二三四五六七八九两]'
/** A digit that is more than a 分 belongs to what follows. */
const endsHere = '(?![\\d个期天日号月年%]|[.,]\\d)'
const changePatterns = [
  new RegExp(`(?<jiao>${digitName})[毛角](?:零?(?<fen>${digitName})分?${endsHere})?`, 'y'),
  new RegExp(`零(?<fen>${digitName})分?`, 'y'),
  new RegExp(`(?<fen>${digitName})分(?![钟期之])`, 'y'),
  new RegExp(`(?<jiao>${digitName})(?<bare>)`, 'y'),
]

/** What comes after 块 or 元: 5, 零五, 三毛二, 五角. */
function changeAt(text: string, at: number, named: string): { end: number; value: bigint } | undefined {
  for (const pattern of changePatterns) {
    pattern.lastIndex = at
    const groups = pattern.exec(text)?.groups
    if (!groups) continue
    const end = pattern.lastIndex
    // Only 块 lends its tenth to a bare digit, and only when nothing is counted by it.
    if (groups['bare'] !== undefined && (named !== '块' || counts.test(text.slice(end, end + 2)))) return undefined
    const tenths = BigInt(groups['jiao'] === undefined ? 0 : digitOf(groups['jiao']))
    const hundredths = BigInt(groups['fen'] === undefined ? 0 : digitOf(groups['fen']))
    return { end, value: tenths * (one / 10n) + hundredths * fenScale }
  }
  return undefined
}

function digitOf(character: string): number {
  return /\d/.test(character) ? Number(character) : chineseDigit(character)
}

/** 5毛, 4毛2, 三角, 五分钱. */
function smallChange({ read }: Reading, numeral: Numeral): Sum | undefined {
  const tenths = matchAt(jiao, read, numeral.end)
  if (!tenths) {
    const hundredths = matchAt(fenUnit, read, numeral.end)
    return hundredths && { end: numeral.end + 2, value: numeral.value / 100n, tail: '分钱', shape: 'jiao' }
  }
  const digit = new RegExp(`(${digitName})分?${endsHere}`, 'y')
  digit.lastIndex = numeral.end + 1
  const hundredths = digit.exec(read.text)
  const end = hundredths ? digit.lastIndex : numeral.end + 1
  const closing = matchAt(/钱/y, read, end)
  const value = numeral.value / 10n + (hundredths ? BigInt(digitOf(hundredths[1] ?? '')) * fenScale : 0n)
  return { end: end + (closing ? 1 : 0), value, tail: spelling(read, numeral.end, numeral.end + 1), shape: 'jiao' }
}

/** 罚息是0 says that there is none. */
const nought = /(?:罚息|利息|违约金|欠款|还欠|待还|未还)(?:是|为|:)?$/

/** A number without a sign: money by the word before it, by its spelling, or because nothing else is said. */
function alone({ read }: Reading, numeral: Numeral): Sum | undefined {
  const { start, end, value } = numeral
  const rest = after(read, end)
  if (!standsAlone.test(rest) && !roughlyAfter.test(rest)) return undefined
  const lead = before(read, start)
  if (/(?:[./\d-]|\d:)$/.test(lead) || /^[.:/-]\d/.test(rest)) return undefined
  const wordy = numeral.hasUnit && (value >= 100n * one || numeral.multiplier !== '')
  const toTheFen = numeral.decimals === 2 && !mayBeDay(numeral, read.text.slice(start, end))
  const afterWord = moneyBefore.test(lead) && (value >= 10n * one || numeral.decimals > 0)
  const rough = value >= 100n * one && (numeral.upTo !== undefined || roughlyBefore.test(lead))
  const nothingElse =
    start < 16 && read.text.length < end + 16 && value >= 10n * one && lead.trim() === '' && /^[\p{P}\s]*$/u.test(rest)
  const nothing = value === 0n && nought.test(lead)
  return nothing || wordy || toTheFen || afterWord || rough || nothingElse ? bare(numeral) : undefined
}

/** 11.30 may be a day as well as an amount. */
function mayBeDay({ decimals }: Numeral, text: string): boolean {
  const [month, day] = text.split('.').map(Number)
  return (
    decimals === 2 && month !== undefined && day !== undefined && month >= 1 && month <= 12 && day >= 1 && day <= 31
  )
}
