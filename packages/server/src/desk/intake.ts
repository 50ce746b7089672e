import type { Desk } from '@zuoxi/sdk/contract'
import { takeBills } from './intake/bills.ts'
import { takeCustomers } from './intake/customers.ts'
import { mutate } from './mutate.ts'
import { groundOf, type Room } from './room.ts'

type Verbs = Desk['intake']

export function intakeVerbs(room: Room): Verbs {
  return { rows: (input) => takeRows(room, input) }
}

/**
 * Take a batch of an imported file: what is right goes in, what is not is
 * answered with its line, field and reason. Rows are known by their external
 * id, so a file may be sent again, whole or in part, and changes nothing that
 * it does not say.
 */
function takeRows(room: Room, input: Parameters<Verbs['rows']>[0]): ReturnType<Verbs['rows']> {
  const { noun, rows, idempotencyKey } = input
  const take = noun === 'customers' ? takeCustomers : takeBills
  return mutate(groundOf(room), 'intake.rows', input, async (mutation) => {
    const taken = await take(room, mutation, rows)
    await mutation.audit({
      action: `intake.${noun}`,
      objectKind: 'import',
      objectId: idempotencyKey,
      changes: [
        { field: 'created', to: String(taken.created) },
        { field: 'updated', to: String(taken.updated) },
        { field: 'unchanged', to: String(taken.unchanged) },
        { field: 'rejected', to: String(taken.rejects.length) },
      ],
    })
    return taken
  })
}
