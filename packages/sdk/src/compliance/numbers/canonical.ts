import { plainForm } from '../lint/variants.ts'

/**
 * A text as its numbers are read: NFKC, lower case, plain variants, without
 * invisible characters and without the spaces that Chinese does not write.
 * Unlike the folding of the lexicon it keeps punctuation, because 1.280 and
 * 1280 differ; where each unit came from is kept, so nothing loses its span.
 */
export interface CanonicalText {
  readonly original: string
  readonly text: string
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** For each unit, whether it stands inside quotation marks. */
  readonly quoted: readonly boolean[]
}

const bankers: Readonly<Record<string, string>> = {
  贰: '二', 貳: '二', 弍: '二', 叁: '三', 參: '三', 叄: '三', 肆: '四', 伍: '五', 陆: '六', 陸: '六', 柒: '七',
  捌: '八', 玖: '九', 拾: '十', 仟: '千', 萬: '万', 億: '亿', 圆: '元', 圓: '元', 兩: '两', 〇: '零', '○': '零',
  週: '周', 壹: '一', 佰: '百', 塊: '块', 點: '点',
}

const invisible = /^[\p{Default_Ignorable_Code_Point}\p{M}]$/u
const space = /^[^\S\n]$/u
const latin = /^[a-z0-9]$/
/** A space behind one of these may part two numbers or words. */
const separable = /^[a-z0-9,.]$/
/** Encircled numbers mark the points of a list; NFKC would make digits of them. */
const encircled = /^[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u32b0]$/u

const remembered = new Map<string, string>()
const maxRemembered = 20_000

/** What one character is read as; empty when nobody sees it. */
function plainCharacter(character: string): string {
  const before = remembered.get(character)
  if (before !== undefined) return before
  const plain = readCharacter(character)
  if (remembered.size >= maxRemembered) remembered.clear()
  remembered.set(character, plain)
  return plain
}

function readCharacter(character: string): string {
  if (invisible.test(character)) return ''
  if (encircled.test(character)) return '、'
  if (character === '…' || character === '⋯') return '。'
  if (space.test(character)) return ' '
  const plain = character.normalize('NFKC').toLowerCase()
  return bankers[plain] ?? plainForm(plain)
}

export function canonical(original: string): CanonicalText {
  const units: string[] = []
  const starts: number[] = []
  const ends: number[] = []
  const push = (unit: string, start: number, end: number): void => {
    units.push(unit)
    starts.push(start)
    ends.push(end)
  }
  let spaceAt: number | undefined
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const plain = plainCharacter(character)
    for (let half = 0; half < plain.length; half += 1) {
      const unit = plain[half] ?? ''
      if (unit === ' ') {
        spaceAt ??= at
        continue
      }
      if (spaceAt !== undefined && latin.test(unit) && separable.test(units.at(-1) ?? '')) push(' ', spaceAt, at)
      spaceAt = undefined
      push(unit, at, end)
    }
    at = end
  }
  readLookAlikes(units)
  return { original, text: units.join(''), starts, ends, quoted: quotedUnits(units) }
}

/** 128O元 says 1280元. */
function readLookAlikes(units: string[]): void {
  units.forEach((unit, at) => {
    if (unit === 'o' && /^\d$/.test(units[at - 1] ?? '') && /^[\do,.元块]$/.test(units[at + 1] ?? '')) units[at] = '0'
  })
}

const closings: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '"': '"', '《': '》' }

/** A mark that is never closed quotes nothing. */
function quotedUnits(units: readonly string[]): boolean[] {
  const last = new Map(Object.values(closings).map((closing) => [closing, units.lastIndexOf(closing)]))
  let open: string | undefined
  return units.map((unit, at) => {
    if (open !== undefined) {
      if (unit !== open) return true
      open = undefined
      return false
    }
    const closing = closings[unit]
    if (closing !== undefined && (last.get(closing) ?? -1) > at) open = closing
    return false
  })
}

/** The original's stretch from one canonical place to another. */
export function originalSpan(read: CanonicalText, start: number, end: number): [number, number] {
  return [read.starts[start] ?? 0, read.ends[end - 1] ?? 0]
}
