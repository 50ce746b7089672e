import { stat } from 'node:fs/promises'
import { businessDateOf, instantOf, openGate, type ScriptDetail, type ScriptSource, sourceOf } from '@zuoxi/sdk'
import type { DeskClient } from '@zuoxi/sdk'
import { readWording } from '@zuoxi/sdk/rehearsal'
import { rulesOfDesk } from '../../lint/gates.ts'
import { replayWording } from '../../officers/replay-fixtures.ts'
import { daysGiven, replayed } from '../../officers/replay.ts'
import { allVersions, isAlive, says, versionNamed } from '../../officers/versions.ts'
import { refuseFiles } from '../../refuse-files.ts'
import { BadUse, type Verb, type VerbContext } from '../verb.ts'

/** What a new text would do: to conversations that insert it, and to what its key said lately. */
export const wordingReplay: Verb = {
  name: 'wording replay',
  args: ['<what>'],
  options: { days: '--days <n>' },
  begins: 'plain',
  stopsItself: 'at_once',
  run: async (context, input) => {
    const [what = ''] = input.args
    const days = daysGiven(input, context)
    const filed = await sourceInFile(what, context)
    const desk = await context.desk('owner')
    const version = filed ? await versionSaying(desk, filed) : await versionNamed(desk, what, isAlive)
    const source = filed ?? sourceOf(version as ScriptDetail)
    const { host } = context
    const gate = await openGate(await rulesOfDesk(desk))
    const fixtures = replayWording(await host.embedded.cast(), source, gate, host.embedded.stages.memory)
    const subject = version && { kind: 'wording' as const, scriptVersionId: version.id }
    return replayed(context, { desk, subject, days, fixtures })
  },
}

/** The one wording of a file; of several nobody could tell whose the changes are. */
async function sourceInFile(what: string, { host, words }: VerbContext): Promise<ScriptSource | undefined> {
  const isPath = /[\\/]|\.ya?ml$/i.test(what) || (await stat(what).catch(() => undefined)) !== undefined
  if (!isPath) return undefined
  const filed = await readWording([what], businessDateOf(instantOf(host.clock.nowMs()))).catch((error: unknown) =>
    refuseFiles(error, words, words.gate.wordingRefused),
  )
  if (filed.length !== 1)
    throw new BadUse(words.gate.oneWording(what, filed.map(({ source }) => source.key).join(', ')))
  return filed[0]?.source
}

async function versionSaying(desk: DeskClient, source: ScriptSource): Promise<ScriptDetail | undefined> {
  return (await allVersions(desk, source.key)).find((version) => isAlive(version) && says(version, source))
}
