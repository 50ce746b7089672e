const names: Readonly<Record<string, string>> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  enter: 'Enter',
  escape: 'Esc',
  backspace: 'Backspace',
  delete: 'Del',
  insert: 'Ins',
  tab: 'Tab',
  pageup: 'PgUp',
  pagedown: 'PgDn',
  home: 'Home',
  end: 'End',
  space: 'Space',
  ctrl: 'Ctrl',
  alt: 'Alt',
  shift: 'Shift',
  super: 'Super',
}

/**
 * Keys as people write them; those of a sequence one after the other.
 *
 * @example
 * keyName('ctrl+f') // 'Ctrl+F'
 * keyName('g q')    // 'g q'
 */
export function keyName(keys: string): string {
  return keys.split(' ').map(chordName).join(' ')
}

function chordName(chord: string): string {
  // The plus sign is a key, too, and may be held with others.
  const plus = chord.endsWith('+')
  const parts = (plus ? chord.slice(0, -1) : chord).split('+').filter((part) => part !== '')
  const held = (plus ? parts : parts.slice(0, -1)).map((part) => names[part] ?? part)
  const last = plus ? '+' : (parts.at(-1) ?? '')
  const plain = names[last] ?? (/^f\d+$/.test(last) ? last.toUpperCase() : held.length > 0 ? last.toUpperCase() : last)
  return [...held, plain].join('+')
}

/** Several keys of one row; the digits 1 to 9 as a range. */
export function keyNames(sequences: readonly string[]): string {
  return sequences.map(keyName).join(' / ')
}
