import type { Finding, Verdict } from '../../model/finding.ts'
import { addDays, businessDateOf, type Instant } from '../../model/time.ts'
import type { GateContext } from '../gate/context.ts'
import { quietFrom, startOf } from './clock.ts'
import { earlier, judgeLimit } from './judge.ts'
import { type ContactLimit, contactLimits, limitsOn } from './limits.ts'

/** A finding of the contact clock; no words cause it, so its span is the empty one at 0. */
export type ContactFinding = Finding & { readonly endsAt?: Instant }

export interface MayContact {
  /** Whether the contact may be made now; a hold needs a supervisor and counts as no. */
  readonly allowed: boolean
  readonly severity: Verdict
  /** The hardest first. */
  readonly reasons: ContactFinding[]
  /** While it is not allowed: the exact moment when it is, if time alone brings it. */
  readonly nextAt?: Instant
  /** While it is allowed: the exact moment when it ends, if that comes by the end of tomorrow. */
  readonly until?: Instant
}

const hardness: readonly Verdict[] = ['ok', 'warn', 'hold', 'block']
const hardnessOf = ({ severity }: Finding): number => (severity === 'log' ? 0 : hardness.indexOf(severity))

/**
 * Whether this contact may be made at `context.now`: by hour, daily counts,
 * person, wish and holiday. The counters count the contacts before this one.
 * A contact that the customer began is only held against what binds the asking itself.
 *
 * @param limits the limits as dated data; those in force on the day count.
 * @example
 * mayContact(GateContext.parse({ now: '2026-11-22T14:00:00.000Z', purpose: 'collection', direction: 'outbound' }))
 * // {allowed: false, severity: 'block', nextAt: '2026-11-23T00:00:00.000Z', …}: it is 22:00 in Shanghai
 */
export function mayContact(context: GateContext, limits: readonly ContactLimit[] = contactLimits()): MayContact {
  const reasons = contactReasons(context, limits)
  const severity = hardness[Math.max(0, ...reasons.map(hardnessOf))] ?? 'ok'
  const allowed = isAllowed(reasons)
  const nextAt = allowed ? undefined : nextAllowed(context, reasons, limits)
  const until = allowed ? allowedUntil(context, limits) : undefined
  return { allowed, severity, reasons, ...(nextAt && { nextAt }), ...(until && { until }) }
}

/** What `mayContact` holds against this contact, without the search for when it would be otherwise: a gate asks at every key. */
export function contactReasons(
  context: GateContext,
  limits: readonly ContactLimit[] = contactLimits(),
): ContactFinding[] {
  return reasonsAt(context, context.now, limits)
}

/**
 * Whether a customer may be asked to pay in a contact that is already under
 * way, whoever began it and for whatever purpose. A call may be served at night; nobody is asked to pay then.
 */
export function mayAskToPay(context: GateContext, limits: readonly ContactLimit[] = contactLimits()): MayContact {
  const asking = limits.filter(({ binds }) => binds === 'ask')
  return mayContact({ ...context, purpose: 'collection' }, asking)
}

function isAllowed(reasons: readonly Finding[]): boolean {
  return reasons.every(({ severity }) => severity === 'warn' || severity === 'log')
}

function reasonsAt(context: GateContext, at: Instant, limits: readonly ContactLimit[]): ContactFinding[] {
  return limitsOn(businessDateOf(at), limits)
    .filter((limit) => applies(limit, context))
    .flatMap((limit) => {
      const hit = judgeLimit(limit, context, at)
      if (!hit) return []
      const { severity = limit.severity, endsAt: hitEnds, ...rest } = hit
      const endsAt = earlier(hitEnds, limit.effectiveTo && startOf(addDays(limit.effectiveTo, 1)))
      const finding: ContactFinding = {
        rule: limit.id,
        severity,
        certainty: limit.mark,
        source: `${limit.source} ${limit.rule} ${limit.clause}`,
        span: [0, 0],
        text: '',
        ...rest,
        ...(endsAt && { endsAt }),
      }
      return [finding]
    })
    .toSorted((a, b) => hardnessOf(b) - hardnessOf(a))
}

function applies({ purposes, binds, channels }: ContactLimit, context: GateContext): boolean {
  if (!purposes.includes(context.purpose)) return false
  if (binds === 'contact' && context.direction === 'inbound') return false
  return channels === undefined || channels.includes(context.channel)
}

/** Go on to where the present obstacles end, and look again there: midnight may lie in quiet hours. */
function nextAllowed(
  context: GateContext,
  reasons: readonly ContactFinding[],
  limits: readonly ContactLimit[],
): Instant | undefined {
  let obstacles = reasons
  let at = context.now
  while (!isAllowed(obstacles)) {
    for (const { severity, endsAt } of obstacles) {
      if (severity !== 'block' && severity !== 'hold') continue
      if (endsAt === undefined) return undefined
      if (endsAt > at) at = endsAt
    }
    obstacles = reasonsAt(context, at, limits)
  }
  return at
}

/** Only quiet hours and holidays come by themselves; both begin at one of these moments. */
function allowedUntil(context: GateContext, limits: readonly ContactLimit[]): Instant | undefined {
  const { now } = context
  const tomorrow = addDays(businessDateOf(now), 1)
  const quiet = limits.flatMap((limit) => (limit.kind === 'quiet_hours' ? [quietFrom(now, limit)] : []))
  return [...quiet, startOf(tomorrow), startOf(addDays(tomorrow, 1))]
    .toSorted()
    .find((moment) => !isAllowed(reasonsAt(context, moment, limits)))
}
