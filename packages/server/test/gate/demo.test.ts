import type { CustomerId } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { seededDesk, theCast } from '../demo/seeded-desk.ts'

test('the demo desk begins with wishes, contacts of today, and the house’s own rules', async () => {
  const { agent } = await seededDesk(0)
  const standing = (id: string) => agent.contacts.standing({ customerId: `fx-${id}` as CustomerId })
  expect(await standing('tang-wenbo')).toMatchObject({ allowed: true, connectedToday: 2, unansweredToday: 2 })
  expect(await standing('zhao-minmin')).toMatchObject({ allowed: false })
  const { context } = await agent.gate.context({ customerId: 'fx-liu-yang' as CustomerId })
  expect(context.customer?.nightConsentOn).toBe('2026-10-21')
  const { rules } = await agent.gate.rules()
  const house = rules.filter(({ house: own }) => own)
  expect(house.map(({ id }) => id).toSorted()).toEqual((await theCast()).rules!.map(({ id }) => id).toSorted())
  expect(new Set(house.map(({ status }) => status))).toEqual(new Set(['active', 'shadow']))
})

test('an approved wording says whom it is for, and what has to be told with it', async () => {
  const { agent } = await seededDesk(0)
  const { results } = await agent.wording.search({ text: '录音' })
  expect(results[0]?.wording).toMatchObject({
    key: 'opening.call-recorded',
    audience: { channels: ['phone'] },
    disclosures: ['opening-identity-call', 'recording-notice'],
  })
})
