import { createHash } from 'node:crypto'
import { addDays, Audience, type BusinessDate, parseWording } from '@zuoxi/sdk'
import { type FixtureWording, fixtureWordingId } from '@zuoxi/sdk/rehearsal'
import type { Write } from '../store/sqlite/group-writer.ts'
import { dayOf, momentOf } from './people.ts'

/** Who the demo desk is to its customers: invented, and so is the number. */
const demoInstitution = { institution: '演示消费金融', hotline: '400-000-0000' } as const

/** Put the cast's approved wordings on the desk; those already there stay, for approved wording never changes. */
export async function seedWording(trx: Write, wordings: readonly FixtureWording[], today: BusinessDate): Promise<void> {
  for (const [name, value] of Object.entries(demoInstitution)) {
    await trx
      .insertInto('desk_meta')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute()
  }
  for (const wording of wordings) {
    const segments = JSON.stringify(parseWording(wording.text.trim()))
    await trx
      .insertInto('script_version')
      .values({
        id: fixtureWordingId(wording),
        key: wording.key,
        version: wording.version,
        title: wording.title,
        scenario: wording.scenario,
        aliases: JSON.stringify(wording.aliases),
        stages: JSON.stringify(wording.stages),
        needs_bill: wording.needsBill ? 1 : 0,
        status: wording.status,
        segments,
        favourite: wording.favourite ?? null,
        ...(wording.audience && { audience: JSON.stringify(Audience.parse(wording.audience)) }),
        disclosures: JSON.stringify(wording.disclosures ?? []),
        effective_from: momentOf(dayOf(wording.from, today), '00:00'),
        // `to` is the last day on which the wording may be used.
        effective_to: wording.to === undefined ? null : momentOf(addDays(dayOf(wording.to, today), 1), '00:00'),
        content_hash: createHash('sha256').update(segments).digest('hex'),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
  }
}
