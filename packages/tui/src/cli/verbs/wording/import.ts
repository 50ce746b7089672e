import {
  businessDateOf,
  type DeskClient,
  type DiffPart,
  diffWords,
  failureOf,
  instantOf,
  type ScriptDetail,
  sourceOf,
} from '@zuoxi/sdk'
import { type FiledWording, identityOf, readWording } from '@zuoxi/sdk/rehearsal'
import type { ImportOutcome } from '../../../words/cli-gate.ts'
import { sayFailure } from '../../../words/failures.ts'
import { exitCode } from '../../exit-code.ts'
import { diffLines } from '../../officers/lines.ts'
import { allVersions, isAlive, says } from '../../officers/versions.ts'
import { refuseFiles } from '../../refuse-files.ts'
import type { Line } from '../../report.ts'
import type { Verb, VerbContext } from '../verb.ts'

/** What a wording of a file would change on the desk. */
interface Plan {
  readonly filed: FiledWording
  readonly outcome: 'unchanged' | 'would_draft' | 'would_edit'
  /** The version that says it already, or that is edited. */
  readonly version: ScriptDetail | undefined
  /** What the desk says now, against what the file says. */
  readonly diff: readonly DiffPart[]
}

/** What became of it. */
interface Imported {
  readonly plan: Plan
  readonly outcome: ImportOutcome
  readonly version?: ScriptDetail | undefined
  readonly refused?: { readonly code: string; readonly message: string }
}

/** Bring wordings in from files as drafts. What the desk says already is left alone, so that twice is once. */
export const wordingImport: Verb = {
  name: 'wording import',
  args: ['<paths...>'],
  options: { dryRun: '--dry-run' },
  begins: 'plain',
  run: async (context, { args: paths, options }) => {
    const { host, words } = context
    const today = businessDateOf(instantOf(host.clock.nowMs()))
    // Everything is read before anything is sent: a file that is broken in its last line changes nothing.
    const filed = await readWording(paths, today).catch((error: unknown) =>
      refuseFiles(error, words, words.gate.wordingRefused),
    )
    const desk = await context.desk('owner')
    const plans = await plansFor(desk, filed)
    const dryRun = options['dryRun'] === true
    const done: Imported[] = []
    for (const plan of plans) done.push(dryRun ? { plan, outcome: plan.outcome } : await carryOut(context, desk, plan))
    const counts = countsOf(done)
    return {
      json: { dryRun, ...counts, wordings: done.map(toldOf) },
      lines: [...done.flatMap((one) => linesOf(one, context)), ...sumLines(counts, dryRun, context)],
      code: counts.refused > 0 ? exitCode.failed : exitCode.done,
    }
  },
}

async function plansFor(desk: DeskClient, filed: readonly FiledWording[]): Promise<Plan[]> {
  const { id: me } = await desk.session.me()
  const groups = Map.groupBy(await allVersions(desk), (version) => identityOf(sourceOf(version)))
  return filed.map((one): Plan => {
    const group = groups.get(identityOf(one.source)) ?? []
    const same = group.find((version) => isAlive(version) && says(version, one.source))
    if (same) return { filed: one, outcome: 'unchanged', version: same, diff: [] }
    const own = group.find(({ status, authorId }) => (status === 'draft' || status === 'rejected') && authorId === me)
    const before = own ?? group.find(isAlive)
    const diff = diffWords(before?.text ?? '', one.source.text)
    return { filed: one, outcome: own ? 'would_edit' : 'would_draft', version: own, diff }
  })
}

async function carryOut({ lang }: VerbContext, desk: DeskClient, plan: Plan): Promise<Imported> {
  const { filed, version } = plan
  const { source } = filed
  try {
    if (plan.outcome === 'unchanged') return { plan, outcome: 'unchanged', version }
    if (!version) return { plan, outcome: 'drafted', version: await desk.scripts.draft({ source }) }
    const edited = await desk.scripts.edit({ scriptVersionId: version.id, expectedRev: version.rev, source })
    return { plan, outcome: 'edited', version: edited }
  } catch (error) {
    const failure = failureOf(error)
    // What is wrong with all of them, such as who may write, ends the import; the rest is one wording's own.
    if (!failure || ends.has(failure.code)) throw error
    return { plan, outcome: 'refused', refused: { code: failure.code, message: sayFailure(failure, lang) } }
  }
}

const ends: ReadonlySet<string> = new Set(['FORBIDDEN', 'NOT_SIGNED_IN', 'SESSION_EXPIRED', 'UNREACHABLE', 'FAULT'])

function countsOf(done: readonly Imported[]) {
  const of = (...outcomes: ImportOutcome[]) => done.filter(({ outcome }) => outcomes.includes(outcome)).length
  return {
    drafted: of('drafted', 'would_draft'),
    edited: of('edited', 'would_edit'),
    unchanged: of('unchanged'),
    refused: of('refused'),
  }
}

function toldOf({ plan, outcome, version, refused }: Imported) {
  const { file, line, column, source } = plan.filed
  return {
    file,
    line,
    column,
    key: source.key,
    outcome,
    ...(version && { scriptVersionId: version.id, version: version.version, contentHash: version.contentHash }),
    ...(plan.diff.length > 0 && { diff: plan.diff }),
    ...(refused && { error: refused }),
  }
}

function linesOf({ plan, outcome, version, refused }: Imported, { host, words }: VerbContext): Line[] {
  if (outcome === 'unchanged') return []
  const { file, line, column, source } = plan.filed
  return [
    [
      { text: `${file}:${line}:${column}`, style: 'bold' },
      { text: `  ${version ? `${source.key}@${version.version}` : source.key}  ` },
      { text: words.gate.outcomes[outcome], style: outcome === 'refused' ? 'red' : 'yellow' },
      { text: refused ? `  ${refused.message}` : '' },
    ],
    ...diffLines(plan.diff, host.stdout.colours),
  ]
}

function sumLines(counts: ReturnType<typeof countsOf>, dryRun: boolean, { words: { gate } }: VerbContext): Line[] {
  const [drafted, edited, unchanged, refused] = [counts.drafted, counts.edited, counts.unchanged, counts.refused].map(
    String,
  )
  if (dryRun) return [gate.wouldImport(drafted ?? '', edited ?? '', unchanged ?? '')]
  const sum = gate.imported(drafted ?? '', edited ?? '', unchanged ?? '', refused ?? '')
  return counts.drafted + counts.edited > 0 ? [sum, [{ text: gate.nextSubmit, style: 'dim' }]] : [sum]
}
