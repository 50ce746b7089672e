import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { addCustomer, testDesk, testFolder } from '../support/desk.ts'
import { clientOver, testServer } from '../support/serve.ts'

test('a full disk, which fails the log too, ends no server: reads go on, and writes do once there is room', async () => {
  const log = vi.fn(() => {
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  })
  const desk = await testDesk({ path: join(testFolder(), 'desk.db'), log })
  const served = await testServer(desk)
  const client = await clientOver(served, desk, 'agent', { attempts: 1 })
  await addCustomer(desk, 'c1')
  const newTicket = () =>
    client.tickets.create({
      type: 'CON.bill',
      priority: 'P4',
      customerId: 'c1' as never,
      refs: [],
      summary: '摘要'.repeat(200),
    })
  const { sqliteWriter } = desk.room.store
  const pages = sqliteWriter.pragma('page_count', { simple: true }) as number
  sqliteWriter.pragma(`max_page_count = ${pages}`)
  const answers = await Promise.all(Array.from({ length: 30 }, () => newTicket().catch((error: unknown) => error)))
  const refused = answers.filter((answer) => answer instanceof Error)
  expect(refused.length).toBeGreaterThan(0)
  for (const refusal of refused) expect(refusal).toMatchObject({ failure: { code: 'FAULT' } })
  expect(log).toHaveBeenCalled()
  await expect(client.session.me()).resolves.toMatchObject({ role: 'agent' })
  sqliteWriter.pragma(`max_page_count = ${pages + 10_000}`)
  await expect(newTicket()).resolves.toMatchObject({ status: 'new' })
})
