import { type BusinessDate, businessDateOf, type Instant, instantOf, msOf } from '../../model/time.ts'
import type { RecordedAct, WrittenTurn } from './recording.ts'

/** A pause that does not change what anything means is only told, as the tempo of the customer. */
const mayDriftMs = 60_000
const longestAfterMs = 9_999_000
const longestSpanS = 99_999

/** A turn in its time. */
export interface Paced {
  readonly turn: WrittenTurn
  readonly act?: RecordedAct
  /** How far the clock of a rehearsal is behind the one of the desk. */
  readonly behindMs: number
}

/**
 * Turns with time between them: whole minutes pass as turns of their own, and so does every change of the hour, for
 * days, nights and deadlines hang on it; less is how long the customer took to write.
 */
export function paced(startedAt: Instant, acts: readonly (RecordedAct & { readonly turn: WrittenTurn })[]): Paced[] {
  let now = msOf(startedAt)
  let before = now
  const paces: Paced[] = []
  for (const act of acts) {
    const at = msOf(act.at)
    const behind = at - now
    if (behind >= mayDriftMs || hourOf(at) !== hourOf(now)) {
      for (const seconds of spansOf(Math.floor(behind / 1_000))) {
        paces.push({ turn: { pass: spanText(seconds) }, behindMs: 0 })
        now += seconds * 1_000
      }
    }
    const tookMs = Math.min(at - before, longestAfterMs)
    const turn = 'customer' in act.turn && tookMs >= 100 ? { ...act.turn, after: secondsText(tookMs) } : act.turn
    paces.push({ turn, act, behindMs: at - now })
    before = at
  }
  return paces
}

function spansOf(seconds: number): number[] {
  const spans: number[] = []
  for (let left = seconds; left > 0; left -= Math.min(left, longestSpanS * 60))
    spans.push(Math.min(left, longestSpanS * 60))
  return spans.flatMap((span) =>
    span > longestSpanS ? [span - (span % 60), span % 60].filter((part) => part > 0) : [span],
  )
}

/** The shortest way to say it. */
function spanText(seconds: number): string {
  for (const [unit, inSeconds] of [
    ['d', 86_400],
    ['h', 3_600],
    ['m', 60],
  ] as const) {
    if (seconds % inSeconds === 0) return `${seconds / inSeconds}${unit}`
  }
  return `${seconds}s`
}

function secondsText(ms: number): string {
  return `${(Math.round(ms / 100) / 10).toFixed(1).replace(/\.0$/, '')}s`
}

/** The hour of the business day, with its day. */
function hourOf(ms: number): string {
  const day: BusinessDate = businessDateOf(instantOf(ms))
  return `${day} ${Math.floor(ms / 3_600_000)}`
}

/** A deadline as it will be in the rehearsal: one that runs from the moment itself runs from a moment that much sooner. */
export function asRehearsed(due: string, act: RecordedAct, behindMs: number): string {
  const runs = msOf(due as Instant) - msOf(act.at)
  return runs % mayDriftMs === 0 ? instantOf(msOf(due as Instant) - behindMs) : due
}
