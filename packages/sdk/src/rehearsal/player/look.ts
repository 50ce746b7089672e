import type { Expectation } from '../format/expectation.ts'
import { ledgerOf } from './ledger-view.ts'
import type { Outcome } from './outcome.ts'
import type { Play } from './play.ts'

/** What has to be read of the desk, beside what the turn itself has told, before an expectation can be checked. */
export async function lookedAt(play: Play, expect: Expectation, before: Before, outcome: Outcome): Promise<Outcome> {
  const asks = (name: keyof NonNullable<Expectation['not']>) =>
    expect[name] !== undefined || expect.not?.[name] !== undefined
  const { scene, conversationId, customerId } = play
  const promises = asks('promise') && outcome.promises === undefined
  return {
    ...outcome,
    ...(expect.messages !== undefined && { messageCount: await countMessages(play) }),
    ...(asks('ledger') && { ledger: await ledgerOf(scene.owner, customerId) }),
    ...(promises && { promises: (await scene.agent.promises.list({ customerId })).items }),
    ...(asks('conversation') &&
      conversationId !== undefined && {
        conversation: (await scene.agent.conversations.get({ conversationId })).status,
      }),
    ...(asks('ticket') &&
      outcome.ticket === undefined &&
      play.ticket && { ticket: await ticketNow(play, play.ticket.id) }),
    ...(asks('held') && outcome.held === undefined && play.held && { held: play.held }),
    ...(asks('quote') &&
      outcome.quote === undefined &&
      play.arrangement &&
      (await arrangementNow(play, play.arrangement.id))),
    ...(asks('audit') && { audit: await loggedSince(play, before.logged) }),
    ...(asks('screen') && scene.screen && { screen: await scene.screen.rows(expect.screen) }),
  }
}

/** How things were before a turn. */
export interface Before {
  /** The last event of the log. */
  readonly logged: number
}

export async function lookBefore({ scene }: Play, expect: Expectation): Promise<Before> {
  const asked = expect.audit !== undefined || expect.not?.audit !== undefined
  return { logged: asked ? (await scene.owner.audit.list({ limit: 1 })).last : 0 }
}

async function loggedSince({ scene }: Play, after: number): Promise<string[]> {
  const { events } = await scene.owner.audit.list({ after, limit: 200 })
  return events.map(({ action }) => action)
}

async function countMessages({ scene, conversationId }: Play): Promise<number> {
  if (conversationId === undefined) return 0
  let count = 0
  for await (const _message of scene.agent.conversations.messages({ conversationId })) count += 1
  return count
}

async function ticketNow({ scene }: Play, ticketId: NonNullable<Play['ticket']>['id']) {
  return scene.agent.tickets.get({ ticketId })
}

async function arrangementNow({ scene }: Play, arrangementId: NonNullable<Play['arrangement']>['id']) {
  const arrangement = await scene.agent.arrangements.get({ arrangementId })
  return { arrangement, quote: arrangement.quote }
}
