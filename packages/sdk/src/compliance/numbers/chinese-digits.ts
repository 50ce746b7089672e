import { maxDigits } from './digits.ts'

const chineseDigits = '零一二三四五六七八九'
export const smallUnits: Readonly<Record<string, bigint>> = { 十: 10n, 百: 100n, 千: 1000n }
export const bigUnits: Readonly<Record<string, bigint>> = { 万: 10_000n, 亿: 100_000_000n }
export const latinUnits: Readonly<Record<string, bigint>> = { k: 1000n, w: 10_000n }

export function chineseDigit(character: string | undefined): number {
  if (character === undefined || character === '') return -1
  return character === '两' ? 2 : chineseDigits.indexOf(character)
}

export function chineseRun(text: string, at: number): string {
  let end = at
  while (end - at <= maxDigits && chineseDigit(text[end]) >= 0 && text[end] !== '') end += 1
  return text.slice(at, end)
}

export function joinsNumerals(text: string, at: number): boolean {
  return (
    /[零一二三四五六七八九两十百千万]/.test(text[at - 1] ?? '') &&
    /[零一二三四五六七八九两十百千万]/.test(text[at + 1] ?? '')
  )
}

/** 三点五元 has decimals; 三点五分 is a time. */
export function decimalsFollow(text: string, at: number): boolean {
  const run = chineseRun(text, at + 1)
  if (run.length === 0) return false
  const next = text[at + 1 + run.length] ?? ''
  return !/[分刻半钟十]/.test(next)
}
