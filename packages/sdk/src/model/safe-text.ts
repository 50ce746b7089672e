/**
 * Text that may go to a screen, a log, a title, a clipboard or an export.
 * Only `safeText` makes it.
 */
export type SafeText = string & { readonly __safeText: true }

/** Stands for a character that cannot be shown. */
const mark = '\ufffd'

/** What a combining mark at the beginning stands on, so that it does not change what stands before the text. */
const markBase = '\u25cc'

const maxMarksInARow = 2

/** Whatever is not ASCII, box drawing, common Han, kana, CJK or fullwidth punctuation. Most of what a desk shows has none of it. */
const doubtful =
  /[^\u0020-\u007e\u00a5\u00b7\u2500-\u257f\u3001-\u3029\u3041-\u3096\u30a1-\u30fa\u4e00-\u9fff\uff01-\uff5e]/

/** Bidi overrides and isolates, zero-width and other invisible format characters, tags, private use, unassigned. */
const invisible = /[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u

/** Letters, marks, numbers, punctuation, symbols and the plain space: the allow-list. */
const allowed = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\u0020]$/u

/** A modern Korean syllable in pieces, and the pieces, of whose width no two terminals think alike. */
const decomposedSyllable = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu
const jamo = /[\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff]/u

/** Marks with a column of their own, which some count and some do not when they follow an emoji or a Korean syllable. */
const spacingMark = /[\p{Mc}\u0e33\u0eb3\uff9e\uff9f]/u
const swallowsMarks = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Hangul}]/u
const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}]/u

const firstRegionalIndicator = 0x1f1e6

/**
 * Make foreign text harmless: an allow-list, not a stripper.
 *
 * Control characters become visible marks (`␛`, `␍`), invisible and
 * direction-changing ones become `�`, spaces of every width become one plain
 * space, and combining marks may not pile up. Tabs and line ends become a space
 * unless `keepNewlines` is set. Sequences that terminals measure differently
 * fall apart into what they all measure alike: an emoji family into its people,
 * a thumb and its skin colour into a thumb, a flag into its two letters.
 *
 * Safe text stays as it is, and so does the safe beginning of a longer text.
 *
 * @example
 * safeText('a\u001b[31mb') // 'a␛[31mb'
 */
export function safeText(text: string, options: { keepNewlines?: boolean } = {}): SafeText {
  if (!doubtful.test(text)) return text as SafeText
  let out = ''
  let last = ''
  /** What the marks since then stand on. */
  let base = ''
  let marks = 0
  for (const character of text
    .replaceAll('\r\n', '\n')
    .replaceAll(decomposedSyllable, (parts) => parts.normalize('NFC'))) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0
    if (marks > maxMarksInARow || joinsEmoji(character, last)) continue
    const misplaced = spacingMark.test(character) && swallowsMarks.test(base)
    const safe = misplaced ? mark : safeCharacter(character, options.keepNewlines ?? false)
    const bare = marks > 0 && (last === '' || last === '\n') && safe !== mark
    out += bare ? markBase + safe : safe
    last = safe
    if (marks === 0 || misplaced) base = safe
  }
  return out as SafeText
}

/** Emoji glue after an emoji is dropped and not marked: it would mean nothing to anyone. */
function joinsEmoji(character: string, last: string): boolean {
  if (character === '\ufe0f' || character === '\ufe0e') return true
  if (character === '\u200d') return emoji.test(last)
  return /\p{Emoji_Modifier}/u.test(character) && /\p{Emoji_Modifier_Base}/u.test(last)
}

function safeCharacter(character: string, keepNewlines: boolean): string {
  if (character === '\n') return keepNewlines ? '\n' : ' '
  if (character === '\t' || /\p{Zs}/u.test(character)) return ' '
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (/\p{Regional_Indicator}/u.test(character)) return String.fromCodePoint(0x41 + code - firstRegionalIndicator)
  if (invisible.test(character) || jamo.test(character)) return mark
  return allowed.test(character) ? character : mark
}
