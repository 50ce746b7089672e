import { connect, type DeskClient } from '@zuoxi/sdk'
import type { CliWords } from '../words/cli.ts'
import type { Beginning, LocalRole } from './embedded.ts'
import type { Host } from './host.ts'
import { progressOn } from './progress.ts'
import { keptSignIn } from './sign-ins.ts'

/** The desk a verb works on: the remote one that was named, else the embedded one. */
export async function openDeskDoor(
  host: Host,
  url: string | undefined,
  as: LocalRole,
  words: CliWords,
  begin: Beginning = 'demo',
): Promise<DeskClient> {
  if (url !== undefined) {
    const token = host.settings.token ?? keptSignIn(host.settings.home, url)?.token
    return connect(token === undefined ? { url } : { url, token })
  }
  await openEmbedded(host, words, begin)
  return host.embedded.signIn(as)
}

/** Open the desk in this process; the first time it is made, and a demo to look at takes some seconds. */
export async function openEmbedded(host: Host, words: CliWords, begin: Beginning = 'demo'): Promise<void> {
  const bar = progressOn(host, words.demoLabel)
  let told = false
  await host.embedded
    .open(begin, (done, total) => {
      if (!told) host.stderr.write(`${words.makingDemo}\n`)
      told = true
      bar.at(done, total)
    })
    .finally(bar.end)
}
