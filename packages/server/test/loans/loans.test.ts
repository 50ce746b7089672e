import {
  type BusinessDate,
  type CustomerId,
  daysBetween,
  type LoanId,
  type LoanDetail,
  penaltyByDays,
  fen,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'
import { colleague } from '../conversations/hall.ts'
import { theCast } from '../demo/seeded-desk.ts'
import { refusalOf, steppedClock, type SteppedClock } from '../support/desk.ts'

const dayMs = 86_400_000
let desk: OpenDesk
let clock: SteppedClock
let owner: Desk
let keys = 0
beforeEach(async () => {
  clock = steppedClock()
  desk = await openDesk(':memory:', { clock })
  onTestFinished(() => desk.close())
  await seedDemo(desk, await theCast(), { customers: 20, seed: 3 })
  owner = (await desk.contextFor(await desk.signInLocally('owner'))).desk
})

const get = (no: string): Promise<LoanDetail> => owner.loans.get({ loanId: `fx-${no}` as LoanId })
const change = (loan: LoanDetail, on: string) => ({
  loanId: loan.id,
  expectedRev: loan.rev,
  on: on as BusinessDate,
  reason: '客户住院，主管同意',
  idempotencyKey: `loan-key-${(keys += 1)}` as never,
})
const statuses = (loan: LoanDetail) => loan.instalments.map(({ status }) => status)

describe('loans.get', () => {
  it('shows each instalment by component, as bills say where there are any and else as the schedule has it', async () => {
    const loan = await get('JK000101')
    expect(loan.instalments).toHaveLength(12)
    expect(statuses(loan)).toEqual([
      'paid',
      'paid',
      'paid',
      'paid_late',
      'overdue',
      'overdue',
      ...Array.from({ length: 6 }, () => 'scheduled'),
    ])
    expect(loan.instalments[4]).toMatchObject({
      no: 5,
      billNo: 'ZD000103',
      due: { principalFen: 97_662, interestFen: 12_354, feeFen: 0, penaltyFen: 433 },
      paid: { principalFen: 17_213, interestFen: 12_354, feeFen: 0, penaltyFen: 433 },
    })
    expect(loan.instalments.reduce((sum, { due }) => sum + due.principalFen, 0)).toBe(loan.principalFen)
    expect(loan.instalments.at(-1)).toMatchObject({ balanceFen: 0 })
    expect(loan.scheduleOrigin).toBe('origination')
  })

  it('dates what is not billed yet on from the bills, a month apart', async () => {
    const { instalments } = await get('JK000101')
    const dates = instalments.map(({ dueDate }) => dueDate)
    expect(dates).toEqual(dates.toSorted())
    for (const [i, date] of dates.slice(1).entries()) {
      const days = daysBetween(dates[i] as BusinessDate, date)
      expect(days).toBeGreaterThanOrEqual(27)
      expect(days).toBeLessThanOrEqual(34)
    }
  })

  it('costs a year what its flows say, both ways, and is held against the caps', async () => {
    const loan = await get('JK001901')
    expect(loan.cost.aprSimplePct).toMatch(/^13\.034224/)
    expect(loan.cost.aprCompoundPct).toMatch(/^13\.841785/)
    expect(loan.caps).toEqual([{ cap: 'financial-24', verdict: 'within', declaredPct: '13.03', limitPct: '24.00' }])
  })

  it('works the cost out where an older desk kept none', async () => {
    const kept = (await get('JK001901')).cost
    desk.room.store.sqliteWriter
      .prepare(
        'update loan set irr_per_term_pct = null, apr_simple_pct = null, apr_compound_pct = null, fee_rate = null',
      )
      .run()
    expect((await get('JK001901')).cost).toEqual(kept)
  })

  it('shows a loan in every state there is', async () => {
    const all = desk.room.store.sqlite.prepare('select id, status from loan').all() as { id: LoanId; status: string }[]
    const shown = new Map<string, Set<string>>()
    for (const { id, status } of all) {
      const loan = await owner.loans.get({ loanId: id })
      expect(loan.instalments.length).toBeGreaterThan(0)
      for (const { due, paid, waived } of loan.instalments)
        for (const part of ['principalFen', 'interestFen', 'feeFen', 'penaltyFen'] as const)
          expect(paid[part] + waived[part]).toBeLessThanOrEqual(due[part])
      shown.set(status, new Set([...(shown.get(status) ?? []), ...statuses(loan)]))
    }
    for (const status of shown.get('settled') ?? []) expect(['paid', 'paid_late']).toContain(status)
    expect(shown.get('written_off')).toContain('written_off')
    expect([...(shown.get('applied') ?? [])]).toEqual(['scheduled'])
  })

  it('ends an early settled loan with what settled it', async () => {
    const { instalments } = await get('JK002902')
    expect(instalments).toHaveLength(6)
    expect(instalments.at(-1)).toMatchObject({ no: 6, balanceFen: 0, status: 'paid', due: { principalFen: 597_791 } })
  })

  it('is not said to exist to another tenant', async () => {
    const stranger = await colleague(desk, 'elsewhere')
    const loanId = 'fx-JK000101' as LoanId
    expect(await refusalOf(stranger.loans.get({ loanId }))).toMatchObject({ code: 'NOT_FOUND', noun: 'loan' })
  })
})

describe('the penalty clock', () => {
  it('runs on what is overdue, from what is billed already', async () => {
    const before = await get('JK002001')
    clock.advance(10 * dayMs)
    const after = await get('JK002001')
    // One instalment of 854.31 is overdue at 21.6% × 1.5, for 15 days that no bill asks for yet.
    const of = (days: number) =>
      penaltyByDays({ baseFen: fen(85_431), annualRate: '21.6%', multiplier: '1.5', days, basis: 360 }).penaltyFen
    // The one before was paid late, and the bill of this one asked for its 罚息.
    expect(Math.abs(before.accruedPenaltyFen - of(15))).toBeLessThanOrEqual(1)
    expect(Math.abs(after.accruedPenaltyFen - of(25))).toBeLessThanOrEqual(1)
  })

  it('stops while it is paused, also from a day in the past, and runs again', async () => {
    const billed = await get('JK002001')
    clock.advance(10 * dayMs)
    const running = await get('JK002001')
    const paused = await owner.loans.pausePenalty(change(running, '2026-11-20'))
    expect(paused.accruedPenaltyFen).toBe(billed.accruedPenaltyFen)
    expect(paused.pauses).toEqual([{ from: '2026-11-20', reason: '客户住院，主管同意' }])
    expect(paused.rev).toBe(running.rev + 1)
    const resumed = await owner.loans.resumePenalty(change(paused, '2026-11-25'))
    expect(resumed.pauses).toEqual([{ from: '2026-11-20', to: '2026-11-25', reason: '客户住院，主管同意' }])
    expect(resumed.accruedPenaltyFen).toBeGreaterThan(paused.accruedPenaltyFen)
    expect(resumed.accruedPenaltyFen).toBeLessThan(running.accruedPenaltyFen)
    expect((await owner.audit.verify()).ok).toBe(true)
  })

  it('keeps a later pause when an earlier one is corrected, and names what was replaced', async () => {
    clock.advance(40 * dayMs)
    let loan = await get('JK002001')
    loan = await owner.loans.pausePenalty(change(loan, '2026-11-10'))
    loan = await owner.loans.resumePenalty(change(loan, '2026-11-25'))
    loan = await owner.loans.pausePenalty(change(loan, '2026-12-01'))
    const reason = '客户住院，主管同意'
    const corrected = await owner.loans.resumePenalty(change(loan, '2026-11-15'))
    expect(corrected.pauses).toEqual([
      { from: '2026-11-10', to: '2026-11-15', reason },
      { from: '2026-12-01', reason },
    ])
    expect(corrected.replaced).toEqual([{ from: '2026-11-10', to: '2026-11-25', reason }])
    const audited = desk.room.store.sqlite
      .prepare(`select changes from audit_event where action = 'loan.resume_penalty' order by seq desc limit 1`)
      .pluck()
      .get()
    expect(JSON.parse(String(audited))).toContainEqual({
      field: 'pauses',
      from: '2026-11-10..2026-11-25, 2026-12-01..',
      to: '2026-11-10..2026-11-15, 2026-12-01..',
    })
    const told = await owner.ledger.explain({ figure: { of: 'loan', loanId: loan.id, what: 'penalty' } })
    const paused = told.steps[0]?.inputs.filter(({ name }) => name.includes('paused'))
    expect(paused).toContainEqual({
      name: expect.stringMatching(/: paused 2026-11-10\.\.2026-11-15$/),
      value: `5 (${reason})`,
    })
  })

  it('is not paused twice, nor resumed while it runs, nor for a loan that is over', async () => {
    const loan = await get('JK002001')
    expect(await refusalOf(owner.loans.resumePenalty(change(loan, '2026-11-20')))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      noun: 'loan',
      from: 'penalty_running',
      allowed: ['penalty_paused'],
    })
    const paused = await owner.loans.pausePenalty(change(loan, '2026-11-20'))
    expect(await refusalOf(owner.loans.pausePenalty(change(paused, '2026-11-22')))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'penalty_paused',
    })
    const settled = await get('JK001601')
    expect(await refusalOf(owner.loans.pausePenalty(change(settled, '2026-11-20')))).toMatchObject({
      code: 'ILLEGAL_TRANSITION',
      from: 'settled',
    })
  })

  it('takes no day before the payout or in a far future, and no stale page', async () => {
    const loan = await get('JK002001')
    for (const day of ['2020-01-01', '2028-01-01'])
      expect(await refusalOf(owner.loans.pausePenalty(change(loan, day)))).toMatchObject({
        code: 'INVALID_INPUT',
        problems: [{ path: 'on', problem: 'out_of_range', allowed: expect.stringContaining('..') }],
      })
    await owner.loans.pausePenalty(change(loan, '2026-11-20'))
    expect(await refusalOf(owner.loans.resumePenalty(change(loan, '2026-11-21')))).toMatchObject({ code: 'CONFLICT' })
    const ticket = { ...change(await get('JK002001'), '2026-11-21'), ticketId: 'nobody' as never }
    expect(await refusalOf(owner.loans.resumePenalty(ticket))).toMatchObject({ code: 'NOT_FOUND', noun: 'ticket' })
  })

  it('acts once however often it is asked', async () => {
    const loan = await get('JK002001')
    const once = change(loan, '2026-11-20')
    expect(await owner.loans.pausePenalty(once)).toEqual(await owner.loans.pausePenalty(once))
    expect((await get('JK002001')).pauses).toHaveLength(1)
  })
})

it('a demo desk holds orders for about four loans in ten, each of its own customer', async () => {
  const sqlite = desk.room.store.sqlite
  const bad = sqlite
    .prepare(
      `select count(*) from loan l join purchase p on p.id = l.order_id
       where p.customer_id <> l.customer_id or p.loan_id <> l.id or p.financed_fen <> l.principal_fen`,
    )
    .pluck()
    .get()
  expect(bad).toBe(0)
  expect((await owner.orders.list({ customerId: 'fx-lin-xiaoman' as CustomerId, limit: 10 })).items).toHaveLength(1)
})
