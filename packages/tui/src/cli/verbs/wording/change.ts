import { type DeskClient, type Instant, type ScriptDetail, type ScriptStatus } from '@zuoxi/sdk'
import { MomentText, momentOf } from '@zuoxi/sdk/rehearsal'
import type { GateVerbName } from '../../../words/cli-gate.ts'
import { versionLine } from '../../officers/lines.ts'
import { mayBecome, versionNamed } from '../../officers/versions.ts'
import { BadUse, type Verb, type VerbContext, type VerbInput } from '../verb.ts'

/** Two steps lead to `active`, and each has its own beginning. */
const comesFrom: Readonly<Partial<Record<string, readonly ScriptStatus[]>>> = {
  activate: ['approved', 'scheduled'],
  resume: ['suspended'],
}

/** The steps of a version's life, each by the same verb of the desk that the terminal uses. */
export const wordingChanges: readonly Verb[] = [
  step('submit', 'in_review', {}, (desk, change) => desk.scripts.submit(change)),
  step('approve', 'approved', { hash: '--hash <hash>', reason: '--reason <text>' }, decide('approve')),
  step('reject', 'rejected', { hash: '--hash <hash>', reason: '--reason <text>' }, decide('reject')),
  step('activate', 'active', { from: '--from <moment>' }, (desk, change, { options }, { words }, { status }) => {
    const now = status === 'scheduled' ? longPast : undefined
    const from = momentGiven(options['from'], words.gate.badMoment) ?? now
    return desk.scripts.activate({ ...change, ...(from !== undefined && { from }) })
  }),
  withReason('suspend', 'suspended'),
  withReason('resume', 'active'),
  withReason('retire', 'retired'),
]

/** What was scheduled and is activated without a moment comes into force at once, whatever the clocks of the two say. */
const longPast = '1970-01-01T00:00:00.000Z' as Instant

type Change = { readonly scriptVersionId: ScriptDetail['id']; readonly expectedRev: number }
type Act = (
  desk: DeskClient,
  change: Change,
  input: VerbInput,
  context: VerbContext,
  version: ScriptDetail,
) => Promise<ScriptDetail>

function step(
  name: 'submit' | 'approve' | 'reject' | 'activate' | 'suspend' | 'resume' | 'retire',
  to: ScriptStatus,
  options: Verb['options'],
  act: Act,
): Verb {
  const verb = `wording ${name}` as const satisfies GateVerbName
  const from = comesFrom[name]
  const fits = from ? ({ status }: ScriptDetail) => from.includes(status) : mayBecome(to)
  return {
    name: verb,
    args: ['<wording>'],
    options,
    begins: 'plain',
    run: async (context, input) => {
      const [wanted = ''] = input.args
      // What is asked wrongly is told before a desk is opened for it.
      if ('reason' in options) needed(context, input, 'reason')
      if ('hash' in options && typeof input.options['hash'] !== 'string') {
        throw new BadUse(context.words.gate.readFirst(wanted), { field: 'hash' })
      }
      momentGiven(input.options['from'], context.words.gate.badMoment)
      const desk = await context.desk('owner')
      const version = await versionNamed(desk, wanted, fits)
      const change = { scriptVersionId: version.id, expectedRev: version.rev }
      const after = await act(desk, change, input, context, version)
      return { json: after, lines: [versionLine(after, context.words)] }
    },
  }
}

/** An approval names what was read: the desk refuses it when the text has become another since. */
function decide(decision: 'approve' | 'reject'): Act {
  return (desk, change, input, context, { contentHash }) => {
    const given = String(input.options['hash']).toLowerCase()
    const read = given.length >= 8 && contentHash.startsWith(given) ? contentHash : given
    const reason = needed(context, input, 'reason')
    return desk.scripts.decide({ ...change, contentHash: read, decision, reason })
  }
}

function withReason(name: 'suspend' | 'resume' | 'retire', to: ScriptStatus): Verb {
  return step(name, to, { reason: '--reason <text>' }, (desk, change, input, context) =>
    desk.scripts[name]({ ...change, reason: needed(context, input, 'reason') }),
  )
}

export function needed({ words }: VerbContext, { options }: VerbInput, name: string): string {
  const value = options[name]
  if (typeof value === 'string') return value
  throw new BadUse(words.missingOption(`--${name}`), { field: name })
}

function momentGiven(given: VerbInput['options'][string], say: (given: string) => string): Instant | undefined {
  if (given === undefined) return undefined
  const text = MomentText.safeParse(given)
  if (!text.success) throw new BadUse(say(String(given)), { field: 'from' })
  return momentOf(text.data)
}
