import type { BusinessDate } from '../../model/time.ts'
import { type CanonicalText, originalSpan } from './canonical.ts'
import type { Quantity, WrittenForm } from './quantity.ts'

/** How far readers look around a number for the words that say what it counts: bounded, so that reading stays linear. */
const reach = 16

/** A quantity as a reader hands it over: places are canonical, and the span is not yet the original's. */
export interface Found {
  readonly start: number
  readonly end: number
  readonly quantity: (common: Pick<Quantity, 'span' | 'text' | 'quoted'>) => Quantity
}

export interface Reading {
  readonly read: CanonicalText
  readonly today: BusinessDate
}

export function before(read: CanonicalText, at: number, length = reach): string {
  return read.text.slice(Math.max(0, at - length), at)
}

export function after(read: CanonicalText, at: number, length = reach): string {
  return read.text.slice(at, at + length)
}

/** What a pattern that is anchored by `y` matches at a place. */
export function matchAt(pattern: RegExp, read: CanonicalText, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at
  return pattern.exec(read.text) ?? undefined
}

/** The original's spelling of a canonical stretch. */
export function spelling({ original, ...read }: CanonicalText, start: number, end: number): string {
  return end > start ? original.slice(...originalSpan({ original, ...read }, start, end)) : ''
}

/** A form with nothing special about it, for a reader to say what is. */
export function formOf(read: CanonicalText, start: number, end: number, parts: Partial<WrittenForm>): WrittenForm {
  const written = spelling(read, start, end)
  const plain = { grouped: false, decimals: 0, multiplier: '', lead: '', tail: '', shape: '' }
  const script = /[壹贰貳叁參肆伍陆陸柒捌玖拾佰仟]/.test(written)
    ? 'banker'
    : /[0-9０-９]/.test(written)
      ? 'arabic'
      : 'chinese'
  return { ...plain, script, wide: /[０-９]/.test(written), ...parts }
}

export function quantityOf({ start, end, quantity }: Found, read: CanonicalText): Quantity {
  const span = originalSpan(read, start, end)
  return quantity({ span, text: read.original.slice(...span), quoted: read.quoted[start] === 1 })
}
