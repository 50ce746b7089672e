import { connect, type DeskClient } from '@zuoxi/sdk'
import type { CliWords } from '../words/cli.ts'
import type { LocalRole, WhereNone } from './embedded.ts'
import type { Host } from './host.ts'
import { progressOn } from './progress.ts'
import { keptSignIn } from './sign-ins.ts'
import { VerbFailed } from './verbs/verb.ts'

/** The desk a verb works on: the remote one that was named, else the embedded one. */
export async function openDeskDoor(
  host: Host,
  url: string | undefined,
  as: LocalRole,
  words: CliWords,
  begin: WhereNone = 'demo',
): Promise<DeskClient> {
  if (url !== undefined) {
    const token = host.settings.token ?? keptSignIn(host.settings.home, url)?.token
    return connect(token === undefined ? { url } : { url, token })
  }
  await openEmbedded(host, words, begin)
  return host.embedded.signIn(as)
}

/**
 * Open the desk in this process; the first time it is made, and a demo to look at takes some seconds.
 *
 * @throws VerbFailed NO_DESK where there is none, for a verb that is about what a desk has kept.
 */
export async function openEmbedded(host: Host, words: CliWords, begin: WhereNone = 'demo'): Promise<void> {
  if (begin === 'refuse') {
    const { home } = host.settings
    if (!host.embedded.isThere()) throw new VerbFailed('NO_DESK', words.noDesk(home), { folder: home })
    return host.embedded.tryOpen()
  }
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
