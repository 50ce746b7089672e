import type { FilterPlace } from '../state/finding/filtered-lists.ts'
import type { Look } from './look.ts'
import { dim, type Line, t } from './span.ts'
import { titleOf } from './title.ts'
import { withKeys } from '../words/with-keys.ts'

/** A list of which a filter leaves nothing: it is not empty, and does not say so. */
export function noMatchView(slice: Look & { readonly place: FilterPlace }): readonly Line[] {
  const { words, place } = slice
  return [
    titleOf(words.places[place], slice),
    [],
    [t(`  ${words.filter.none}`)],
    [dim(`  ${withKeys(words.filter.kept, slice.keymap)}`)],
  ]
}
