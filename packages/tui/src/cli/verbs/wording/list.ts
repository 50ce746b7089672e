import { type ScriptDetail, ScriptStatus } from '@zuoxi/sdk'
import { versionLine } from '../../officers/lines.ts'
import { BadUse, type Verb } from '../verb.ts'

/** Versions of wordings with where they stand. */
export const wordingList: Verb = {
  name: 'wording list',
  args: ['[key]'],
  options: { status: '--status <state>' },
  begins: 'plain',
  run: async ({ desk, words }, { args: [key], options }) => {
    const status = ScriptStatus.optional().safeParse(options['status'])
    if (!status.success) {
      throw new BadUse(words.gate.badStatus(String(options['status']), ScriptStatus.options.join(', ')))
    }
    const versions: ScriptDetail[] = []
    const wanted = { ...(key !== undefined && { key }), ...(status.data && { status: status.data }) }
    for await (const version of (await desk('owner')).scripts.list(wanted)) versions.push(version)
    const lines = versions.map((version) => versionLine(version, words))
    return { json: { versions }, lines: lines.length > 0 ? lines : [words.gate.noWording] }
  },
}
