import type { CustomerId, LoanId } from '@zuoxi/sdk'
import { expect, it } from 'vitest'
import { seededDesk } from '../demo/seeded-desk.ts'
import { steppedClock } from '../support/desk.ts'
import { DemoLife } from './demo-life.ts'
import { daysAsked, living, seedsFrom } from './random.ts'

/** A demo desk of some customers who live so many days. */
async function live(seed: number, days: number): Promise<Record<string, number>> {
  const clock = steppedClock()
  const { desk } = await seededDesk(40, clock)
  const [{ desk: owner }, { desk: agent }] = await Promise.all([
    desk.contextFor(await desk.signInLocally('owner')),
    desk.contextFor(await desk.signInLocally('agent')),
  ])
  const all = <Row>(sql: string) => desk.room.store.sqlite.prepare(sql).all() as Row[]
  const loans = all<{ id: LoanId; customerId: CustomerId }>(
    `select id, customer_id as customerId from loan where status = 'active'`,
  )
  const customers = all<{ id: CustomerId }>(`select id from customer where status = 'active'`).map(({ id }) => id)
  const life = living(seed, (below) => new DemoLife({ agent, owner, clock, customers, loans }, below))
  return living(seed, async () => {
    for (let day = 1; day <= days; day++) {
      await life.day()
      if (day % 1_000 === 0 || day === days) expect(await owner.ledger.verify()).toMatchObject({ ok: true })
    }
    return life.taken
  })
}

it('proves the demo desk after days of everything that happens to money', { timeout: 3_600_000 }, async () => {
  for (const seed of seedsFrom(20_261_123, 1)) {
    const taken = await live(seed, daysAsked(200))
    const steps = [
      'file',
      'record',
      'repeat DUPLICATE',
      'match',
      'unmatch',
      'reverse',
      'refund',
      'apply',
      'quote',
      'arrange',
      'settle',
    ]
    for (const step of [...steps, 'waive', 'withdraw', 'pause', 'resume', 'roll'])
      expect([step, (taken[step] ?? 0) > 0], JSON.stringify(taken)).toEqual([step, true])
  }
})
