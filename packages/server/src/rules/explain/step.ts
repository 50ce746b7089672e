import {
  type Explanation,
  type Fen,
  fen,
  type FigureExplanation,
  type FigureFormulaId,
  figureFormulas,
  type FormulaId,
  formulas,
  type QuoteStep,
  sumFen,
  yuan,
} from '@zuoxi/sdk'

export type Step = FigureExplanation['steps'][number]

const known = { ...formulas, ...figureFormulas }

/** One step: its formula, what went in as text, what came out. */
export function step(
  formula: FormulaId | FigureFormulaId,
  inputs: Readonly<Record<string, string | undefined>>,
  result: string,
): Step {
  const { expression, origin } = known[formula]
  const given = Object.entries(inputs).flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
  return { formula, expression, origin, inputs: given, result }
}

/** A step that adds up amounts by name. */
export function sumStep(formula: FigureFormulaId | 'in_all', amounts: Readonly<Record<string, Fen>>): Step {
  return step(formula, inYuan(amounts), yuan(sumFen(Object.values(amounts))))
}

export function inYuan(amounts: Readonly<Record<string, Fen>>): Record<string, string> {
  return Object.fromEntries(Object.entries(amounts).map(([name, amount]) => [name, yuan(amount)]))
}

/** What is counted and not paid. */
const counts = new Set(['n', 'no', 'days', 'basis', 'terms', 'multiplier'])

/** A step of the money room, whose amounts are 分, as one that people read: in yuan. */
export function moneyStep({ formula, inputs, resultFen }: Explanation | QuoteStep): Step {
  const texts = Object.entries(inputs).map(([name, value]) => [name, counts.has(name) ? String(value) : textOf(value)])
  return step(formula as FormulaId, Object.fromEntries(texts), yuan(resultFen))
}

function textOf(value: number | string): string {
  if (typeof value === 'number') return yuan(fen(value))
  // A base that stayed the same for some days: `83333·17`.
  const product = /^(\d+)·(\d+)$/.exec(value)
  return product ? `${yuan(fen(Number(product[1])))}·${product[2]}` : value
}
