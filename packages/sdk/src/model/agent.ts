import { z } from 'zod'
import { AgentId } from './ids.ts'

/**
 * What a person may do on the desk, least first. `channel` is for machines:
 * a gateway that may deliver customers' messages and nothing else.
 */
export const Role = z.enum(['agent', 'senior', 'officer', 'supervisor', 'auditor', 'admin', 'channel'])
export type Role = z.infer<typeof Role>

export const AgentStatus = z.enum(['invited', 'active', 'suspended', 'left'])
export type AgentStatus = z.infer<typeof AgentStatus>

/** Someone who signs in. `workNo` (工号) is what customers are told; `name` is the sign-in name. */
export const Agent = z.object({
  id: AgentId,
  name: z.string(),
  displayName: z.string(),
  workNo: z.string(),
  role: Role,
  status: AgentStatus,
})
export type Agent = z.infer<typeof Agent>

/** Who is asking, as the server knows it from the token. */
export interface Caller {
  readonly agentId: AgentId
  readonly tenantId: string
  readonly role: Role
  readonly displayName: string
  readonly workNo: string
}
