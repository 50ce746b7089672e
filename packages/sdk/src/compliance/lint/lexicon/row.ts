import type { z } from 'zod'
import type { LintRule } from '../rule.ts'

/** A rule as a data file writes it: what has a default may be left out. */
export type LexiconRow = Omit<z.input<typeof LintRule>, 'effectiveFrom' | 'effectiveTo'> & {
  readonly effectiveFrom: LintRule['effectiveFrom']
  readonly effectiveTo?: LintRule['effectiveTo']
}

/** Write a date of a data file; `loadRules` checks that it is one. */
export function day(text: string): LintRule['effectiveFrom'] {
  return text as LintRule['effectiveFrom']
}

/** Phrases one after the other, parted by spaces or new lines: a phrase itself has none. */
export function words(text: string): string[] {
  return text.split(/\s+/).filter((phrase) => phrase !== '')
}

/**
 * Every phrase made of one word from each list, in their order.
 *
 * @example
 * combined('告诉 通知', '你 您', '单位') // ['告诉你单位', '告诉您单位', '通知你单位', '通知您单位']
 */
export function combined(...lists: readonly string[]): string[] {
  return lists.map(words).reduce((made, list) => made.flatMap((start) => list.map((word) => start + word)), [''])
}
