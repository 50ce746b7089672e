import type { Finding } from '../../model/finding.ts'
import type { BusinessDate } from '../../model/time.ts'
import type { GateContext } from '../gate/context.ts'
import { correctedSentence } from '../lint/fixes.ts'
import { canonical, type CanonicalText, originalSpan } from './canonical.ts'
import type { RateCell } from './cell.ts'
import { cellsOf, dayCounts } from './cells.ts'
import type { RateQuantity } from './quantity.ts'
import type { Found } from './reader.ts'
import { recogniseIn } from './recognise.ts'
import { isUnasserted, surroundings } from './surroundings.ts'
import { annualFirst } from './words.ts'
import { writePercent } from './write.ts'

/** 每天几毛钱, 一天只要5块: the price of a loan told so small that nobody sees it. */
const smallPrice =
  /(?:每天|一天|每日|日均|一日)(?:的?(?:利息|费用|成本)|只要|仅需?|只需|才|就|也就|不到|大概|约|还|付|是|为){0,4}(?:几|\d+(?:\.\d+)?|[一二三四五六七八九两]{1,2}|零点\d+|十几)(?:毛|角|分钱|块|元)(?:多?钱|多)?/g

/** Nothing to annualise it by, and everything else that a yearly rate is told by. */
const annualNamed = /年化|年利率|年息/

interface ShortRate {
  readonly span: readonly [number, number]
  readonly quoted: boolean
  /** Parts per million a year, exactly; absent where the ledger must say it. */
  readonly annual?: { readonly ppm: number; readonly by: string }
}

/**
 * A rate for a day, a month or an instalment needs the annual one beside it
 * (RATE-01, 中国人民银行公告〔2021〕第3号). The finding's `replace` puts the annual
 * rate first, so that the short one is not the more prominent: the loan's own
 * where it agrees, else by simple interest on the stated number of days.
 *
 * @param context takes the loan's annual rate, where there is one.
 * @example
 * rateDisclosure('日息万五')[0]?.replace // '年化利率（单利，按360天计）18%（日息万五）'
 */
export function rateDisclosure(text: string, context?: GateContext): Finding[] {
  const read = canonical(text)
  const today = context ? cellsOf(context).today : ('2000-01-01' as BusinessDate)
  const rates = recogniseIn(read, today).flatMap(({ found, quantity }) =>
    quantity.kind === 'rate' ? [{ found, rate: quantity }] : [],
  )
  if (rates.some(({ rate }) => rate.basis === 'annual')) return []
  const first = rates.find(({ rate }) => rate.basis !== 'unknown')
  const small = smallPriceIn(read)
  const short = first ? shortRate(read, first.rate, first.found, context) : small && { ...small, ...loanRate(context) }
  if (!short) return []
  const at = first ? first.found : undefined
  const around = at && surroundings(read, at.start, at.end)
  // What being late costs is no price of the loan; the annual figure helps there too, and is not owed.
  const soft = short.quoted || (around !== undefined && (isUnasserted(around) || /罚息|违约|逾期/.test(around.before)))
  const [start, end] = short.span
  const said = text.slice(start, end)
  const replace = short.annual && `年化利率（单利${short.annual.by}）${writePercent(short.annual.ppm)}（${said}）`
  return [
    {
      rule: 'rate-annual-first',
      severity: soft ? 'warn' : 'block',
      certainty: 'C',
      source: 'S8 中国人民银行公告〔2021〕第3号 RATE-01',
      span: [start, end],
      text: said,
      why: annualFirst,
      fix: replace
        ? correctedSentence(text, short.span, replace)
        : '年化利率（单利）以合同所载为准，总成本与各项费用见综合融资成本明示表。',
      ...(replace !== undefined && { replace }),
      detail: { kind: 'rate', yours: said, ...(short.annual && { annual: writePercent(short.annual.ppm) }) },
    },
  ]
}

function smallPriceIn(read: CanonicalText): ShortRate | undefined {
  if (annualNamed.test(read.text)) return undefined
  smallPrice.lastIndex = 0
  const found = smallPrice.exec(read.text)
  if (!found) return undefined
  const span = originalSpan(read, found.index, found.index + found[0].length)
  return { span, quoted: read.quoted[found.index] === 1 }
}

/** The words that say for how long belong to the rate: 日息万五, not 万五. */
const basisBefore =
  /(?:每日|每天|一天|按日|按天|每个?月|一个?月|每期|单期|日|月)(?:的?(?:化?利率|利息|息|费率|手续费率?|利))?(?:是|为|按|收|只要|只有|仅|才|就|:)?$/
const basisAfter = /^(?:\/|每|一)(?:日|天|个?月|期)/

function shortRate(
  read: CanonicalText,
  rate: RateQuantity,
  { start, end }: Found,
  context: GateContext | undefined,
): ShortRate {
  const lead = basisBefore.exec(read.text.slice(Math.max(0, start - 12), start))?.[0].length ?? 0
  const tail = basisAfter.exec(read.text.slice(end, end + 4))?.[0].length ?? 0
  const span = originalSpan(read, start - lead, end + tail)
  const annual = annualOf(rate, context)
  return { span, quoted: rate.quoted, ...(annual && { annual }) }
}

function annualOf({ ppm, basis }: RateQuantity, context: GateContext | undefined): ShortRate['annual'] {
  const agreeing =
    context && cellsOf(context).rate.find((cell) => cell.value === ppm && cell.tags.some((tag) => tag === basis))
  const annual = agreeing && yearlyOf(agreeing, context)
  if (annual !== undefined) return { ppm: annual, by: '' }
  // The ledger has another rate: what the wrong short one makes a year would be as wrong, so nothing is put in.
  if (basis !== 'term' && context && cellsOf(context).rate.length > 0) return undefined
  // What an instalment's flat fee is a year depends on how the principal falls: only the ledger can say.
  if (basis === 'term') return loanRate(context).annual
  if (basis === 'monthly') return { ppm: ppm * 12, by: '' }
  return basis === 'daily' ? { ppm: ppm * dayCounts[0], by: `，按${dayCounts[0]}天计` } : undefined
}

/** The annual rate that the same loan or quote says. */
function yearlyOf({ cell, of }: RateCell, context: GateContext): number | undefined {
  const name = cell.replace(/-(?:monthly|daily)$/, '')
  return cellsOf(context).rate.find((one) => one.cell === name && one.of === of)?.value
}

/** The annual rate of the only loan, or of all loans when they agree. */
function loanRate(context: GateContext | undefined): Pick<ShortRate, 'annual'> {
  const rates = new Set(context?.loans.map(({ aprPpm }) => aprPpm) ?? [])
  const [ppm] = rates
  return rates.size === 1 && ppm !== undefined ? { annual: { ppm, by: '' } } : {}
}
