import { loadCast } from '@zuoxi/fixtures'
import { connect, failureOf } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { openDesk, seedDemo, serveDesk } from '@zuoxi/server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkPasswordAt } from '../../packages/tui/src/cli/check-password.ts'

const name = 'lin.xiao'
const password = 'correct horse battery'
const opened = await openDesk(':memory:')
let served: Awaited<ReturnType<typeof serveDesk>>

beforeAll(async () => {
  await seedDemo(opened, await loadCast(), { customers: 0, seed: 1 })
  const owner = connectLocally(opened, { token: await opened.signInLocally('owner') })
  await owner.agents.create({ name, displayName: '林晓（演示）', workNo: '8022', role: 'agent', password })
  served = await serveDesk(opened, { port: 0 })
})

afterAll(async () => {
  await served.close()
  await opened.close()
})

test('the right password opens, a wrong one says so, and the sign-in in use goes on through both', async () => {
  const door = await connect({ url: served.url })
  const { token } = await door.session.signIn({ name, password })
  const desk = await connect({ url: served.url, token })
  await expect(checkPasswordAt(served.url, name, password)).resolves.toBeUndefined()
  const wrong = await checkPasswordAt(served.url, name, 'wrong').catch(failureOf)
  expect(wrong).toEqual({ code: 'BAD_CREDENTIALS' })
  expect((await desk.session.me()).name).toBe(name)
})

test('no sign-in is left behind', () => {
  const live = opened.room.store.sqlite
    .prepare(
      'select count(*) from session join agent on agent.id = session.agent_id where agent.name = ? and revoked_at is null',
    )
    .pluck()
    .get(name)
  expect(live).toBe(1)
})

test('a desk that cannot be asked does not open', async () => {
  expect(await checkPasswordAt('http://127.0.0.1:9', name, password).catch(failureOf)).toMatchObject({
    code: 'UNREACHABLE',
  })
})
