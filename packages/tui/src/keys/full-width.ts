/** What a Chinese input method types for the keys of a keyboard, where NFKC does not know. */
const chinese: ReadonlyMap<string, string> = new Map([
  ['。', '.'],
  ['、', '/'],
  ['【', '['],
  ['】', ']'],
  ['《', '<'],
  ['》', '>'],
  ['·', '`'],
  ['￥', '$'],
])

/**
 * The key behind a full-width character: an input method that is still on must
 * not take the desk's keys away. Nothing for any other.
 *
 * @example
 * plainKey('：') // ':'
 * plainKey('、') // '/'
 * plainKey('张') // undefined
 */
export function plainKey(chord: string): string | undefined {
  if ([...chord].length !== 1) return undefined
  const plain = chinese.get(chord) ?? chord.normalize('NFKC')
  return plain !== chord && /^[!-~]$/.test(plain) ? plain : undefined
}
