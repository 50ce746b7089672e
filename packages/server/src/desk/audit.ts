import type { Desk } from '@zuoxi/sdk/contract'
import { verifyAudit } from '../store/audit.ts'
import type { Room } from './room.ts'

export function auditVerbs({ store, seal }: Room): Desk['audit'] {
  return { verify: () => verifyAudit(store.read, seal) }
}
