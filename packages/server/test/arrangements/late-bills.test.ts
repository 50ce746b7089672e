import { expect, it } from 'vitest'
import { dayMs, openLending } from './lending.ts'

it('asks for nothing before it is asked for, where nobody rolled the book over a due date', async () => {
  const { arrange, addLoan, clock, roll, today, all, expectTrue } = await openLending()
  await arrange(await addLoan(), { kind: 'restructure', terms: 12 })
  clock.advance(75 * dayMs)
  await roll()
  const bills = all<{ period: string; issued_on: string; due_date: string }>(
    `select period, issued_on, due_date from bill where state = 'issued' and issued_on = ? order by period`,
    today(),
  )
  expect(bills).toEqual([
    { period: '2026-12', issued_on: today(), due_date: today() },
    { period: '2027-01', issued_on: today(), due_date: today() },
  ])
  await expectTrue()
})
