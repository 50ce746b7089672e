import { createHash, randomBytes } from 'node:crypto'
import { type AgentId, type Caller, type Instant, instantOf, msOf, type Role } from '@zuoxi/sdk'
import { compileOnce } from '../store/compile-once.ts'
import type { AgentRow, Tables } from '../store/schema.ts'
import type { Store } from '../store/store.ts'
import type { Write } from '../store/sqlite/group-writer.ts'

/** How long a sign-in lasts: a long shift. */
export const sessionMs: number = 12 * 3600 * 1000

/** The one tenant of a desk file, until signing in asks for another. */
export const homeTenant = 'local'

/** Only the hash of a token is stored, so a stolen file signs nobody in. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Begin a session for an agent; the token is told once and kept nowhere. Never from a seeded chance. */
export async function beginSession(
  trx: Write,
  agentId: string,
  now: Instant,
): Promise<{ token: string; expiresAt: Instant }> {
  const token = randomBytes(32).toString('base64url')
  const expiresAt = instantOf(msOf(now) + sessionMs)
  await trx
    .insertInto('session')
    .values({
      token_hash: hashToken(token),
      agent_id: agentId,
      created_at: now,
      expires_at: expiresAt,
      revoked_at: null,
    })
    .execute()
  return { token, expiresAt }
}

// Every call of the desk asks this first, so it is put together once.
const sessionByToken = compileOnce<
  'token_hash',
  Pick<AgentRow, 'id' | 'tenant_id' | 'role' | 'display_name' | 'work_no' | 'status'> &
    Pick<Tables['session'], 'expires_at' | 'revoked_at'>
>((db, hole) =>
  db
    .selectFrom('session')
    .innerJoin('agent', 'agent.id', 'session.agent_id')
    .select(['agent.id', 'agent.tenant_id', 'agent.role', 'agent.display_name', 'agent.work_no', 'agent.status'])
    .select(['session.expires_at', 'session.revoked_at'])
    .where('session.token_hash', '=', hole<Buffer>('token_hash')),
)

/** Who a token stands for now, or why it stands for nobody. */
export async function callerByToken(
  store: Store,
  tokenHash: Buffer,
  nowMs: number,
): Promise<Caller | 'NOT_SIGNED_IN' | 'SESSION_EXPIRED'> {
  const [row] = await sessionByToken(store.read, { token_hash: tokenHash })
  if (!row || row.status !== 'active') return 'NOT_SIGNED_IN'
  if (row.revoked_at !== null || msOf(row.expires_at as Instant) <= nowMs) return 'SESSION_EXPIRED'
  return {
    agentId: row.id as AgentId,
    tenantId: row.tenant_id,
    role: row.role as Role,
    displayName: row.display_name,
    workNo: row.work_no,
  }
}
