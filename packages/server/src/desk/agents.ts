import type { Agent, AgentId, AgentStatus, Role } from '@zuoxi/sdk'
import { refuse } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import type { AgentRow } from '../store/schema.ts'
import type { Write } from '../store/sqlite/group-writer.ts'
import { mutate } from './mutate.ts'
import { hashPassword, passwordMark } from './password.ts'
import { callerOf, groundOf, newId, type Room } from './room.ts'

export function agentVerbs(room: Room): Desk['agents'] {
  return {
    list: async () => {
      const rows = await room.store.read
        .selectFrom('agent')
        .select(agentColumns)
        .where('tenant_id', '=', callerOf(room).tenantId)
        .orderBy('work_no')
        .execute()
      return rows.map(agentOf)
    },

    create: async (input) => {
      const { tenantId, agentId } = callerOf(room)
      // Both before the transaction, because hashing is slow and everyone else would wait.
      const passwordHash = await hashPassword(input.password)
      const comparable = { ...input, password: await passwordMark(input.password, input.idempotencyKey) }
      return mutate(groundOf(room), 'agents.create', comparable, async ({ trx, now, audit }) => {
        await refuseTaken(trx, tenantId, 'name', input.name)
        await refuseTaken(trx, tenantId, 'work_no', input.workNo)
        const row = {
          id: newId(room),
          tenant_id: tenantId,
          name: input.name,
          display_name: input.displayName,
          work_no: input.workNo,
          role: input.role,
          status: 'active',
          password_hash: passwordHash,
          created_at: now,
          created_by: agentId,
          updated_at: now,
          updated_by: agentId,
        }
        await trx.insertInto('agent').values(row).execute()
        await audit({
          action: 'agent.created',
          objectKind: 'agent',
          objectId: row.id,
          changes: [
            { field: 'name', to: input.name },
            { field: 'workNo', to: input.workNo },
            { field: 'role', to: input.role },
          ],
        })
        return agentOf(row)
      })
    },
  }
}

export const agentColumns = ['id', 'name', 'display_name', 'work_no', 'role', 'status'] as const

export function agentOf(row: Pick<AgentRow, (typeof agentColumns)[number]>): Agent {
  return {
    id: row.id as AgentId,
    name: row.name,
    displayName: row.display_name,
    workNo: row.work_no,
    role: row.role as Role,
    status: row.status as AgentStatus,
  }
}

/** Names and work numbers are unique in a tenant: two people under one number could not be told apart in the log. */
async function refuseTaken(trx: Write, tenantId: string, column: 'name' | 'work_no', value: string): Promise<void> {
  const taken = await trx
    .selectFrom('agent')
    .select('id')
    .where('tenant_id', '=', tenantId)
    .where(column, '=', value)
    .executeTakeFirst()
  if (taken) throw refuse({ code: 'DUPLICATE', noun: 'agent', field: column === 'name' ? 'name' : 'workNo', value })
}
