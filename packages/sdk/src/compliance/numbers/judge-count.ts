import type { CellTag } from './cell.ts'
import { isConstant } from './constants.ts'
import { type Bench, type Contradiction, told, wholeSpoken } from './contradiction.ts'
import { type Likeness, nearest, numberDistance, wholeSlip } from './nearest.ts'
import { ofNamed } from './which-bill.ts'
import { isForeign } from './sentence.ts'
import type { CountQuantity, DpdQuantity, TermQuantity } from './quantity.ts'

const likeness = (whole: number): Likeness<{ readonly value: number }> => ({
  distance: ({ value }) => numberDistance(whole, value),
  slip: ({ value }) => wholeSlip(whole, value),
})

export function judgeTerm(
  { terms, role, text }: TermQuantity,
  { cells, around, sentence }: Bench,
): Contradiction | undefined {
  const named = ofNamed(cells.term, around.before, cells)
  const totals = named.filter(({ tags }) => tags.includes('total'))
  if (totals.length === 0 || isConstant('term', terms, `${around.before}${around.after}`)) return undefined
  if (role === 'ordinal' && terms >= 1 && totals.some(({ value }) => terms <= value)) return undefined
  const tags: CellTag[] = role === 'any' ? [] : [role]
  const meant = named.filter((cell) => tags.length === 0 || cell.tags.some((tag) => tags.includes(tag)))
  const bills = role === 'any' || role === 'left' ? cells.count : []
  if (meant.some(({ value }) => value === terms) || bills.some(({ value }) => value === terms)) return undefined
  const found = nearest(role === 'any' ? named : meant, tags, likeness(terms))
  const wrong = { rule: 'number-term', reason: 'no_such', yours: text } as const
  // A price in instalments that is none of the loans'.
  if (isForeign(around.before, sentence)) return { ...wrong, severity: 'warn', candidates: [] }
  return { ...wrong, severity: 'block', ...told(found, wholeSpoken) }
}

const conditional = /(?:如果|如|若|一旦|假如|万一|要是|达到|超过|满)[^，。]*$/
const conditionalAfter =
  /^(?:也|都(?:没|不)|大概(?:多少|会)|会?(?:产生)?多少|多少|以上|以内|之内|内|后|起|的话|将|会|就|时)/

export function judgeDpd(
  { days: [low, high], approximate, form, text }: DpdQuantity,
  { cells, around }: Bench,
): Contradiction | undefined {
  if (cells.dpd.length === 0 || conditional.test(around.before) || conditionalAfter.test(around.after)) return undefined
  const named = ofNamed(cells.dpd, around.before, cells)
  if (named.some(({ value }) => value >= low && value <= high && value > 0)) return undefined
  const overdue = named.filter(({ value }) => value > 0)
  if (/大概多少|多少罚息/.test(around.after)) return undefined
  const found = nearest(overdue, [], likeness(low))
  const { truth, ledger = { value: '0', cell: 'bill.dpd', of: '' }, candidates } = told(found, wholeSpoken)
  const severity = approximate ? 'warn' : 'block'
  const sure = truth !== undefined && form.shape === 'days'
  const reason = approximate ? 'approximate' : 'no_such'
  return { rule: 'number-dpd', reason, severity, yours: text, ledger, candidates, ...(sure && { truth }) }
}

export function judgeCount(
  { count, of, approximate, text, form }: CountQuantity,
  { cells, around }: Bench,
): Contradiction | undefined {
  const said = `${around.before}${around.after}`
  const which = /逾期/.test(said) ? /^bill\.overdue$|^loan/ : /未还|没还|未结/.test(said) ? /unpaid|overdue|open/ : /./
  const own = cells.count.filter(({ cell }) => cell.startsWith(`${of}.`) && which.test(cell))
  const claimed =
    /(?:有|共|合计|剩|总共|欠)(?:了|着)?$/.test(around.before) ||
    /^[^账借贷还]*(?:逾期|未还|没还|未结)/.test(around.after)
  if (own.length === 0 || count === 1 || !claimed || own.some(({ value }) => value === count)) return undefined
  const found = nearest(own, [], likeness(count))
  const { truth, ...rest } = told(found, wholeSpoken)
  const sure = truth !== undefined && form.shape !== ''
  return {
    rule: 'number-count',
    reason: approximate ? 'approximate' : 'no_such',
    severity: approximate ? 'warn' : 'block',
    yours: text,
    ...rest,
    ...(sure && { truth }),
  }
}
