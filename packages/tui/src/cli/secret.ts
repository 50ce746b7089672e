import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { CliWords } from '../words/cli.ts'
import type { Host } from './host.ts'
import { BadUse } from './verbs/verb.ts'

/** A password from a pipe: everything up to the end, without the line break that `echo` adds. */
export async function readSecret(host: Pick<Host, 'stdin'>): Promise<string> {
  return (await text(host.stdin)).replace(/\r?\n$/, '')
}

/** Ask for a password at the terminal; what is typed is never echoed. */
export async function askSecretly(host: Pick<Host, 'stdin' | 'stderr'>, words: CliWords): Promise<string> {
  if (!host.stdin.isTTY) throw new BadUse(words.passwordNeedsTerminal)
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const asking = createInterface({ input: host.stdin, output: nowhere, terminal: true })
  host.stderr.write(words.passwordPrompt)
  try {
    return await asking.question('')
  } finally {
    asking.close()
    host.stderr.write('\n')
  }
}
