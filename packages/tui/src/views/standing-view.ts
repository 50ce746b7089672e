import { businessDateOf, type Instant, instantOf, msOf } from '@zuoxi/sdk'
import type { Standing } from '../state/gate-state.ts'
import type { Overview } from '../state/state.ts'
import type { dutiesHere } from '../state/standing.ts'
import type { Look } from './look.ts'
import { dayMinuteOf, minuteOf } from './moment.ts'
import { dim, fit, flow, type Line, type Span, t } from './span.ts'

export interface StandingSlice extends Look {
  readonly standing: Standing | undefined
  readonly overview: Overview | undefined
  /** Whether they are in contact now, over a channel that may know them. */
  readonly inConversation: boolean
  readonly duties: ReturnType<typeof dutiesHere>
  /** Messages of this conversation that wait for a senior. */
  readonly held: number
  readonly nowMinute: number
}

/** So many rows at most: what does not fit is behind its key. */
export const standingRows = 3

/** Whether one may contact this customer, whether they have proven who they are, and what they are owed to hear. */
export function standingView(slice: StandingSlice): readonly Line[] {
  const { standing, width, words } = slice
  if (!standing) return [[dim(` ${words.standing.reading}`)]]
  const groups: readonly Line[] = [
    contactGroup(standing, slice),
    verificationGroup(slice),
    careGroup(slice),
    promiseGroup(standing, slice),
    dutyGroup(slice),
    slice.held > 0 ? [t(words.standing.held(slice.held), { tone: 'warn', bold: true }), dim(' H')] : [],
  ]
  return flow(groups, width)
    .slice(0, standingRows)
    .map((line) => fit(line, width))
}

/** Today only the time, else the day as well. */
export function whenOf(at: Instant, nowMinute: number): string {
  const today = businessDateOf(instantOf(nowMinute * 60_000))
  return businessDateOf(at) === today ? minuteOf(at) : dayMinuteOf(at)
}

function contactGroup({ contact }: Standing, { words, lang, nowMinute }: StandingSlice): Line {
  const w = words.standing
  if (contact.allowed) {
    const until = contact.until === undefined ? '' : whenOf(contact.until, nowMinute)
    const mind = contact.reasons[0]
    return [
      t(w.may(until), { tone: 'good' }),
      ...(mind?.why ? [t(` ! ${mind.why[lang === 'en' ? 'en' : 'zh']}`, { tone: 'warn' })] : []),
    ]
  }
  const [reason] = contact.reasons
  const why = reason?.why?.[lang === 'en' ? 'en' : 'zh'] ?? reason?.rule ?? ''
  const next = contact.nextAt === undefined ? w.noEnd : w.from(whenOf(contact.nextAt, nowMinute))
  return [
    t(`! ${w.mayNot}`, { tone: 'bad', bold: true }),
    t(` ${next}`, { tone: 'bad' }),
    dim(why === '' ? '' : ` · ${why}`),
  ]
}

function verificationGroup({ standing, overview, inConversation, words, nowMinute }: StandingSlice): Line {
  const verification = overview?.verification
  const state = verification?.state ?? 'none'
  const left = verification?.expiresAt === undefined ? undefined : msOf(verification.expiresAt) / 60_000 - nowMinute
  if (state === 'passed')
    return [
      t(words.standing.verified(left === undefined ? '' : words.standing.minutes(Math.max(0, Math.ceil(left)))), {
        tone: 'good',
      }),
    ]
  if (state === 'locked') {
    const until = verification?.expiresAt
    return [
      t(`! ${words.verification.locked}${until === undefined ? '' : ` ${whenOf(until, nowMinute)}`}`, {
        tone: 'bad',
        bold: true,
      }),
    ]
  }
  if (inConversation && standing?.context.verified === true) return [dim(words.standing.byChannel)]
  return [
    t(`! ${state === 'none' ? words.standing.notVerified : words.verification[state]}`, { tone: 'warn', bold: true }),
    dim(' V'),
  ]
}

function careGroup({ standing, words }: StandingSlice): Line {
  return standing?.context.customer?.specialCare === true
    ? [t(`! ${words.standing.care}`, { tone: 'warn', bold: true })]
    : []
}

function promiseGroup({ promises }: Standing, { words }: StandingSlice): Line {
  const overdue = promises.filter((one) => one.overdue).length
  if (overdue > 0) return [t(`! ${words.standing.promisesOverdue(overdue)}`, { tone: 'bad', bold: true }), dim(' P')]
  const [next] = promises
  return next
    ? [t(`${words.standing.promises(promises.length)} ${dayMinuteOf(next.dueAt)}`, { tone: 'warn' }), dim(' P')]
    : []
}

function dutyGroup({ duties, words, lang }: StandingSlice): Line {
  if (duties.length === 0) return []
  const done = duties.filter((one) => one.done).length
  const missing = duties
    .filter((one) => !one.done)
    .toSorted((a, b) => Number(b.blocks === 'wrap_up') - Number(a.blocks === 'wrap_up'))
  const [first] = missing
  const count = words.standing.duties(done, duties.length)
  if (!first) return [t(count, { tone: 'good' }), dim(' D')]
  const tone = first.blocks === 'wrap_up' ? 'bad' : 'warn'
  const rest: readonly Span[] = [t(` [ ] ${first.title[lang === 'en' ? 'en' : 'zh']}`, { tone })]
  return [t(count, { tone, bold: true }), ...rest, dim(' D')]
}
