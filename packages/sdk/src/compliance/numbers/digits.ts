import type { CanonicalText } from './canonical.ts'

/** Values are held in 1e-8, so that every decimal which people write is exact. */
export const one = 100_000_000n

/** More than any amount has. */
export const maxDigits = 15
export const maxDecimals = 8

export interface Digits {
  readonly end: number
  readonly value: bigint
  readonly other?: bigint
  readonly grouped: boolean
  readonly decimals: number
}

/** Repeats are bounded, so that a megabyte of digits costs what it is long. Single digits that something keeps apart: 1 2 8 0, 1·2·8·0, 1.2.8.0. */
const apart = [/\d(?:[ ·•*_~'’]{1,2}\d){2,14}(?!\d)/y, /\d(?:\.\d){3,14}(?![\d.])/y, /\d(?:-\d){3,14}(?![\d-])/y]
const inGroups = /\d{1,3}(?:(?:, ?\d{3}){1,4}|(?:[ '’_]\d{3}){1,4})(?!\d)/y
const plainDigits = /\d+/y
const fraction = /\.\d+(?!\d)/y

function matchAt(pattern: RegExp, text: string, at: number): string | undefined {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0]
}

/** Arabic digits from here; `undefined` when there are more than any amount has. */
export function readDigits(read: CanonicalText, at: number): Digits | undefined {
  const { text } = read
  for (const pattern of apart) {
    const found = matchAt(pattern, text, at)
    if (found === undefined) continue
    const digits = found.replace(/\D/g, '')
    if (digits.length <= maxDigits)
      return { end: at + found.length, value: BigInt(digits) * one, grouped: false, decimals: 0 }
  }
  const groups = matchAt(inGroups, text, at)
  const whole = groups ?? matchAt(plainDigits, text, at)
  if (whole === undefined) return undefined
  const wholeDigits = whole.replace(/\D/g, '')
  const point = matchAt(fraction, text, at + whole.length) ?? ''
  const decimals = Math.max(0, point.length - 1)
  if (wholeDigits.length > maxDigits || decimals > maxDecimals) return undefined
  const value = BigInt(wholeDigits + point.slice(1).padEnd(maxDecimals, '0'))
  const end = at + whole.length + point.length
  const common = { end, value, grouped: groups !== undefined, decimals }
  if (groups === undefined || !mayList(read, at, groups)) return common
  const last = groups.slice(-3)
  return { ...common, other: BigInt(last + point.slice(1).padEnd(maxDecimals, '0')) }
}

/** 还了300，280元: a Chinese comma between plain digits may end a clause as well as mark thousands. */
function mayList(read: CanonicalText, at: number, groups: string): boolean {
  if (groups.includes(', ')) return true
  const comma = groups.indexOf(',')
  if (comma < 0) return false
  const sign = read.original[read.starts[at + comma] ?? 0]
  const before = read.original[read.starts[at] ?? 0] ?? ''
  return sign === '，' && /[0-9]/.test(before)
}
