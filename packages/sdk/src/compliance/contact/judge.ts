import type { BilingualText, Severity } from '../../model/finding.ts'
import { addDays, businessDateOf, clockTime, type Instant } from '../../model/time.ts'
import { once } from '../../model/once.ts'
import { ContactCounters, type GateContext } from '../gate/context.ts'
import { holidayUntil, quietUntil, startOf } from './clock.ts'
import type { ContactLimit, LimitOf } from './limits.ts'
import { maybeSpringFestival } from './lunar-new-year.ts'

/** What a limit says at a moment. Without `endsAt` no passing of time lifts it. */
export interface Hit {
  readonly why: BilingualText
  readonly endsAt?: Instant
  /** Where it differs from the limit's own. */
  readonly severity?: Severity
  readonly detail?: Record<string, string>
}

type Judge<Kind extends ContactLimit['kind']> = (
  limit: LimitOf<Kind>,
  context: GateContext,
  at: Instant,
) => Hit | undefined

const none = once(() => ContactCounters.parse({}))

/** The counters are those of today; tomorrow they start again, but being out of reach goes on. */
function countersAt({ counters, now }: GateContext, at: Instant): ContactCounters {
  if (businessDateOf(at) === businessDateOf(now)) return counters
  return { ...none(), lostContactAttempts: counters.lostContactAttempts }
}

/** The earlier of two moments, of which each may never come. */
export function earlier(a: Instant | undefined, b: Instant | undefined): Instant | undefined {
  return a !== undefined && (b === undefined || a < b) ? a : b
}

function counted(count: number, max: number, at: Instant, why: BilingualText): Hit | undefined {
  if (count < max) return undefined
  const endsAt = startOf(addDays(businessDateOf(at), 1))
  return { why, endsAt, detail: { count: String(count), max: String(max) } }
}

const quietHours: Judge<'quiet_hours'> = (limit, { customer, direction }, at) => {
  const quietEnds = quietUntil(at, limit)
  if (quietEnds === undefined) return undefined
  // Consent to be reminded of a debt at night is none to be sold to.
  const consent = limit.purposes.includes('collection') ? customer?.nightConsentOn : undefined
  if (consent !== undefined && consent <= businessDateOf(at)) return undefined
  const endsAt = earlier(quietEnds, consent && startOf(consent))
  const hours = `${limit.from}–${limit.to}`
  const inbound: BilingualText = {
    zh: `${hours} 可以接待客户，但不得催收`,
    en: `Between ${hours} a customer may be served, but not asked to pay`,
  }
  const outbound: BilingualText = {
    zh: `${hours} 不得主动联系，现在 ${clockTime(at)}`,
    en: `No contact of ours between ${hours}; it is ${clockTime(at)}`,
  }
  return {
    why: direction === 'inbound' ? inbound : outbound,
    ...(endsAt && { endsAt }),
    detail: { from: limit.from, to: limit.to },
  }
}

const connected: Judge<'connected_per_day'> = ({ max }, context, at) => {
  const count = countersAt(context, at).connectedToday
  return counted(count, max, at, {
    zh: `今天已拨通 ${count} 次，每日最多 ${max} 次（含合作机构）`,
    en: `${count} calls connected today; at most ${max} a day, agencies included`,
  })
}

const unanswered: Judge<'unanswered_per_day'> = ({ max }, context, at) => {
  const count = countersAt(context, at).unansweredToday
  return counted(count, max, at, {
    zh: `该号码今天已有 ${count} 次未接通，不宜超过 ${max} 次`,
    en: `${count} unanswered calls to this number today; no more than ${max} are proper`,
  })
}

const messages: Judge<'messages_per_day'> = ({ max }, context, at) => {
  const count = countersAt(context, at).collectionMessagesToday
  return counted(count, max, at, {
    zh: `今天已发 ${count} 条催收短信，每日最多 ${max} 条`,
    en: `${count} collection texts sent today; at most ${max} a day`,
  })
}

const thirdParty: Judge<'third_party'> = ({ lostContactAttempts: needed }, context, at) => {
  if (context.target === 'self') return undefined
  const attempts = countersAt(context, at).lostContactAttempts
  const lost = context.customer?.numberValid === false || attempts >= needed
  const detail = { attempts: String(attempts), needed: String(needed) }
  if (lost && context.direction === 'outbound') {
    const why = {
      zh: '只可索取联系方式或请其转告，不得透露任何债务信息',
      en: 'Only ask for a way to reach them or to relay a message; say nothing of the debt',
    }
    return { why, severity: 'warn', detail }
  }
  const why = {
    zh: `只向本人催收；本人连续 ${needed} 次联系不上才可请第三人转告（现 ${attempts} 次）`,
    en: `Only the debtor is asked to pay; a third person may relay after ${needed} attempts in a row (now ${attempts})`,
  }
  return { why, detail }
}

const stopRequest: Judge<'stop_request'> = (_limit, { customer }) =>
  customer?.stopRequested === true
    ? { why: { zh: '已要求停止催收联系', en: 'They asked not to be contacted about debts' } }
    : undefined

const optOut: Judge<'opt_out'> = (_limit, { customer, channel, purpose }) => {
  const optedOut = customer?.optOuts ?? []
  const from = optedOut.includes(purpose) ? purpose : optedOut.includes(channel) ? channel : undefined
  if (from === undefined) return undefined
  const why =
    from === purpose
      ? { zh: '客户已退订营销', en: 'The customer opted out of marketing' }
      : { zh: '客户已退订该渠道，请换一种方式', en: 'The customer opted out of this channel; use another' }
  return { why, detail: { optOut: from } }
}

/** A year's holidays are announced in the autumn before; until then silence must not pass for a working day. */
function notAnnounced(at: Instant): Hit | undefined {
  const date = businessDateOf(at)
  if (!maybeSpringFestival(date)) return undefined
  const year = date.slice(0, 4)
  return {
    severity: 'warn',
    why: {
      zh: `${year} 年放假安排尚未录入，这天可能在春节假期内，请先核对`,
      en: `The holidays of ${year} are not known here, and this day may lie in Spring Festival; check first`,
    },
    detail: { year },
  }
}

const holidays: Judge<'holidays'> = ({ keys, title }, _context, at) => {
  const endsAt = holidayUntil(at, keys)
  if (endsAt === undefined) return keys.includes('spring_festival') ? notAnnounced(at) : undefined
  return {
    why: { zh: `${title.zh}假期不作催收联系`, en: `No collection contact during the ${title.en} holiday` },
    endsAt,
  }
}

const specialCare: Judge<'special_care'> = (_limit, { customer }) =>
  customer?.specialCare === true
    ? {
        why: {
          zh: '特殊关怀客户：暂停催收，请主管评估',
          en: 'Special care: collection is paused until a supervisor decides',
        },
      }
    : undefined

/** What one limit says of a contact at a moment; `undefined` when nothing. */
export function judgeLimit(limit: ContactLimit, context: GateContext, at: Instant): Hit | undefined {
  switch (limit.kind) {
    case 'quiet_hours':
      return quietHours(limit, context, at)
    case 'connected_per_day':
      return connected(limit, context, at)
    case 'unanswered_per_day':
      return unanswered(limit, context, at)
    case 'messages_per_day':
      return messages(limit, context, at)
    case 'third_party':
      return thirdParty(limit, context, at)
    case 'stop_request':
      return stopRequest(limit, context, at)
    case 'opt_out':
      return optOut(limit, context, at)
    case 'holidays':
      return holidays(limit, context, at)
    case 'special_care':
      return specialCare(limit, context, at)
  }
}
