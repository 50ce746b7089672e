import { z } from 'zod'

/** Marks that nobody sees, or that change how their neighbours are read: two numbers that differ in them look the same. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Mn}\s]/u

/** Letters of other scripts look like Latin ones (аеор, ΑΒΕ), and so do digits of other scripts like each other. */
const told = /^[\x21-\x7e\p{Script=Han}]+$/u

/**
 * The number under which somebody else's book knows a thing, in one spelling: full-width letters and digits become
 * plain ones (NFKC). What looks like another number and is none is refused: `unseen_character`, or `look_alike` for
 * letters and digits that are neither ASCII nor Chinese. Large and small letters stay apart.
 *
 * @param maxUnits the longest it may be, in UTF-16 units
 * @example
 * externalNumber(64).parse(' ＴＸＮ-１ ') // 'TXN-1'
 */
export function externalNumber(maxUnits: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(maxUnits)
    .overwrite((text) => text.normalize('NFKC'))
    .refine((text) => !unseen.test(text), { params: { problem: 'unseen_character' }, abort: true })
    .refine((text) => told.test(text), { params: { problem: 'look_alike' } })
}

/** Whether a number of somebody else's book holds letters and digits alone that look like no others. */
export function looksLikeNoOther(text: string): boolean {
  return told.test(text)
}
