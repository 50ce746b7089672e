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
  readonly starts: ArrayLike<number>
  readonly ends: ArrayLike<number>
  /** For each unit, 1 where it stands inside quotation marks. */
  readonly quoted: ArrayLike<number>
}

const bankers: Readonly<Record<string, string>> = {
  贰: '二',
  貳: '二',
  弍: '二',
  叁: '三',
  參: '三',
  叄: '三',
  肆: '四',
  伍: '五',
  陆: '六',
  陸: '六',
  柒: '七',
  捌: '八',
  玖: '九',
  拾: '十',
  仟: '千',
  萬: '万',
  億: '亿',
  圆: '元',
  圓: '元',
  兩: '两',
  〇: '零',
  '○': '零',
  週: '周',
  壹: '一',
  佰: '百',
  塊: '块',
  點: '点',
}

const invisible = /^[\p{Default_Ignorable_Code_Point}\p{M}]$/u
const space = /^[^\S\n]$/u
/** Encircled numbers mark the points of a list; NFKC would make digits of them. */
const encircled = /^[\u2460-\u24ff\u2776-\u2793\u3220-\u3229\u3280-\u32b0]$/u

/** ⑫⓪⑨元: encircled numbers in a row, or with 元, are a number after all. */
function inRow(original: string, at: number): boolean {
  if (!encircled.test(original[at] ?? '')) return false
  return encircled.test(original[at - 1] ?? '') || /[\u2460-\u24ff元块]/.test(original[at + 1] ?? '')
}

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
  const units = new Units(original.length)
  let spaceAt = -1
  let at = 0
  for (const character of original) {
    const end = at + character.length
    const plain = inRow(original, at) ? character.normalize('NFKC') : plainCharacter(character)
    for (let half = 0; half < plain.length; half += 1) {
      const code = plain.charCodeAt(half)
      if (code === 0x20) {
        if (spaceAt < 0) spaceAt = at
        continue
      }
      if (spaceAt >= 0 && isLatin(code) && mayEndWord(units.last)) units.push(0x20, spaceAt, at)
      spaceAt = -1
      units.push(code, at, end)
    }
    at = end
  }
  const plain = withoutMarks({
    original,
    text: units.text().replace(lookAlike, '0').replace(lookAlikeOne, '1'),
    starts: units.starts,
    ends: units.ends,
  })
  return { ...plain, quoted: quotedUnits(plain.text) }
}

/** “1209”元, **16**天: marks around a number whose unit stands outside quote nothing. */
const marked =
  /(?:[“"'‘「『(【[《〈<*_~`·]{1,3})(?=[\d零一二三四五六七八九十两])[\d,.零一二三四五六七八九十百千万亿两点]{1,24}([”"'’」』)】\]》〉>*_~`·]{1,3})(?= ?(?:元|块|号|日|天|期|%|‰|月|笔|张|万|千))/g

function withoutMarks(read: Omit<CanonicalText, 'quoted'>): Omit<CanonicalText, 'quoted'> {
  const dropped = new Set<number>()
  // What replaces the number replaces its marks too: an opening one goes with the first digit.
  const openings = new Map<number, number>()
  for (const { 0: found, 1: closing = '', index } of read.text.matchAll(marked)) {
    const opening = /^[^\d零一二三四五六七八九十两]*/.exec(found)?.[0].length ?? 0
    for (let at = 0; at < opening; at += 1) dropped.add(index + at)
    openings.set(index + opening, read.starts[index] ?? 0)
    for (let at = found.length - closing.length; at < found.length; at += 1) dropped.add(index + at)
  }
  if (dropped.size === 0) return read
  const kept = Array.from({ length: read.text.length }, (_, at) => at).filter((at) => !dropped.has(at))
  return {
    original: read.original,
    text: kept.map((at) => read.text[at]).join(''),
    starts: kept.map((at) => openings.get(at) ?? read.starts[at] ?? 0),
    ends: kept.map((at) => read.ends[at] ?? 0),
  }
}

/** 128O元 says 1280元. */
const lookAlike = /(?<=\d)o(?=[\do,.元块])/g

/** I209元 and l209元 say 1209元. */
const lookAlikeOne = /(?<![a-z\d])[il](?=\d{2,8}(?:\.\d{1,2})?[元块])/g

const isLatin = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39)
/** A space behind a letter, a digit, a comma or a point may part two numbers or words. */
const mayEndWord = (code: number): boolean => isLatin(code) || code === 0x2c || code === 0x2e

/** UTF-16 units with where each came from, in arrays that hold numbers only: a megabyte of text is a common paste. */
class Units {
  codes: Uint16Array<ArrayBuffer>
  starts: Int32Array<ArrayBuffer>
  ends: Int32Array<ArrayBuffer>
  length = 0

  constructor(expected: number) {
    const room = expected + 16
    this.codes = new Uint16Array(room)
    this.starts = new Int32Array(room)
    this.ends = new Int32Array(room)
  }

  get last(): number {
    return this.codes[this.length - 1] ?? 0
  }

  push(code: number, start: number, end: number): void {
    if (this.length === this.codes.length) this.grow()
    this.codes[this.length] = code
    this.starts[this.length] = start
    this.ends[this.length] = end
    this.length += 1
  }

  text(): string {
    let text = ''
    for (let at = 0; at < this.length; at += 4096)
      text += String.fromCharCode(...this.codes.subarray(at, Math.min(this.length, at + 4096)))
    return text
  }

  private grow(): void {
    const room = this.codes.length * 2
    const [codes, starts, ends] = [new Uint16Array(room), new Int32Array(room), new Int32Array(room)]
    codes.set(this.codes)
    starts.set(this.starts)
    ends.set(this.ends)
    this.codes = codes
    this.starts = starts
    this.ends = ends
  }
}

const closings: Readonly<Record<string, string>> = { '“': '”', '「': '」', '『': '』', '"': '"', '《': '》' }

/** A mark that is never closed quotes nothing. */
function quotedUnits(text: string): Uint8Array {
  const last = new Map(Object.values(closings).map((closing) => [closing, text.lastIndexOf(closing)]))
  const quoted = new Uint8Array(text.length)
  const opening = /[“「『"《]/g
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    const closing = closings[open[0]] ?? ''
    if ((last.get(closing) ?? -1) <= open.index) continue
    const end = text.indexOf(closing, open.index + 1)
    quoted.fill(1, open.index + 1, end)
    opening.lastIndex = end + 1
  }
  return quoted
}

/** The original's stretch from one canonical place to another. */
export function originalSpan(read: CanonicalText, start: number, end: number): [number, number] {
  return [read.starts[start] ?? 0, read.ends[end - 1] ?? 0]
}
