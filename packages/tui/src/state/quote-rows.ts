import type { ArrangementQuote, QuoteLine, QuoteRow, QuoteStep } from '@zuoxi/sdk'

/** A quote as rows, one after the other, so that it scrolls by rows and is drawn by them. */
export type QuotePanelRow =
  | { readonly kind: 'ask' | 'delta' | 'oldCost' | 'newCost' | 'pay' | 'holds' | 'disclosure' | 'gap' | 'scheduleHead' | 'scheduleColumns' | 'totals' }
  | { readonly kind: 'schedule'; readonly old: QuoteRow | undefined; readonly new: QuoteRow | undefined }
  | { readonly kind: 'head'; readonly of: 'lines' | 'steps' }
  | { readonly kind: 'line'; readonly line: QuoteLine }
  | { readonly kind: 'step'; readonly step: QuoteStep }
  | { readonly kind: 'input'; readonly name: string; readonly value: string | number }

export function quoteRows(quote: ArrangementQuote): readonly QuotePanelRow[] {
  const rows = Math.max(quote.old.length, quote.new.length)
  return [
    { kind: 'ask' },
    { kind: 'delta' },
    ...(quote.oldCost || quote.newCost ? [{ kind: 'oldCost' } as const, { kind: 'newCost' } as const] : []),
    ...(quote.payFen === undefined ? [] : [{ kind: 'pay' } as const]),
    { kind: 'holds' },
    { kind: 'disclosure' },
    { kind: 'gap' },
    { kind: 'scheduleHead' },
    { kind: 'scheduleColumns' },
    ...Array.from({ length: rows }, (_, i) => ({ kind: 'schedule', old: quote.old[i], new: quote.new[i] }) as const),
    { kind: 'totals' },
    ...(quote.lines.length > 0 ? [{ kind: 'gap' } as const, { kind: 'head', of: 'lines' } as const] : []),
    ...quote.lines.map((line) => ({ kind: 'line', line }) as const),
    ...(quote.steps.length > 0 ? [{ kind: 'gap' } as const, { kind: 'head', of: 'steps' } as const] : []),
    ...quote.steps.flatMap((step): QuotePanelRow[] => [
      { kind: 'step', step },
      ...Object.entries(step.inputs).map(([name, value]) => ({ kind: 'input', name, value }) as const),
    ]),
  ]
}
