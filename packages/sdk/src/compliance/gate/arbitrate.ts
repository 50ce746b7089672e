import type { Severity } from '../../model/finding.ts'
import type { RuleHits } from './gate.ts'
import type { Hit, WordPlace } from './reading.ts'
import type { GateRule } from './rule.ts'

/** One place that one rule has found. */
export interface Claim {
  readonly rule: GateRule
  readonly hit: Hit
}

const rank: Readonly<Record<Severity, number>> = { log: 0, warn: 1, hold: 2, block: 3 }

/** How hard a rule bites, as its status lets it. */
export function severityOf({ severity, status }: GateRule): Severity {
  return status === 'shadow' ? 'log' : severity
}

/**
 * Of the places found by words, what is worth telling: 肯定减免 is one thing, not also 肯定, and of several pairs that
 * one word opens the nearest. Nothing gives way to what bites less, and rules in shadow neither give way nor take it.
 */
export function arbitrate(found: readonly RuleHits[]): Claim[] {
  const claims = found.flatMap(({ rule, hits }) => hits.map((hit) => ({ rule, hit })))
  const contested = claims.filter(({ rule, hit }) => hit.worded && rule.status !== 'shadow')
  const others = claims.filter(({ rule, hit }) => !hit.worded || rule.status === 'shadow')
  const kept = longestOnly(nearestOnly(contested).sort(inOrder))
  return others.length === 0 ? kept : [...kept, ...others].sort(inOrder)
}

function inOrder(a: Claim, b: Claim): number {
  return a.hit.span[0] - b.hit.span[0] || b.hit.span[1] - a.hit.span[1]
}

/**
 * Without the pairs whose opening word also opens a nearer one, of a rule that bites as hard. Of two closing words that
 * start together the longer is the nearer: 保证帮您消除征信 is about 消除征信.
 */
function nearestOnly(claims: readonly Claim[]): Claim[] {
  const nearest = new Map<number, number[]>()
  for (const { rule, hit } of claims) {
    if (!hit.pair) continue
    const key = keyOf(hit.pair.opening)
    const distances = nearest.get(key) ?? [Infinity, Infinity, Infinity, Infinity]
    const bite = rank[severityOf(rule)]
    distances[bite] = Math.min(distances[bite] ?? Infinity, distanceOf(hit.pair.closing))
    nearest.set(key, distances)
  }
  return claims.filter(({ rule, hit }) => {
    if (!hit.pair) return true
    const own = distanceOf(hit.pair.closing)
    const distances = nearest.get(keyOf(hit.pair.opening)) ?? []
    return !distances.some((distance, bite) => bite >= rank[severityOf(rule)] && distance < own)
  })
}

/** Without the places inside another of a rule that bites as hard. Needs them in order. */
function longestOnly(claims: readonly Claim[]): Claim[] {
  const reached = [-1, -1, -1, -1]
  return claims.filter(({ rule, hit }) => {
    const bite = rank[severityOf(rule)]
    if (reached.some((end, other) => other >= bite && hit.place.end <= end)) return false
    reached[bite] = hit.place.end
    return true
  })
}

/** No word is longer than this when folded. */
const longest = 1024

function keyOf({ start, end }: WordPlace): number {
  return start * longest + (end - start)
}

function distanceOf({ start, end }: WordPlace): number {
  return start * longest - (end - start)
}
