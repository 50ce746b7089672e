import { type NoticeRow, noticeMargin, noticeRows, type ToastsOverlay } from '../state/toasts.ts'
import type { State } from '../state/state.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { cell, dim, type Line, t, type Tone, type View } from './span.ts'
import { titleOf } from './title.ts'
import { withKeys } from '../words/with-keys.ts'

const toneOf = { info: 'plain', good: 'good', warn: 'warn', bad: 'bad' } as const satisfies Record<string, Tone>

/** What the desk has said since it was opened, the newest first. */
export function toastsView(slice: Look & { readonly panel: ToastsOverlay; readonly state: State }): View {
  const { words, panel, state, width, height } = slice
  const rows = noticeRows(state, width)
  const room = Math.max(1, height - 1)
  const start = Math.max(0, Math.min(panel.scroll, rows.length - room))
  const position = rows.length > room ? `${Math.min(start + room, rows.length)}/${rows.length}  ` : ''
  const title = titleOf(words.toasts.title, slice, [dim(`${position}${withKeys(words.toasts.hint, slice.keymap)}`)])
  if (rows.length === 0)
    return {
      lines: emptyPane(slice, title, words.toasts.empty, {
        place: 'toasts',
        does: ['back'],
        hint: words.toasts.emptyHint,
      }),
    }
  return { lines: [title, ...rows.slice(start, start + room).map((row) => rowLine(row, slice))] }
}

function rowLine({ of, at, text }: NoticeRow, { words }: Look): Line {
  if (at === undefined) return [t(' '.repeat(noticeMargin)), t(text)]
  const { tone, times } = of
  return [
    t('  '),
    cell(at, noticeMargin - 5, { tone: 'dim' }),
    t(`${words.toasts.tone[tone]} `, { tone: toneOf[tone], bold: tone === 'bad' }),
    t(text, { tone: toneOf[tone] }),
    ...(times > 1 ? [dim(`  ${words.toasts.times(times)}`)] : []),
  ]
}
