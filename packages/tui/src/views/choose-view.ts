import { optionsOf } from '../state/choose.ts'
import type { ChooseOverlay, ConflictOverlay } from '../state/state.ts'
import { leadsOn } from './empty-pane.ts'
import type { Look } from './look.ts'
import { oneLineField } from './one-line.ts'
import { cell, dim, type Line, marked, t, type View } from './span.ts'
import { shownValue } from './tickets-view.ts'
import { titleOf } from './title.ts'
import { windowOf } from './window.ts'

/** A short list to choose from. */
export function chooseView(slice: Look & { readonly chooser: ChooseOverlay }): View {
  const { words, chooser, width, height } = slice
  const names = {
    status: words.choose.status,
    priority: words.choose.priority,
    assignee: words.choose.assignee,
    formType: words.choose.type,
    formAssignee: words.choose.assignee,
    loan: words.choose.loan,
    figure: words.gate.whichFigure,
  }
  const title = titleOf(names[chooser.choice.of], slice)
  const input = oneLineField(t(' > ', { tone: 'accent', bold: true }), chooser.filter, words.choose.filter, width)
  const options = optionsOf(chooser)
  const { start, end } = windowOf(options.length, chooser.selected, Math.min(12, height - 2))
  const rows = options
    .slice(start, end)
    .map((option, i) =>
      marked(
        [t(option.label), dim(option.hint === undefined ? '' : `  ${option.hint}`)],
        start + i === chooser.selected,
        true,
        width,
      ),
    )
  const none: readonly Line[] =
    options.length === 0
      ? [[dim(`  ${words.choose.empty}`)], ...leadsOn(slice, { place: 'choose', does: ['eraseToStart', 'back'] })]
      : []
  return {
    lines: [title, input.line, ...rows, ...none].slice(0, height),
    cursor: { row: 1, column: input.column },
  }
}

/** Two changes of one ticket: both values, side by side. */
export function conflictView(slice: Look & { readonly conflict: ConflictOverlay }): View {
  const { words, conflict, width, height } = slice
  const { failure } = conflict
  const half = Math.max(8, Math.floor((width - 16) / 2))
  const rows = failure.fields.map(({ field, yours, theirs }): Line => [
    t('  '),
    cell(words.tickets.fields[field] ?? field, 10, { bold: true }),
    cell(shownValue(field, yours, slice), half, { tone: 'accent' }),
    t('  '),
    cell(shownValue(field, theirs, slice), half, { tone: 'warn' }),
  ])
  const head: Line = [
    t('  '),
    cell(words.conflict.field, 10, { tone: 'dim' }),
    cell(words.conflict.mine, half, { tone: 'dim' }),
    t('  '),
    cell(words.conflict.theirs, half, { tone: 'dim' }),
  ]
  const by: Line = [t(`  ${words.conflict.by(failure.by)}`, { tone: 'warn' })]
  return { lines: [titleOf(words.conflict.title, slice), by, head, ...rows].slice(0, height) }
}
