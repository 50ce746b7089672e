import { z } from 'zod'

/**
 * What no keyboard writes but what changes what is read: controls other than
 * the line end and the tab, marks that turn the direction of writing (¥825.80
 * reads as 08.528¥ behind one), and halves of characters. Zero-width characters
 * stay: names and emoji are written with them, and the lint looks through them.
 */
const unseen = /(?![\n\t])[\p{Cc}\p{Cs}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u

/**
 * Text that someone on our side writes for others to read, trimmed, not empty.
 *
 * @param maxUnits the longest it may be, in UTF-16 units
 * @example
 * writtenText(500).safeParse('\u202e过通您给证保').success // false
 */
export function writtenText(maxUnits: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxUnits)
    .refine((text) => !unseen.test(text), { params: { problem: 'unseen_character' } })
}

/**
 * How many characters of a text can be seen: neither space nor zero-width.
 *
 * @example
 * visibleLength('回\u200b拨 ') // 2
 */
export function visibleLength(text: string): number {
  return [...text.replace(/[\s\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]/gu, '')].length
}
