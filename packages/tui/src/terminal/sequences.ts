import { safeText } from '@zuoxi/sdk'
import type { Traits } from './traits.ts'

const esc = '\u001b'
const bel = '\u0007'
const st = `${esc}\\`

/** Nothing longer is worth a title or a notification, and terminals cut it anyway. */
const mostCharacters = 120

/** More than any message; terminals refuse more than about 100 kB encoded. */
const mostToCopy = 65_536

function plain(text: string): string {
  // A semicolon separates the fields of these sequences.
  return safeText(text).replaceAll(';', ',').slice(0, mostCharacters)
}

/** Keep the window's title before ours, and put it back. */
export const titleKept: string = `${esc}[22;2t`
export const titleGivenBack: string = `${esc}[23;2t`

/** The window's title (OSC 2). */
export function titleSequence(text: string): string {
  return `${esc}]2;${plain(text)}${bel}`
}

/** Tell the system that somebody waits, in the way that this terminal understands. A bell is heard by every one. */
export function ringSequence(text: string, notifies: Traits['notifies']): string {
  if (notifies === 'osc9') return `${esc}]9;${plain(text)}${bel}`
  if (notifies === 'osc777') return `${esc}]777;notify;Zuoxi;${plain(text)}${bel}`
  return bel
}

/** Give text to the terminal's clipboard (OSC 52). Line ends stay; everything else is made safe. */
export function copySequence(text: string, inside: Traits['inside']): string {
  const safe = safeText(text, { keepNewlines: true }).slice(0, mostToCopy)
  const sequence = `${esc}]52;c;${Buffer.from(safe).toString('base64')}${bel}`
  // screen passes on what is wrapped; tmux takes OSC 52 itself (set-clipboard).
  return inside === 'screen' ? `${esc}P${sequence}${st}` : sequence
}

/** Text as a link (OSC 8). The address is one of ours, checked again here: nothing in it may end the sequence. */
export function linkSequence(address: string, text: string): string {
  return /^https?:\/\/[!-~]+$/.test(address) ? `${esc}]8;;${address}${st}${text}${esc}]8;;${st}` : text
}
