import { Role } from '@zuoxi/sdk'
import { askSecretly, readSecret } from '../secret.ts'
import { BadUse, type Verb } from './verb.ts'

/** Let someone new sign in. Needs the file's owner, or an administrator's token. */
export const agentAdd: Verb = {
  name: 'agent add',
  args: ['<name>'],
  options: {
    displayName: '--display-name <text>',
    workNo: '--work-no <number>',
    role: '--role <role>',
    passwordStdin: '--password-stdin',
  },
  begins: 'plain',
  run: async ({ host, desk, words }, { args, options }) => {
    const [name = ''] = args
    const { displayName, workNo } = options
    const role = Role.safeParse(options['role'] ?? 'agent')
    if (!role.success) throw new BadUse(words.badRole(String(options['role']), Role.options.join(', ')))
    if (typeof displayName !== 'string') throw new BadUse(words.missingOption('--display-name'))
    if (typeof workNo !== 'string') throw new BadUse(words.missingOption('--work-no'))
    const password = options['passwordStdin'] ? await readSecret(host) : await askSecretly(host, words)
    const agent = await (await desk('owner')).agents.create({ name, displayName, workNo, role: role.data, password })
    return { json: { agent }, lines: [words.agentAdded(agent.displayName, agent.name, agent.role)] }
  },
}
