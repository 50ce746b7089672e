import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { type AgentId, type Instant, refuse, type Role } from '@zuoxi/sdk'
import { readPrivateFile, replacePrivateFile } from '../store/private-file.ts'
import type { Write } from '../store/sqlite/group-writer.ts'
import { beginSession, homeTenant } from './identity.ts'
import { audited } from './mutate.ts'
import { floorOf, type Room } from './room.ts'

/** Those the file's owner may be: the demo's invented agent, its administrator, or the machine that delivers messages. */
export type LocalRole = 'agent' | 'owner' | 'channel'

const localAgents = {
  agent: { id: 'local-agent', name: 'demo.agent', displayName: '林晓（演示）', workNo: '8021', role: 'agent' },
  owner: { id: 'local-owner', name: 'local.owner', displayName: '本机管理员', workNo: '0000', role: 'admin' },
  channel: { id: 'local-channel', name: 'local.channel', displayName: '渠道网关', workNo: '0001', role: 'channel' },
} as const

/**
 * Sign in without a password, on the strength of a random secret that only the file's owner can read.
 *
 * @param mended is told of a secret that others could read; it has then been replaced.
 * @throws Refusal LOCAL_SECRET_MISSING or LOCAL_SECRET_WRONG.
 */
export async function signInLocally(room: Room, as: LocalRole, mended: (path: string) => void): Promise<string> {
  const agent = localAgents[as]
  const actor = { agentId: agent.id as AgentId, displayName: agent.displayName }
  return audited(floorOf(room), actor, 'session.signInLocally', async ({ trx, now, audit }) => {
    if (await proveOwnership(trx, room.store.path)) {
      mended(secretPathOf(room.store.path))
      await audit({
        action: 'desk.secret_replaced',
        objectKind: 'desk',
        objectId: homeTenant,
        reason: 'readable by others',
      })
    }
    await ensureLocalAgent(trx, agent, now)
    const { token } = await beginSession(trx, agent.id, now)
    await audit({ action: 'session.began', objectKind: 'agent', objectId: agent.id, reason: 'owner of the file' })
    return token
  })
}

/** Somebody at an invented desk, such as a rehearsal's: nobody's password opens it, and nobody real is there. */
export interface InventedAgent {
  readonly id: string
  readonly name: string
  readonly displayName: string
  readonly workNo: string
  readonly role: Role
}

/** Begin a session for somebody invented. Only a desk that holds no real person may be asked to. */
export async function signInInvented(room: Room, agent: InventedAgent): Promise<string> {
  const actor = { agentId: agent.id as AgentId, displayName: agent.displayName }
  return audited(floorOf(room), actor, 'session.signInInvented', async ({ trx, now, audit }) => {
    await ensureLocalAgent(trx, agent, now)
    const { token } = await beginSession(trx, agent.id, now)
    await audit({
      action: 'session.began',
      objectKind: 'agent',
      objectId: agent.id,
      reason: 'invented, of a rehearsal',
    })
    return token
  })
}

async function ensureLocalAgent(trx: Write, agent: InventedAgent, now: Instant): Promise<void> {
  await trx
    .insertInto('agent')
    .values({
      id: agent.id,
      tenant_id: homeTenant,
      name: agent.name,
      display_name: agent.displayName,
      work_no: agent.workNo,
      role: agent.role,
      status: 'active',
      password_hash: null,
      created_at: now,
      created_by: 'local-owner',
      updated_at: now,
      updated_by: 'local-owner',
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/**
 * The desk keeps the hash of the secret it made; who can read the secret beside
 * the file owns the file. Inside the write lock, so of two processes that start
 * at once one makes the secret and the other reads it whole. Answers whether
 * the secret had been open to others and so was replaced.
 */
async function proveOwnership(trx: Write, path: string): Promise<boolean> {
  if (path === ':memory:') return false
  const kept = await trx
    .selectFrom('desk_meta')
    .select('value')
    .where('name', '=', 'local_secret_hash')
    .executeTakeFirst()
  if (!kept) {
    await renewSecret(trx, path)
    return false
  }
  const secretPath = secretPathOf(path)
  let wasOpen = false
  const secret = readPrivateFile(secretPath, () => (wasOpen = true))
  if (secret === undefined) throw refuse({ code: 'LOCAL_SECRET_MISSING', path: secretPath })
  if (!timingSafeEqual(hashSecret(secret.trim()), Buffer.from(kept.value, 'hex')))
    throw refuse({ code: 'LOCAL_SECRET_WRONG', path: secretPath })
  if (!wasOpen) return false
  await renewSecret(trx, path)
  return true
}

async function renewSecret(trx: Write, path: string): Promise<void> {
  const secret = randomBytes(32).toString('base64url')
  replacePrivateFile(secretPathOf(path), `${secret}\n`)
  const value = hashSecret(secret).toString('hex')
  await trx
    .insertInto('desk_meta')
    .values({ name: 'local_secret_hash', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute()
}

function secretPathOf(path: string): string {
  return `${path}.secret`
}

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
