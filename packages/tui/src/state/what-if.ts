import type { Arrangement, ArrangementId, ArrangementQuote, Failure } from '@zuoxi/sdk'
import { changeRefusal } from './doubt.ts'
import type { Handlers } from './action.ts'
import type { Effect, Step } from './happening.ts'
import { layoutOf, scrolled } from './layout.ts'
import { quoteRows, toldWith } from './quote-rows.ts'
import type { Wish } from './credit-overlays.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell } from './step.ts'

/** What would happen if: nothing is kept before it is saved. */
export const whatIfActions: Handlers<'saveQuote'> = {
  saveQuote: (state) => {
    const panel = overlayOf(state, 'whatIf')
    if (!panel?.quote) return tell(state, 'warn', { say: 'stillLoading' })
    if (panel.saving) return tell(state, 'warn', { say: 'sendUnderWay' })
    const saving = changeOverlay(state, 'whatIf', (one) => ({ ...one, saving: true }))
    return step(saving, { do: 'quote', wish: panel.wish })
  },
}

/** Ask what would happen. The command line stays below, so that Esc leads back to what was typed. */
export function previewWish(state: State, wish: Wish): Step {
  const panel = { kind: 'whatIf', wish, quote: undefined, failure: undefined, saving: false, scroll: 0 } as const
  return step(pushOverlay(state, panel), { do: 'preview', wish })
}

/** An answer counts only for the wish that asked for it. */
export function previewedCame(state: State, wish: Wish, quote: ArrangementQuote): Step {
  const shown = changeOverlay(state, 'whatIf', (one) =>
    one.wish === wish ? { ...one, quote, failure: undefined } : one,
  )
  return step(shown, disclosureOf(quote, undefined))
}

/** What has to be told with a quote is read as it stands approved, filled with the figures of the quote. */
export function disclosureOf(quote: ArrangementQuote, arrangementId: ArrangementId | undefined): Effect {
  return { do: 'loadDisclosure', quote, arrangementId }
}

export function previewRefused(state: State, wish: Wish, failure: Failure): State {
  return changeOverlay(state, 'whatIf', (one) => (one.wish === wish ? { ...one, failure } : one))
}

/** The quote is saved: it has a code now, and next steps. What was typed for it is done. */
export function quotedCame(state: State, wish: Wish, arrangement: Arrangement): Step {
  const panel = overlayOf(state, 'whatIf')
  const shown =
    panel && panel.wish === wish
      ? pushOverlay(closeOverlay(closeOverlay(state, 'whatIf'), 'command'), {
          kind: 'arrangement',
          arrangement,
          scroll: 0,
        })
      : state
  return tell(shown, 'good', { say: 'quoteSaved', code: arrangement.code })
}

export function quoteRefused(state: State, failure: Failure): Step {
  const still = changeOverlay(state, 'whatIf', (one) => ({ ...one, saving: false }))
  return tell(still, 'bad', changeRefusal(failure))
}

export function scrollQuote(state: State, by: number): State {
  const scroll = (from: number, quote: ArrangementQuote | undefined, head: number): number =>
    quote
      ? scrolled(
          from + by,
          head + quoteRows(quote, toldWith(quote, state.disclosures), layoutOf(state).body.width).length,
          state,
        )
      : 0
  const panel = changeOverlay(state, 'whatIf', (one) => ({ ...one, scroll: scroll(one.scroll, one.quote, 0) }))
  return changeOverlay(panel, 'arrangement', (one) => ({
    ...one,
    scroll: scroll(one.scroll, one.arrangement.quote, arrangementHead(one.arrangement).length),
  }))
}

/** Rows above the quote of an arrangement: who asked, how the customer said yes, what became of it, what is next. */
export type ArrangementHeadRow = 'requested' | 'decided' | 'confirmed' | 'outcome' | 'next' | 'gap'

export function arrangementHead(one: Arrangement): readonly ArrangementHeadRow[] {
  const happened = one.effectiveAt ?? one.endedAt ?? one.followUpTicketId
  return [
    'requested',
    ...(one.evidence === undefined ? [] : ['confirmed' as const]),
    ...(one.decidedByName === undefined ? [] : ['decided' as const]),
    ...(happened === undefined ? [] : ['outcome' as const]),
    'next',
    'gap',
  ]
}
