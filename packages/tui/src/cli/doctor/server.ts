import { check, type Probe } from './check.ts'

const patience_ms = 3_000

/** Whether the remote desk answers; an embedded desk has no server to reach. */
export const server: Probe = async (_host, url) => {
  if (url === undefined) return []
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(patience_ms) })
    return [check('server', answer.ok ? 'ok' : 'bad', `${url} ${answer.status}`)]
  } catch {
    return [check('server', 'bad', url)]
  }
}
