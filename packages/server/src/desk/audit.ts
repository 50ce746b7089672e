import type { Desk } from '@zuoxi/sdk/contract'
import { eventsAfter, verifyAudit } from '../store/audit.ts'
import type { Room } from './room.ts'

export function auditVerbs({ store, seal }: Room): Desk['audit'] {
  return {
    list: ({ after, limit }) => eventsAfter(store.read, after, limit),
    verify: () => verifyAudit(store.read, seal),
  }
}
