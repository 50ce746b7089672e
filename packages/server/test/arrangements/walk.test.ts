import { type Arrangement, type ArrangementAsk, arrangementTransitions, mayGo } from '@zuoxi/sdk'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { dayMs, type Lending, openLending } from './lending.ts'

const asks: readonly ArrangementAsk[] = [
  { kind: 'settle_early' },
  { kind: 'defer', days: 20 },
  { kind: 'extend', terms: 3 },
  { kind: 'restructure', terms: 18 },
  { kind: 're_age' },
  { kind: 'waiver', components: ['interest', 'penalty'] },
]

const steps = ['quote', 'confirm', 'approve', 'reject', 'withdraw', 'own', 'stale', 'pay', 'settle', 'reverse', 'day', 'days'] as const
type StepName = (typeof steps)[number]

const changed = `select count(*) as n from ledger_entry where kind in ('rescheduled', 'waiver')`

/** People and days at random on one loan. What is refused is refused with a code, and changes nothing. */
async function walk(lending: Lending, path: readonly { step: StepName; pick: number }[]): Promise<void> {
  const { lin, zhou, pay, quote, confirm, approve, roll, addLoan, clock, customerId, all } = lending
  const loanId = await addLoan()
  const taken: string[] = []
  for (const { step, pick } of path) {
    const { items } = await lin.arrangements.list({ customerId, limit: 100 })
    const at = items[pick % Math.max(1, items.length)]
    const before = all(changed)
    const change = at && { arrangementId: at.id, expectedRev: at.rev, reason: '按客户要求' }
    const happen: Record<StepName, () => Promise<unknown> | undefined> = {
      quote: () => quote(loanId, asks[pick % asks.length] as ArrangementAsk),
      confirm: () => at && confirm(at),
      approve: () => at && approve(at),
      reject: () => change && zhou.arrangements.decide({ ...change, decision: 'reject' }),
      withdraw: () => change && lin.arrangements.withdraw(change),
      own: () => at && approve(at, lin),
      stale: () => at && confirm({ ...at, rev: at.rev + 1 }),
      pay: () => pay(1 + (pick % 200_000)),
      settle: () => pay(items.find(({ state }) => state === 'effective')?.quote.payFen ?? 1),
      reverse: async () => {
        const money = (await lin.repayments.list({ customerId, limit: 50 })).items.find(({ status }) => status === 'succeeded')
        return money && zhou.repayments.reverse({ repaymentId: money.id, expectedRev: money.rev, reason: '银行退回' })
      },
      day: () => (clock.advance(dayMs), roll()),
      days: () => (clock.advance(20 * dayMs), roll()),
    }
    const done = await Promise.resolve(happen[step]()).then(
      () => true,
      (error: { failure?: { code: string } }) => {
        expect(['CONFLICT', 'ILLEGAL_TRANSITION', 'OWN_REQUEST', 'FORBIDDEN', 'ARRANGEMENT_IMPOSSIBLE', 'QUOTE_OUTDATED', 'INVALID_INPUT'], String(error)).toContain(error.failure?.code)
        return false
      },
    )
    if (done) taken.push(step)
    // Nothing moves or forgives money but an approval by somebody else, the money of a settlement, or its reversal.
    if (!['approve', 'settle', 'pay', 'reverse'].includes(step) || !done) expect(all(changed), step).toEqual(before)
    const { items: after } = await lin.arrangements.list({ customerId, limit: 100 })
    for (const each of after) expectLegal(items.find(({ id }) => id === each.id), each)
    await lending.expectTrue()
  }
  expectWholeStory(lending)
}

/** Between two looks a state went along the table, by at most the steps that one call takes at once. */
function expectLegal(from: Arrangement | undefined, to: Arrangement): void {
  const { state } = from ?? { state: 'draft' as const }
  const reachable = (at: Arrangement['state'], left: number): boolean =>
    at === to.state || (left > 0 && arrangementTransitions[at].some((next) => reachable(next, left - 1)))
  expect(reachable(state, 3), `${state} → ${to.state}`).toBe(true)
}

/** The log tells each arrangement's states one after the other as the table has them; who took effect was confirmed, and approved by another. */
function expectWholeStory({ all }: Lending): void {
  const events = all<{ object_id: string; action: string; actor_id: string }>(
    `select object_id, action, actor_id from audit_event where object_kind = 'arrangement' order by seq`,
  )
  for (const [id, story] of Map.groupBy(events, ({ object_id: objectId }) => objectId)) {
    const states = ['draft', ...story.map(({ action }) => action.slice('arrangement.'.length))] as Arrangement['state'][]
    states.slice(1).forEach((to, i) => expect(mayGo(arrangementTransitions, states[i]!, to), states.join(' → ')).toBe(true))
    if (!states.includes('effective')) continue
    const by = (state: string) => story.find(({ action }) => action === `arrangement.${state}`)?.actor_id
    expect(by('customer_confirmed'), id).toBeDefined()
    expect(by('approved')).not.toBe(by('quoted'))
    expect(by('approved')).not.toBe(by('customer_confirmed'))
  }
}

it('has no effect without confirmation and approval, on any walk, and the books stay true', { timeout: 120_000 }, async () => {
  const step = fc.record({ step: fc.constantFrom(...steps), pick: fc.nat(1_000_000) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 30 }), async (path) => walk(await openLending(), path)),
    { numRuns: 60 },
  )
})
