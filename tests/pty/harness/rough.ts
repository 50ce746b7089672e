import type { Desk } from './open-terminal.ts'
import { drawn, type Screen } from './screen.ts'

/** The three windows the desk is made for. */
export const sizes = [
  [80, 24],
  [120, 35],
  [160, 45],
] as const

/** Escape as the kitty protocol sends it: what follows in the same burst is not taken for Alt. */
export const leave = '\u001b[27u'

/** Keys that end the program, as they should. */
const ends: ReadonlySet<string> = new Set(['ctrl+c', 'ctrl+q'])

/** Keys that a terminal of the tests can send, of those the table has; not those that leave. */
export function pressable(chords: readonly string[], bytesOf: (chord: string) => string): readonly string[] {
  return [...new Set(chords)].filter((chord) => {
    if (ends.has(chord)) return false
    try {
      return bytesOf(chord) !== ''
    } catch {
      return false
    }
  })
}

/** Remember the first screen on which a row ran over its edge. */
export function watchEdges(desk: Desk): () => Screen | undefined {
  let overflown: Screen | undefined
  desk.onDrawn((screen) => {
    if (screen.alternate && screen.overflown) overflown ??= screen
  })
  return () => overflown
}

/** Fails, with the screen, when a row has run over its edge. */
export function expectEdgesKept(overflown: Screen | undefined, after: string): void {
  if (overflown) throw new Error(`a row ran over its edge after ${after}\n${drawn(overflown)}`)
}

/** Numbers that a seed decides (mulberry32), so that a wild run can be run again. */
export function seeded(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}
