import { safeText } from '@zuoxi/sdk'
import { rowsOfPlace } from '../keys/effective.ts'
import { told } from '../keys/here.ts'
import { keyName } from '../keys/name.ts'
import type { ActionName } from '../state/action.ts'
import type { Place } from '../state/place.ts'
import { wrap } from '../terminal/wrap.ts'
import { withKeys } from '../words/with-keys.ts'
import type { Look } from './look.ts'
import { bold, dim, flow, type Line, t } from './span.ts'

/** Where one is, and what one may want to do next. */
export interface Next {
  readonly place: Place
  readonly does: readonly ActionName[]
  /** What the pane will show one day. */
  readonly hint?: string
}

/** An empty pane says what it is for, and the keys that lead on, as they are bound now. */
export function emptyPane(look: Look, title: Line, what: string, next: Next): readonly Line[] {
  const hint =
    next.hint === undefined ? [] : wrap(safeText(withKeys(next.hint, look.keymap)), Math.max(10, look.width - 3))
  return [title, [], [t(`  ${what}`)], ...hint.map(({ text }): Line => [dim(`  ${text}`)]), ...leadsOn(look, next)]
}

/** Keys that lead on, each whole and with what it does: `/ find  T tickets`. One that is bound to nothing or can do nothing now is left out. */
export function leadsOn({ keymap, words, width, idle = '' }: Look, { place, does }: Next): readonly Line[] {
  const rows = told(rowsOfPlace(keymap, place))
  const groups = does.flatMap((action): readonly Line[] => {
    const row = rows.find((one) => one.does === action)
    if (!row || idle.split(' ').includes(action)) return []
    const name = row.typed ?? (row.arg === undefined ? keyName(row.keys[0] ?? '') : row.names)
    return [[bold(name), dim(` ${words.keys[row.label]}`)]]
  })
  return flow(groups, width - 1).map((row) => [t(' '), ...row])
}
