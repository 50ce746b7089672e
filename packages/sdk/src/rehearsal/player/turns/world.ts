import { randomUUID } from 'node:crypto'
import type { IdempotencyKey } from '../../../model/ids.ts'
import { type Fen, parseYuan } from '../../../model/money.ts'
import { fixtureBillId } from '../../format/ids.ts'
import type { TurnOf } from '../../format/turn.ts'
import { doerOf, needed, type Play, type TurnPlayer } from '../play.ts'
import { dayOf } from './arranging.ts'

/** What happens around the desk: money, time, a server that goes down. */

const nothingPaid = 'no repayment has arrived yet'

export const repay: TurnPlayer<TurnOf<'repay'>> = async (play, { repay: paid, twice }) => {
  const { scene, customerId, conversation } = play
  const arrived = {
    idempotencyKey: randomUUID() as IdempotencyKey,
    externalTxnId: paid.txn ?? `${conversation.id}-${scene.now()}-${paid.amount}`.slice(0, 64),
    amountFen: parseYuan(paid.amount) as Fen,
    channel: paid.channel,
    valueDate: dayOf(paid.on, scene.now()),
    ...(paid.whose === 'known' && { customerId }),
  }
  const repayment = await scene.channel.repayments.record(arrived)
  if (twice) await scene.channel.repayments.record(arrived)
  play.repayment = repayment
  return { repayment }
}

export const match: TurnPlayer<TurnOf<'match'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  const bill = turn.match === true ? {} : { billId: fixtureBillId(turn.match) }
  const repayment = await desk.repayments.match({ ...lockOf(play), customerId: play.customerId, ...bill })
  play.repayment = repayment
  return { repayment }
}

export const reverse: TurnPlayer<TurnOf<'reverse'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  const repayment = await desk.repayments.reverse({ ...lockOf(play), reason: turn.reverse })
  play.repayment = repayment
  return { repayment }
}

export const pass: TurnPlayer<TurnOf<'pass'>> = async ({ scene }, turn) => {
  await scene.pass(millisecondsOf(turn.pass))
  return {}
}

export const restart: TurnPlayer<TurnOf<'restart'>> = async ({ scene }) => {
  await scene.restart()
  return {}
}

function lockOf({ repayment }: Play) {
  const { id: repaymentId, rev: expectedRev } = needed(repayment, nothingPaid)
  return { repaymentId, expectedRev }
}

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** `90s`, `15m`, `2h`, `3d`. */
function millisecondsOf(span: string): number {
  return Number(span.slice(0, -1)) * unitMs[span.slice(-1) as keyof typeof unitMs]
}
