import type { Server, ServerResponse } from 'node:http'

/**
 * Follow a server's answers, so that it can be stopped gently. The answer is
 * the stop: no new connections, live streams cut (their clients resume them
 * elsewhere), calls under way finished, and after `drainMs` everything closed.
 */
export function stopGently(server: Server): (drainMs: number) => Promise<void> {
  const underWay = new Set<ServerResponse>()
  server.on('request', (_req, res) => {
    underWay.add(res)
    res.once('close', () => underWay.delete(res))
  })
  return (drainMs) =>
    new Promise((resolve) => {
      const lastResort = setTimeout(() => server.closeAllConnections(), drainMs)
      server.close(() => {
        clearTimeout(lastResort)
        resolve()
      })
      for (const res of underWay) {
        // Cut, not ended: an ended stream means "all was told", and its client would not come back.
        if (isLive(res)) res.destroy()
        else if (!res.headersSent) res.setHeader('connection', 'close')
      }
      server.closeIdleConnections()
    })
}

function isLive(res: ServerResponse): boolean {
  return String(res.getHeader('content-type') ?? '').startsWith('text/event-stream')
}
