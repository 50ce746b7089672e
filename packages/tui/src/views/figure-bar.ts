import { figuresHere } from '../state/figures.ts'
import { shownPage } from '../state/pages.ts'
import type { CustomerState } from '../state/state.ts'
import { within } from '../state/step.ts'
import type { Look } from './look.ts'
import { bold, columnsOfLine, dim, fit, type Line, type Span, t } from './span.ts'

/** The last row of a page: the figures of the row under the cursor, the one that `x` explains in brackets. */
export function figureBar(slice: Look & { readonly customer: CustomerState | undefined }): readonly Line[] {
  const { customer, words, width, focused } = slice
  const figures = figuresHere(customer)
  if (!customer || figures.length === 0 || !focused) return [[]]
  const chosen = within(shownPage(customer).figure, figures.length)
  const names = figures.map(({ name }, i): Span =>
    i === chosen ? bold(`[${words.figureNames[name]}]`) : dim(` ${words.figureNames[name]} `),
  )
  const keys: Line = figures.length > 1 ? [dim(' ←→')] : []
  const room = width - 4 - columnsOfLine(keys)
  let first = 0
  while (first < chosen && columnsOfLine(names.slice(first, chosen + 2)) > room) first += 1
  return [fit([t(' x '), ...fit(names.slice(first), room), ...keys], width)]
}
