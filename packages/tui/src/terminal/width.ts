import { type SafeText, safeText } from '@zuoxi/sdk'
import stringWidth from 'string-width'

/** Stands for what was cut off. `…` is one column here and two in some CJK terminals, so dots it is. */
const cutMark = '..'

/**
 * Whatever is not ASCII, Latin-1, common punctuation, box drawing, kana, common Han, CJK or fullwidth punctuation.
 * Nothing before or after those changes their width. (A class without a quantifier: long texts would exhaust one with.)
 */
const special =
  /[^\u0020-\u007e\u00a1-\u00ac\u00ae-\u00ff\u2010-\u2027\u2190-\u2193\u2500-\u25a1\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60]/

/** Of those, what is two columns wide for sure or one, where ambiguous characters take two. */
const specialWhereWide = /[^\u0020-\u007e\u3000-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff60]/

/** Where the two-column characters among them begin. */
const firstWide = 0x3000

/** What makes a grapheme of several that could stand alone, or changes how one is drawn. */
const joined = /\u200d|\ufe0e|\ufe0f|\p{Regional_Indicator}|\p{Emoji_Modifier}|[\u{e0020}-\u{e007f}]/u

/** Made when the first unusual text is measured: it takes as long as reading all of React. */
let segmenter: Intl.Segmenter | undefined

/** Widths of graphemes outside the fast path. Bounded: a desk sees few of them, a hostile file many. */
const known = new Map<string, number>()
const knownLimit = 4096

let wide = false
let odd = special

/**
 * Say how wide this terminal draws characters such as `①—…“`, which Unicode
 * calls ambiguous. There is one terminal for a process, and Ink measures with
 * the same functions; whatever was measured before has to be drawn anew.
 */
export function setAmbiguousWide(on: boolean): void {
  wide = on
  odd = on ? specialWhereWide : special
  known.clear()
}

export function isAmbiguousWide(): boolean {
  return wide
}

function measured(text: string): number {
  return wide ? stringWidth(text, { ambiguousIsNarrow: false }) : stringWidth(text)
}

/**
 * How many terminal columns a text takes: what `string-width` answers, sooner.
 *
 * @example
 * columnsOf('张伟 8899') // 9
 */
export function columnsOf(text: string): number {
  return odd.test(text) ? measured(text) : plainColumns(text)
}

/** A text in graphemes, each with its columns. */
export function* graphemesOf(
  text: string,
): Generator<{ readonly text: string; readonly columns: number; readonly at: number }> {
  if (!odd.test(text)) {
    for (let at = 0; at < text.length; at++)
      yield { text: text.charAt(at), columns: text.charCodeAt(at) < firstWide ? 1 : 2, at }
    return
  }
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'grapheme' })
  for (const { segment, index } of segmenter.segment(text))
    yield { text: segment, columns: graphemeColumns(segment), at: index }
}

/** How many columns a text takes as it will be drawn, which is not yet made safe. */
export function shownColumns(text: string): number {
  if (!odd.test(text)) return plainColumns(text)
  let columns = 0
  for (const grapheme of graphemesOf(text)) columns += grapheme.columns
  return columns
}

/** The longest beginning of a text that fits into `columns`, without a mark. */
export function takeColumns(text: string, columns: number): string {
  let used = 0
  for (const grapheme of graphemesOf(text)) {
    used += grapheme.columns
    if (used > columns) return text.slice(0, grapheme.at)
  }
  return text
}

/**
 * A text cut to fit into `columns`; `..` says that something is missing.
 *
 * @example
 * truncate('逾期账单提醒', 8) // '逾期账..'
 */
export function truncate(text: SafeText, columns: number): SafeText {
  if (columnsOf(text) <= columns) return text
  // Where only spaces are cut off, nothing is missing.
  if (columnsOf(text.trimEnd()) <= columns) return takeColumns(text, columns) as SafeText
  const cut =
    columns <= cutMark.length ? takeColumns(text, columns) : takeColumns(text, columns - cutMark.length) + cutMark
  return cut as SafeText
}

/** A text cut or filled with spaces to exactly `columns`. `end` puts the spaces before it, as amounts want. */
export function pad(text: SafeText, columns: number, align: 'start' | 'end' = 'start'): SafeText {
  const cut = truncate(text, columns)
  const spaces = ' '.repeat(Math.max(0, columns - columnsOf(cut)))
  return (align === 'start' ? cut + spaces : spaces + cut) as SafeText
}

function plainColumns(text: string): number {
  let columns = text.length
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= firstWide) columns += 1
  return columns
}

function graphemeColumns(grapheme: string): number {
  const found = known.get(grapheme)
  if (found !== undefined) return found
  // One that terminals measure differently is drawn as what they all measure alike.
  const columns = measured(joined.test(grapheme) ? safeText(grapheme) : grapheme)
  if (known.size >= knownLimit) known.clear()
  known.set(grapheme, columns)
  return columns
}
