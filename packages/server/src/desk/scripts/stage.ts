import { type Instant, refuse, type ScriptDetail, type ScriptStatus } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToDecide, refusalToStage } from '../../rules/script-change.ts'
import { lastActorOn } from '../../store/audit.ts'
import { scriptDetailOf, type ScriptShown } from '../../store/rows/script-detail.ts'
import { dueVersions, supersedeActive, updateScript } from '../../store/scripts.ts'
import type { Read } from '../../store/store.ts'
import { type Actor, type Mutation, mutate } from '../mutate.ts'
import { callerOf, groundOf, type Room } from '../room.ts'
import { scriptRow, standingOfScript } from './read.ts'

type Verbs = Desk['scripts']

/** The stages of a version after it was written: decided, in force, pulled, and over. */
export function stageVerbs(room: Room): Pick<Verbs, 'decide' | 'activate' | 'suspend' | 'resume' | 'retire'> {
  return {
    decide: (input) => decide(room, input),
    activate: (input) => activate(room, input),
    suspend: (input) => moved(room, 'suspend', 'suspended', input, { suspended_why: input.reason }),
    resume: (input) => moved(room, 'resume', 'active', input, { suspended_why: null }),
    retire: (input) => moved(room, 'retire', 'retired', input, {}),
  }
}

/** @throws Refusal CONFLICT when somebody changed it after the caller looked. */
export async function requireRev(read: Read, row: ScriptShown, expectedRev: number): Promise<void> {
  if (row.rev === expectedRev) return
  const by = await lastActorOn(read, 'wording', row.id)
  const fields = [{ field: 'status', yours: '', theirs: row.status }]
  throw refuse({ code: 'CONFLICT', noun: 'wording', id: row.id, rev: row.rev, by, fields })
}

function decide(room: Room, input: Parameters<Verbs['decide']>[0]): Promise<ScriptDetail> {
  const { agentId } = callerOf(room)
  const { contentHash, decision, reason } = input
  const to = decision === 'approve' ? 'approved' : 'rejected'
  return mutate(groundOf(room), 'scripts.decide', input, async ({ trx, now, audit }) => {
    const row = await scriptRow(trx, input.scriptVersionId)
    const refused = refusalToDecide(standingOfScript(row), { agentId, contentHash, to })
    if (refused) throw refuse(refused)
    await requireRev(trx, row, input.expectedRev)
    const { approvals } = scriptDetailOf(row)
    await trx
      .insertInto('script_approval')
      .values({
        version_id: row.id,
        seq: approvals.length + 1,
        by_id: agentId,
        decision,
        content_hash: contentHash,
        reason,
        at: now,
      })
      .execute()
    await updateScript(trx, row.id, { status: to, updated_at: now })
    const changes = [
      { field: 'status', from: row.status, to },
      { field: 'contentHash', to: contentHash },
    ]
    await audit({ action: `wording.${decision}`, objectKind: 'wording', objectId: row.id, reason, changes })
    return scriptDetailOf(await scriptRow(trx, row.id))
  })
}

/** In force at once, or from a moment on. */
function activate(room: Room, input: Parameters<Verbs['activate']>[0]): Promise<ScriptDetail> {
  return mutate(groundOf(room), 'scripts.activate', input, async (mutation) => {
    const { trx, now } = mutation
    const row = await scriptRow(trx, input.scriptVersionId)
    const from = latest(input.from ?? (row.effective_from as Instant), now)
    const to: ScriptStatus = from > now ? 'scheduled' : 'active'
    const refused = refusalToStage(standingOfScript(row), to)
    if (refused) throw refuse(refused)
    await requireRev(trx, row, input.expectedRev)
    if (to === 'active') await supersede(mutation, row)
    await updateScript(trx, row.id, { status: to, effective_from: from, updated_at: now })
    await told(mutation, row, `wording.${to === 'active' ? 'activate' : 'schedule'}`, to)
    return scriptDetailOf(await scriptRow(trx, row.id))
  })
}

/** Whoever has it in a composer hears of it at once. */
function moved(
  room: Room,
  verb: 'suspend' | 'resume' | 'retire',
  to: ScriptStatus,
  input: Parameters<Verbs['suspend']>[0],
  values: { readonly suspended_why?: string | null },
): Promise<ScriptDetail> {
  return mutate(groundOf(room), `scripts.${verb}`, input, async (mutation) => {
    const { trx, now } = mutation
    const row = await scriptRow(trx, input.scriptVersionId)
    const refused = refusalToStage(standingOfScript(row), to)
    if (refused) throw refuse(refused)
    await requireRev(trx, row, input.expectedRev)
    if (to === 'active') await supersede(mutation, row)
    await updateScript(trx, row.id, { ...values, status: to, updated_at: now })
    await told(mutation, row, `wording.${verb}`, to, { reason: input.reason })
    return scriptDetailOf(await scriptRow(trx, row.id))
  })
}

async function told(
  { audit, announce }: Mutation,
  row: Pick<ScriptShown, 'id' | 'key' | 'status'>,
  action: string,
  to: string,
  { reason, actor }: { readonly reason?: string; readonly actor?: Actor } = {},
): Promise<void> {
  const changes = [{ field: 'status', from: row.status, to }]
  const why = { ...(reason !== undefined && { reason }), ...(actor && { actor }) }
  await audit({ action, objectKind: 'wording', objectId: row.id, changes, ...why })
  await announce('wording', row.key)
}

async function supersede(mutation: Mutation, row: Pick<ScriptShown, 'key' | 'audience'>, actor?: Actor): Promise<void> {
  const { trx, now, audit } = mutation
  for (const id of await supersedeActive(trx, row.key, row.audience, now)) {
    const changes = [{ field: 'status', from: 'active', to: 'superseded' }]
    await audit({ action: 'wording.supersede', objectKind: 'wording', objectId: id, changes, ...(actor && { actor }) })
  }
}

/** Nobody's order: the moment has come that somebody had set. */
export const calendar: Actor = { agentId: 'local-owner' as Actor['agentId'], displayName: '到期自动' }

/**
 * Bring into force what was scheduled for a moment that has come, and take out of it what was to end. Whoever writes next
 * does it, if the clock has not.
 */
export async function activateDue(mutation: Mutation): Promise<number> {
  const due = await dueVersions(mutation.trx, mutation.now)
  for (const row of due) {
    const [action, to] = row.status === 'scheduled' ? ['wording.activate', 'active'] : ['wording.retire', 'retired']
    if (to === 'active') await supersede(mutation, row, calendar)
    await updateScript(mutation.trx, row.id, { status: to, updated_at: mutation.now })
    await told(mutation, row, action, to, { actor: calendar })
  }
  return due.length
}

function latest(from: Instant | '', now: Instant): Instant {
  return from !== '' && from > now ? from : now
}
