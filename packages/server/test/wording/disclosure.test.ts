import { type ArrangementAsk, type CustomerId, formatYuan, fen, type LoanId } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { beforeAll, expect, it } from 'vitest'
import { seedDemo } from '../../src/demo/seed-demo.ts'
import { type OpenDesk, openDesk } from '../../src/open-desk.ts'
import { morning, theCast } from '../demo/seeded-desk.ts'
import { refusalOf } from '../support/desk.ts'

let desk: OpenDesk
let agent: Desk
beforeAll(async () => {
  desk = await openDesk(':memory:', { clock: { nowMs: () => morning } })
  await seedDemo(desk, await theCast(), { customers: 1, seed: 11 })
  agent = (await desk.contextFor(await desk.signInLocally('agent'))).desk
  return () => desk.close()
})

const customerId = 'fx-zhang-wei' as CustomerId
const loanId = 'fx-JK000101' as LoanId
const asks: ArrangementAsk[] = [
  { kind: 'settle_early' },
  { kind: 'defer', days: 30 },
  { kind: 'extend', terms: 3 },
  { kind: 'restructure', terms: 12 },
  { kind: 're_age' },
  { kind: 'waiver', components: ['penalty'] },
]

it.each(asks)('what has to be told with $kind holds the figures of the quote, and no names of figures', async (ask) => {
  const quote = await agent.arrangements.preview({ customerId, loanId, ask })
  const filled = await agent.wording.fill({ key: quote.disclosure, customerId, wish: { loanId, ask } })
  expect(filled.missing).toEqual([])
  const amountFen = ask.kind === 'waiver' ? fen(-quote.deltaFen) : (quote.payFen ?? quote.newTotal.totalFen)
  expect(filled.text).toContain(formatYuan(amountFen))
  if (ask.kind !== 'waiver') expect(filled.text).toContain('JK000101')
  expect(filled.text).not.toMatch(/[[\]【】{}]/)
})

it('tells of the one quote that is open, or of the one that is named, and of none by another’s wording', async () => {
  const none = agent.wording.insert({ key: 'arrangement.defer', customerId, idempotencyKey: 'told-none' as never })
  expect(await refusalOf(none)).toMatchObject({ code: 'SLOT_UNFILLED' })
  const ask = { kind: 'defer', days: 30 } as const
  const kept = await agent.arrangements.quote({ customerId, loanId, ask, idempotencyKey: 'told-kept-key' as never })
  const open = await agent.wording.insert({
    key: 'arrangement.defer',
    customerId,
    idempotencyKey: 'told-open' as never,
  })
  expect(open.text).toContain(formatYuan(kept.quote.newTotal.totalFen))
  const named = await agent.wording.fill({ key: 'arrangement.defer', customerId, arrangementId: kept.id })
  expect(named.text).toBe(open.text)
  const other = await agent.wording.fill({ key: 'arrangement.settle', customerId, arrangementId: kept.id })
  expect(other.missing.map(({ why }) => why)).toContain('no_quote')
  const foreign = agent.wording.fill({
    key: 'arrangement.defer',
    customerId: 'fx-qiu-yue' as CustomerId,
    arrangementId: kept.id,
  })
  expect(await refusalOf(foreign)).toMatchObject({ code: 'NOT_FOUND', noun: 'arrangement' })
})
