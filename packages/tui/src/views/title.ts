import { dim, type Line, type Span, spread, t } from './span.ts'
import type { Look } from './look.ts'

/** The first row of a pane: inverse where keys go, plain elsewhere, with something at the right. */
export function titleOf(text: string, look: Look, right: Line = [], beside: readonly Span[] = []): Line {
  const name = look.focused ? t(` ${text} `, { bold: true, inverse: true }) : t(` ${text} `, { bold: true })
  return spread([name, ...(beside.length > 0 ? [t(' '), ...beside] : [])], right, look.width)
}

/** An empty pane says what it is for, and the key that fills it. */
export function emptyPane(title: Line, what: string, hint: string): readonly Line[] {
  return [title, [], [t(`  ${what}`)], [dim(`  ${hint}`)]]
}
