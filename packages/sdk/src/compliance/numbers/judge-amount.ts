import { type Fen, formatYuan, yuan } from '../../model/money.ts'
import { isWorkedOut } from './arithmetic.ts'
import type { AmountCell, CellTag } from './cell.ts'
import type { LedgerCells } from './cells.ts'
import { isConstant } from './constants.ts'
import { type Bench, type Contradiction, type Spoken, told } from './contradiction.ts'
import { digitDistance, nearest } from './nearest.ts'
import type { AmountQuantity } from './quantity.ts'
import { isForeign } from './sentence.ts'
import { amountTags, type Surroundings } from './surroundings.ts'
import { cellsNamed } from './which-bill.ts'

const amountSpoken: Spoken<AmountCell> = {
  show: ({ value }) => spoken(value),
  truth: ({ value }) => ({ kind: 'amount', amountFen: value }),
}

/** Whole yuan without their zeros, as people say them: ¥1,208. */
function spoken(value: Fen): string {
  return formatYuan(value).replace(/\.00$/, '')
}

function amountDistance(a: Fen, b: Fen): number {
  return digitDistance(digitsOf(a), digitsOf(b)) + Math.abs(a - b) / Math.max(a, b, 1) / 2
}

const digitsOf = (value: Fen): string => yuan(value).replace('.', '')
const wholeYuan = (value: Fen): string => String(Math.floor(value / 100))

/** How far apart two amounts of as many digits may be, for one digit to have been mistaken. */
const nearby = 0.1

/** One digit exchanged, lost or added, or two that changed places: the pen slipped. */
function isSlip(written: Fen, held: Fen): boolean {
  const [a, b] = [wholeYuan(written), wholeYuan(held)]
  if (Math.min(a.length, b.length) < 3 || held <= 0) return false
  const digits = Math.max(a.length, b.length)
  if (a.length !== b.length) return Math.min(a.length, b.length) > 3 && Math.round(digitDistance(a, b) * digits) === 1
  if (Math.abs(written - held) / Math.max(written, held) > nearby) return false
  const edits = Math.min(digitDistance(a, b) * digits, digitDistance(digitsOf(written), digitsOf(held)) * (digits + 2))
  return Math.round(edits) <= 1
}

function isOneEdit(a: string, b: string): boolean {
  return Math.round(digitDistance(a, b) * Math.max(a.length, b.length)) === 1
}

/** Without a word that says of what it is, only digits exchanged are a slip: 1万 is no 1000. */
function sameLength(written: Fen, held: Fen): boolean {
  return wholeYuan(written).length === wholeYuan(held).length && isSlip(written, held)
}

/** A quoted arrangement's figures are meant only where it is spoken of. */
const arranged = /结清|方案|试算|协商|减免|优惠|一次性|分期还/

export function judgeAmount(
  quantity: AmountQuantity,
  { cells, around, sentence, others }: Bench,
): Contradiction | undefined {
  const { amountFen, approximate, tooFine, ambiguous, currency } = quantity
  // What a day costs is no cell; the disclosure of rates has its say on it.
  if (/(?:每天|一天|每日|日均)[^，]{0,8}$/.test(around.before)) return undefined
  const tags = amountTags(around)
  const said = `${sentence.before}${sentence.after}`
  const named = cellsNamed(around.before, cells)
  const same = tooFine || currency !== '' ? [] : named.filter(({ value }) => value === amountFen)
  const base = { rule: 'number-amount', yours: yoursAmount(quantity) } as const
  const likely = named.filter(({ cell }) => arranged.test(said) || !cell.startsWith('quote.'))
  const near = () => {
    const likeness = {
      distance: ({ value }: AmountCell) => amountDistance(amountFen, value),
      slip: ({ value }: AmountCell) => isSlip(amountFen, value),
      exact: ({ value }: AmountCell) => isOneEdit(digitsOf(amountFen), digitsOf(value)),
    }
    const found = nearest(likely, tags, likeness)
    // Where the words name nothing, even the only figure there is may be of something else.
    const sure =
      found.sure && (tags.length > 0 || (found.best !== undefined && sameLength(amountFen, found.best.value)))
    return told({ ...found, sure }, amountSpoken)
  }
  if (currency !== '') {
    const { truth: _, ...rest } = near()
    return { ...base, ...rest, reason: 'no_such', severity: isForeign(around.before, sentence) ? 'warn' : 'block' }
  }
  if (!approximate && ambiguous.length > 1) {
    const held = ambiguous.filter((reading) => cells.amount.some(({ value }) => value === reading))
    if (held.length === ambiguous.length) return undefined
    if (held.length > 0) {
      const found = cells.amount.find(({ value }) => value === held[0])
      const sure = found ? told({ best: found, sure: true, candidates: [] }, amountSpoken) : near()
      return { ...base, ...sure, reason: 'ambiguous', severity: 'warn', candidates: ambiguous.map(spoken) }
    }
  }
  const vague = approximate && !same.some((cell) => tags.length === 0 || cell.tags.some((tag) => tags.includes(tag)))
  if (amountFen === 0 && !approximate && same.length === 0 && tags.length === 0) return undefined
  if ((same.length > 0 || amountFen === 0) && !vague && currency === '') {
    const wrong = amountFen === 0 ? zeroOf(named, tags) : otherThing(same, tags, { said, around, cells })
    return wrong && { ...base, ...near(), reason: 'other_cell', severity: wrong }
  }
  if (isConstant('amount', amountFen, `${around.before}${around.after}`)) return undefined
  const noFees = tags.includes('fee') && !cells.amount.some((cell) => cell.tags.includes('fee'))
  if (noFees || isForeign(around.before, sentence))
    return { ...base, candidates: [], reason: 'no_such', severity: 'warn' }
  if (!approximate) {
    if (named === cells.amount && isWorkedOut(amountFen, { cells, sentence, others })) return undefined
    const elsewhere = cells.amount.some(({ value }) => value === amountFen)
    return { ...base, ...near(), reason: elsewhere ? 'other_cell' : 'no_such', severity: 'block' }
  }
  if (isWorkedOut(amountFen, { cells, sentence, others })) return undefined
  const [low = 0, high = 0] = ambiguous
  const within = likely.filter(({ value, suggest }) => suggest && value >= low && value <= high)
  const ofThing = within.filter((cell) => tags.length === 0 || cell.tags.some((tag) => tags.includes(tag)))
  const values = [...new Set(ofThing.map((cell) => spoken(cell.value)))].slice(0, 5)
  const [only] = values.length === 1 && tags.length > 0 ? ofThing : []
  const { ledger, candidates } = near()
  return {
    ...base,
    ...(ledger && { ledger }),
    ...(only && told({ best: only, sure: true, candidates: [] }, amountSpoken)),
    reason: 'approximate',
    severity: 'warn',
    candidates: values.length > 0 ? values : candidates,
  }
}

function yoursAmount({ amountFen, tooFine, currency, text }: AmountQuantity): string {
  return tooFine || currency !== '' ? text : spoken(amountFen)
}

const limits: readonly CellTag[] = ['limit', 'used', 'available']
const parts: readonly CellTag[] = ['principal', 'interest', 'penalty', 'fee']
const partWords = /本金|利息|罚息|违约金|费|其中|含|包括/

/**
 * 已还¥1,280 where ¥1,280 is what is still due: the figure is the ledger's, and the sentence is not. What is due, and a
 * limit, cannot be said of another cell; a payment may have gone to more than the cells show, and is only questioned.
 */
function otherThing(
  same: readonly AmountCell[],
  tags: readonly CellTag[],
  { said, around, cells }: { said: string; around: Surroundings; cells: LedgerCells },
): 'block' | 'warn' | undefined {
  if (tags.length === 0 || same.some((cell) => cell.tags.some((tag) => tags.includes(tag)))) return undefined
  if (tags.some((tag) => limits.includes(tag)) || tags.includes('minimum')) return 'block'
  if (tags.includes('settlement'))
    return cells.amount.some((cell) => cell.tags.includes('settlement')) ? 'warn' : undefined
  const part = tags.find((tag) => parts.includes(tag) || tag === 'borrowed' || tag === 'principal-left')
  if (part !== undefined) {
    const known = cells.amount.some((cell) => cell.value > 0 && cell.tags.includes(part))
    return known && namesPart(around) ? 'block' : undefined
  }
  const ofPaid = same.some((cell) => cell.tags.includes('paid'))
  const ofAPart = !ofPaid && same.some((cell) => cell.tags.length === 0 || cell.tags.some((tag) => parts.includes(tag)))
  if (tags.includes('paid')) return 'warn'
  if (!tags.includes('outstanding')) return undefined
  if (ofAPart) return partWords.test(said) || tags.includes('total') ? undefined : 'warn'
  return 'block'
}

const partBefore = /(?:本金|利息|罚息|违约金|手续费|服务费|借款金额)(?:还剩|剩余?|是|为|:|有|共|了|您)*$/
const partAhead = /^的?(?:是|为)?(?:本金|利息|罚息|违约金|手续费|服务费)/
const joined = /[和加及跟与、+]|连同|含/

/** Whether the word stands right beside the figure, and alone: 本金和利息1280 names a sum. */
function namesPart({ before, after }: Surroundings): boolean {
  return (partBefore.test(before) && !joined.test(before)) || partAhead.test(after)
}

/** 0元 says that there is nothing of a thing, which is false while there is some. */
function zeroOf(named: readonly AmountCell[], tags: readonly CellTag[]): 'block' | undefined {
  const ofThing = named.filter(
    (cell) => !cell.cell.startsWith('bill.line') && cell.tags.some((tag) => tags.includes(tag)),
  )
  const some = ofThing.some(({ value }) => value > 0) && !ofThing.some(({ value }) => value === 0)
  return some ? 'block' : undefined
}
