import {
  businessDateOf,
  type CustomerId,
  endOfBusinessDay,
  type Instant,
  instantOf,
  msOf,
  refuse,
  type Verification,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { answersPass, factorsOf, lockMs, verificationRule } from '../rules/verify-answers.ts'
import { type ClearCustomer, verificationOf } from '../store/rows/customer.ts'
import type { Tables } from '../store/schema.ts'
import type { Read } from '../store/store.ts'
import type { Write } from '../store/sqlite/group-writer.ts'
import { mutate } from './mutate.ts'
import { callerOf, groundOf, type Room } from './room.ts'

type Verbs = Desk['verification']
type Answered = Awaited<ReturnType<Verbs['answer']>>

/** 核身: what a customer says is compared here and kept nowhere; out goes pass or fail. */
export function verificationVerbs(room: Room): Verbs {
  return {
    ask: async ({ customerId }) => {
      const now = instantOf(room.clock.nowMs())
      const { clear, row } = await readFacts(room, room.store.read, customerId)
      const { verification, triesLeft } = standing(row, now)
      return { verification, factors: factorsOf(clear), needed: verificationRule.needed, triesLeft }
    },
    answer: (input) => answer(room, input),
  }
}

type Kept = Omit<Tables['verification'], 'fails' | 'by_id' | 'locks'> & {
  readonly fails: number
  readonly locks: number
}

function answer(room: Room, input: Parameters<Verbs['answer']>[0]): Promise<Answered> {
  const { agentId } = callerOf(room)
  const { customerId, answers } = input
  return mutate(
    groundOf(room),
    'verification.answer',
    withoutAnswers(room, input),
    async ({ trx, now, audit, announce }) => {
      const { clear, row } = await readFacts(room, trx, customerId)
      const before = standing(row, now)
      const { verification: at } = before
      if (at.state === 'locked' && at.expiresAt) throw refuse({ code: 'VERIFICATION_LOCKED', until: at.expiresAt })
      const today = businessDateOf(now)
      const misses = await missesOf(trx, agentId, today)
      if (misses >= verificationRule.missesADay) {
        throw refuse({ code: 'VERIFICATION_LOCKED', until: endOfBusinessDay(today) })
      }
      const passed = answersPass(clear, answers)
      const fails = passed ? 0 : verificationRule.tries - before.triesLeft + 1
      const state = passed ? 'passed' : fails >= verificationRule.tries ? 'locked' : 'failed'
      const locks = passed ? 0 : (row?.locks ?? 0) + (state === 'locked' ? 1 : 0)
      const lasts = state === 'failed' ? undefined : state === 'passed' ? verificationRule.lastsMs : lockMs(locks)
      const expires_at = lasts === undefined ? null : instantOf(msOf(now) + lasts)
      const kept = { state, at: now, expires_at, fails, locks, by_id: agentId }
      await trx
        .insertInto('verification')
        .values({ customer_id: customerId, ...kept })
        .onConflict((conflict) => conflict.column('customer_id').doUpdateSet(kept))
        .execute()
      if (!passed) await countMiss(trx, agentId, today, misses + 1)
      const factors = Object.keys(answers).toSorted().join(' ')
      const changes = [
        { field: 'state', from: at.state, to: state },
        { field: 'factors', to: factors },
        ...(state === 'locked' && expires_at !== null ? [{ field: 'lockedUntil', to: expires_at }] : []),
        // Somebody who may not try again today stands out in the log.
        ...(!passed && misses + 1 >= verificationRule.missesADay ? [{ field: 'agentLocked', to: agentId }] : []),
      ]
      await audit({ action: 'verification.answer', objectKind: 'customer', objectId: customerId, changes })
      await announce('contact', customerId)
      return standing({ customer_id: customerId, ...kept }, now)
    },
  )
}

async function missesOf(trx: Write, agentId: string, today: string): Promise<number> {
  const row = await trx
    .selectFrom('verification_miss')
    .select('misses')
    .where('agent_id', '=', agentId)
    .where('business_date', '=', today)
    .executeTakeFirst()
  return row?.misses ?? 0
}

async function countMiss(trx: Write, agentId: string, today: string, misses: number): Promise<void> {
  await trx
    .insertInto('verification_miss')
    .values({ agent_id: agentId, business_date: today, misses })
    .onConflict((conflict) => conflict.columns(['agent_id', 'business_date']).doUpdateSet({ misses }))
    .execute()
}

/** The answers take part in telling a retry from another attempt, but only as a keyed hash: they lie nowhere in clear. */
function withoutAnswers(room: Room, { answers, ...rest }: Parameters<Verbs['answer']>[0]) {
  return { ...rest, answers: room.seal.blind(JSON.stringify(answers)).toString('hex') }
}

function standing(row: Kept | undefined, now: Instant): { verification: Verification; triesLeft: number } {
  const lockOver = row?.state === 'locked' && row.expires_at !== null && row.expires_at <= now
  const kept = lockOver ? undefined : row
  const fails = kept?.state === 'failed' || kept?.state === 'locked' ? kept.fails : 0
  return { verification: verificationOf(kept, now), triesLeft: verificationRule.tries - fails }
}

/** @throws Refusal NOT_FOUND */
async function readFacts(
  room: Room,
  read: Read,
  customerId: CustomerId,
): Promise<{ clear: ClearCustomer; row: Kept | undefined }> {
  const customer = await read
    .selectFrom('customer')
    .select('sealed')
    .where('id', '=', customerId)
    .where('tenant_id', '=', callerOf(room).tenantId)
    .executeTakeFirst()
  if (!customer) throw refuse({ code: 'NOT_FOUND', noun: 'customer', id: customerId })
  const row = await read.selectFrom('verification').selectAll().where('customer_id', '=', customerId).executeTakeFirst()
  return { clear: JSON.parse(room.seal.open(customer.sealed)) as ClearCustomer, row }
}
