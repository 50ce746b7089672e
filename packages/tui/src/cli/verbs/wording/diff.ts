import { refuse, type ScriptDetail, sourceOf } from '@zuoxi/sdk'
import { identityOf } from '@zuoxi/sdk/rehearsal'
import { diffLines, versionLine } from '../../officers/lines.ts'
import { allVersions, versionNamed } from '../../officers/versions.ts'
import { BadUse, type Verb } from '../verb.ts'

/** What changed between two versions, by word, with the hash of the newer: it is what an approval is bound to. */
export const wordingDiff: Verb = {
  name: 'wording diff',
  args: ['<wording>', '[other]'],
  options: {},
  begins: 'plain',
  run: async ({ desk, host, words }, { args: [name = '', other] }) => {
    const client = await desk('owner')
    const one = await versionNamed(client, name)
    const two =
      other === undefined ? await compared(await allVersions(client, one.key), one) : await versionNamed(client, other)
    if (other === undefined && !two) {
      // A first version has nothing before it: all of it is read.
      const parts = [{ kind: 'added' as const, text: one.text }]
      return { json: { to: one, parts }, lines: [versionLine(one, words), ...diffLines(parts, host.stdout.colours)] }
    }
    if (!two) throw refuse({ code: 'NOT_FOUND', noun: 'wording', id: other ?? name })
    if (two.id === one.id) throw new BadUse(words.gate.onlyVersion(name))
    const [from, to] = other === undefined ? [two, one] : [one, two]
    const { parts } = await client.scripts.diff({ from: from.id, to: to.id })
    return {
      json: { from, to, parts },
      lines: [versionLine(from, words), versionLine(to, words), ...diffLines(parts, host.stdout.colours)],
    }
  },
}

/** What a version is compared with unless another is named: the one in force for the same people, else the one before. */
async function compared(versions: readonly ScriptDetail[], one: ScriptDetail): Promise<ScriptDetail | undefined> {
  const others = versions.filter(
    (version) => version.id !== one.id && identityOf(sourceOf(version)) === identityOf(sourceOf(one)),
  )
  return others.find(({ status }) => status === 'active') ?? others.find(({ version }) => version < one.version)
}
