import { maskName } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inventCustomer } from '../../src/demo/generate/customer.ts'
import { seededDesk, theCast } from '../demo/seeded-desk.ts'

const setting = { seed: 7, tenantId: 'local', today: '2026-11-20' as never }

/** What a search marks of a hit, as text: 张* with its first character marked is [张]*. */
function shown(
  hit: { marks: { field: string; start: number; end: number }[] } & Readonly<Record<string, unknown>>,
): string[] {
  return hit.marks.map(({ field, start, end }) => {
    const text = hit[field] as string
    return `${field} ${text.slice(0, start)}[${text.slice(start, end)}]${text.slice(end)}`
  })
}

describe('customers.search', () => {
  it('marks what matched in the masked fields', async () => {
    const { agent } = await seededDesk(0)
    const marked = async (text: string) =>
      shown((await agent.customers.search({ text })).results.find((hit) => hit.id === 'fx-zhang-wei')!)
    const phone = (await theCast()).people.find((person) => person.id === 'zhang-wei')!.phone
    expect(await marked('张')).toEqual(['nameMasked [张]*'])
    expect(await marked('zhangw')).toEqual(['nameMasked [张*]'])
    expect(await marked('zw 8899')).toEqual(['nameMasked [张*]', `phoneMasked ${phone.slice(0, 3)}****[8899]`])
    expect(await marked('张wei')).toEqual(['nameMasked [张*]'])
    expect(await marked('zang')).toEqual(['nameMasked [张]*'])
    expect(await marked(phone.slice(0, 5))).toEqual([`phoneMasked [${phone.slice(0, 3)}**]**8899`])
    expect(await marked('C20260001')).toEqual(['customerNo [C20260001]'])
    expect(await marked('zw 8')).toEqual(['nameMasked [张*]'])
  })

  it('finds everyone by everything they have, and tells what they owe', async () => {
    const { agent } = await seededDesk(200)
    for (let order = 1; order <= 200; order += 3) {
      const { customer, ledger } = inventCustomer(order, setting)
      const wrong = customer.phone.slice(0, 7) + ((Number(customer.phone[7]) + 1) % 10) + customer.phone.slice(8)
      for (const text of [
        customer.phone,
        wrong,
        customer.customerNo,
        `${customer.name} ${customer.phone.slice(-4)}`,
        `${customer.phone.slice(0, 3)}****${customer.phone.slice(-4)}`,
      ]) {
        const { results } = await agent.customers.search({ text })
        const hit = results.find((each) => each.id === customer.id)
        expect({ text, name: hit?.nameMasked }).toEqual({ text, name: maskName(customer.name) })
        const owing = ledger.bills.filter((bill) => bill.paid_fen < bill.total_fen)
        expect(hit?.dueFen).toBe(owing.reduce((sum, bill) => sum + bill.total_fen - bill.paid_fen, 0))
        const oldest = owing.map((bill) => bill.due_date).sort()[0] ?? '2026-11-20'
        expect(hit?.dpd).toBe(Math.max(0, (Date.parse('2026-11-20') - Date.parse(oldest)) / 86_400_000))
      }
    }
  })

  it('never shows a name or a phone in the clear, and answers hostile text with nothing or someone', async () => {
    const { agent } = await seededDesk(300)
    const clear = Array.from({ length: 300 }, (_, i) => inventCustomer(i + 1, setting).customer)
    const secrets = new Set(
      clear.flatMap(({ name, phone, residentId }) => [phone, residentId, ...([...name].length > 2 ? [name] : [])]),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 64 }),
          fc.constantFrom(...clear.flatMap(({ name, phone }) => [name, phone, phone.slice(-4)])),
          fc.constantFrom("' or 1=1 --", '%', '_', '张%', '\u0000', '"\n"', '1'.repeat(64)),
        ),
        async (text) => {
          if (text.length > 64) return
          const { results } = await agent.customers.search({ text })
          expect(results.length).toBeLessThanOrEqual(20)
          const answer = JSON.stringify(results)
          for (const secret of secrets) expect(answer.includes(secret)).toBe(false)
          for (const hit of results) {
            for (const { field, start, end } of hit.marks) {
              if (field === 'residentIdMasked') continue
              expect(start < end && end <= hit[field].length).toBe(true)
            }
          }
        },
      ),
      { numRuns: 120 },
    )
    expect((await agent.customers.search({ text: '' })).results).toEqual([])
    expect((await agent.customers.search({ text: '张', limit: 3 })).results.length).toBeLessThanOrEqual(3)
  })
})
