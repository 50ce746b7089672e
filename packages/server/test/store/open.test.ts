import { expect, test } from 'vitest'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { openDesk } from '../../src/open-desk.ts'

test('a new desk opens and verifies its own log', async () => {
  const desk = await openDesk(':memory:')
  const owner = connectLocally(desk, { token: await desk.signInLocally('owner') })
  expect(await owner.audit.verify()).toEqual({ ok: true, events: 1 })
  await desk.close()
})
