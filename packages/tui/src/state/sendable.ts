import { safeText } from '@zuoxi/sdk'

/** A text as it can be sent, and how many of its characters cannot. */
export interface Sendable {
  readonly text: string
  readonly dropped: number
}

const maxMarksInARow = 2

/** A modern Korean syllable in pieces: the same text as the syllable. */
const decomposedSyllable = /[\u1100-\u1112][\u1161-\u1175][\u11a8-\u11c2]?/gu

const mark = /\p{M}/u
const emoji = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]/u
/** How an emoji or a digit before it is to be drawn. */
const presentation = /[\ufe0e\ufe0f]/u
/** Letters of a region, which two by two are a flag, and colours of skin: each may be seen, also alone. */
const emojiPart = /[\p{Regional_Indicator}\p{Emoji_Modifier}]/u
/** What a flag of a part of a country is spelled with. */
const tag = /[\u{e0020}-\u{e007f}]/u
const beforeTag = /[\u{1f3f4}\u{e0020}-\u{e007e}]/u
/** A mark with a column of its own, and what it may not follow: terminals do not agree on how wide they are together. */
const spacingMark = /[\p{Mc}\u0e33\u0eb3\uff9e\uff9f]/u
const swallowsMarks = /[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{Script=Hangul}]/u

/**
 * A text as somebody may be sent it: what the agent wrote, without what nobody
 * writes. Families, flags and colours of skin stay whole, however a terminal
 * draws them; controls, direction marks, invisible characters and piled-up
 * marks go, and are counted, so that nothing is changed in silence.
 *
 * What is sendable stays as it is. To be shown it still passes `safeText`.
 *
 * @example
 * sendable('👍🏽\u202e好\u0000', false) // { text: '👍🏽好', dropped: 2 }
 */
export function sendable(text: string, oneLine: boolean): Sendable {
  if (safeText(text, { keepNewlines: !oneLine }) === text) return { text, dropped: 0 }
  let out = ''
  let last = ''
  let base = ''
  let marks = 0
  let dropped = 0
  const whole = text.replaceAll(/\r\n?/g, '\n').replaceAll(decomposedSyllable, (parts) => parts.normalize('NFC'))
  for (const character of whole) {
    const isMark = mark.test(character)
    const kept = keeps(character, last)
      ? character
      : isMark
        ? markAfter(character, last, base, marks)
        : plain(character, oneLine)
    if (kept === '') dropped += 1
    else {
      out += kept
      last = kept
      marks = isMark ? marks + 1 : 0
      if (!isMark) base = kept
    }
  }
  return { text: out, dropped }
}

/** What has its meaning from what stands before it. */
function keeps(character: string, last: string): boolean {
  if (character === '\u200d') return emoji.test(last)
  if (presentation.test(character)) return /\p{Emoji}/u.test(last)
  return emojiPart.test(character) || (tag.test(character) && beforeTag.test(last))
}

function markAfter(character: string, last: string, base: string, marks: number): string {
  const bare = last === '' || last === '\n'
  const misplaced = spacingMark.test(character) && swallowsMarks.test(base)
  // With a letter before it, what is safe about the mark is its own.
  const shows = safeText(`a${character}`) === `a${character}`
  return bare || misplaced || marks >= maxMarksInARow || !shows ? '' : character
}

/** Line ends and spaces as the desk writes them; nothing of what has no shape of its own. */
function plain(character: string, oneLine: boolean): string {
  if (character === '\n') return oneLine ? ' ' : '\n'
  const safe = safeText(character)
  return safe === character || safe === ' ' ? safe : ''
}
