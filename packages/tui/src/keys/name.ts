const names: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  escape: 'Esc',
  backspace: 'Backspace',
  delete: 'Del',
  tab: 'Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  space: 'Space',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
}

/**
 * A chord as people write it.
 *
 * @example
 * keyName('ctrl+f') // 'Ctrl+F'
 */
export function keyName(chord: string): string {
  if (chord === '+') return '+'
  const parts = chord.split('+')
  const last = parts.at(-1) ?? ''
  const held = parts.slice(0, -1).map((part) => names[part] ?? part)
  const plain = names[last] ?? (/^f\d+$/.test(last) ? last.toUpperCase() : held.length > 0 ? last.toUpperCase() : last)
  return [...held, plain].join('+')
}

/** Several keys of one row; the digits 1 to 9 as a range. */
export function keyNames(chords: readonly string[]): string {
  return chords.map(keyName).join(' / ')
}
