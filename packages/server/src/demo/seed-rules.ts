import type { GateRule, Instant } from '@zuoxi/sdk'
import type { Write } from '../store/sqlite/group-writer.ts'

/** Put the house's own rules on the desk, each where its file says it stands; those that are there stay as they are. */
export async function seedRules(trx: Write, rules: readonly GateRule[], at: Instant): Promise<void> {
  for (const rule of rules) {
    await trx
      .insertInto('gate_rule')
      .values({
        id: rule.id,
        house: 1,
        status: rule.status,
        body: JSON.stringify({ ...rule, status: 'draft' }),
        author_id: '',
        approved_by: null,
        pending_by: null,
        pending_reason: null,
        pending_at: null,
        updated_at: at,
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
}
