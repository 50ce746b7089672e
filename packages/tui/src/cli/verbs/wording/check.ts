import { stat } from 'node:fs/promises'
import { businessDateOf, checkSource, instantOf, type ScriptCheck, type ScriptSource, sourceOf } from '@zuoxi/sdk'
import { readWording } from '@zuoxi/sdk/rehearsal'
import { exitCode } from '../../exit-code.ts'
import { answerLines, answerOf } from '../../lint/answer.ts'
import { versionNamed } from '../../officers/versions.ts'
import { refuseFiles } from '../../refuse-files.ts'
import type { Line } from '../../report.ts'
import type { Verb, VerbContext } from '../verb.ts'

type Checked = Pick<ScriptCheck, 'ok' | 'findings'> & {
  readonly source: ScriptSource
  readonly where: string
  readonly variables: readonly string[]
  readonly samples: readonly { readonly name: string; readonly text: string; readonly missing: readonly string[] }[]
}

/** What publishing would mean, before anybody is asked. Files are checked here, with no desk: the code is the same. */
export const wordingCheck: Verb = {
  name: 'wording check',
  args: ['<what...>'],
  options: {},
  begins: 'plain',
  run: async (context, { args }) => {
    const checked: Checked[] = []
    for (const name of args) checked.push(...(await checkNamed(context, name)))
    const bad = checked.filter(({ ok }) => !ok).length
    return {
      json: {
        ok: bad === 0,
        wordings: checked.map(({ source, where, ok, variables, samples, findings }) => ({
          key: source.key,
          where,
          ok,
          variables,
          samples,
          findings: answerOf({ verdict: 'ok', findings }, context.lang, new Set()).findings,
        })),
      },
      lines: [
        ...checked.flatMap((one) => linesOf(one, context)),
        context.words.gate.checked(String(checked.length), String(bad)),
      ],
      code: bad === 0 ? exitCode.done : exitCode.failed,
    }
  },
}

async function checkNamed({ desk, host, words }: VerbContext, name: string): Promise<Checked[]> {
  const isPath = /[\\/]|\.ya?ml$/i.test(name) || (await stat(name).catch(() => undefined)) !== undefined
  if (!isPath) {
    const client = await desk('owner')
    const source = sourceOf(await versionNamed(client, name))
    return [{ ...(await client.scripts.check({ source })), source, where: name }]
  }
  const today = businessDateOf(instantOf(host.clock.nowMs()))
  const filed = await readWording([name], today).catch((error: unknown) =>
    refuseFiles(error, words, words.gate.wordingRefused),
  )
  return filed.map(({ source, file, line, column }) => {
    const { ok, findings, variables, samples } = checkSource(source)
    return { ok, findings: [...findings], variables, samples, source, where: `${file}:${line}:${column}` }
  })
}

function linesOf({ source, where, samples, findings, ok }: Checked, { lang, words }: VerbContext): Line[] {
  const verdict =
    (['block', 'hold', 'warn'] as const).find((one) => findings.some(({ severity }) => severity === one)) ?? 'ok'
  const answer = answerOf({ verdict, findings }, lang, new Set())
  return [
    [
      { text: where, style: 'bold' },
      { text: `  ${source.key}  ` },
      { text: words.gate.verdicts[verdict], style: ok ? 'green' : 'red' },
    ],
    ...samples.map(({ name, text, missing }): Line => {
      const gap = missing.length > 0 ? words.gate.missing(missing.join('、')) : ''
      return [{ text: `  ${words.gate.heard(name)}`, style: 'dim' }, { text: `${text}${gap}` }]
    }),
    // The verdict is told above; the places are those of what a sample heard.
    ...answerLines({ ...answer, findings: answer.findings.map((one) => ({ ...one, span: [0, 0] })) }, '', words).slice(
      1,
    ),
  ]
}
