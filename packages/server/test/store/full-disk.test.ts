import type { CustomerId } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { openDesk } from '../../src/open-desk.ts'
import { addCustomer, clientAs, refusalOf, steppedClock } from '../support/desk.ts'

const customerId = 'c1' as CustomerId

test('a full disk is told to the log as what it is, undoes what it met, and is over when there is room', async () => {
  const told: unknown[] = []
  const desk = await openDesk(':memory:', { clock: steppedClock(), log: ({ error }) => told.push(error) })
  await addCustomer(desk, customerId)
  const agent = await clientAs(desk, 'agent')
  const { sqliteWriter } = desk.room.store
  const log = (summary: string) =>
    agent.tickets.create({ type: 'CON.bill', priority: 'P4', customerId, refs: [], summary: summary.repeat(400) })
  const pages = Number(sqliteWriter.pragma('page_count', { simple: true }))
  sqliteWriter.pragma(`max_page_count = ${pages}`)
  const refused = await Promise.all(['甲', '乙', '丙', '丁'].map((summary) => refusalOf(log(summary))))
  expect(refused).toContainEqual(expect.objectContaining({ code: 'FAULT' }))
  for (const error of told) expect(error).toMatchObject({ code: 'SQLITE_FULL' })
  sqliteWriter.pragma('max_page_count = 1000000')
  expect(await log('戊')).toMatchObject({ status: 'new' })
  await desk.close()
})
