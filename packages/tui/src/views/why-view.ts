import type { WhyAsk, WhyOverlay } from '../state/gate-overlays.ts'
import { leastReason } from '../state/why.ts'
import { rowsOf, writtenRows } from './gate-panels.ts'
import type { Look } from './look.ts'
import { dim, type Line, type View } from './span.ts'
import { titleOf } from './title.ts'

/** Why: one prompt for every step that the log keeps for good. */
export function whyView(slice: Look & { readonly why: WhyOverlay; readonly draft: string }): View {
  const { words, why, draft, width, height } = slice
  const title = titleOf(questionOf(why.ask, slice), slice, [
    dim(why.saving ? words.why.saving : words.why.least(leastReason)),
  ])
  const onDraft = why.ask.of === 'hold' || why.ask.of === 'override'
  const about = onDraft && draft !== '' ? rowsOf(`${words.why.about}: ${draft}`, width, { tone: 'dim' }, 2, 2) : []
  const text = writtenRows(why.editor, width, Math.max(2, Math.min(6, height - 1 - about.length)))
  const space = Array.from({ length: Math.max(0, 3 - text.rows.length) }, (): Line => [])
  return {
    lines: [title, ...about, ...text.rows, ...space].slice(0, height),
    cursor: { row: 1 + about.length + text.cursor.row, column: text.cursor.column },
  }
}

function questionOf(ask: WhyAsk, { words }: Look): string {
  const w = words.why
  switch (ask.of) {
    case 'hold':
      return w.hold
    case 'override':
      return w.override(ask.rule)
    case 'held':
      return w[ask.decision]
    case 'promise':
      return w[ask.to]
    case 'wording':
      return `${ask.version.key} v${ask.version.version} ${w[ask.to]}`
    case 'rule':
      return `${ask.rule.id} ${w.rule[ask.to]}`
  }
}
