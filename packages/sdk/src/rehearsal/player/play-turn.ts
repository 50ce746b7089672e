import { failureOf } from '../../client/failure-of.ts'
import { type FixtureTurn, kindOf, type TurnKind, type TurnOf } from '../format/turn.ts'
import type { Outcome } from './outcome.ts'
import { Impossible, type Play, type TurnPlayer } from './play.ts'
import * as arranging from './turns/arranging.ts'
import * as atScreen from './turns/at-screen.ts'
import * as casework from './turns/casework.ts'
import * as serving from './turns/serving.ts'
import * as speaking from './turns/speaking.ts'
import * as world from './turns/world.ts'

const players: { readonly [Kind in TurnKind]: TurnPlayer<TurnOf<Kind>> } = {
  customer: speaking.deliver,
  say: speaking.say,
  type: speaking.type,
  send: speaking.send,
  insert: speaking.insert,
  fix: speaking.fix,
  override: speaking.override,
  hold: speaking.hold,
  release: speaking.release,
  return: speaking.giveBack,
  take: serving.take,
  wrapUp: serving.wrapUp,
  close: serving.close,
  verify: serving.verify,
  contact: serving.contact,
  wish: serving.wish,
  ticket: casework.logTicket,
  move: casework.move,
  prioritise: casework.prioritise,
  assign: casework.assign,
  comment: casework.comment,
  keep: casework.keep,
  preview: arranging.preview,
  quote: arranging.quote,
  confirm: arranging.confirm,
  approve: arranging.approve,
  reject: arranging.reject,
  withdraw: arranging.withdraw,
  repay: world.repay,
  match: world.match,
  reverse: world.reverse,
  pass: world.pass,
  restart: world.restart,
  press: atScreen.press,
  run: atScreen.run,
}

/** Play one turn. A refusal is an outcome; anything else that is thrown is a bug and passes through. */
export async function playTurn(play: Play, turn: FixtureTurn): Promise<Outcome> {
  delete play.verdict
  delete play.findings
  delete play.said
  try {
    const player = players[kindOf(turn)] as TurnPlayer<FixtureTurn>
    return await player(play, turn)
  } catch (error) {
    if (error instanceof Impossible) return { impossible: error.message }
    const failure = failureOf(error)
    if (!failure) throw error
    const { verdict, findings }: Play = play
    return { failure, ...(verdict !== undefined && { verdict }), ...(findings !== undefined && { findings }) }
  }
}
