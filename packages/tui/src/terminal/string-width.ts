import type { Options } from 'string-width'
import stock from 'string-width'
import { columnsOf } from './width.ts'

/**
 * What the build gives Ink and its helpers in place of their `string-width`.
 *
 * They measure every cell of every frame, a third of what a frame costs, and
 * with an older version whose answers differ from ours for rare characters:
 * then rows that we fit would not fit.
 */
export default function stringWidth(text: string, options?: Options): number {
  return typeof text === 'string' && options === undefined ? columnsOf(text) : stock(text, options)
}
