import { type Fen, formatYuan, yuan } from '../../model/money.ts'
import type { AmountCell, CellTag } from './cell.ts'
import { isConstant } from './constants.ts'
import { type Bench, type Contradiction, type Spoken, told } from './contradiction.ts'
import { digitDistance, nearest } from './nearest.ts'
import type { AmountQuantity } from './quantity.ts'
import { amountTags } from './surroundings.ts'

const amountSpoken: Spoken<AmountCell> = {
  show: ({ value }) => spoken(value),
  truth: ({ value }) => ({ kind: 'amount', amountFen: value }),
}

/** Whole yuan without their zeros, as people say them: ¥1,208. */
function spoken(value: Fen): string {
  return formatYuan(value).replace(/\.00$/, '')
}

function amountDistance(a: Fen, b: Fen): number {
  const digits = (value: Fen): string => yuan(value).replace('.', '')
  return digitDistance(digits(a), digits(b)) + Math.abs(a - b) / Math.max(a, b, 1) / 2
}

export function judgeAmount(quantity: AmountQuantity, { cells, around }: Bench): Contradiction | undefined {
  const { amountFen, approximate, tooFine, ambiguous } = quantity
  // What a day costs is no cell; the disclosure of rates has its say on it.
  if (/(?:每天|一天|每日|日均)[^，]{0,8}$/.test(around.before)) return undefined
  const tags = amountTags(around)
  const same = tooFine ? [] : cells.amount.filter(({ value }) => value === amountFen)
  const base = { rule: 'number-amount', yours: yoursAmount(quantity) } as const
  const near = (wanted: readonly CellTag[]) =>
    told(
      nearest(cells.amount, wanted, ({ value }) => amountDistance(amountFen, value)),
      amountSpoken,
    )
  if (!approximate && ambiguous.length > 1) {
    const held = ambiguous.filter((reading) => cells.amount.some(({ value }) => value === reading))
    if (held.length === ambiguous.length) return undefined
    if (held.length > 0) {
      const found = cells.amount.find(({ value }) => value === held[0])
      const sure = found ? told({ best: found, sure: true, candidates: [] }, amountSpoken) : near(tags)
      return { ...base, ...sure, reason: 'ambiguous', severity: 'warn', candidates: ambiguous.map(spoken) }
    }
  }
  if (same.length > 0) return otherCell(quantity, same, tags, cells.amount, base.yours)
  if (isConstant('amount', amountFen, `${around.before}${around.after}`)) return undefined
  if (!approximate) return { ...base, ...near(tags), reason: 'no_such', severity: 'block' }
  const [low = 0, high = 0] = ambiguous
  const within = cells.amount.filter(({ value, suggest }) => suggest && value >= low && value <= high)
  const values = [...new Set(within.map((cell) => spoken(cell.value)))].slice(0, 5)
  const [only] = values.length === 1 ? within : []
  const { ledger, candidates } = near(tags)
  return {
    ...base,
    ...(ledger && { ledger }),
    ...(only && told({ best: only, sure: true, candidates: [] }, amountSpoken)),
    reason: 'approximate',
    severity: 'warn',
    candidates: values.length > 0 ? values : candidates,
  }
}

function yoursAmount({ amountFen, tooFine, text }: AmountQuantity): string {
  return tooFine ? text : spoken(amountFen)
}

/** 已还¥1,280 where ¥1,280 is what is still due: the figure is the ledger's, and the sentence is not. */
function otherCell(
  { amountFen }: AmountQuantity,
  same: readonly AmountCell[],
  tags: readonly CellTag[],
  cells: readonly AmountCell[],
  yours: string,
): Contradiction | undefined {
  const claims = (wanted: CellTag): boolean =>
    tags.includes(wanted) && !same.some((cell) => cell.tags.some((tag) => tags.includes(tag)))
  const parts: readonly CellTag[] = ['principal', 'interest', 'penalty', 'fee']
  const ofAPart = same.some((cell) => cell.tags.length === 0 || cell.tags.some((tag) => parts.includes(tag)))
  const wrong = claims('paid') || (claims('outstanding') && !ofAPart)
  const meant = cells.filter((cell) => cell.suggest && cell.tags.some((tag) => tags.includes(tag)))
  if (!wrong || meant.length === 0) return undefined
  const found = nearest(meant, tags, ({ value }) => amountDistance(amountFen, value))
  return { rule: 'number-amount', reason: 'other_cell', severity: 'warn', yours, ...told(found, amountSpoken) }
}
