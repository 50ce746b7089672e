import fc from 'fast-check'

/** How people write a number or a name down when they are in a hurry, on a phone, or out to get past a filter. */
const gaps = ['', '', '', ' ', '-', '  ', '\u200b', '·', '　'] as const
const widths = [
  '0123456789',
  '０１２３４５６７８９',
  '零一二三四五六七八九',
  '〇壹贰叁肆伍陆柒捌玖',
  '𝟎𝟏𝟐𝟑𝟒𝟓𝟔𝟕𝟖𝟗',
] as const

/** A text in one of the shapes in which it may stand in a message. */
export function oddly(text: string): fc.Arbitrary<string> {
  const characters = [...text]
  return fc
    .record({
      gaps: fc.array(fc.constantFrom(...gaps), { minLength: characters.length, maxLength: characters.length }),
      spaced: fc.boolean(),
      width: fc.constantFrom(...widths),
      upper: fc.boolean(),
    })
    .map(({ gaps: between, spaced, width, upper }) =>
      characters
        .map((character, i) => {
          const digit = '0123456789'.indexOf(character)
          const shown = digit < 0 ? (upper ? character.toUpperCase() : character) : ([...width][digit] ?? character)
          return shown + (spaced && i < characters.length - 1 ? between[i] : '')
        })
        .join(''),
    )
}

/** What is left of a text when all that shapes it is taken away. */
export function bared(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\p{Pd}\p{Cf}\p{Default_Ignorable_Code_Point}_·•・.,，、]/gu, '')
    .replaceAll(/[零一二三四五六七八九]/gu, (digit) => String('零一二三四五六七八九'.indexOf(digit)))
    .replaceAll(/[〇壹贰叁肆伍陆柒捌玖]/gu, (digit) => String('〇壹贰叁肆伍陆柒捌玖'.indexOf(digit)))
    .toUpperCase()
}
