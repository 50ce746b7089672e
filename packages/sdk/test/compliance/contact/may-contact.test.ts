import {
  contactLimits,
  GateContext,
  type Instant,
  instantOf,
  limitsOn,
  mayAskToPay,
  mayContact,
  msOf,
  type BusinessDate,
} from '@zuoxi/sdk'
import fc from 'fast-check'
import { lunarNewYears } from '../../../src/compliance/contact/lunar-new-year.ts'
import { afterEach, describe, expect, it } from 'vitest'

const zone = process.env['TZ']
afterEach(() => {
  if (zone === undefined) delete process.env['TZ']
  else process.env['TZ'] = zone
})

/** A moment as a clock in Shanghai shows it. */
const at = (text: string): Instant => instantOf(Date.parse(`${text.replace(' ', 'T')}+08:00`))
const call = (patch: Record<string, unknown> = {}): GateContext =>
  GateContext.parse({
    now: at('2026-11-20 10:00:00'),
    channel: 'phone',
    purpose: 'collection',
    direction: 'outbound',
    ...patch,
  })

describe.each([
  ['Asia/Shanghai', -480],
  ['America/New_York', 300],
  ['Pacific/Kiritimati', -840],
  ['UTC', 0],
])('the hours, on a machine in %s', (tz, offsetInMinutes) => {
  it.each([
    ['2026-11-20 21:59:59.000', true, undefined, '2026-11-20 22:00:00'],
    ['2026-11-20 21:59:59.999', true, undefined, '2026-11-20 22:00:00'],
    ['2026-11-20 22:00:00.000', false, '2026-11-21 08:00:00', undefined],
    ['2026-11-20 23:59:59.999', false, '2026-11-21 08:00:00', undefined],
    ['2026-11-21 00:00:00.000', false, '2026-11-21 08:00:00', undefined],
    ['2026-11-21 07:59:59.000', false, '2026-11-21 08:00:00', undefined],
    ['2026-11-21 07:59:59.999', false, '2026-11-21 08:00:00', undefined],
    ['2026-11-21 08:00:00.000', true, undefined, '2026-11-21 22:00:00'],
    ['2026-12-31 22:00:00.000', false, '2027-01-01 08:00:00', undefined],
    ['2028-02-28 23:00:00.000', false, '2028-02-29 08:00:00', undefined],
  ])('at %s: %s', (now, allowed, nextAt, until) => {
    process.env['TZ'] = tz
    expect(new Date('2026-11-20').getTimezoneOffset()).toBe(offsetInMinutes)
    const answer = mayContact(call({ now: at(now) }))
    expect(answer.allowed).toBe(allowed)
    expect(answer.nextAt).toBe(nextAt && at(nextAt))
    expect(answer.until).toBe(until && at(until))
    expect(answer.reasons.map(({ rule }) => rule)).toEqual(allowed ? [] : ['collection-quiet-hours'])
  })

  it.each([
    ['2026-11-20 23:59:59.999', 'block', '2026-11-21 08:00:00'],
    ['2026-11-20 15:00:00.000', 'block', '2026-11-21 08:00:00'],
  ])('the fourth call of the day at %s waits for midnight, which is night', (now, severity, nextAt) => {
    process.env['TZ'] = tz
    const answer = mayContact(call({ now: at(now), counters: { connectedToday: 3 } }))
    expect(answer).toMatchObject({ severity, nextAt: at(nextAt) })
  })
})

describe('night', () => {
  const night = { now: at('2026-11-20 23:00:00') }

  it('is open where consent is on record, from the day it was given', () => {
    expect(mayContact(call({ ...night, customer: { nightConsentOn: '2026-11-20' } })).allowed).toBe(true)
    expect(mayContact(call({ ...night, customer: { nightConsentOn: '2026-11-21' } }))).toMatchObject({
      allowed: false,
      nextAt: at('2026-11-21 00:00:00'),
    })
  })

  it('serves whoever calls, and asks nobody to pay', () => {
    const inbound = call({ ...night, direction: 'inbound', purpose: 'service' })
    expect(mayContact(inbound)).toEqual({ allowed: true, severity: 'ok', reasons: [] })
    expect(mayAskToPay(inbound)).toMatchObject({ allowed: false, nextAt: at('2026-11-21 08:00:00') })
    expect(mayAskToPay({ ...inbound, now: at('2026-11-21 08:00:00') }).allowed).toBe(true)
    expect(mayContact({ ...inbound, purpose: 'collection' }).allowed).toBe(false)
  })

  it('lets service and verification call, but not marketing', () => {
    expect(mayContact(call({ ...night, purpose: 'service' })).allowed).toBe(true)
    expect(mayContact(call({ ...night, purpose: 'verification' })).allowed).toBe(true)
    expect(mayContact(call({ ...night, purpose: 'marketing' }))).toMatchObject({ severity: 'block' })
  })

  it('with consent lets a counted-out day end at midnight exactly', () => {
    const customer = { nightConsentOn: '2026-01-01' }
    const answer = mayContact(call({ ...night, customer, counters: { connectedToday: 3 } }))
    expect(answer.nextAt).toBe(at('2026-11-21 00:00:00'))
  })
})

describe('counts', () => {
  it.each([
    [2, true],
    [3, false],
    [9, false],
  ])('%i connected calls: %s', (connectedToday, allowed) =>
    expect(mayContact(call({ counters: { connectedToday } })).allowed).toBe(allowed),
  )

  it.each([
    [5, 'ok'],
    [6, 'warn'],
    [7, 'warn'],
  ])('%i unanswered calls: %s', (unansweredToday, severity) =>
    expect(mayContact(call({ counters: { unansweredToday } }))).toMatchObject({ severity, allowed: true }),
  )

  it('of calls do not hold back a text, and of texts no call', () => {
    expect(mayContact(call({ channel: 'sms', counters: { connectedToday: 3, unansweredToday: 6 } })).severity).toBe(
      'ok',
    )
    expect(mayContact(call({ channel: 'sms', counters: { collectionMessagesToday: 3 } })).severity).toBe('warn')
    expect(mayContact(call({ counters: { collectionMessagesToday: 3 } })).severity).toBe('ok')
  })
})

describe('persons and wishes', () => {
  it('reaches for a third person only when the debtor is lost, and then warns', () => {
    const third = { target: 'third_party' }
    expect(mayContact(call(third)).severity).toBe('block')
    expect(mayContact(call({ ...third, counters: { lostContactAttempts: 2 } })).severity).toBe('block')
    expect(mayContact(call({ ...third, counters: { lostContactAttempts: 3 } }))).toMatchObject({
      severity: 'warn',
      allowed: true,
    })
    expect(mayContact(call({ ...third, customer: { numberValid: false } })).severity).toBe('warn')
    const inbound = call({ ...third, direction: 'inbound', counters: { lostContactAttempts: 9 } })
    expect(mayContact(inbound).severity).toBe('block')
  })

  it('stops on request without a next time', () => {
    const answer = mayContact(call({ now: at('2026-11-20 23:00:00'), customer: { stopRequested: true } }))
    expect(answer).toMatchObject({ severity: 'block' })
    expect(answer.nextAt).toBeUndefined()
    expect(answer.reasons.map(({ rule }) => rule).toSorted()).toEqual([
      'collection-quiet-hours',
      'collection-stop-request',
    ])
  })

  it.each([
    [['phone'], 'phone', 'collection', false],
    [['sms'], 'phone', 'collection', true],
    [['sms'], 'sms', 'collection', false],
    [['marketing'], 'sms', 'marketing', false],
    [['marketing'], 'sms', 'collection', true],
    [['phone'], 'phone', 'service', true],
  ])('opted out of %j: %s for %s %s', (optOuts, channel, purpose, allowed) =>
    expect(mayContact(call({ channel, purpose, customer: { optOuts } })).allowed).toBe(allowed),
  )

  it('holds special care for a supervisor, also when they call us', () => {
    const customer = { specialCare: true }
    expect(mayContact(call({ customer }))).toMatchObject({ allowed: false, severity: 'hold' })
    expect(mayAskToPay(call({ customer, direction: 'inbound', purpose: 'service' })).severity).toBe('hold')
    expect(mayContact(call({ customer, direction: 'inbound', purpose: 'service' })).severity).toBe('ok')
  })
})

describe('the Spring Festival', () => {
  it.each([
    ['2026-02-14 21:00:00', true],
    ['2026-02-15 10:00:00', false],
    ['2026-02-23 21:59:59.999', false],
    ['2026-02-24 08:00:00', true],
  ])('at %s: %s', (now, allowed) => expect(mayContact(call({ now: at(now) })).allowed).toBe(allowed))

  it('ends into the night, so that contact begins at eight', () => {
    expect(mayContact(call({ now: at('2026-02-16 12:00:00') })).nextAt).toBe(at('2026-02-24 08:00:00'))
  })

  it('is foreseen by whoever has consented to the night before it', () => {
    const customer = { nightConsentOn: '2026-01-01' }
    expect(mayContact(call({ now: at('2026-02-14 23:00:00'), customer })).until).toBe(at('2026-02-15 00:00:00'))
  })
})

describe('the limits as data', () => {
  it('never have two versions of one id in force', () => {
    for (const date of ['2026-01-01', '2026-02-01', '2027-01-01'] as BusinessDate[]) {
      const ids = limitsOn(date).map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
    }
  })

  it('hold until their last day is over', () => {
    const ending = contactLimits().map((limit) => ({ ...limit, effectiveTo: '2026-11-20' as BusinessDate }))
    const answer = mayContact(call({ now: at('2026-11-20 23:00:00'), customer: { stopRequested: true } }), ending)
    expect(answer).toMatchObject({ allowed: false, nextAt: at('2026-11-21 00:00:00') })
  })

  it('count from their day on', () => {
    const later = contactLimits().map((limit) => ({ ...limit, effectiveFrom: '2026-11-21' as BusinessDate }))
    const answer = mayContact(call({ counters: { connectedToday: 3 } }), later)
    expect(answer).toMatchObject({ allowed: true, until: at('2026-11-21 00:00:00') })
  })
})

it('says exactly when: not before, and then indeed', () => {
  const moments = fc.date({ min: new Date('2025-12-01'), max: new Date('2026-12-30'), noInvalidDate: true })
  const customers = fc.record({
    nightConsentOn: fc.constantFrom(undefined, '2026-01-01', '2026-06-01'),
    optOuts: fc.subarray(['phone']),
  })
  const counters = fc.record({ connectedToday: fc.nat(4), unansweredToday: fc.nat(7) })
  fc.assert(
    fc.property(moments, customers, counters, (moment, customer, counts) => {
      const context = call({ now: instantOf(moment.getTime()), customer, counters: counts })
      const { allowed, nextAt, until } = mayContact(context)
      const allowedAt = (instant: Instant): boolean => {
        const sameDay = dayOf(instant) === dayOf(context.now)
        return mayContact({ ...context, now: instant, counters: sameDay ? context.counters : call().counters }).allowed
      }
      const justBefore = (instant: Instant): Instant => instantOf(msOf(instant) - 1)
      if (nextAt !== undefined) {
        expect(allowed).toBe(false)
        expect(nextAt > context.now).toBe(true)
        expect(allowedAt(nextAt)).toBe(true)
        expect(allowedAt(justBefore(nextAt))).toBe(false)
      }
      if (until !== undefined) {
        expect(allowed).toBe(true)
        expect(allowedAt(until)).toBe(false)
        expect(allowedAt(justBefore(until))).toBe(true)
      }
      if (!allowed && nextAt === undefined) expect(customer.optOuts).toEqual(['phone'])
    }),
  )
})

/** The day in Shanghai, by arithmetic of its own. */
function dayOf(instant: Instant): string {
  return new Date(msOf(instant) + 8 * 3_600_000).toISOString().slice(0, 10)
}

describe('a Spring Festival that is not announced', () => {
  it.each([
    ['2027-02-03', []],
    ['2027-02-04', ['collection-spring-festival']],
    ['2027-02-06', ['collection-spring-festival']],
    ['2027-02-13', ['collection-spring-festival']],
    ['2027-02-14', []],
    ['2028-01-26', ['collection-spring-festival']],
  ])('on %s it says that the year is not known: %j', (date, rules) => {
    const may = mayContact(call({ now: at(`${date} 10:00:00`) }))
    expect(may.reasons.map(({ rule }) => rule)).toEqual(rules)
    expect(may.allowed).toBe(true)
    if (rules.length > 0) expect(may.reasons[0]).toMatchObject({ severity: 'warn', detail: { year: date.slice(0, 4) } })
  })

  // The new moons of 2027 and 2030 come within minutes of midnight, where ICU's approximation is a day off.
  it('has the lunar years as the Chinese calendar has them, to a day', () => {
    const lunar = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
    for (const date of lunarNewYears)
      expect(['12/30', '1/1', '1/2']).toContain(lunar.format(new Date(`${date}T00:00:00Z`)))
  })
})
