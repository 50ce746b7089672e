import {
  businessDateOf,
  type ConversationId,
  type DeskClient,
  failureOf,
  type Fen,
  type IdempotencyKey,
  instantOf,
} from '@zuoxi/sdk'
import type { SeededChance } from '@zuoxi/sdk/rehearsal'
import type { Part } from './parts.ts'
import type { Texts } from './texts.ts'
import type { VirtualTime } from './virtual-time.ts'

export interface OtherOptions {
  readonly name: string
  readonly time: VirtualTime
  readonly chance: SeededChance
  readonly desk: () => Promise<DeskClient>
  readonly trace: (what: string) => void
}

/** Asks until there is an answer, always under the same key: a machine that delivers does not give up. */
async function untilAnswered<Answer>(
  { time, desk, isOver }: Pick<OtherOptions, 'time' | 'desk'> & { readonly isOver: () => boolean },
  ask: (desk: DeskClient) => Promise<Answer>,
): Promise<Answer | string> {
  for (;;) {
    try {
      return await ask(await desk())
    } catch (error) {
      const code = failureOf(error)?.code
      // A full disk is an accident to the desk, and no answer to us.
      if (code !== 'UNREACHABLE' && code !== 'FAULT') return code ?? String(error)
    }
    if (isOver()) return 'over'
    await new Promise<void>((resolve) => void time.after(1_500, resolve))
  }
}

/** A customer who writes what their part says, one line after the other, and begins anew when it is over. */
export class SimulatedCustomer {
  readonly #with: OtherOptions & { readonly part: Part; readonly texts: Texts }
  #conversationId: ConversationId | undefined
  #said = 0
  #busy = false
  #over = false

  constructor(options: OtherOptions & { readonly part: Part; readonly texts: Texts }) {
    this.#with = options
  }

  stop(): void {
    this.#over = true
  }

  act(): void {
    if (!this.#busy) void this.#say().finally(() => (this.#busy = false))
  }

  async #say(): Promise<void> {
    this.#busy = true
    const { part, texts, time, name, trace, desk } = this.#with
    const line = part.lines[this.#said % part.lines.length] ?? part.lines[0]
    this.#said += 1
    const mark = texts.mark()
    const about = this.#conversationId === undefined ? {} : { conversationId: this.#conversationId }
    const idempotencyKey = key(`${name}-${this.#said}`)
    const written = texts.wrote(name, mark, this.#conversationId ?? '', time.nowMs())
    texts.sent(mark, name, time.nowMs())
    const { customerId, channel } = part
    const answer = await untilAnswered({ time, desk, isOver: () => this.#over }, (client) =>
      client.conversations.receive({ customerId, channel, body: line + mark, idempotencyKey, ...about }),
    )
    if (typeof answer === 'string') {
      written.excused = true
      this.#conversationId = undefined
      return trace(`is not heard: ${answer}`)
    }
    written.acknowledged = true
    this.#conversationId = answer.conversation.id
    trace(`is heard as ${answer.message.seq}`)
  }
}

/** The till: money that comes, comes twice, is taken back. */
export class SimulatedTill {
  readonly #with: OtherOptions & { readonly owner: () => Promise<DeskClient>; readonly payers: readonly Part[] }
  #made = 0
  #over = false

  constructor(options: OtherOptions & { readonly owner: () => Promise<DeskClient>; readonly payers: readonly Part[] }) {
    this.#with = options
  }

  stop(): void {
    this.#over = true
  }

  act(): void {
    void this.#book()
  }

  async #book(): Promise<void> {
    const { chance, payers, time, trace, name } = this.#with
    this.#made += 1
    const no = this.#made
    const externalTxnId = `${name}-${no}`
    const payment = {
      externalTxnId,
      amountFen: (100 + chance.below(80_000)) as Fen,
      channel: '银行转账',
      valueDate: businessDateOf(instantOf(time.nowMs())),
      ...(chance.is(0.8) && { customerId: chance.pick(payers).customerId }),
    }
    const takenBack = chance.is(0.25)
    const told = chance.is(0.2) ? 2 : 1
    const booked = await Promise.all(
      Array.from({ length: told }, (_, i) =>
        // The bank tells twice, each time as if for the first time.
        this.#ask((desk) => desk.repayments.record({ ...payment, idempotencyKey: key(`${externalTxnId}-${i}`) })),
      ),
    )
    const first = booked.find((one) => typeof one !== 'string')
    trace(`books ${payment.amountFen}: ${booked.map((one) => (typeof one === 'string' ? one : 'done')).join()}`)
    if (!first || !takenBack) return
    const { owner } = this.#with
    const reversed = await this.#ask(
      (desk) =>
        desk.repayments.reverse({
          repaymentId: first.id,
          expectedRev: first.rev,
          reason: '渠道通知撤销',
          idempotencyKey: key(`${externalTxnId}-back`),
        }),
      owner,
    )
    trace(`takes back ${no}: ${typeof reversed === 'string' ? reversed : 'done'}`)
  }

  #ask<Answer>(ask: (desk: DeskClient) => Promise<Answer>, desk = this.#with.desk): Promise<Answer | string> {
    return untilAnswered({ time: this.#with.time, desk, isOver: () => this.#over }, ask)
  }
}

function key(name: string): IdempotencyKey {
  return name.padEnd(8, '-') as IdempotencyKey
}
