import { once } from 'node:events'
import { openEmbedded } from '../desk-door.ts'
import { renderJson } from '../report.ts'
import { BadUse, type Verb } from './verb.ts'

/** The embedded desk over HTTP, until Ctrl+C. Loopback unless told otherwise. */
export const serve: Verb = {
  name: 'serve',
  args: [],
  options: { host: '--host <host>', port: '--port <port>' },
  stopsItself: 'at_once',
  embeddedOnly: true,
  run: async ({ host, words, json, note }, { options }) => {
    const port = Number(options['port'] ?? 8719)
    if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new BadUse(words.badPort(String(options['port'])))
    await openEmbedded(host, words)
    const address = typeof options['host'] === 'string' ? options['host'] : '127.0.0.1'
    await host.embedded.keepRolled()
    const served = await host.embedded.serve({ host: address, port })
    if (json) host.stdout.write(renderJson({ url: served.url }))
    else note(words.listening(served.url))
    for (const { host: open } of served.warnings) note(words.notLoopback(open))
    if (!host.stop.aborted) await once(host.stop, 'abort')
    await served.close()
    return { json: undefined, lines: [words.stopped] }
  },
}
