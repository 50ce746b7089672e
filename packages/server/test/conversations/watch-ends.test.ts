import { connect, type DeskClient } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import { expect, test, vi } from 'vitest'
import { sessionMs } from '../../src/desk/identity.ts'
import { steppedClock } from '../support/desk.ts'
import { testServer } from '../support/serve.ts'
import { openHall } from './hall.ts'

/** A watch, and what it heard until it ended with which failure. */
function watching(client: DeskClient): { heard: string[]; ended: Promise<unknown> } {
  const heard: string[] = []
  const listen = async () => {
    for await (const event of client.conversations.watch({ lastEventId: '0' }))
      if (event.kind === 'message') heard.push(event.message.body)
  }
  return { heard, ended: listen().catch((error: { failure?: unknown }) => error.failure) }
}

async function hallWithWatcher(over: 'http' | 'process') {
  const clock = steppedClock()
  const hall = await openHall({ clock })
  const token = await hall.desk.signInLocally('agent')
  const client =
    over === 'http'
      ? await connect({ url: (await testServer(hall.desk)).url, token })
      : connectLocally(hall.desk, { token })
  const watch = watching(client)
  await hall.arrives('先前')
  await vi.waitUntil(() => watch.heard.includes('先前'))
  return { ...hall, clock, client, ...watch }
}

test.each(['http', 'process'] as const)('signing out ends a watch of that token at once, over %s', async (over) => {
  const { client, heard, ended, arrives } = await hallWithWatcher(over)
  await client.session.signOut()
  expect(await ended).toEqual({ code: 'SESSION_EXPIRED' })
  await arrives('秘密消息')
  expect(heard).toEqual(['先前'])
})

test('a token that has run out hears nothing more', async () => {
  const { clock, desk, heard, ended } = await hallWithWatcher('process')
  clock.advance(sessionMs)
  const channel = connectLocally(desk, { token: await desk.signInLocally('channel') })
  await channel.conversations.receive({ customerId: 'c1' as never, channel: 'app_chat', body: '秘密消息' })
  expect(await ended).toEqual({ code: 'SESSION_EXPIRED' })
  expect(heard).toEqual(['先前'])
})

test('an agent who was disabled hears nothing more, whoever else watches', async () => {
  const { desk, heard, ended, arrives, owner } = await hallWithWatcher('process')
  const other = watching(owner)
  await desk.room.store.writer.write((trx) =>
    trx.updateTable('agent').set({ status: 'disabled' }).where('id', '=', 'local-agent').execute(),
  )
  await arrives('秘密消息')
  expect(await ended).toEqual({ code: 'NOT_SIGNED_IN' })
  expect(heard).toEqual(['先前'])
  await vi.waitUntil(() => other.heard.includes('秘密消息'))
})
