import { ticketTypeRow } from '@zuoxi/sdk'
import { textColumns } from '../state/layout.ts'
import type { ReasonOverlay } from '../state/credit-overlays.ts'
import type { CommentOverlay, FormField, FormOverlay } from '../state/state.ts'
import type { Editor } from '../state/text.ts'
import type { Look } from './look.ts'
import { cell, dim, fit, type Line, type Span, t, type View } from './span.ts'
import { typeName } from './tickets-view.ts'
import { titleOf } from './title.ts'
import { writtenLines } from './written.ts'
import { withKeys } from '../words/with-keys.ts'

const labelColumns = 10

/** A ticket about to be saved, already filled in. */
export function formView(slice: Look & { readonly form: FormOverlay }): View {
  const { words, form, width, height } = slice
  const { draft } = form
  const title = titleOf(words.form.title, slice, [
    form.armed
      ? t(withKeys(words.form.confirm, slice.keymap), { tone: 'accent', bold: true })
      : dim(form.saving ? words.form.saving : form.customerName),
  ])
  if (!draft) return { lines: [title, [dim(`  ${words.loading}`)]] }
  const row = ticketTypeRow(draft.type)
  const deadline = row?.deadline ? dim(`  ${words.form.deadline(row.deadline.days, row.deadline.source)}`) : dim('')
  const field = (name: FormField, label: string, ...value: readonly Span[]): Line => {
    const here = form.field === name
    return fit(
      [
        t(here ? '> ' : '  ', { tone: 'accent', bold: true }),
        cell(label, labelColumns, here ? { bold: true } : { tone: 'dim' }),
        ...value,
      ],
      width,
    )
  }
  const choice = (name: FormField, text: string): Span =>
    t(form.field === name ? `< ${text} >` : text, { bold: form.field === name })
  const refs = draft.refs.map((ref) => ref.label).join(', ')
  const text = writtenLines(form.summary, textColumns(width - labelColumns), Math.max(2, height - 7))
  const summary = text.lines.map((one, i): Line =>
    i === 0 ? field('summary', words.form.summary, ...one) : [t(' '.repeat(2 + labelColumns)), ...one],
  )
  return {
    lines: [
      title,
      field('type', words.form.type, choice('type', typeName(draft.type, slice)), deadline),
      field('priority', words.form.priority, choice('priority', draft.priority)),
      field('assignee', words.form.assignee, choice('assignee', form.assigneeName ?? words.form.unassigned)),
      [t('  '), cell(words.form.refs, labelColumns, { tone: 'dim' }), refs === '' ? dim(words.none) : t(refs)],
      ...summary,
      [dim(`  ${withKeys(words.form.hint, slice.keymap)}`)],
    ].slice(0, height),
    cursor:
      form.field === 'summary'
        ? { row: 5 + text.cursor.row, column: 2 + labelColumns + text.cursor.column }
        : undefined,
  }
}

/** A comment on a ticket. */
export function commentView(slice: Look & { readonly comment: CommentOverlay }): View {
  const { words, comment } = slice
  const title = titleOf(words.tickets.comment, slice, comment.saving ? [dim(words.form.saving)] : [])
  return textView(title, comment.editor, slice)
}

/** The words that a step of an arrangement needs. */
export function reasonView(slice: Look & { readonly reason: ReasonOverlay }): View {
  const { words, reason } = slice
  const { code } = reason.arrangement
  const title = titleOf(`${code} ${words.reason[reason.step]}`, slice, reason.saving ? [dim(words.reason.saving)] : [])
  return textView(title, reason.editor, slice)
}

/** A text being written below its title. */
function textView(title: Line, editor: Editor, { width, height }: Look): View {
  const text = writtenLines(editor, textColumns(width), Math.max(3, Math.min(8, height - 1)))
  const rows = text.lines.map((line): Line => [t('  '), ...line])
  const space = Array.from({ length: Math.max(0, 3 - rows.length) }, (): Line => [])
  return {
    lines: [title, ...rows, ...space].slice(0, height),
    cursor: { row: 1 + text.cursor.row, column: 2 + text.cursor.column },
  }
}
