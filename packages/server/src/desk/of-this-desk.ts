import { refuse } from '@zuoxi/sdk'
import { homeTenant } from './identity.ts'
import { callerOf, type Room } from './room.ts'

/**
 * One file is one tenant (decision 0009), and its rules and wording are the file's: they carry no tenant, so whoever is
 * of another tenant finds none of them here, whatever their role.
 *
 * @throws Refusal NOT_FOUND from every verb, for a caller of another tenant.
 */
export function ofThisDesk<Verbs extends object>(room: Room, noun: 'rule' | 'wording', verbs: Verbs): Verbs {
  const guarded = Object.entries(verbs).map(([name, verb]: [string, (...input: unknown[]) => unknown]) => [
    name,
    async (...input: unknown[]) => {
      if (callerOf(room).tenantId !== homeTenant) throw refuse({ code: 'NOT_FOUND', noun, id: name })
      return verb(...input)
    },
  ])
  return Object.fromEntries(guarded) as Verbs
}
