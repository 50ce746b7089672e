/**
 * Text that may go to a screen, a log, a title, a clipboard or an export.
 * Only `safeText` makes it.
 */
export type SafeText = string & { readonly __safeText: true }

/** Bidi overrides and isolates, zero-width and other invisible format characters, variation selectors, tags. */
const invisible = /[\p{Cf}\p{Co}\p{Cs}\p{Cn}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u

/** Letters, marks, numbers, punctuation, symbols and the plain space: the allow-list. */
const allowed = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\u0020]$/u

const maxMarksInARow = 2

/**
 * Make foreign text harmless: an allow-list, not a stripper.
 *
 * Control characters become visible marks (`␛`, `␍`), invisible and
 * direction-changing ones become `�`, spaces of every width become one plain
 * space, and combining marks may not pile up. Tabs and newlines become a space
 * unless `keepNewlines` is set.
 *
 * @example
 * safeText('a\u001b[31mb') // 'a␛[31mb'
 */
export function safeText(text: string, options: { keepNewlines?: boolean } = {}): SafeText {
  let out = ''
  let marks = 0
  let previous = ''
  for (const character of text) {
    marks = /\p{M}/u.test(character) ? marks + 1 : 0
    if (marks <= maxMarksInARow && !joinsEmoji(character, previous)) {
      out += safeCharacter(character, options.keepNewlines ?? false)
    }
    previous = character
  }
  return out as SafeText
}

/** Emoji glue is dropped, not marked: a family emoji falls apart into its people, which every terminal measures alike. */
function joinsEmoji(character: string, previous: string): boolean {
  if (character === '\ufe0f' || character === '\ufe0e') return true
  return character === '\u200d' && /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u.test(previous)
}

function safeCharacter(character: string, keepNewlines: boolean): string {
  if (character === '\n') return keepNewlines ? '\n' : ' '
  if (character === '\t' || /\p{Zs}/u.test(character)) return ' '
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (invisible.test(character)) return '\ufffd'
  return allowed.test(character) ? character : '\ufffd'
}
