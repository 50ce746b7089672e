import { visibleText } from '../../compliance/gate/words/visible.ts'

/** How people write a digit beside its own form; each row is one style, from 0 to 9. */
const styles = ['0123456789', '０１２３４５６７８９', '零一二三四五六七八九', '〇壹贰叁肆伍陆柒捌玖'] as const
const spoken: Readonly<Record<string, string>> = { 幺: '1', 两: '2', 俩: '2', 拐: '7', 勾: '9', 洞: '0', 〇: '0' }

/** What people put between the characters of a number or a name. */
const between = String.raw`[\s\p{Pd}_·•・.,，、]{0,3}?`

/** A pattern that finds a text in a visible one however it is spaced, and its digits however they are said. */
export function loosely(original: string): string {
  return [...visibleText(original).text].map(anyForm).join(between)
}

function anyForm(character: string): string {
  const digit = styles[0].indexOf(character)
  if (digit >= 0) {
    const said = Object.keys(spoken).filter((word) => spoken[word] === character)
    return `[${styles.map((style) => style[digit]).join('')}${said.join('')}]`
  }
  return /[A-Za-z]/.test(character)
    ? `[${character.toLowerCase()}${character.toUpperCase()}]`
    : character.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

const separator = /[\s\p{Pd}_·•・.,，、\p{Cf}\p{Default_Ignorable_Code_Point}]/u

/**
 * A text in the shape of another: the same spaces and marks between the characters, digits as wide as they were. Where
 * the two have not the same number of characters it stands as it is.
 *
 * @example
 * inShapeOf('１３８ 0013', '1540123') // '１５４ 0123'
 */
export function inShapeOf(span: string, text: string): string {
  const characters = [...text]
  const places = [...span].filter((character) => !separator.test(character))
  if (places.length !== characters.length) return text
  let at = 0
  return [...span]
    .map((character) => (separator.test(character) ? character : dressed(characters[at++] ?? '', character)))
    .join('')
}

function dressed(character: string, like: string): string {
  const digit = styles[0].indexOf(character)
  if (digit < 0) return character
  const style = styles.find((one) => one.includes(like)) ?? (like in spoken ? styles[2] : styles[0])
  return style[digit] ?? character
}

/** The plain digits, capitals and letters of a text, without what stands between them. */
export function bareOf(text: string): string {
  return [...visibleText(text).text]
    .map((character) => spoken[character] ?? plainDigit(character))
    .filter((character) => !separator.test(character))
    .join('')
    .toUpperCase()
}

function plainDigit(character: string): string {
  for (const style of styles) {
    const digit = style.indexOf(character)
    if (digit >= 0) return String(digit)
  }
  return character
}
