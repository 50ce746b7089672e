import { type ArrangementQuote, type QuoteLine, type QuoteRow, type QuoteStep, safeText } from '@zuoxi/sdk'
import { wrap } from '../terminal/wrap.ts'

/** A quote as rows, one after the other, so that it scrolls by rows and is drawn by them. */
export type QuotePanelRow =
  | {
      readonly kind:
        | 'ask'
        | 'delta'
        | 'rateFalls'
        | 'oldCost'
        | 'newCost'
        | 'rateNote'
        | 'pay'
        | 'holds'
        | 'disclosure'
        | 'gap'
        | 'scheduleHead'
        | 'scheduleColumns'
        | 'totals'
    }
  | { readonly kind: 'schedule'; readonly old: QuoteRow | undefined; readonly new: QuoteRow | undefined }
  | { readonly kind: 'head'; readonly of: 'lines' | 'steps' }
  | { readonly kind: 'line'; readonly line: QuoteLine }
  | { readonly kind: 'step'; readonly step: QuoteStep }
  | { readonly kind: 'told'; readonly text: string }
  | { readonly kind: 'input'; readonly name: string; readonly value: string | number }

/** `told` is the text of the disclosure, once it is known. */
export function quoteRows(quote: ArrangementQuote, told: string | undefined, width: number): readonly QuotePanelRow[] {
  return [
    { kind: 'ask' },
    { kind: 'delta' },
    ...(costsMoreAtLowerRate(quote) ? [{ kind: 'rateFalls' } as const] : []),
    ...(quote.oldCost || quote.newCost
      ? [{ kind: 'oldCost' } as const, { kind: 'newCost' } as const, { kind: 'rateNote' } as const]
      : []),
    ...(quote.payFen === undefined ? [] : [{ kind: 'pay' } as const]),
    { kind: 'holds' },
    { kind: 'disclosure' },
    ...(told === undefined ? [] : toldRows(told, width)),
    { kind: 'gap' },
    { kind: 'scheduleHead' },
    { kind: 'scheduleColumns' },
    ...pairs(quote).map((pair) => ({ kind: 'schedule', ...pair }) as const),
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

/** A longer schedule may cost more and still have the lower rate: nobody may take it for the cheaper one. */
function costsMoreAtLowerRate({ deltaFen, oldCost, newCost }: ArrangementQuote): boolean {
  return deltaFen > 0 && oldCost !== undefined && Number(newCost?.aprSimplePct) < Number(oldCost.aprSimplePct)
}

function toldRows(told: string, width: number): readonly QuotePanelRow[] {
  return wrap(safeText(told, { keepNewlines: true }), width - 4).map(({ text }) => ({ kind: 'told', text }))
}

interface Pair {
  readonly old: QuoteRow | undefined
  readonly new: QuoteRow | undefined
}

/** Rows of both schedules side by side, those of one number on one row. */
function pairs(quote: ArrangementQuote): readonly Pair[] {
  const byNo = new Map<number, Pair>()
  for (const row of quote.old) byNo.set(row.no, { old: row, new: undefined })
  for (const row of quote.new) byNo.set(row.no, { old: byNo.get(row.no)?.old, new: row })
  return [...byNo].toSorted(([a], [b]) => a - b).map(([, pair]) => pair)
}

/** Under which name the text of a disclosure is kept: it tells the figures of one quote. */
export function disclosureId({ disclosure, customerId, loanId, ask, expiresAt, newTotal }: ArrangementQuote): string {
  return JSON.stringify([disclosure, customerId, loanId, ask, expiresAt, newTotal.totalFen])
}

/** The text that has to be told with a quote, once it is known. */
export function toldWith(quote: ArrangementQuote, disclosures: Readonly<Record<string, string>>): string | undefined {
  return disclosures[disclosureId(quote)]
}
