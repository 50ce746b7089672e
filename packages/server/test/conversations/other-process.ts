import { connectLocally } from '@zuoxi/sdk/rehearsal'
import type { CustomerId } from '@zuoxi/sdk'
import { openDesk } from '../../src/open-desk.ts'

// Run as a program of its own: delivers messages to the desk file it is given, and ends.
const [path = '', customerId = '', ...bodies] = process.argv.slice(2)
const desk = await openDesk(path)
const channel = connectLocally(desk, { token: await desk.signInLocally('channel') })
for (const body of bodies) {
  await channel.conversations.receive({ customerId: customerId as CustomerId, channel: 'web_chat', body })
}
await desk.close()
