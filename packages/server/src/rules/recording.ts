import type { Caller, Failure, Role } from '@zuoxi/sdk'

/** Who may take any conversation of the desk with them as a file; an agent only what they served themselves. */
const recordsAny: readonly Role[] = ['senior', 'officer', 'supervisor', 'admin']

export function refusalToRecord(
  { agent_id: servedBy }: { readonly agent_id: string | null },
  { agentId, role }: Pick<Caller, 'agentId' | 'role'>,
): Failure | undefined {
  if (servedBy === agentId || recordsAny.includes(role)) return undefined
  return { code: 'FORBIDDEN', needs: [...recordsAny] }
}
