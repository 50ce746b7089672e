import { type Fen, fen } from '../model/index.ts'
import { checkAmount, refuseField } from './limits.ts'

/** What a 分 of a repayment can go to. */
export const components = ['fee', 'penalty', 'interest', 'principal'] as const
export type Component = (typeof components)[number]

/** Something owed: by which instalment (any id), for which component. Oldest first. */
export interface Due {
  readonly of: string
  readonly component: Component
  readonly amountFen: Fen
}

/** A dated allocation policy: contract data, kept by version. */
export interface AllocationPolicy {
  readonly id: string
  readonly order: readonly Component[]
  /** `component`: all fees of all instalments first; `instalment`: the oldest instalment in full first. */
  readonly across: 'component' | 'instalment'
  readonly origin: string
}

/** Orders that law and custom name; a contract may bring its own. */
export const allocationPolicies = [
  {
    id: 'oldest-bill-fees-first@1',
    order: ['fee', 'penalty', 'interest', 'principal'],
    across: 'instalment',
    origin: '民法典 560–561: 先到期的债务先抵充，每笔按 实现债权的费用 → 利息 → 主债务',
  },
  {
    id: 'fees-first',
    order: ['fee', 'penalty', 'interest', 'principal'],
    across: 'component',
    origin: '民法典 561: 实现债权的费用 → 利息 → 主债务',
  },
  {
    id: 'principal-first',
    order: ['principal', 'fee', 'penalty', 'interest'],
    across: 'component',
    origin: '信用卡业务监督管理办法 57: 逾期 91 天以上',
  },
] as const satisfies readonly AllocationPolicy[]

/** How the desk applies money unless a contract says otherwise. A changed rule gets a new id: entries keep theirs. */
export const deskAllocationPolicy: AllocationPolicy = allocationPolicies[0]

export interface Allocated {
  readonly of: string
  readonly component: Component
  readonly amountFen: Fen
  /** Still owed after this repayment. */
  readonly remainingFen: Fen
}

export interface Allocation {
  /** One line for each due, in the order money was offered to them. */
  readonly lines: readonly Allocated[]
  /** What no due took: an overpayment. */
  readonly unappliedFen: Fen
}

/**
 * Where every 分 of a repayment goes: to the first due in the order until it is paid, then to the next. Lines and rest
 * add up to the payment exactly. Refuses a due whose component the order does not name, rather than forget it.
 *
 * @example
 * allocate(fen(500), [{ of: '1', component: 'principal', amountFen: fen(900) }, { of: '1', component: 'fee', amountFen: fen(20) }], { order: ['fee', 'principal'], across: 'component' }).lines.map((line) => line.amountFen) // [fen(20), fen(480)]
 */
export function allocate(
  payFen: Fen,
  dues: readonly Due[],
  { order, across }: Pick<AllocationPolicy, 'order' | 'across'>,
): Allocation {
  checkAmount('pay', payFen)
  if (new Set(order).size !== order.length) throw refuseField('order', 'repeated', components.join(','))
  for (const due of dues) {
    checkAmount('due', due.amountFen, 0)
    if (!order.includes(due.component)) throw refuseField('order', 'not_in_order', due.component)
  }
  let left: number = payFen
  const lines = ranked(dues, order, across).map(({ of, component, amountFen }): Allocated => {
    const taken = Math.min(left, amountFen)
    left -= taken
    return { of, component, amountFen: fen(taken), remainingFen: fen(amountFen - taken) }
  })
  return { lines, unappliedFen: fen(left) }
}

function ranked(dues: readonly Due[], order: readonly Component[], across: AllocationPolicy['across']): readonly Due[] {
  const ages = new Map<string, number>()
  for (const { of } of dues) if (!ages.has(of)) ages.set(of, ages.size)
  const age = ({ of }: Due) => ages.get(of) ?? 0
  const rank = ({ component }: Due) => order.indexOf(component)
  // A stable sort: what ranks the same stays in the order it was given.
  return dues.toSorted((a, b) =>
    across === 'component' ? rank(a) - rank(b) || age(a) - age(b) : age(a) - age(b) || rank(a) - rank(b),
  )
}
