import { type FigureEntry, type FigureExplanation, safeText } from '@zuoxi/sdk'
import { wrap } from '../terminal/wrap.ts'
import { formulaText } from '../words/formula-texts.ts'
import type { Lang } from '../words/lang.ts'

type FigureStep = FigureExplanation['steps'][number]

/** An explanation as rows, one after the other, so that it scrolls by rows and is drawn by them. */
export type ExplainRow =
  | { readonly kind: 'value' }
  | { readonly kind: 'gap' }
  | { readonly kind: 'head'; readonly of: 'steps' | 'entries' }
  | { readonly kind: 'formula'; readonly step: FigureStep; readonly last: boolean }
  | { readonly kind: 'text'; readonly of: 'expression' | 'origin'; readonly text: string; readonly first: boolean }
  | { readonly kind: 'input'; readonly formula: string; readonly input: FigureStep['inputs'][number] }
  | { readonly kind: 'entryHead' }
  | { readonly kind: 'entry'; readonly entry: FigureEntry }
  | { readonly kind: 'reason'; readonly text: string }
  | { readonly kind: 'noEntries' }
  | { readonly kind: 'more'; readonly count: number }

/** Columns before the text of a formula. */
export const explainIndent = 12

export function explainRows(explanation: FigureExplanation, width: number, lang: Lang): readonly ExplainRow[] {
  const { steps, entries, moreEntries } = explanation
  return [
    { kind: 'value' },
    { kind: 'gap' },
    { kind: 'head', of: 'steps' },
    ...steps.flatMap((step, i) => stepRows(step, i === steps.length - 1, width, lang)),
    { kind: 'gap' },
    { kind: 'head', of: 'entries' },
    ...(entries.length === 0 ? [{ kind: 'noEntries' } as const] : [{ kind: 'entryHead' } as const]),
    ...entries.flatMap((entry): ExplainRow[] => [
      { kind: 'entry', entry },
      ...(entry.reason === undefined ? [] : [{ kind: 'reason', text: entry.reason } as const]),
    ]),
    ...(moreEntries > 0 ? [{ kind: 'more', count: moreEntries } as const] : []),
  ]
}

function stepRows(step: FigureStep, last: boolean, width: number, lang: Lang): readonly ExplainRow[] {
  const { expression, origin } = formulaText(step, lang)
  const text = (of: 'expression' | 'origin', said: string): ExplainRow[] =>
    wrap(safeText(said), width - explainIndent - 1).map((row, i) => ({
      kind: 'text',
      of,
      text: row.text,
      first: i === 0,
    }))
  return [
    { kind: 'formula', step, last },
    ...text('expression', expression),
    ...text('origin', origin),
    ...step.inputs.map((input) => ({ kind: 'input', formula: step.formula, input }) as const),
  ]
}
