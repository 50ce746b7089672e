import { type Bill, type Finding, maxMessageLength } from '@zuoxi/sdk'
import { layoutEditor } from '../state/editor-layout.ts'
import { textColumns } from '../state/layout.ts'
import { findingsOf } from '../state/fix.ts'
import type { Draft } from '../state/state.ts'
import { wrap } from '../terminal/wrap.ts'
import { sayFailure } from '../words/failures.ts'
import type { Notice } from '../words/notice.ts'
import { sayNotice } from '../words/notices.ts'
import type { Look } from './look.ts'
import { dim, fit, type Line, type Span, spread, t, type Tone, type View } from './span.ts'
import { titleOf } from './title.ts'

export interface ComposerSlice extends Look {
  readonly draft: Draft
  readonly bill: Bill | undefined
  /** Why nothing can be written now. */
  readonly barred: Notice | undefined
  readonly typing: boolean
}

const leastRows = 2

/** The reply being written, with the real cursor in it, and what the rules say about it. */
export function composerView(slice: ComposerSlice): View {
  const { draft, width, height, typing } = slice
  const warnings = warningsOf(slice)
  const { rows, cursor } = layoutEditor(draft.editor, textColumns(width))
  const room = Math.max(1, Math.min(Math.max(leastRows, rows.length), height - 1 - warnings.length))
  const start = Math.max(0, Math.min(cursor.row - room + 1, rows.length - room))
  const empty = draft.editor.text === '' ? [hintOf(slice)] : undefined
  const text = rows.slice(start, start + room).map((row, i): Line => {
    if (empty && i === 0) return [t('  '), ...empty]
    return [t('  '), ...spansOf(slice, row.start, row.start + row.text.length)]
  })
  const space = Array.from({ length: Math.max(0, room - text.length) }, (): Line => [])
  return {
    lines: [composerTitle(slice), ...text, ...space, ...warnings].slice(0, height),
    cursor: typing ? { row: 1 + cursor.row - start, column: 2 + cursor.column } : undefined,
  }
}

/** An empty reply says how to fill it, or why it cannot be filled. */
function hintOf({ words, lang, barred, typing }: ComposerSlice): Span {
  if (barred) return t(sayNotice(barred, lang), { tone: 'warn' })
  return dim(typing ? words.composer.typeHint : words.composer.hint)
}

function composerTitle(slice: ComposerSlice): Line {
  const { words, draft, bill, width, typing } = slice
  const count = draft.editor.text.length
  const over = count > maxMessageLength
  const right: Line =
    count === 0 ? [] : [t(words.composer.count(count, maxMessageLength), { tone: over ? 'bad' : 'dim' })]
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

/** A stretch of the draft: approved wording underlined, as it came from the house; what must not be said in bold with its colour as well. */
function spansOf({ draft }: ComposerSlice, start: number, end: number): Line {
  const { text, spans } = draft.editor
  const findings = findingsOf(draft)
  const edges = [...spans.flatMap((span) => [span.start, span.end]), ...findings.flatMap(({ span }) => span)]
  const cuts = [start, ...new Set(edges.filter((edge) => edge > start && edge < end)), end].sort((a, b) => a - b)
  return cuts.slice(0, -1).map((from, i) => {
    const finding = findings.find(({ span }) => span[0] <= from && from < span[1])
    const wording = spans.find((span) => span.start <= from && from < span.end)
    const tone: Tone = finding ? toneOf(finding) : wording?.altered ? 'warn' : wording ? 'accent' : 'plain'
    return t(text.slice(from, cuts[i + 1]), {
      tone,
      underline: finding !== undefined || wording !== undefined,
      bold: finding !== undefined,
    })
  })
}

function toneOf({ severity }: Finding): Tone {
  return severity === 'block' || severity === 'hold' ? 'bad' : 'warn'
}

const shownFindings = 2

/** Why it cannot be sent, or what to mind: the finding, its source and how sure we are, what to say instead, and the key. */
function warningsOf(slice: ComposerSlice): readonly Line[] {
  const { words, lang, draft, width } = slice
  const findings = findingsOf(draft)
  const refusal = draft.refusal
  if (findings.length === 0) {
    if (!refusal) return []
    const rows = wrap(t(sayFailure(refusal, lang)).text, width - 3)
      .slice(0, 3)
      .map((row): Line => [t(`! ${row.text}`, { tone: 'bad' })])
    if (refusal.code === 'WORDING_ALTERED') return [...rows, [t(`  ${words.composer.ownWords}`, { tone: 'accent' })]]
    return refusal.code === 'SLOT_OUTDATED'
      ? [...rows, [t(`  ${words.composer.refreshHint}`, { tone: 'accent' })]]
      : rows
  }
  const blocks = findings.slice(0, shownFindings).flatMap((finding): readonly Line[] => {
    const tone = toneOf(finding)
    const what = t(`! ${tone === 'bad' ? words.composer.blocked : words.composer.mindful} `, { tone, bold: true })
    const source = dim(`  ${words.composer.source} (${words.certainty[finding.certainty]}): ${finding.source}`)
    return [spread([what, t(`"${finding.text}"`)], [dim(finding.rule)], width), [source]]
  })
  const fix = findings.find((finding) => finding.fix !== undefined)?.fix
  if (fix === undefined) return blocks
  const instead = wrap(t(`${words.composer.instead}: ${fix}`).text, width - 3).slice(0, 3)
  return [
    ...blocks,
    ...instead.map((row): Line => [t(`  ${row.text}`)]),
    [t(`  ${words.composer.fixHint}`, { tone: 'accent' })],
  ]
}
