import { type Agent, type DeskClient, refuse } from '@zuoxi/sdk'
import type { CliWords } from '../words/cli.ts'
import type { Host } from './host.ts'
import { renderLines } from './report.ts'
import { VerbFailed } from './verbs/verb.ts'

/** Sooner than this nobody wonders whether it has begun. */
const tellAfterMs = 400
/** A server that is there answers long before; one that hangs must not hold the terminal. */
const patienceMs = 20_000

/**
 * Wait until a remote desk answers who is asking, saying so, and leave at the first Ctrl+C.
 *
 * @throws VerbFailed INTERRUPTED; Refusal UNREACHABLE when nothing answers, and what the desk says of the token.
 */
export async function reachDesk(desk: DeskClient, url: string, host: Host, words: CliWords): Promise<Agent> {
  const { promise: left, reject: leave } = Promise.withResolvers<never>()
  const stopped = (): void => leave(new VerbFailed('INTERRUPTED', words.interrupted))
  const telling = setTimeout(() => {
    host.stderr.write(renderLines([words.connectingTo(url)], { colours: host.stderr.colours }))
  }, tellAfterMs)
  const giving = setTimeout(() => leave(refuse({ code: 'UNREACHABLE', url })), patienceMs)
  host.stop.addEventListener('abort', stopped, { once: true })
  try {
    return await Promise.race([desk.session.me(), left])
  } finally {
    clearTimeout(telling)
    clearTimeout(giving)
    host.stop.removeEventListener('abort', stopped)
  }
}
