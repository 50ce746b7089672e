import { addDays, type BusinessDate, daysBetween, DpdStage, dpdStage } from '@zuoxi/sdk'

/** Days past due on which a bill comes into each stage of lateness: 1 for M1, 31 for M2, and so on. */
const enteringDays: readonly number[] = DpdStage.options.slice(1).map((stage) => {
  let dpd = 1
  while (dpdStage(dpd) !== stage) dpd += 1
  return dpd
})

/** The due dates that bring a bill into a stage on a day, the oldest first. */
export function enteringOn(day: BusinessDate): BusinessDate[] {
  return enteringDays.map((dpd) => addDays(day, -dpd)).reverse()
}

/** The stages of a day, by due date. Dates compare as text, so a bill costs no calendar arithmetic. */
export function stageOn(day: BusinessDate): (dueDate: BusinessDate) => DpdStage {
  const dueBy = enteringOn(day)
  return (dueDate) => {
    const notYet = dueBy.findIndex((date) => dueDate <= date)
    return notYet < 0 ? 'current' : (DpdStage.options[dueBy.length - notYet] ?? 'current')
  }
}

/** A bill as a roll looks at it. */
export interface LookedAt {
  readonly id: string
  /** Nothing for a bill that is gone. */
  readonly dueDate: BusinessDate | null
  readonly owes: boolean
  /** The stage that the log last gave it; nothing when it was never late. */
  readonly logged: DpdStage | null
}

/** A line of the log: the stage a bill is in from a day on. `current` with 0 days ends what was before. */
export interface Logged {
  readonly billId: string
  readonly stage: DpdStage
  readonly dpd: number
}

/**
 * What the log has to be told of bills on a day: those that are in another stage than it says.
 *
 * @example
 * newsOn('2026-11-20' as BusinessDate)([{ id: 'b1', dueDate: '2026-11-19' as BusinessDate, owes: true, logged: null }])
 * // [{ billId: 'b1', stage: 'M1', dpd: 1 }]
 */
export function newsOn(day: BusinessDate): (bills: readonly LookedAt[]) => Logged[] {
  const stageOf = stageOn(day)
  const daysLate = new Map<BusinessDate, number>()
  const dpdOf = (dueDate: BusinessDate): number => {
    const dpd = daysLate.get(dueDate) ?? daysBetween(dueDate, day)
    daysLate.set(dueDate, dpd)
    return dpd
  }
  return (bills) =>
    bills.flatMap(({ id, dueDate, owes, logged }): Logged[] => {
      const late = owes && dueDate !== null && dueDate < day
      const stage = late ? stageOf(dueDate) : 'current'
      return stage === (logged ?? 'current') ? [] : [{ billId: id, stage, dpd: late ? dpdOf(dueDate) : 0 }]
    })
}
