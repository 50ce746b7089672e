import { once } from 'node:events'
import { openDesk, serveDesk } from '@zuoxi/server'

/** Run as a process of its own: serve the desk at the path given until told to stop by the end of its input. */
const [path = '', groupLimit] = process.argv.slice(2)
const desk = await openDesk(path, groupLimit === undefined ? {} : { groupLimit: Number(groupLimit) })
const served = await serveDesk(desk, { port: 0 })
process.stdout.write(`${JSON.stringify({ url: served.url, token: await desk.signInLocally('owner') })}\n`)
await once(process.stdin.resume(), 'end')
await served.close()
await desk.close()
