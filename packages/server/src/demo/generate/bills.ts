import { type BillComponent, type BillState, type BusinessDate, type Fen, fen, sumFen, zeroFen } from '@zuoxi/sdk'
import type { Chance } from '@zuoxi/sdk/rehearsal'
import { type DueDates, monthsKept, shiftDays } from './due-dates.ts'
import type { InventedLoan } from './loan.ts'

export interface InventedLine {
  readonly component: BillComponent
  /** Which of the customer's loans; a fee may belong to none. */
  readonly loan: number | undefined
  readonly instalmentNo: number | undefined
  readonly amountFen: Fen
  readonly paidFen: Fen
}

export interface InventedBill {
  readonly issuedOn: BusinessDate
  readonly dueDate: BusinessDate
  readonly state: BillState
  readonly totalFen: Fen
  readonly paidFen: Fen
  readonly lines: readonly InventedLine[]
  /** When it was paid, if it was. */
  readonly paidOn: BusinessDate | undefined
}

/** How a customer pays: how many of the last bills are unpaid, and whether the oldest of them is paid in part. */
export interface Habit {
  readonly unpaid: number
  readonly partly: boolean
  readonly isLate: boolean
  readonly feeFen: Fen
}

/** Most pay; the share that is late, and how late, is about that of a decent book. */
export function inventHabit(chance: Chance): Habit {
  const draw = chance.below(1000)
  const unpaid = draw < 870 ? 0 : draw < 940 ? 1 : draw < 970 ? 2 : draw < 985 ? 3 : monthsKept
  return {
    unpaid,
    partly: chance.percent(20),
    isLate: chance.percent(7),
    feeFen: chance.percent(10) ? fen(990) : zeroFen,
  }
}

/** How many instalments of a loan this customer has paid. */
export function termsPaid(loan: InventedLoan, habit: Habit): number {
  return Math.max(0, loan.termsDue - habit.unpaid)
}

/** The bills of the last months and, once it is issued, of the next. A bill holds all loans' instalments of its month. */
export function inventBills(
  loans: readonly InventedLoan[],
  habit: Habit,
  dueDates: DueDates,
  today: BusinessDate,
): InventedBill[] {
  const bills: InventedBill[] = []
  for (let offset = 1 - monthsKept; offset <= 1; offset++) {
    const bill = inventBill(loans, habit, dueDates.at(offset), offset, today)
    if (bill && bill.issuedOn <= today) bills.push(bill)
  }
  return bills
}

function inventBill(
  loans: readonly InventedLoan[],
  habit: Habit,
  dueDate: BusinessDate,
  offset: number,
  today: BusinessDate,
): InventedBill | undefined {
  const owed = linesOf(loans, offset)
  if (owed.length === 0) return undefined
  const isUnpaid = offset > -habit.unpaid
  const isPartial = habit.partly && habit.unpaid > 0 && offset === 1 - habit.unpaid
  const all = [...extraLines(owed, habit, offset), ...owed]
  const lines = all.map((line) => ({ ...line, paidFen: isPaidLine(line) ? line.amountFen : zeroFen }))
  const paidOn = isUnpaid ? undefined : paidDate(dueDate, habit, today)
  return {
    issuedOn: shiftDays(dueDate, -10),
    dueDate,
    state: isPartial ? 'partial' : paidOn === undefined ? 'issued' : paidOn > dueDate ? 'paid_late' : 'paid',
    totalFen: sumFen(lines.map((line) => line.amountFen)),
    paidFen: sumFen(lines.map((line) => line.paidFen)),
    lines,
    paidOn,
  }

  function isPaidLine(line: InventedLine): boolean {
    return !isUnpaid || (isPartial && line.component !== 'principal')
  }
}

function paidDate(dueDate: BusinessDate, habit: Habit, today: BusinessDate): BusinessDate {
  const late = shiftDays(dueDate, 3)
  return habit.isLate && late <= today ? late : dueDate
}

/** Interest before principal for each loan, as money is applied. */
function linesOf(loans: readonly InventedLoan[], offset: number): InventedLine[] {
  return loans.flatMap((loan, i) => {
    const instalment = loan.payments[loan.termsDue + offset - 1]
    if (!instalment) return []
    const line = { loan: i, instalmentNo: instalment.no, paidFen: zeroFen }
    return [
      { ...line, component: 'interest' as const, amountFen: instalment.interestFen },
      { ...line, component: 'principal' as const, amountFen: instalment.principalFen },
    ].filter(({ amountFen }) => amountFen > 0)
  })
}

/** A monthly fee some agreed to, and a penalty for the bill before where it is unpaid. */
function extraLines(owed: readonly InventedLine[], habit: Habit, offset: number): InventedLine[] {
  const line = { loan: undefined, instalmentNo: undefined, paidFen: zeroFen }
  const principal = sumFen(owed.filter(({ component }) => component === 'principal').map(({ amountFen }) => amountFen))
  const isAfterUnpaid = offset > 1 - habit.unpaid && habit.unpaid > 0
  const penaltyFen = isAfterUnpaid ? fen(Math.floor((principal * 15) / 1000)) : zeroFen
  return [
    { ...line, component: 'fee' as const, amountFen: habit.feeFen },
    { ...line, component: 'penalty' as const, amountFen: penaltyFen },
  ].filter(({ amountFen }) => amountFen > 0)
}
