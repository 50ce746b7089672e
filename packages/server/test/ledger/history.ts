import { type BillId, type CustomerId, failureOf, type Failure, type RepaymentDetail } from '@zuoxi/sdk'
import type { Books } from './books.ts'
import type { Below } from './random.ts'

const expected: ReadonlySet<Failure['code']> = new Set(['ILLEGAL_TRANSITION', 'CONFLICT', 'INVALID_INPUT', 'DUPLICATE'])

/**
 * A desk that lives through random days of money: bills fall due, money comes with and without a name, twice, too
 * much and too little, is matched, reversed and refunded, also by those who saw an older state.
 */
export class History {
  readonly #books: Books
  readonly #below: Below
  readonly #payers: CustomerId[] = []
  readonly #bills: { readonly id: BillId; readonly payer: CustomerId }[] = []
  readonly money: RepaymentDetail[] = []
  /** How often each step was taken, and how often it was refused. */
  readonly taken: Record<string, number> = {}
  readonly #txns: string[] = []

  constructor(books: Books, below: Below) {
    this.#books = books
    this.#below = below
  }

  async begin(payers: number): Promise<void> {
    for (let i = 0; i < payers; i++) this.#payers.push(await this.#books.addPayer(`p${i}`))
  }

  async day(): Promise<void> {
    this.#books.clock.advance(86_400_000)
    const steps = this.#below(6) === 0 ? 3 : 1
    for (let i = 0; i < steps; i++) await this.#step()
  }

  async #step(): Promise<void> {
    const [name, step] = this.#pick(this.#steps)
    try {
      await step()
      this.#count(name)
    } catch (error) {
      const failure = failureOf(error)
      if (!failure || !expected.has(failure.code)) throw error
      this.#count(`${name} ${failure.code}`)
    }
  }

  readonly #steps: readonly (readonly [string, () => Promise<void>])[] = [
    ['bill', () => this.#bill()],
    ['record', () => this.#record()],
    ['record', () => this.#record()],
    ['record', () => this.#record()],
    ['repeat', () => this.#repeat()],
    ['match', () => this.#match()],
    ['unmatch', () => this.#unmatch()],
    ['reverse', () => this.#reverse()],
    ['refund', () => this.#refund()],
  ]

  get #today(): string {
    return new Date(this.#books.clock.nowMs()).toISOString().slice(0, 10)
  }

  #bill(): Promise<void> {
    const payer = this.#pick(this.#payers)
    const amounts = Array.from({ length: 1 + this.#below(4) }, () => 1 + this.#below(90_000))
    const id = `b${this.#bills.length}`
    this.#bills.push({ id: this.#books.addBill(payer, id, this.#today, amounts), payer })
    return Promise.resolve()
  }

  async #record(): Promise<void> {
    const payer = this.#below(3) === 0 ? undefined : this.#pick(this.#payers)
    const money = await this.#books.record(payer, 1 + this.#below(this.#below(2) ? 500 : 200_000), this.#today)
    this.money.push(money)
    this.#txns.push(money.externalTxnId ?? '')
  }

  /** The gateway tells of the same money again, under a key of its own. */
  async #repeat(): Promise<void> {
    if (this.#txns.length === 0) return
    await this.#books.owner.repayments.record({
      idempotencyKey: `repeat-${this.#books.clock.nowMs()}` as never,
      externalTxnId: this.#pick(this.#txns),
      amountFen: 1 as never,
      channel: '主动还款',
      valueDate: this.#today as never,
    })
  }

  async #match(): Promise<void> {
    await this.#change(async (change) => {
      const bill = this.#below(3) === 0 ? this.#pick(this.#bills) : undefined
      const { reason: _, ...match } = change
      const customerId = bill?.payer ?? this.#pick(this.#payers)
      return this.#books.owner.repayments.match({ ...match, customerId, billId: bill?.id })
    })
  }

  async #unmatch(): Promise<void> {
    await this.#change((change) => this.#books.owner.repayments.unmatch(change))
  }

  async #reverse(): Promise<void> {
    await this.#change((change) => this.#books.owner.repayments.reverse(change))
  }

  async #refund(): Promise<void> {
    const what = this.#below(2) ? 'everything' : 'unapplied'
    await this.#change((change) => this.#books.owner.repayments.refund({ ...change, what }))
  }

  async #change(make: (change: ReturnType<Books['change']>) => Promise<unknown>): Promise<void> {
    if (this.money.length === 0 || this.#bills.length === 0) return
    const at = this.#below(this.money.length)
    const money = this.money[at]
    if (!money) return
    const change = this.#books.change(money)
    // Now and then by somebody who saw an older state.
    if (this.#below(10) === 0) change.expectedRev = Math.max(0, money.rev - 1)
    this.money[at] = (await make(change)) as RepaymentDetail
  }

  #pick<Item>(items: readonly Item[]): Item {
    return items[this.#below(items.length)] as Item
  }

  #count(step: string): void {
    this.taken[step] = (this.taken[step] ?? 0) + 1
  }
}
