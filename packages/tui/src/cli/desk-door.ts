import { connect, type DeskClient } from '@zuoxi/sdk'
import type { CliWords } from '../words/cli.ts'
import type { LocalRole } from './embedded.ts'
import type { Host } from './host.ts'
import { progressOn } from './progress.ts'
import { keptSignIn } from './sign-ins.ts'

/** The desk a verb works on: the remote one that was named, else the embedded one, made with its demo on first use. */
export async function openDeskDoor(
  host: Host,
  url: string | undefined,
  as: LocalRole,
  words: CliWords,
): Promise<DeskClient> {
  if (url !== undefined) {
    const token = host.settings.token ?? keptSignIn(host.settings.home, url)?.token
    return connect(token === undefined ? { url } : { url, token })
  }
  const bar = progressOn(host, words.demoLabel)
  let told = false
  await host.embedded
    .open((done, total) => {
      if (!told) host.stderr.write(`${words.makingDemo}\n`)
      told = true
      bar.at(done, total)
    })
    .finally(bar.end)
  return host.embedded.signIn(as)
}
