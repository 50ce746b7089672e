import { type AgentId, type Failure, type Instant, refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { afterFail, cleanRecord, lockedUntil, type SignInRecord } from '../rules/sign-in.ts'
import type { Write } from '../store/sqlite/group-writer.ts'
import { agentColumns, agentOf } from './agents.ts'
import { beginSession, homeTenant } from './identity.ts'
import { type Actor, audited, type Mutation } from './mutate.ts'
import { passwordFits } from './password.ts'
import { callerOf, floorOf, type Room } from './room.ts'

type SignedIn = Awaited<ReturnType<Desk['session']['signIn']>>

export function sessionVerbs(room: Room): Desk['session'] {
  return {
    signIn: (input) => signIn(room, input),

    signOut: async () => {
      const caller = callerOf(room)
      await audited(floorOf(room), caller, 'session.signOut', async ({ trx, now, audit }) => {
        if (room.tokenHash) {
          await trx.updateTable('session').set({ revoked_at: now }).where('token_hash', '=', room.tokenHash).execute()
        }
        await audit({ action: 'session.ended', objectKind: 'agent', objectId: caller.agentId })
      })
      return { signedOut: true }
    },

    me: async () => {
      const { agentId } = callerOf(room)
      const row = await room.store.read
        .selectFrom('agent')
        .select(agentColumns)
        .where('id', '=', agentId)
        .executeTakeFirst()
      if (!row) throw refuse({ code: 'NOT_FOUND', noun: 'agent', id: agentId })
      return agentOf(row)
    },
  }
}

/** Whom the log names when nobody of that name exists; what was typed may be a password, so it is not kept. */
const stranger: Actor = { agentId: 'unknown' as AgentId, displayName: '' }

/**
 * Check a name and password. An unknown name costs the same time, is counted
 * and locked the same way, and gets the same answers as a known one.
 */
async function signIn(room: Room, { name, password }: { name: string; password: string }): Promise<SignedIn> {
  const nameBlind = room.seal.blind(name)
  const agent = await room.store.read
    .selectFrom('agent')
    .select([...agentColumns, 'password_hash'])
    .where('tenant_id', '=', homeTenant)
    .where('name', '=', name)
    .executeTakeFirst()
  const fits = (await passwordFits(agent?.password_hash, password)) && agent?.status === 'active'
  const actor = agent ? { agentId: agent.id as AgentId, displayName: agent.display_name } : stranger

  // A wrong password is returned, not thrown: throwing would undo the count and the audit event with it.
  const outcome = await audited(
    floorOf(room),
    actor,
    'session.signIn',
    async (mutation): Promise<SignedIn | Failure> => {
      const { trx, now, audit } = mutation
      const record = await recordOf(trx, nameBlind)
      // Asked inside the transaction, so that guessing many at once is counted like one after another.
      const shut = lockedUntil(record, now)
      // The event that shut the name has told of it; were each try told, anybody could fill the log.
      if (shut !== undefined) throw refuse({ code: 'SIGN_IN_LOCKED', until: shut })
      if (!agent || !fits) return refused(mutation, { actor, nameBlind, record })
      await trx.deleteFrom('sign_in_record').where('name_blind', '=', nameBlind).execute()
      const { token, expiresAt } = await beginSession(trx, agent.id, now)
      await audit({ action: 'session.began', objectKind: 'agent', objectId: agent.id })
      return { token, expiresAt, agent: agentOf(agent) }
    },
  )
  if ('code' in outcome) throw refuse(outcome)
  return outcome
}

interface Refused {
  readonly actor: Actor
  readonly nameBlind: Buffer
  readonly record: SignInRecord
}

async function refused({ trx, now, audit }: Mutation, { actor, nameBlind, record }: Refused): Promise<Failure> {
  const next = afterFail(record, now)
  const reason = next.lockedUntil === undefined ? 'BAD_CREDENTIALS' : 'SIGN_IN_LOCKED'
  await audit({ action: 'session.refused', objectKind: 'agent', objectId: actor.agentId, reason })
  const columns = { fails: next.fails, locked_until: next.lockedUntil ?? null, last_at: now }
  await trx
    .insertInto('sign_in_record')
    .values({ name_blind: nameBlind, ...columns })
    .onConflict((conflict) => conflict.column('name_blind').doUpdateSet(columns))
    .execute()
  return next.lockedUntil === undefined
    ? { code: 'BAD_CREDENTIALS' }
    : { code: 'SIGN_IN_LOCKED', until: next.lockedUntil }
}

async function recordOf(trx: Write, nameBlind: Buffer): Promise<SignInRecord> {
  const row = await trx
    .selectFrom('sign_in_record')
    .select(['fails', 'locked_until'])
    .where('name_blind', '=', nameBlind)
    .executeTakeFirst()
  return row ? { fails: row.fails, lockedUntil: (row.locked_until ?? undefined) as Instant | undefined } : cleanRecord
}
