import { connect } from '@zuoxi/sdk'
import { makeHome } from '../home-folder.ts'
import { askSecretly, readSecret } from '../secret.ts'
import { keepSignIn, signInsPath } from '../sign-ins.ts'
import { BadUse, type Verb } from './verb.ts'

/** Sign in to a desk over HTTP and keep the token for later calls to the same address. */
export const login: Verb = {
  name: 'login',
  args: [],
  options: { name: '--name <name>', passwordStdin: '--password-stdin' },
  run: async ({ host, words, url, note }, { options }) => {
    const name = options['name']
    if (url === undefined) throw new BadUse(words.loginNeedsUrl)
    if (typeof name !== 'string') throw new BadUse(words.loginNeedsName)
    // A password is not asked for where its sign-in cannot be kept.
    makeHome(host.settings.home)
    const password = options['passwordStdin'] ? await readSecret(host) : await askSecretly(host, words)
    const desk = await connect({ url })
    const signedIn = await desk.session.signIn({ name, password })
    keepSignIn(host.settings.home, url, { name, token: signedIn.token, expiresAt: signedIn.expiresAt })
    note(words.tokenKept(signInsPath(host.settings.home)))
    return {
      json: { url, agent: signedIn.agent, expiresAt: signedIn.expiresAt },
      lines: [words.signedInAs(signedIn.agent.displayName, signedIn.agent.workNo)],
    }
  },
}
