import type { WordingHit } from '@zuoxi/sdk'
import type { PickerOverlay } from '../state/state.ts'
import { wrap } from '../terminal/wrap.ts'
import { sayGap } from '../words/failures.ts'
import { leadsOn } from './empty-pane.ts'
import type { Look } from './look.ts'
import { oneLineField } from './one-line.ts'
import { cell, dim, type Line, marked, t, type View } from './span.ts'
import { titleOf } from './title.ts'
import { withKeys } from '../words/with-keys.ts'
import { windowOf } from './window.ts'

export interface PickerSlice extends Look {
  readonly picker: PickerOverlay
}

/** Approved wording to choose from, and the chosen one as it would be sent. */
export function pickerView(slice: PickerSlice): View {
  const { words, picker, width, height } = slice
  const { editor, hits, answered, selected } = picker
  const title = titleOf(
    words.picker.title,
    slice,
    answered === undefined ? [dim(words.loading)] : [dim(String(hits.length))],
  )
  const input = oneLineField(t(' :: ', { tone: 'accent', bold: true }), editor, words.picker.prompt, width)
  const preview = previewRows(slice).slice(0, Math.max(4, Math.floor(height / 2)))
  const room = Math.max(1, height - 2 - preview.length)
  const { start, end } = windowOf(hits.length, selected, room)
  const rows = hits.slice(start, end).map((hit, i) => marked(hitRow(hit, slice), start + i === selected, true, width))
  const none: readonly Line[] =
    answered !== undefined && hits.length === 0
      ? [[dim(`  ${words.picker.empty}`)], ...leadsOn(slice, { place: 'picker', does: ['eraseToStart', 'back'] })]
      : []
  const space = Array.from({ length: Math.max(0, room - rows.length - none.length) }, (): Line => [])
  return {
    lines: [title, input.line, ...rows, ...none, ...space, ...preview].slice(0, height),
    cursor: { row: 1, column: input.column },
  }
}

function hitRow({ wording, preview, fits }: WordingHit, { words, keymap, width }: PickerSlice): Line {
  const favourite =
    wording.favourite === undefined
      ? '      '
      : `${withKeys(`{favourite Alt+1-9}`, keymap).replace(/1-9$/, String(wording.favourite))} `
  const state =
    preview.missing.length > 0
      ? t(`! ${words.picker.missing}`, { tone: 'bad' })
      : fits
        ? dim('')
        : t(words.picker.fitsNot, { tone: 'warn' })
  return [
    t(favourite, { tone: 'accent' }),
    cell(wording.title, Math.max(16, Math.min(30, width - 40)), { tone: fits ? 'plain' : 'dim' }),
    t(' '),
    cell(wording.scenario, 10, { tone: 'dim' }),
    t(' '),
    state,
  ]
}

/** What would be inserted, or which slot is missing and why. */
function previewRows({ picker, words, lang, width }: PickerSlice): readonly Line[] {
  const hit = picker.hits[picker.selected]
  if (!hit) return []
  const { preview, wording } = hit
  const head: Line = [dim(` ${words.picker.preview}  ${wording.key} v${wording.version}`)]
  const missing = preview.missing.map(({ slot, why }): Line => [
    t(` ! ${words.picker.missing}【${slot}】${sayGap(why, lang)}`, { tone: 'bad', bold: true }),
  ])
  const text = t(preview.text.replaceAll('\n', ' ')).text
  return [head, ...missing, ...wrap(text, width - 3).map((row): Line => [t(`  ${row.text}`)])]
}
