import { type Numeral, numeralAt, one } from './numeral.ts'
import type { RateBasis } from './quantity.ts'
import { after, before, type Found, formOf, matchAt, type Reading, spelling } from './reader.ts'

/** The words before a percentage that say for how long it is charged; the nearest one counts. */
const basisWords =
  /(?<annual>年化|年利|年息|年费率|每年|一年|apr|irr|融资成本|综合成本)|(?<monthly>月化|月利|月息|月费率|每个?月|一个月|单月)|(?<daily>日化|日利|日息|日费率|每日|每天|一天|按日|按天|日均)|(?<term>每期|单期|一期)|(?<unknown>利率|利息|息率|费率|利)/g
/** Words that make of a percentage something else than the price of money. */
const otherShare = /(?:上浮|下浮|违约金|首付|折扣|优惠|减免|比例|上涨|下调|占|完成|通过|降低|提高)[^年月日]*$/
const lastClause = /[^,，。；;!！?？、\n\d]*$/
/** 年化利率（单利，按360天计）18%: how it is reckoned stands between the rate's name and its figure. */
const howReckoned = /\((?:单利|复利|内部收益率)[^()]{0,10}\)$/
/** Most clauses say nothing of a rate, and are done with at once. */
const mayBasis = /[利息费率化年月日天期]|apr|irr|成本/
const behindAnnual = /^(?:的)?[(（]?(?:年化|年利率|年息|单利|irr|apr)|^(?:每|一|\/)年/
const behindMonthly = /^(?:的)?(?:月利率|月息)|^(?:每|一个?|\/)月/
const behindDaily = /^(?:的)?(?:日利率|日息)|^(?:每|一|\/)[日天]/
const behindTerm = /^(?:每|一|\/)期/
const behindUnknown = /^(?:的)?(?:利率|利息|费率)/
const parts = /(百|千|万)分之/y
const shortTenThousandth = /万(?:分之)?(?=[一二三四五六七八九两\d])/y
const point = /(?:个点|个百分点)/y

const ppmOfPart: Readonly<Record<string, bigint>> = { 百: 10_000n, 千: 1000n, 万: 100n }

/** A rate or another percentage that begins here with 百分之 or 万. */
export function readParts(reading: Reading, at: number): Found | undefined {
  const { read } = reading
  const spelt = matchAt(parts, read, at)
  const short = spelt ? undefined : matchAt(shortTenThousandth, read, at)
  const lead = spelt ?? short
  if (!lead) return undefined
  const numeral = numeralAt(read, at + lead[0].length)
  if (!numeral) return undefined
  if (short && basisBefore(reading, at) === undefined) return undefined
  return rated(reading, at, numeral, numeral.end, ppmOfPart[spelt?.[1] ?? '万'] ?? 0n, '')
}

/** A rate or another percentage: 24%, 0.5‰, 2分利, 3厘, 24个点. */
export function readRate(reading: Reading, numeral: Numeral): Found | undefined {
  const { read } = reading
  const { start, end } = numeral
  const character = read.text[end] ?? ''
  if (character === '%') return rated(reading, start, numeral, end + 1, 10_000n, '%')
  if (character === '‰') return rated(reading, start, numeral, end + 1, 1000n, '‰')
  if (character === '‱') return rated(reading, start, numeral, end + 1, 100n, '‱')
  const points = matchAt(point, read, end)
  if (points && basisBefore(reading, start) !== undefined)
    return rated(reading, start, numeral, end + points[0].length, 10_000n, points[0])
  return byTradition(reading, numeral) ?? unmarked(reading, numeral)
}

const rateSaid = /(?:年化利率|年化|年利率|年息|利率)(?:\(单利\))?(?:是|为|有|才|只|就|约|:|大概)*$/
const rateEnds = /^(?:$|[^\p{L}\p{N}.%‰]|[吗呢吧啊的左])/u

/** 年化利率十八点五: of a hundred, though nobody says so; 0.18 is already a share of one. */
function unmarked(reading: Reading, numeral: Numeral): Found | undefined {
  const { read } = reading
  const { start, end, value } = numeral
  const points = read.text[end] === '点' ? 1 : 0
  const said = rateSaid.test(before(read, start)) && rateEnds.test(after(read, end + points))
  if (!said || value === 0n || value > 100n * one || numeral.multiplier !== '') return undefined
  return rated(reading, start, numeral, end + points, value < one ? 1_000_000n : 10_000n, value < one ? '.' : '%')
}

/** 分 and 厘 of interest: 2分利 is two in the hundred a month, 3厘 three in the thousand; a year's are ten times that. */
function byTradition(reading: Reading, numeral: Numeral): Found | undefined {
  const { read } = reading
  const said = basisBefore(reading, numeral.start)
  const match = /^(分|厘)(利息|利|息)?/.exec(after(read, numeral.end))
  if (!match) return undefined
  const [tail, unit, interest] = match
  const word =
    said !== undefined &&
    /(?:月息|月利率?|年息|年利率?|日息|日利率?|利息|利率|利)(?:是|为|才|只|有|就)*$/.test(before(read, numeral.start))
  if (interest === undefined && !(word && !after(read, numeral.end + tail.length).startsWith('钱'))) return undefined
  const perMonth = unit === '分' ? 10_000n : 1000n
  const monthly = { ppm: ppm(numeral, perMonth).ppm, basis: 'monthly' as const }
  const annual = { ppm: ppm(numeral, perMonth * 10n).ppm, basis: 'annual' as const }
  const end = numeral.end + tail.length
  const form = formOf(read, numeral.start, end, { shape: unit ?? '', tail: spelling(read, numeral.end, end) })
  const first = said === 'annual' ? annual : monthly
  const ambiguous = said === 'monthly' || said === 'annual' ? [] : [monthly, annual]
  return {
    start: numeral.start,
    end,
    quantity: (common) => ({ kind: 'rate', ...common, ...first, ambiguous, approximate: false, form }),
  }
}

function ppm(numeral: Numeral, perOne: bigint): { ppm: number; exact: boolean } {
  const scaled = numeral.value * perOne
  return { ppm: Number(scaled / one), exact: scaled % one === 0n }
}

function rated(
  reading: Reading,
  start: number,
  numeral: Numeral,
  end: number,
  perOne: bigint,
  unit: string,
): Found | undefined {
  const { read } = reading
  const value = ppm(numeral, perOne)
  if (!Number.isSafeInteger(value.ppm)) return undefined
  const basis = basisBehind(after(read, end)) ?? basisBefore(reading, start)
  const approximate = numeral.upTo !== undefined || !value.exact
  const form = formOf(read, start, end, {
    decimals: numeral.decimals,
    lead: spelling(read, start, numeral.start),
    tail: spelling(read, numeral.end, end),
    shape: unit || read.text.slice(start, numeral.start),
  })
  return {
    start,
    end,
    quantity: (common) =>
      basis === undefined
        ? { kind: 'percent', ...common, ppm: value.ppm, approximate, form }
        : { kind: 'rate', ...common, ppm: value.ppm, basis, ambiguous: [], approximate, form },
  }
}

function basisBehind(text: string): RateBasis | undefined {
  if (behindAnnual.test(text)) return 'annual'
  if (behindMonthly.test(text)) return 'monthly'
  if (behindDaily.test(text)) return 'daily'
  if (behindTerm.test(text)) return 'term'
  return behindUnknown.test(text) ? 'unknown' : undefined
}

function basisBefore({ read }: Reading, at: number): RateBasis | undefined {
  const clause = lastClause.exec(before(read, at).replace(howReckoned, ''))?.[0] ?? ''
  if (clause === '' || !mayBasis.test(clause)) return undefined
  if (otherShare.test(clause)) return undefined
  let found: RateBasis | undefined
  for (const { groups } of clause.matchAll(basisWords)) {
    const [name] = Object.entries(groups ?? {}).find(([, value]) => value !== undefined) ?? []
    // 年化利率 says annual; the bare word after it says nothing more.
    if (name !== undefined && (name !== 'unknown' || found === undefined)) found = name as RateBasis
  }
  return found
}
