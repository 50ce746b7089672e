import {
  addDays,
  type Arrangement,
  type ArrangementAsk,
  type BusinessDate,
  businessDateOf,
  type CustomerId,
  type Failure,
  failureOf,
  fen,
  instantOf,
  type LoanId,
  type RepaymentDetail,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import type { SteppedClock } from '../support/desk.ts'
import type { Below } from './random.ts'

const dayMs = 86_400_000
const reason = '银行退回'
const expected: ReadonlySet<Failure['code']> = new Set([
  'ILLEGAL_TRANSITION',
  'CONFLICT',
  'INVALID_INPUT',
  'DUPLICATE',
  'ARRANGEMENT_IMPOSSIBLE',
  'QUOTE_OUTDATED',
  'NOT_FOUND',
])

interface Keyed {
  readonly idempotencyKey: never
}

interface Change extends Keyed {
  readonly repaymentId: RepaymentDetail['id']
  readonly expectedRev: number
}

export interface DemoPeople {
  readonly agent: Desk
  readonly owner: Desk
  readonly clock: SteppedClock
  readonly customers: readonly CustomerId[]
  readonly loans: readonly { readonly id: LoanId; readonly customerId: CustomerId }[]
}

/**
 * The demo desk living through random days by the verbs that people and programs use: files bring bills, money comes
 * and is matched, taken back or sent back, arrangements are quoted, confirmed, approved, kept and broken, penalties
 * pause, and days are rolled, some of them late.
 */
export class DemoLife {
  readonly #people: DemoPeople
  readonly #below: Below
  readonly #money: RepaymentDetail[] = []
  readonly #arrangements: Arrangement[] = []
  readonly #paused: LoanId[] = []
  #files = 0
  #keys = 0
  /** How often each step was taken, and how often it was refused. */
  readonly taken: Record<string, number> = {}

  constructor(people: DemoPeople, below: Below) {
    this.#people = people
    this.#below = below
  }

  async day(): Promise<void> {
    this.#people.clock.advance(dayMs)
    const [name, step] = this.#pick(this.#steps)
    try {
      await step()
      this.#count(name)
    } catch (error) {
      const failure = failureOf(error)
      if (!failure || !expected.has(failure.code)) throw new Error(`${name} failed`, { cause: error })
      this.#count(`${name} ${failure.code}`)
    }
  }

  readonly #steps: readonly (readonly [string, () => Promise<unknown>])[] = [
    ['file', () => this.#file()],
    ['file', () => this.#file()],
    ['record', () => this.#record()],
    ['record', () => this.#record()],
    ['record', () => this.#record()],
    ['repeat', () => this.#repeat()],
    ['match', () => this.#match()],
    ['unmatch', () => this.#unmatch()],
    ['reverse', () => this.#reverse()],
    ['refund', () => this.#refund()],
    ['apply', () => this.#apply()],
    ['apply', () => this.#apply()],
    ['quote', () => this.#quote()],
    ['arrange', () => this.#arrange()],
    ['arrange', () => this.#arrange()],
    ['settle', () => this.#settle()],
    ['waive', () => this.#waive()],
    ['withdraw', () => this.#withdraw()],
    ['pause', () => this.#penalty('pausePenalty')],
    ['resume', () => this.#penalty('resumePenalty')],
    ['roll', () => this.#people.owner.ledger.roll(this.#key())],
  ]

  get #today(): BusinessDate {
    return businessDateOf(instantOf(this.#people.clock.nowMs()))
  }

  /** A month's file: a customer of the file, a bill of theirs, now and then one that was paid elsewhere. */
  #file() {
    const { owner } = this.#people
    const rows = (fields: Record<string, string>) => [{ line: 2, fields }]
    const no = this.#below(8)
    const customer = { external_id: `F-${no}`, name: '张伟', phone: `1640000000${no}` }
    const bill = {
      external_id: `F-${no}-${this.#below(3) === 0 ? this.#below(Math.max(1, this.#files)) : (this.#files += 1)}`,
      customer_external_id: customer.external_id,
      issued_on: addDays(this.#today, -20),
      due_date: addDays(this.#today, this.#below(60) - 20),
      principal: String(1 + this.#below(2_000)),
      interest: String(this.#below(50)),
      fee: String(this.#below(10)),
      paid: this.#below(3) === 0 ? '1' : '0',
    }
    return owner.intake
      .rows({ ...this.#key(), noun: 'customers', rows: rows(customer) })
      .then(() => owner.intake.rows({ ...this.#key(), noun: 'bills', rows: rows(bill) }))
  }

  async #record(customerId: CustomerId | undefined = this.#payer(), amount = this.#amount()): Promise<void> {
    const key = this.#key()
    const booked = {
      externalTxnId: key.idempotencyKey,
      amountFen: fen(amount),
      channel: '主动还款',
      valueDate: this.#today,
    }
    this.#money.push(await this.#people.owner.repayments.record({ ...key, ...booked, customerId }))
  }

  async #repeat(): Promise<void> {
    const { externalTxnId = 'none' } = this.#some(this.#money) ?? {}
    const booked = { externalTxnId, amountFen: fen(1), channel: '主动还款', valueDate: this.#today }
    await this.#people.owner.repayments.record({ ...this.#key(), ...booked })
  }

  async #match(): Promise<void> {
    const unmatched = this.#some(this.#money.filter(({ matched, status }) => !matched && status === 'succeeded'))
    await this.#change(unmatched, (change) =>
      this.#people.owner.repayments.match({ ...change, customerId: this.#pick(this.#people.customers) }),
    )
  }

  async #unmatch(): Promise<void> {
    await this.#change(this.#some(this.#money.slice(-30)), (change) =>
      this.#people.owner.repayments.unmatch({ ...change, reason }),
    )
  }

  async #reverse(): Promise<void> {
    await this.#change(this.#some(this.#money.slice(-30)), (change) =>
      this.#people.owner.repayments.reverse({ ...change, reason }),
    )
  }

  async #refund(): Promise<void> {
    const what = this.#below(2) ? 'everything' : 'unapplied'
    await this.#change(this.#some(this.#money.slice(-30)), (change) =>
      this.#people.owner.repayments.refund({ ...change, what, reason }),
    )
  }

  async #apply(): Promise<void> {
    const credit = this.#some(this.#money.filter(({ matched, unappliedFen }) => matched && unappliedFen > 0))
    await this.#change(credit, (change) => this.#people.owner.repayments.applyCredit(change))
  }

  async #change(money: RepaymentDetail | undefined, make: (change: Change) => Promise<RepaymentDetail>): Promise<void> {
    if (!money) return
    // Now and then by somebody who saw an older state.
    const expectedRev = this.#below(10) === 0 ? Math.max(0, money.rev - 1) : money.rev
    const changed = await make({ ...this.#key(), repaymentId: money.id, expectedRev })
    this.#money[this.#money.indexOf(money)] = changed
  }

  async #quote(ask: ArrangementAsk = this.#ask()): Promise<Arrangement> {
    const { id: loanId, customerId } = this.#pick(this.#people.loans)
    const quoted = await this.#people.agent.arrangements.quote({ ...this.#key(), customerId, loanId, ask })
    this.#arrangements.push(quoted)
    return quoted
  }

  async #agree(quoted: Arrangement): Promise<Arrangement> {
    const { agent, owner } = this.#people
    const evidence = '电话 10:02 客户本人同意'
    const { id: arrangementId, rev } = await agent.arrangements.confirm({
      ...this.#key(),
      arrangementId: quoted.id,
      expectedRev: quoted.rev,
      evidence,
    })
    const decision = this.#below(8) === 0 ? ('reject' as const) : ('approve' as const)
    return owner.arrangements.decide({ ...this.#key(), arrangementId, expectedRev: rev, decision, reason: '材料齐全' })
  }

  async #arrange(): Promise<void> {
    const days = { kind: 'defer', days: 1 + this.#below(60) } as const
    const terms = 1 + this.#below(12)
    const asks = [days, { kind: 'extend', terms }, { kind: 'restructure', terms }, { kind: 're_age' }] as const
    await this.#agree(await this.#quote(this.#pick(asks)))
  }

  /** A settlement, and its money: in time, short of it, or days too late. */
  async #settle(): Promise<void> {
    const agreed = await this.#agree(await this.#quote({ kind: 'settle_early' }))
    const { state, customerId, quote } = agreed
    if (state !== 'effective' || quote.payFen === undefined) return
    if (this.#below(4) === 0) this.#people.clock.advance(5 * dayMs)
    await this.#record(customerId, Math.max(1, quote.payFen - (this.#below(4) === 0 ? 1 : 0)))
  }

  async #waive(): Promise<void> {
    const upToFen = fen(1 + this.#below(5_000))
    await this.#agree(await this.#quote({ kind: 'waiver', components: ['fee', 'penalty', 'interest'], upToFen }))
  }

  async #withdraw(): Promise<void> {
    const quoted = this.#arrangements.filter(({ state }) => state === 'quoted')
    const at = this.#some(this.#below(2) ? quoted.slice(-3) : this.#arrangements.slice(-10))
    if (!at) return
    const { id: arrangementId, rev: expectedRev } = at
    await this.#people.agent.arrangements.withdraw({ ...this.#key(), arrangementId, expectedRev, reason: '按客户要求' })
  }

  async #penalty(verb: 'pausePenalty' | 'resumePenalty'): Promise<void> {
    const { owner } = this.#people
    const again = verb === 'resumePenalty' && this.#below(4) > 0 ? this.#some(this.#paused) : undefined
    const loanId = again ?? this.#pick(this.#people.loans).id
    const { rev: expectedRev } = await owner.loans.get({ loanId })
    const on = verb === 'pausePenalty' ? addDays(this.#today, -this.#below(20)) : this.#today
    await owner.loans[verb]({ ...this.#key(), loanId, expectedRev, on, reason: '受灾' })
    if (verb === 'pausePenalty') this.#paused.push(loanId)
  }

  #ask(): ArrangementAsk {
    return this.#pick([{ kind: 'settle_early' }, { kind: 're_age' }, { kind: 'defer', days: 30 }] as const)
  }

  #payer(): CustomerId | undefined {
    return this.#below(4) === 0 ? undefined : this.#pick(this.#people.customers)
  }

  #amount(): number {
    return 1 + this.#below(this.#below(3) === 0 ? 500 : 300_000)
  }

  #key(): Keyed {
    return { idempotencyKey: `life-key-${(this.#keys += 1)}` as never }
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item
  }

  #some<Item>(items: readonly Item[]): Item | undefined {
    return items.length === 0 ? undefined : this.#pick(items)
  }

  #count(step: string): void {
    this.taken[step] = (this.taken[step] ?? 0) + 1
  }
}
