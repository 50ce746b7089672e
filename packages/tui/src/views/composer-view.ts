import { type Bill, type Finding, maxMessageLength } from '@zuoxi/sdk'
import { layoutEditor } from '../state/editor-layout.ts'
import { selectionOf } from '../state/editor-selection.ts'
import { textColumns } from '../state/layout.ts'
import {
  candidatesOf,
  deadWording,
  findingsOf,
  isFixable,
  isOverridden,
  type JudgedBy,
  toldFinding,
  verdictOf,
} from '../state/fix.ts'
import { locksOf } from '../state/editor-spans.ts'
import type { Draft } from '../state/state.ts'
import { wrap } from '../terminal/wrap.ts'
import { sayFailure } from '../words/failures.ts'
import type { Notice } from '../words/notice.ts'
import { sayNotice } from '../words/notices.ts'
import { withLinks } from './link.ts'
import type { Look } from './look.ts'
import { dim, fit, type Line, type Span, spread, t, type Tone, type View } from './span.ts'
import { titleOf } from './title.ts'
import { stretches } from './written.ts'
import { withKeys } from '../words/with-keys.ts'

export interface ComposerSlice extends Look {
  readonly draft: Draft
  /** What it is judged by. */
  readonly by: JudgedBy
  readonly nowMinute: number
  readonly bill: Bill | undefined
  /** Why nothing can be written now. */
  readonly barred: Notice | undefined
  readonly typing: boolean
}

/** Rows that a reply has at least, for writing in. */
const leastRows = 2

/** With so much room, as many rows again are kept for what is found in it: then the thread stands still while one writes. */
const roomyRows = 18
const rowsForFindings = 2

/** The reply being written, with the real cursor in it, and what the rules say about it. */
export function composerView(slice: ComposerSlice): View {
  const { lines, cursor } = replyRows(slice, findingsOf(slice.draft, slice.by), warningsOf(slice))
  return {
    lines: [composerTitle(slice), ...lines].slice(0, slice.height),
    cursor: slice.typing ? { row: 1 + cursor.row, column: cursor.column } : undefined,
  }
}

interface ReplyRows {
  readonly lines: readonly Line[]
  readonly cursor: NonNullable<View['cursor']>
}

/** The rows below the title: the reply, as much of it as there is room for, and what is said about it. */
export function replyRows(slice: ComposerSlice, findings: readonly Finding[], warnings: readonly Line[]): ReplyRows {
  const { draft, width, height } = slice
  const { rows, cursor } = layoutEditor(draft.editor, textColumns(width))
  const room = Math.max(1, Math.min(Math.max(leastRows, rows.length), height - 1 - warnings.length))
  const start = Math.max(0, Math.min(cursor.row - room + 1, rows.length - room))
  const empty = draft.editor.text === '' ? [hintOf(slice)] : undefined
  const text = rows.slice(start, start + room).map((row, i): Line => {
    if (empty && i === 0) return [t('  '), ...empty]
    const end = row.start + row.text.length
    return [gutterOf(slice, findings, row.start, end), ...spansOf(slice, findings, row.start, end)]
  })
  const least = leastRows + (height >= roomyRows ? rowsForFindings : 0)
  return {
    lines: [...text, ...blank(room - text.length), ...warnings, ...blank(least - room - warnings.length)],
    cursor: { row: cursor.row - start, column: 2 + cursor.column },
  }
}

function blank(rows: number): readonly Line[] {
  return Array.from({ length: Math.max(0, rows) }, (): Line => [])
}

/** An empty reply says how to fill it, or why it cannot be filled. */
function hintOf({ words, lang, keymap, barred, typing }: ComposerSlice): Span {
  if (barred) return t(sayNotice(barred, lang, keymap), { tone: 'warn' })
  return dim(withKeys(typing ? words.composer.typeHint : words.composer.hint, keymap))
}

function composerTitle(slice: ComposerSlice): Line {
  const { words, draft, bill, width, typing } = slice
  const count = draft.editor.text.length
  const over = count > maxMessageLength
  const right: Line =
    count === 0
      ? []
      : [
          ...selectedOf(slice),
          ...verdictOfDraft(slice),
          t(words.composer.count(count, maxMessageLength), { tone: over ? 'bad' : 'dim' }),
        ]
  const about = bill
    ? [
        dim(
          words.composer.forBill(
            `${bill.billNo} ${bill.period} ${bill.dpd > 0 ? words.customer.dpd(bill.dpd) : words.billStatus[bill.status]}`,
          ),
        ),
      ]
    : []
  return fit(titleOf(words.composer.title, { ...slice, focused: typing }, right, about), width)
}

/** How much is selected, in a word: inverse alone may not be seen. */
function selectedOf({ draft, words }: ComposerSlice): readonly Span[] {
  const selected = selectionOf(draft.editor)
  if (selected) return [t(`${words.composing.selected(selected[1] - selected[0])} `, { tone: 'accent' })]
  return draft.editor.marked ? [t(`${words.composing.marked} `, { tone: 'accent' })] : []
}

/** The verdict in a word, and by what it was reached where that is less than everything. */
function verdictOfDraft({ draft, by, words, nowMinute }: ComposerSlice): readonly Span[] {
  const verdict = verdictOf(draft, by)
  const tone = { ok: 'good', warn: 'warn', hold: 'bad', block: 'bad' } as const
  const word = t(`[${words.verdict[verdict]}] `, { tone: tone[verdict], bold: true })
  if (!by.standing) return [dim(`${words.gate.lexiconOnly} `), word]
  const age = nowMinute - Math.floor(by.standing.readAtMs / 60_000)
  return age >= staleMinutes ? [t(`! ${words.gate.stale(age)} `, { tone: 'warn' }), word] : [word]
}

/** A standing is read every minute; older than that, something keeps it from coming. */
const staleMinutes = 3

/** A stretch of the draft: approved wording underlined, as it came from the house; what must not be said in bold with its colour as well. */
function spansOf({ draft, by }: ComposerSlice, findings: readonly Finding[], start: number, end: number): Line {
  const { spans } = draft.editor
  const locks = spans.flatMap((span) => locksOf(span))
  const edges = [
    ...spans.flatMap((span) => [span.start, span.end]),
    ...locks.flat(),
    ...findings.flatMap(({ span }) => span),
  ]
  return stretches(draft.editor, start, end, edges, (from) => {
    const finding = findings.find(({ span }) => span[0] <= from && from < span[1])
    const wording = spans.find((span) => span.start <= from && from < span.end)
    const locked = locks.some(([at, until]) => at <= from && from < until)
    const isDead = wording !== undefined && by.dead[wording.use.scriptVersionId] !== undefined
    const own: Tone = isDead ? 'bad' : wording?.altered ? 'warn' : wording ? 'accent' : 'plain'
    return {
      tone: finding ? toneOf(finding) : own,
      // What is editable in a wording is in its colour, and not underlined: there one types.
      underline: finding !== undefined || locked,
      bold: finding !== undefined,
    }
  })
}

/** Before a row that holds a finding: in a word what it does to the message, so that no colour is needed to find it. */
function gutterOf({ words }: ComposerSlice, findings: readonly Finding[], start: number, end: number): Span {
  const here = findings.filter(({ span }) => span[0] < end && start < span[1])
  const worst = severities.find((severity) => here.some((finding) => finding.severity === severity))
  if (!worst) return t('  ')
  return t(words.composing.gutter[worst], { tone: worst === 'warn' || worst === 'log' ? 'warn' : 'bad', bold: true })
}

const severities = ['block', 'hold', 'warn', 'log'] as const

function toneOf({ severity }: Finding): Tone {
  return severity === 'block' || severity === 'hold' ? 'bad' : 'warn'
}

/** Why it cannot be sent, or what to mind: the verdict, the finding and why, what to say instead, and the keys. */
function warningsOf(slice: ComposerSlice): readonly Line[] {
  const { words, lang, keymap, draft, by, width } = slice
  const dead = deadWording(draft, by)
  const title = dead && by.dead[dead.use.scriptVersionId]?.title
  const gone: readonly Line[] =
    title === undefined ? [] : [[t(`! ${words.gate.dead(title)}`, { tone: 'bad', bold: true })]]
  const findings = findingsOf(draft, by)
  const refusal = draft.refusal
  if (findings.length > 0) return [...gone, ...findingLines(slice, findings)]
  if (!refusal) return gone
  const rows = wrap(t(sayFailure(refusal, lang)).text, width - 3)
    .slice(0, 3)
    .map((row): Line => [t(`! ${row.text}`, { tone: 'bad' })])
  const hints: Partial<Record<typeof refusal.code, string>> = {
    WORDING_ALTERED: withKeys(words.composer.ownWords, keymap),
    SLOT_OUTDATED: withKeys(words.composer.refreshHint, keymap),
  }
  const hint = hints[refusal.code]
  return [...gone, ...rows, ...(hint === undefined ? [] : [[t(`  ${hint}`, { tone: 'accent' })] satisfies Line])]
}

/** One finding in full: which of how many, why in one sentence, and what the keys do about it. */
function findingLines(slice: ComposerSlice, findings: readonly Finding[]): readonly Line[] {
  const { words, lang, keymap, draft, by, width } = slice
  const told = toldFinding(draft, by)
  if (!told) return []
  const tone = toneOf(told)
  const overridden = isOverridden(told, draft.overrides)
  const at = findings.length > 1 ? ` ${words.gate.more(findings.indexOf(told) + 1, findings.length)}` : ''
  const quoted = told.text.trim() === '' ? [] : [t(` “${oneLine(told.text)}”`, { tone, underline: true })]
  const head = spread(
    [
      t(`! ${words.severityWord[told.severity]}${at}`, { tone, bold: true }),
      ...quoted,
      ...(overridden ? [t(` ${words.gate.overridden}`, { tone: 'good' })] : []),
    ],
    [dim(told.rule)],
    width,
  )
  const why = told.why?.[lang === 'en' ? 'en' : 'zh']
  const source = `${words.composer.source} (${words.certainty[told.certainty]}): ${told.source}`
  const instead = told.replace ?? told.fix
  const lines: Line[] = [head]
  if (why !== undefined) lines.push(...paragraph(why, width, 2, {}))
  if (draft.sourced || why === undefined)
    lines.push(...paragraph(source, width, 2, { tone: 'dim' }).map((line) => withLinks(line, source)))
  if (instead !== undefined && isFixable(told))
    lines.push(
      ...paragraph(`${withKeys('{applyFix Ctrl+F}', keymap)} ${words.composer.instead}: ${instead}`, width, 3, {
        tone: 'accent',
      }),
    )
  if (candidatesOf(draft, by))
    lines.push([t(`  ${withKeys('{applyFix Ctrl+F}', keymap)} ${words.gate.choose}`, { tone: 'accent' })])
  if (draft.armed) lines.push([t(`  ${withKeys(words.gate.armed, keymap)}`, { tone: 'warn', bold: true })])
  return lines
}

function paragraph(text: string, width: number, most: number, style: Parameters<typeof t>[1]): readonly Line[] {
  return wrap(t(text).text, width - 3)
    .slice(0, most)
    .map((row): Line => [t(`  ${row.text}`, style)])
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 40)
}
