import { z } from 'zod'
import { Instant } from './time.ts'

/** One thing that was done: who, what, on which object. Never what a field holds in clear. */
export const AuditEvent = z.object({
  seq: z.int(),
  at: Instant,
  actorName: z.string(),
  action: z.string(),
  objectKind: z.string(),
  objectId: z.string(),
  reason: z.string().optional(),
})
export type AuditEvent = z.infer<typeof AuditEvent>
