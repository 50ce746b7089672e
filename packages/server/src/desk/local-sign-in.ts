import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { instantOf } from '@zuoxi/sdk'
import type { Write } from '../store/sqlite/group-writer.ts'
import { beginSession } from './identity.ts'
import type { Room } from './room.ts'

/** Those the file's owner may be: the demo's invented agent, its administrator, or the machine that delivers messages. */
export type LocalRole = 'agent' | 'owner' | 'channel'

const localAgents = {
  agent: { id: 'local-agent', name: 'demo.agent', displayName: '林晓（演示）', workNo: '8021', role: 'agent' },
  owner: { id: 'local-owner', name: 'local.owner', displayName: '本机管理员', workNo: '0000', role: 'admin' },
  channel: { id: 'local-channel', name: 'local.channel', displayName: '渠道网关', workNo: '0001', role: 'channel' },
} as const

/** Sign in without a password, on the strength of a random secret that only the file's owner can read. */
export async function signInLocally(room: Room, as: LocalRole): Promise<string> {
  const nowMs = room.clock.nowMs()
  return room.store.writer.write(async (trx) => {
    await proveOwnership(trx, room.store.path)
    const agent = localAgents[as]
    await ensureLocalAgent(trx, agent, instantOf(nowMs))
    const { token } = await beginSession(trx, agent.id, nowMs)
    return token
  })
}

async function ensureLocalAgent(trx: Write, agent: (typeof localAgents)[LocalRole], now: string): Promise<void> {
  await trx
    .insertInto('agent')
    .values({
      id: agent.id, tenant_id: 'local', name: agent.name, display_name: agent.displayName, work_no: agent.workNo,
      role: agent.role, status: 'active', password_hash: null, locked_until: null,
      created_at: now, created_by: 'local-owner', updated_at: now, updated_by: 'local-owner',
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute()
}

/** The desk keeps the hash of the secret it made; who can read the secret beside the file owns the file. */
async function proveOwnership(trx: Write, path: string): Promise<void> {
  if (path === ':memory:') return
  const secretPath = `${path}.secret`
  const kept = await trx.selectFrom('desk_meta').select('value').where('name', '=', 'local_secret_hash').executeTakeFirst()
  if (!kept) {
    const secret = randomBytes(32).toString('base64url')
    writeFileSync(secretPath, `${secret}\n`, { mode: 0o600 })
    await trx.insertInto('desk_meta').values({ name: 'local_secret_hash', value: hashSecret(secret).toString('hex') }).execute()
    return
  }
  const presented = hashSecret(readFileSync(secretPath, 'utf8').trim())
  if (!timingSafeEqual(presented, Buffer.from(kept.value, 'hex'))) throw new Error(`${secretPath} is not this desk's secret`)
}

function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}
