/**
 * How long the rest of a key may take after an Escape.
 *
 * A lone Escape is only known by the silence after it. On a fast line 50 ms
 * are plenty, and nobody feels them; a slow line cuts `ESC [ A` in two and
 * brings the rest later, so the desk waits as long as this line has needed.
 */
export interface Patience {
  readonly escapeMs: number
  /** Sequences that came whole since the last one that did not. */
  readonly whole: number
}

const leastMs = 50
/** Longer than this nobody waits for an Escape to work, whatever the line. */
const mostMs = 600
/** So many whole sequences halve what was learned. */
const forgetAfter = 50

export const firstPatience: Patience = { escapeMs: leastMs, whole: 0 }

/** A sequence came in two parts, this far apart. Next time it may be somewhat more. */
export function afterSplit({ escapeMs }: Patience, gapMs: number): Patience {
  return { escapeMs: clamp(Math.max(escapeMs, gapMs * 1.5)), whole: 0 }
}

/** One came whole: the line is better than it was, slowly believed. */
export function afterWhole({ escapeMs, whole }: Patience): Patience {
  if (escapeMs === leastMs || whole + 1 < forgetAfter) return { escapeMs, whole: whole + 1 }
  return { escapeMs: clamp(escapeMs / 2), whole: 0 }
}

function clamp(ms: number): number {
  return Math.round(Math.max(leastMs, Math.min(ms, mostMs)))
}

/** What a sequence goes on with, once its Escape has been taken for a key of its own. */
const restOfSequence = /^(?:\[[\d;:<?]+|\[[A-DFHZ]|O[A-DFHPQRS]$)/

/**
 * Whether what came belongs to an Escape that was already taken for a key. A
 * person types `[A` in two reads, and not within a second of an Escape; a line
 * that tore a key apart brings it in one. Taken as text, it would stand in the
 * draft; and the rest of a paste's bracket would let its line ends send.
 */
export function isLateRest(text: string, sinceEscapeMs: number): boolean {
  return sinceEscapeMs < lateMs && restOfSequence.test(text)
}

const lateMs = 1_000
