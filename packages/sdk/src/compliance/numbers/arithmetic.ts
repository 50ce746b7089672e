import type { Fen } from '../../model/money.ts'
import type { AmountCell } from './cell.ts'
import { dayCounts, type LedgerCells } from './cells.ts'
import type { Sentence } from './sentence.ts'

/** Words of a sum, of a difference, of a part that is left when something is done that is not done yet. */
const addsWords = /合计|一共|总共|共计|共|加|两笔|两次|和/
const takesWords = /先|如果|若|要是|假如|减|扣除|扣掉|去掉|再还|剩下的|其余|余下|分两|部分/
const comparesWords = /比|相差|差额|差了|少了|多了|省/
const interestWords = /利息|息/
const maxCells = 60

/** What an amount may be worked out from. */
export interface Sums {
  readonly cells: LedgerCells
  readonly sentence: Sentence
  /** The other amounts of the same sentence. */
  readonly others: readonly Fen[]
}

/**
 * Whether an amount that no cell holds is worked out rightly from those that
 * are: 先还500元，剩下的708元 · 比上月少391.51元 · 8000元本金一个月的利息是120元.
 * The sentence must say that it reckons, or any amount would be some sum.
 */
export function isWorkedOut(amountFen: Fen, { cells, sentence, others }: Sums): boolean {
  const said = sentence.before + sentence.after
  const amounts = cells.amount.filter(({ suggest, value }) => suggest && value > 0).slice(0, maxCells)
  const known = new Set(amounts.map(({ value }) => Number(value)))
  if (takesWords.test(said) && others.some((other) => known.has(amountFen + other))) return true
  if (addsWords.test(said) && others.some((other) => known.has(other) && known.has(amountFen - other))) return true
  if (addsWords.test(said) && pairs(amounts, (a, b) => a + b === amountFen)) return true
  if (comparesWords.test(said) && pairs(amounts, (a, b) => Math.abs(a - b) === amountFen)) return true
  return interestWords.test(sentence.before) && isInterest(amountFen, { cells, sentence, others }, amounts)
}

/** Two cells of one kind, such as two bills or two repayments. */
function pairs(amounts: readonly AmountCell[], fits: (a: number, b: number) => boolean): boolean {
  return amounts.some((a, at) => amounts.slice(at + 1).some((b) => a.cell === b.cell && fits(a.value, b.value)))
}

const spans: readonly (readonly [RegExp, readonly number[]])[] = [
  [/一个月|每个?月|月利息|月息|按月/, [12]],
  [/一天|每[天日]|日利息|日息/, dayCounts],
  [/一年|每年|年利息|全年/, [1]],
]

/** Interest for one month, day or year, of a principal of the ledger or of the sentence, at a rate of the ledger. */
function isInterest(amountFen: Fen, { cells, sentence, others }: Sums, amounts: readonly AmountCell[]): boolean {
  const parts = spans.find(([pattern]) => pattern.test(sentence.before))?.[1]
  if (!parts) return false
  const bases = [...others, ...amounts.filter(({ tags }) => tags.includes('principal')).map(({ value }) => value)]
  const rates = cells.rate.filter(({ tags }) => tags.includes('annual'))
  return rates.some(({ value: ppm }) =>
    bases.some((base) => parts.some((part) => Math.abs((base * ppm) / 1_000_000 / part - amountFen) <= 1)),
  )
}
