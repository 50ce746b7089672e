import { safeText } from '@zuoxi/sdk'
import { wrap } from '../terminal/wrap.ts'
import { stampOf } from '../words/moment.ts'
import { sayNotice } from '../words/notices.ts'
import type { Handlers } from './action.ts'
import { shownRows } from './finding/narrow.ts'
import { layoutOf, scrolled } from './layout.ts'
import type { Toast } from './notice.ts'
import type { State } from './state.ts'
import { changeOverlay, overlayOf, pushOverlay, step } from './step.ts'

/** A notice that has been, and how often in a row. */
export interface Noticed extends Toast {
  readonly atMs: number
  readonly times: number
}

/** The panel of what the desk has said. */
export interface ToastsOverlay {
  readonly kind: 'toasts'
  readonly scroll: number
}

/** More than anybody reads back; a day of barred keys must not fill the memory. */
const keptNotices = 200

/** One more notice; the same one again only counts. */
export function noticed(before: readonly Noticed[], toast: Toast, atMs: number): readonly Noticed[] {
  const last = before.at(-1)
  if (last && last.tone === toast.tone && JSON.stringify(last.notice) === JSON.stringify(toast.notice))
    return [...before.slice(0, -1), { ...toast, atMs, times: last.times + 1 }]
  return [...before.slice(1 - keptNotices), { ...toast, atMs, times: 1 }]
}

export const toastActions: Handlers<'toasts'> = {
  toasts: (state) => step(overlayOf(state, 'toasts') ? state : pushOverlay(state, { kind: 'toasts', scroll: 0 })),
}

/** A row of the panel: the first of a notice says when it was. */
export interface NoticeRow {
  readonly of: Noticed
  readonly at: string | undefined
  readonly text: string
}

/** Columns before the text of a notice: its time, its mark. */
export const noticeMargin = 14

/** Every notice as rows, the newest first. */
export function noticeRows(state: State, width: number): readonly NoticeRow[] {
  const { noticed: all, session, keymap } = state
  const shown = shownRows(state, 'toasts')
  const left = shown ? shown.flatMap((i) => all[i] ?? []) : all
  return left.toReversed().flatMap((of) =>
    wrap(safeText(sayNotice(of.notice, session.lang, keymap)), Math.max(10, width - noticeMargin - 1)).map(
      ({ text }, i) => ({
        of,
        at: i === 0 ? stampOf(of.atMs) : undefined,
        text,
      }),
    ),
  )
}

export function scrollToasts(state: State, by: number): State {
  const rows = noticeRows(state, layoutOf(state).body.width).length
  return changeOverlay(state, 'toasts', (one) => ({ ...one, scroll: scrolled(one.scroll + by, rows, state) }))
}
