import { once } from 'node:events'
import { flushCompileCache } from 'node:module'
import { openDesk, serveDesk } from '@zuoxi/server'

/** Run as a process of its own: at a word from its parent, serve the desk at the path given until killed. */
// The cache is else written at the end, which a killed process never reaches.
flushCompileCache()
await once(process.stdin, 'data')
const desk = await openDesk(process.argv[2] ?? '')
const { url } = await serveDesk(desk, { port: 0 })
process.stdout.write(`${JSON.stringify({ url, token: await desk.signInLocally('agent') })}\n`)
