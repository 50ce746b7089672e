import assert from 'node:assert/strict'
import {
  addDays,
  type ArrangementAsk,
  type BillId,
  type BusinessDate,
  components,
  daysBetween,
  dpdStage,
  failureOf,
  type Fen,
  fen,
  type LoanStanding,
  newPlan,
  type OpenLine,
  originalPlan,
  type PlannedInstalment,
  quoteArrangement,
  termsOf,
} from '@zuoxi/sdk'
import { applyMoney } from '../../src/rules/apply-money.ts'
import { type LinePart, settlementOf } from '../../src/rules/arrangement-settlement.ts'
import { stageOn } from '../../src/rules/delinquency.ts'
import type { Below } from './random.ts'

interface Line extends OpenLine {
  readonly amountFen: Fen
}

interface Entry {
  readonly line: Line
  readonly kind: 'charge' | 'allocation' | 'waiver' | 'rescheduled' | 'reversal'
  readonly amountFen: number
  readonly repayment?: number
  readonly reverses?: Entry
}

interface Money {
  readonly amountFen: Fen
  unappliedFen: number
  reversed: boolean
}

const terms = termsOf('house@1')
const methods = ['equal_instalment', 'equal_principal', 'interest_only', 'flat_fee'] as const
const firstDay = '2026-01-10' as BusinessDate
/** Histories share their due dates; a date is added to once. */
const dates: BusinessDate[] = Array.from({ length: 1_500 }, (_, days) => addDays(firstDay, days))

/**
 * One loan on paper: entries alone, and beside them what a desk would show, kept up step by step. Every decision is
 * taken by the functions that the desk takes it by; no store, no clock.
 */
export class PaperBook {
  readonly #below: Below
  readonly #principalFen: Fen
  readonly #method: (typeof methods)[number]
  readonly #firstDueOn: BusinessDate
  readonly #entries: Entry[] = []
  readonly #lines: Line[] = []
  readonly #money: Money[] = []
  readonly #billed = new Set<number>()
  /** What is owed by due date, as the triggers keep it. */
  readonly #summary = new Map<BusinessDate, number>()
  #plan: readonly PlannedInstalment[]
  #outstandingFen: number
  #day = 0
  #settled = false
  readonly taken: Record<string, number> = {}

  constructor(below: Below) {
    this.#below = below
    this.#principalFen = fen(10_000 + below(2_000_000))
    this.#method = methods[below(4)] ?? 'flat_fee'
    this.#firstDueOn = dates[10 + below(20)] ?? firstDay
    this.#outstandingFen = this.#principalFen
    this.#plan = originalPlan(
      {
        principalFen: this.#principalFen,
        method: this.#method,
        annualRate: '14.4%',
        feeRate: '0.6%',
        terms: 1 + below(6),
        firstDueOn: this.#firstDueOn,
      },
      terms,
    )
    const inPlan = this.#plan.reduce((total, { principalFen }) => total + principalFen, 0)
    assert.equal(inPlan, this.#principalFen, 'principal sums to the amount')
  }

  live(steps: number): void {
    for (let i = 0; i < steps; i++) this.#step()
    this.#proveAll()
  }

  #step(): void {
    const pick = this.#below(40)
    if (pick < 12) this.#wait()
    else if (pick < 28) this.#pay()
    else if (pick < 32) this.#reverse()
    else if (pick < 35) this.#reverseAndRepeat()
    else if (pick < 38) this.#waive()
    else if (pick < 39) this.#reschedule()
    else this.#settle()
  }

  /** Days go by, and what falls due soon is billed. */
  #wait(): void {
    this.#count('wait')
    this.#day = Math.min(dates.length - 1, this.#day + 1 + this.#below(45))
    for (const instalment of this.#plan)
      if (!this.#settled && !this.#billed.has(instalment.no) && instalment.dueDate <= addDays(this.#today, 10))
        this.#bill(instalment)
  }

  #bill(instalment: PlannedInstalment): void {
    this.#billed.add(instalment.no)
    const billId = `b${instalment.no}` as BillId
    let lineNo = 0
    for (const component of components) {
      const amountFen = fen(instalment[`${component}Fen`])
      if (amountFen > 0)
        this.#charge(
          { billId, instalmentNo: instalment.no, component, amountFen, lineNo: (lineNo += 1) },
          instalment.dueDate,
        )
    }
  }

  #charge(line: Omit<Line, 'dueDate' | 'outstandingFen'>, dueDate: BusinessDate): Line {
    const charged = { ...line, dueDate, outstandingFen: fen(0) }
    this.#lines.push(charged)
    this.#post({ line: charged, kind: 'charge', amountFen: line.amountFen })
    return charged
  }

  #pay(amount = 1 + this.#below(this.#below(3) === 0 ? 3_000_000 : 60_000)): void {
    this.#count('pay')
    const money: Money = { amountFen: fen(amount), unappliedFen: amount, reversed: false }
    const repayment = this.#money.push(money) - 1
    const lines = this.#open().map(({ outstandingFen, ...line }) => ({
      ...line,
      owedFen: outstandingFen,
      termsVersion: 'house@1',
    }))
    const { moves, unappliedFen } = applyMoney(money.amountFen, lines)
    const applied = sum(moves)
    assert.equal(applied + unappliedFen, amount, 'an allocation conserves every 分')
    for (const { billId, lineNo, amountFen } of moves)
      this.#post({ line: this.#line(billId, lineNo), kind: 'allocation', amountFen: -amountFen, repayment })
    money.unappliedFen = unappliedFen
    this.#paidLast = repayment
  }

  #reverse(at = this.#below(Math.max(1, this.#money.length))): boolean {
    const money = this.#money[at]
    if (!money || money.reversed || this.#settled) return false
    this.#count('reverse')
    for (const entry of this.#standing().filter(({ kind, repayment }) => kind === 'allocation' && repayment === at))
      this.#post({ line: entry.line, kind: 'reversal', amountFen: -entry.amountFen, repayment: at, reverses: entry })
    money.reversed = true
    money.unappliedFen = 0
    return true
  }

  #reverseAndRepeat(): void {
    const last = this.#money.length - 1
    const before = this.#shown()
    // Money that was followed by a bill or an arrangement may find other lines now.
    const nothingSince = this.#paidLast === last
    if (!this.#reverse(last)) return
    this.#pay(this.#money[last]?.amountFen ?? 0)
    if (!nothingSince) return
    this.#count('repeat')
    assert.equal(this.#shown(), before, 'reversal then repeat is the identity')
  }

  #waive(): void {
    const ask: ArrangementAsk = {
      kind: 'waiver',
      components: ['fee', 'penalty', 'interest'],
      upToFen: fen(1 + this.#below(3_000)),
    }
    const quote = this.#quote(ask)
    if (!quote) return
    this.#count('waive')
    this.#clear(quote.lines, 'waiver')
  }

  #reschedule(): void {
    const kinds: readonly ArrangementAsk[] = [
      { kind: 'defer', days: 1 + this.#below(60) },
      { kind: 'extend', terms: 1 + this.#below(6) },
      { kind: 'restructure', terms: 1 + this.#below(12) },
      { kind: 're_age' },
    ]
    const quote = this.#quote(kinds[this.#below(4)] ?? { kind: 're_age' })
    if (!quote) return
    this.#count('reschedule')
    this.#clear(quote.lines, 'rescheduled')
    this.#plan = newPlan(quote)
    this.#proveSchedule()
  }

  /** A quote, and then money: enough and in time, or not. */
  #settle(): void {
    const quote = this.#quote({ kind: 'settle_early' })
    if (!quote?.payFen) return
    if (this.#below(2) === 0) return this.#pay(Math.max(1, quote.payFen - 1))
    const settlement = settlementOf(quote, {
      open: this.#open(),
      outstandingFen: fen(this.#outstandingFen),
      paidFen: () => 0,
    })
    assert(settlement, 'a quote that nothing changed still fits')
    this.#count('settle')
    const repayment = this.#money.push({ amountFen: quote.payFen, unappliedFen: 0, reversed: false }) - 1
    const parts = [
      ...settlement.pay,
      ...settlement.bill.map(({ component, amountFen }, i) => {
        const billId = 'settlement' as BillId
        return {
          ...this.#charge({ billId, lineNo: i + 1, instalmentNo: undefined, component, amountFen }, this.#today),
          amountFen,
        }
      }),
    ]
    for (const { billId, lineNo, amountFen } of parts)
      this.#post({ line: this.#line(billId, lineNo), kind: 'allocation', amountFen: -amountFen, repayment })
    this.#clear(settlement.forgive, 'waiver')
    this.#settled = true
    assert.equal(sum(parts), quote.payFen, 'a settlement takes what it quoted')
    assert.deepEqual([this.#open(), this.#outstandingFen], [[], 0], 'a quote paid in time leaves nothing')
  }

  #quote(ask: ArrangementAsk) {
    if (this.#settled) return undefined
    try {
      return quoteArrangement(this.#standingLoan(), ask, terms)
    } catch (error) {
      if (failureOf(error)?.code !== 'ARRANGEMENT_IMPOSSIBLE') throw error
      this.#count(`${ask.kind} refused`)
      return undefined
    }
  }

  #standingLoan(): LoanStanding {
    return {
      asOf: this.#today,
      principalFen: this.#principalFen,
      disbursedOn: firstDay,
      method: this.#method,
      annualRate: this.#method === 'flat_fee' ? '0%' : '14.4%',
      feeRate: this.#method === 'flat_fee' ? '0.6%' : undefined,
      firstDueOn: this.#firstDueOn,
      outstandingFen: fen(this.#outstandingFen),
      plan: this.#plan,
      billed: this.#billed,
      open: this.#open(),
      accruedPenaltyFen: fen(0),
      penaltyOn: () => fen(0),
    }
  }

  #clear(lines: readonly Pick<LinePart, 'billId' | 'lineNo' | 'amountFen'>[], kind: 'waiver' | 'rescheduled'): void {
    for (const { billId, lineNo, amountFen } of lines)
      this.#post({ line: this.#line(billId, lineNo), kind, amountFen: -amountFen })
  }

  /** Append an entry, and bring what is shown up to it. */
  #post(entry: Entry): void {
    this.#entries.push(entry)
    this.#paidLast = -1
    const { line, amountFen } = entry
    const kind = entry.reverses?.kind ?? entry.kind
    if (line.component === 'principal' && (kind === 'allocation' || kind === 'waiver'))
      this.#outstandingFen += amountFen
    const owed = (this.#summary.get(line.dueDate) ?? 0) + amountFen
    if (owed === 0) this.#summary.delete(line.dueDate)
    else this.#summary.set(line.dueDate, owed)
    const at = this.#lines.indexOf(line)
    this.#owed[at] = (this.#owed[at] ?? 0) + amountFen
  }

  /** What each line owes, by its place. */
  readonly #owed: number[] = []
  /** The repayment that was the last thing to happen. */
  #paidLast = -1

  #proveAll(): void {
    const byEntries = new Map<Line, number>()
    for (const { line, amountFen } of this.#entries) byEntries.set(line, (byEntries.get(line) ?? 0) + amountFen)
    this.#lines.forEach((line, at) => {
      assert.equal(byEntries.get(line), this.#owed[at], 'entries sum to the balance')
      assert(
        (this.#owed[at] ?? 0) >= 0 && (this.#owed[at] ?? 0) <= line.amountFen,
        'a line owes between nothing and all',
      )
    })
    this.#money.forEach((money, at) => {
      const held = -sum(this.#entries.filter(({ repayment }) => repayment === at))
      assert.equal(
        held + money.unappliedFen,
        money.reversed ? 0 : money.amountFen,
        'every 分 of a repayment is somewhere',
      )
    })
    if (!this.#settled) this.#proveSchedule()
    this.#proveBuckets()
  }

  /** What the schedule has not billed, and what bills still ask for, is all that is owed. */
  #proveSchedule(): void {
    const unbilled = this.#plan
      .filter(({ no }) => !this.#billed.has(no))
      .reduce((total, each) => total + each.principalFen, 0)
    const open = this.#open()
      .filter(({ component }) => component === 'principal')
      .reduce((total, each) => total + each.outstandingFen, 0)
    assert.equal(unbilled + open, this.#outstandingFen, 'the schedule and the bills ask for what is owed')
  }

  /** Stages from the summary by due date are those of a scan of the lines. */
  #proveBuckets(): void {
    const stageOf = stageOn(this.#today)
    const [kept, scanned] = [new Map<string, number>(), new Map<string, number>()]
    const add = (sums: Map<string, number>, stage: string, amount: number) =>
      sums.set(stage, (sums.get(stage) ?? 0) + amount)
    for (const [dueDate, amount] of this.#summary) add(kept, stageOf(dueDate), amount)
    for (const { dueDate, outstandingFen } of this.#open())
      add(scanned, dpdStage(daysBetween(dueDate, this.#today)), outstandingFen)
    assert.deepEqual(kept, scanned, 'the summary equals the scan')
  }

  /** Open lines, the oldest due first. */
  #open(): OpenLine[] {
    return this.#lines
      .map((line, at) => ({ ...line, outstandingFen: fen(this.#owed[at] ?? 0) }))
      .filter(({ outstandingFen }) => outstandingFen > 0)
      .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : a.dueDate > b.dueDate ? 1 : 0))
  }

  #standing(): Entry[] {
    const reversed = new Set(this.#entries.flatMap(({ reverses }) => reverses ?? []))
    return this.#entries.filter((entry) => entry.kind !== 'reversal' && !reversed.has(entry))
  }

  #line(billId: string, lineNo: number): Line {
    const line = this.#lines.find((each) => each.billId === billId && each.lineNo === lineNo)
    assert(line)
    return line
  }

  #shown(): string {
    const credit = this.#money.reduce((total, { unappliedFen }) => total + unappliedFen, 0)
    return JSON.stringify([
      this.#owed,
      this.#outstandingFen,
      [...this.#summary].toSorted(([a], [b]) => (a < b ? -1 : 1)),
      credit,
    ])
  }

  get #today(): BusinessDate {
    return dates[this.#day] ?? firstDay
  }

  #count(step: string): void {
    this.taken[step] = (this.taken[step] ?? 0) + 1
  }
}

function sum(parts: readonly { readonly amountFen: number }[]): number {
  return parts.reduce((total, { amountFen }) => total + amountFen, 0)
}
