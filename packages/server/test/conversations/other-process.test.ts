import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { testFolder } from '../support/desk.ts'
import { customerId, openHall } from './hall.ts'

const program = fileURLToPath(new URL('other-process.ts', import.meta.url))

test('what another process delivers to the same file arrives here', async () => {
  const path = join(testFolder(), 'desk.db')
  const { agent, owner } = await openHall({ path })
  const stop = new AbortController()
  const heard: string[] = []
  const listening = (async () => {
    for await (const event of agent.conversations.watch({ lastEventId: '0', signal: stop.signal })) {
      if (event.kind === 'message') heard.push(event.message.body)
      if (heard.length === 3) break
    }
  })()
  const bodies = ['隔壁进程一', '隔壁进程二', '隔壁进程三']
  await promisify(execFile)(process.execPath, ['--conditions=@zuoxi/source', program, path, customerId, ...bodies])
  await listening
  stop.abort()
  expect(heard).toEqual(bodies)
  expect(await owner.audit.verify()).toMatchObject({ ok: true })
})
