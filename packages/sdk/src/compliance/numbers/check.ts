import type { Finding } from '../../model/finding.ts'
import { type Fen, parseYuan } from '../../model/money.ts'
import type { GateContext } from '../gate/context.ts'
import { correctedSentence } from '../lint/fixes.ts'
import { canonical, type CanonicalText } from './canonical.ts'
import { cellsOf, hasLedger, type LedgerCells } from './cells.ts'
import type { Contradiction } from './contradiction.ts'
import { judge } from './judge.ts'
import type { Quantity } from './quantity.ts'
import { recognise, recogniseIn } from './recognise.ts'
import { type Sentence, sentenceOf } from './sentence.ts'
import { isUnasserted, surroundings } from './surroundings.ts'
import { whyWrong } from './words.ts'
import { writeLike } from './write.ts'

/** Where each rule comes from. Only the amount's is outside law: 夸大债务数额 is forbidden to collectors. */
const sources: Readonly<Record<Contradiction['rule'], Pick<Finding, 'source' | 'certainty'>>> = {
  'number-amount': { source: 'S5 COL-07 不得夸大债务数额', certainty: 'Cq' },
  'number-date': { source: '本机构 账本一致', certainty: 'H' },
  'number-rate': { source: 'S8 RATE-01 年化利率应当真实', certainty: 'Cq' },
  'number-term': { source: '本机构 账本一致', certainty: 'H' },
  'number-dpd': { source: '本机构 账本一致', certainty: 'H' },
  'number-count': { source: '本机构 账本一致', certainty: 'H' },
}

/** Beyond so many findings the text is no message but a pasted list; what is told stays small, and the verdict right. */
const maxTold = 100
/** How much of the text around a correction is read again to see that it holds. */
const proofReach = 48

/**
 * Hold every figure of a draft against the ledger: amounts, dates, rates,
 * instalments, days overdue and counts. What no cell, quote or constant says
 * blocks, with the cell that was likely meant and, where that is certain
 * enough, `replace`: the true figure in the same written form. What is quoted,
 * denied, supposed, approximate or the customer's own figure only warns.
 *
 * Without a customer, bills or loans there is nothing to hold against, and
 * nothing is found.
 *
 * @example
 * checkNumbers('您还差1,280元', context)[0]?.replace // '1,208元'
 */
export function checkNumbers(text: string, context: GateContext): Finding[] {
  if (!hasLedger(context)) return []
  const cells = cellsOf(context)
  return worthTelling(contradictions(text, context, cells)).map(({ quantity, contradiction }) =>
    findingOf(text, context, cells, quantity, contradiction),
  )
}

/** The first hundred of each rule; where none of them blocks and a later one does, it takes the last place. */
function worthTelling(all: readonly Contradicted[]): readonly Contradicted[] {
  const byRule = Object.groupBy(all, ({ contradiction }) => contradiction.rule)
  const told = new Set(
    Object.values(byRule).flatMap((ofRule) => {
      const first = ofRule.slice(0, maxTold)
      const blocks = (one: Contradicted): boolean => one.contradiction.severity === 'block'
      const later = first.some(blocks) ? undefined : ofRule.slice(maxTold).find(blocks)
      return later ? [...first.slice(0, -1), later] : first
    }),
  )
  return all.filter((one) => told.has(one))
}

interface Contradicted {
  readonly quantity: Quantity
  readonly contradiction: Contradiction
}

function contradictions(text: string, context: GateContext, cells: LedgerCells): Contradicted[] {
  const { today } = cells
  const read = canonical(text)
  const seen = new Map<string, Contradiction | undefined>()
  const all = recogniseIn(read, today)
  return all.flatMap(({ found, quantity }, at) => {
    const around = surroundings(read, found.start, found.end)
    const alone = saysOnly(read, found.start, found.end)
    const sentence = sentenceOf(read, found.start, found.end)
    const others = amountsBeside(all, at, sentence)
    const key = [quantity.kind, quantity.text, around.before, around.after, sentence.before, sentence.after].join('|')
    const contradiction = seen.has(key)
      ? seen.get(key)
      : judge(quantity, { cells, today, around, alone, sentence, others })
    seen.set(key, contradiction)
    if (!contradiction) return []
    const soft = quantity.quoted || isUnasserted(around) || saidByCustomer(quantity, context)
    return [{ quantity, contradiction: soft ? { ...contradiction, severity: 'warn' as const } : contradiction }]
  })
}

/** How many figures on either side may have a part in a sum. */
const sumReach = 4

function amountsBeside(all: ReturnType<typeof recogniseIn>, at: number, { before, after }: Sentence): Fen[] {
  const [own] = all.slice(at, at + 1)
  if (!own) return []
  const from = own.found.start - before.length
  const to = own.found.end + after.length
  return all
    .slice(Math.max(0, at - sumReach), at + sumReach + 1)
    .flatMap(({ found, quantity }) =>
      quantity.kind === 'amount' && found !== own.found && found.start >= from && found.end <= to
        ? [quantity.amountFen]
        : [],
    )
}

/** Whether the message is nothing but this figure and a few small words. */
function saysOnly({ text }: CanonicalText, start: number, end: number): boolean {
  const rest = text.length - (end - start)
  return rest <= 12 && (text.slice(0, start) + text.slice(end)).replace(/[\p{P}\s是的呢哦啊前之就在]/gu, '').length <= 1
}

function findingOf(
  text: string,
  context: GateContext,
  cells: LedgerCells,
  quantity: Quantity,
  wrong: Contradiction,
): Finding {
  const { rule, reason, severity, yours, ledger, candidates } = wrong
  const replace = correction(text, context, cells, quantity, wrong)
  return {
    rule,
    severity,
    ...sources[rule],
    span: [quantity.span[0], quantity.span[1]],
    text: quantity.text,
    why: whyWrong({ yours: quantity.kind === 'amount' ? quantity.text : yours, held: ledger, candidates, reason }),
    ...(replace !== undefined && { replace, fix: correctedSentence(text, quantity.span, replace) }),
    detail: {
      kind: quantity.kind,
      reason,
      yours,
      ...(ledger && { ledger: ledger.value, cell: ledger.cell, of: ledger.of }),
      ...(candidates.length > 1 && { candidates: candidates.join('、') }),
    },
  }
}

/** The true figure in the form of the wrong one, offered only when reading it again finds nothing wrong. */
function correction(
  text: string,
  context: GateContext,
  cells: LedgerCells,
  quantity: Quantity,
  { truth }: Contradiction,
): string | undefined {
  if (!truth) return undefined
  const [start, end] = quantity.span
  const written = writeLike(quantity, truth, cells.today)
  if (written === undefined || written === quantity.text) return undefined
  const before = text.slice(Math.max(0, start - proofReach), start)
  const after = text.slice(end, end + proofReach)
  const stillWrong = contradictions(before + written + after, context, cells).some(
    ({ quantity: { span } }) => span[0] < before.length + written.length && span[1] > before.length,
  )
  return stillWrong ? undefined : written
}

const customerMessages = 10
const remembered = new WeakMap<GateContext['said'], ReadonlySet<string>>()

/** Whether the customer has said the same figure lately: then the agent repeats it, and need not assert it. */
function saidByCustomer(quantity: Quantity, context: GateContext): boolean {
  let figures = remembered.get(context.said)
  if (!figures) {
    const { today } = cellsOf(context)
    const lately = context.said.filter(({ role }) => role === 'customer').slice(-customerMessages)
    figures = new Set(lately.flatMap(({ text }) => recognise(text, { today }).flatMap(figuresOf)))
    remembered.set(context.said, figures)
  }
  return figuresOf(quantity).some((figure) => figures.has(figure))
}

function figuresOf(quantity: Quantity): string[] {
  switch (quantity.kind) {
    case 'amount':
      return [`amount ${quantity.amountFen}`]
    case 'date':
      return quantity.dates.map((date) => `date ${date}`)
    case 'month':
      return quantity.months.map((month) => `month ${month}`)
    case 'rate':
    case 'percent':
      return [`share ${quantity.ppm}`]
    case 'term':
      return [`term ${quantity.terms}`]
    case 'dpd':
      return [`dpd ${quantity.days.join('-')}`]
    case 'count':
      return [`count ${quantity.count}`]
    case 'number': {
      // A bare 5000 of the customer is the agent's 5000元.
      const amountFen = parseYuan(quantity.text)
      return amountFen === undefined ? [] : [`amount ${amountFen}`]
    }
    default:
      return []
  }
}
