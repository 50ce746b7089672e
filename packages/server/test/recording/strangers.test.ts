import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { businessDateOf, type CustomerId, instantOf, surnameOf } from '@zuoxi/sdk'
import { connectLocally, readCast } from '@zuoxi/sdk/rehearsal'
import { expect, it, onTestFinished } from 'vitest'
import { bared, oddly } from '../../../sdk/test/rehearsal/record/odd-shapes.ts'
import { inventCustomer } from '../../src/demo/generate/customer.ts'
import { openDesk, seedDemo } from '../../src/index.ts'
import { type Recorded, replayRecorded } from './round-trip.ts'

const fixtures = join(import.meta.dirname, '../../../../fixtures')
const customers = 24
const seed = 91

it('names no customer of a desk in any shape, and plays what was said to each', async () => {
  let nowMs = Date.parse('2026-11-20T10:00:00+08:00')
  const desk = await openDesk(':memory:', { clock: { nowMs: () => nowMs } })
  onTestFinished(() => desk.close())
  const cast = await readCast(fixtures)
  await seedDemo(desk, cast, { customers, seed })
  const owner = connectLocally(desk, { token: await desk.signInLocally('owner') })
  const today = businessDateOf(instantOf(nowMs))
  const recorded: (Recorded & { readonly secrets: readonly string[] })[] = []
  for (let order = 1; order <= customers; order += 1) {
    const { customer, ledger } = inventCustomer(order, { seed, tenantId: 'local', today })
    const { name, phone, residentId, address, customerNo, nickname } = customer
    const numbers = [...ledger.loans.map((loan) => loan.loan_no), ...ledger.bills.map((bill) => bill.bill_no)]
    const secrets = [name, phone, residentId ?? '', address, customerNo, ...numbers].filter((secret) => secret !== '')
    const [body = ''] = fc.sample(
      fc
        .tuple(
          ...[name, phone, residentId ?? '', address, customerNo, ...numbers.slice(0, 2)].map((text) => oddly(text)),
        )
        .map((said) => `我是${surnameOf(name)}女士，${said.join('，')}，${nickname}，想问一下账单`),
      { numRuns: 1, seed: order },
    )
    const customerId = customer.id as CustomerId
    const { conversation } = await owner.conversations.receive({ customerId, channel: 'app_chat', body })
    const conversationId = conversation.id
    nowMs += 7_500
    await owner.conversations.take({ conversationId })
    await owner.conversations.send({ conversationId, body: `${surnameOf(name)}女士您好，正在为您查询，请稍等。` })
    nowMs += 90_000
    await owner.tickets.create(await owner.tickets.draft({ conversationId }))
    const file = await owner.conversations.record({ conversationId, id: `of-${order}` })
    recorded.push({ of: customer.id, file, secrets })
  }
  for (const { of, file, secrets } of recorded)
    for (const secret of secrets) expect(bared(file.yaml), of).not.toContain(bared(secret))

  const folder = await mkdtemp(join(tmpdir(), 'zuoxi-strangers-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const results = await replayRecorded(folder, cast, recorded)
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  expect(results).toHaveLength(customers)
}, 120_000)
