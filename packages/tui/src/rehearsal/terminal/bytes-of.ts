const esc = '\u001b'

const named: Readonly<Record<string, string>> = {
  enter: '\r',
  tab: '\t',
  'shift+tab': `${esc}[Z`,
  escape: esc,
  space: ' ',
  backspace: '\u007f',
  delete: `${esc}[3~`,
  insert: `${esc}[2~`,
  up: `${esc}[A`,
  down: `${esc}[B`,
  right: `${esc}[C`,
  left: `${esc}[D`,
  home: `${esc}[H`,
  end: `${esc}[F`,
  pageup: `${esc}[5~`,
  pagedown: `${esc}[6~`,
  f1: `${esc}OP`,
  f2: `${esc}OQ`,
  f3: `${esc}OR`,
  f4: `${esc}OS`,
  f5: `${esc}[15~`,
  'shift+enter': `${esc}[13;2u`,
  'ctrl+up': `${esc}[1;5A`,
  'ctrl+down': `${esc}[1;5B`,
  'ctrl+left': `${esc}[1;5D`,
  'ctrl+right': `${esc}[1;5C`,
  'shift+up': `${esc}[1;2A`,
  'shift+down': `${esc}[1;2B`,
  'shift+right': `${esc}[1;2C`,
  'shift+left': `${esc}[1;2D`,
  'shift+home': `${esc}[1;2H`,
  'shift+end': `${esc}[1;2F`,
  'ctrl+shift+left': `${esc}[1;6D`,
  'ctrl+shift+right': `${esc}[1;6C`,
  'alt+up': `${esc}[1;3A`,
  'alt+down': `${esc}[1;3B`,
  'ctrl+space': '\0',
}

/**
 * What a terminal sends for a key, named as the keymap names it.
 *
 * @example
 * bytesOf('alt+1') // '\u001b1'
 */
export function bytesOf(chord: string): string {
  const known = named[chord]
  if (known !== undefined) return known
  const control = /^ctrl\+([a-z])$/.exec(chord)?.[1]
  if (control) return String.fromCharCode(control.charCodeAt(0) - 0x60)
  if (chord.startsWith('alt+')) return esc + bytesOf(chord.slice('alt+'.length))
  if ([...chord].length === 1) return chord
  throw new Error(`no terminal sends a key named ${chord}`)
}
