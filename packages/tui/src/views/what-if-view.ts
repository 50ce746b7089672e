import type { ArrangementQuote } from '@zuoxi/sdk'
import { quoteRows, toldWith } from '../state/quote-rows.ts'
import type { WhatIfOverlay } from '../state/credit-overlays.ts'
import { sayAsk } from './ask-words.ts'
import { dim, fit, type Line, t, type View } from './span.ts'
import { quoteLine, type QuoteSlice } from './quote-view.ts'
import { withKeys } from '../words/with-keys.ts'
import { notRead, titleOf } from './title.ts'

/** What if: both schedules side by side, what it costs, and until when it would hold. */
export function whatIfView(slice: QuoteSlice & { readonly panel: WhatIfOverlay }): View {
  const { words, panel, height } = slice
  const w = words.whatIf
  const { quote, failure, saving, wish } = panel
  const right = saving
    ? t(w.saving, { tone: 'accent' })
    : dim(withKeys(quote ? w.saveHint : failure ? w.back : w.reading, slice.keymap))
  const title = titleOf(`${w.title} ${sayAsk(wish.ask, slice)}`, slice, [right])
  if (!quote) return { lines: notRead(title, failure, slice) }
  return { lines: [title, ...quoteBody(quote, panel.scroll, height - 1, slice)] }
}

/** A quote's rows from where one has scrolled to. */
export function quoteBody(quote: ArrangementQuote, scroll: number, room: number, slice: QuoteSlice): readonly Line[] {
  const rows = quoteRows(quote, toldWith(quote, slice.disclosures), slice.width)
  const start = Math.max(0, Math.min(scroll, rows.length - room))
  return rows.slice(start, start + room).map((row) => fit(quoteLine(row, quote, slice), slice.width))
}
