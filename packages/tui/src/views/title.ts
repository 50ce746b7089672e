import type { Failure } from '@zuoxi/sdk'
import { sayFailure } from '../words/failures.ts'
import { dim, type Line, type Span, spread, t } from './span.ts'
import type { Look } from './look.ts'

/** The first row of a pane: inverse where keys go, plain elsewhere, with something at the right. */
export function titleOf(text: string, look: Look, right: Line = [], beside: readonly Span[] = []): Line {
  const name = look.focused ? t(` ${text} `, { bold: true, inverse: true }) : t(` ${text} `, { bold: true })
  return spread([name, ...(beside.length > 0 ? [t(' '), ...beside] : [])], right, look.width)
}

/** A pane that has nothing to show yet says that it is being read, or why it could not be. */
export function notRead(title: Line, failure: Failure | undefined, { words, lang }: Look): readonly Line[] {
  return [title, [], failure ? [t(`  ! ${sayFailure(failure, lang)}`, { tone: 'bad' })] : [dim(`  ${words.loading}`)]]
}

/** What is shown is older than it should be: the last try to read it again failed. */
export function staleNote(failure: Failure | undefined, { lang }: Look): readonly Line[] {
  return failure ? [[t(` ! ${sayFailure(failure, lang)}`, { tone: 'bad', bold: true })]] : []
}
