import { loadCast } from '@zuoxi/fixtures'
import { isSeeded, openDesk, seedDemo, serveDesk } from '@zuoxi/server'

/** Run as a process of its own: serve the invented people of the fixtures at ten in the morning, until killed. */
const [path = '', port = '0'] = process.argv.slice(2)
const begunMs = Date.now()
const tenInTheMorningMs = Date.parse('2026-11-20T02:00:00.000Z')
const desk = await openDesk(path, { clock: { nowMs: () => tenInTheMorningMs + Date.now() - begunMs } })
if (!isSeeded(desk)) await seedDemo(desk, await loadCast(), { customers: 0, seed: 1 })
const { url } = await serveDesk(desk, { port: Number(port) })
const tokens = { agent: await desk.signInLocally('agent'), channel: await desk.signInLocally('channel') }
process.stdout.write(`${JSON.stringify({ url, ...tokens })}\n`)
