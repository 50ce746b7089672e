import {
  checkSource,
  type Gate,
  GateContext,
  instantOf,
  judge,
  type ReplayChange,
  type ScriptSource,
  type Verdict,
} from '@zuoxi/sdk'
import {
  type Cast,
  castOf,
  type FixtureConversation,
  needsOf,
  playConversation,
  type Stage,
} from '@zuoxi/sdk/rehearsal'

/** A conversation that would go another way: another verdict, or an expectation that no longer holds. */
export type FixtureChange = ReplayChange & {
  readonly failures?: readonly { readonly turn: number; readonly expected: string; readonly actual: string }[]
}

export interface FixtureReplay {
  readonly total: number
  readonly changes: AsyncGenerator<FixtureChange | undefined, void, undefined>
}

/** What other rules would say of everything that agents say in fixtures, by its words and its hour. */
export function replayRules({ conversations, wording }: Cast, before: Gate, after: Gate): FixtureReplay {
  const texts = new Map(wording.filter(({ status }) => status === 'active').map((one) => [one.key, heardOf(one)]))
  async function* changes() {
    for (const conversation of conversations) {
      const lines = conversation.turns.flatMap((turn) => {
        if ('say' in turn) return [turn.say]
        return 'insert' in turn ? [texts.get(turn.insert) ?? ''] : []
      })
      yield hardestOf(lines.map((text) => compared(conversation, text, before, text, after)))
    }
  }
  return { total: conversations.length, changes: changes() }
}

/** What another text would do to the conversations that insert it: judged, and played on a desk that has it. */
export function replayWording(cast: Cast, source: ScriptSource, gate: Gate, stage: Stage): FixtureReplay {
  const mine = cast.wording.find(({ key, status }) => key === source.key && status === 'active')
  const concerned = cast.conversations.filter(({ turns }) =>
    turns.some((turn) => 'insert' in turn && turn.insert === source.key),
  )
  async function* changes() {
    for (const conversation of mine ? concerned : []) {
      if (!mine) return
      const verdict = compared(conversation, heardOf(mine), gate, heardOf(source), gate)
      const wording = cast.wording.map((one) => (one === mine ? { ...one, text: source.text } : one))
      const failures = await newFailures({ ...cast, wording }, cast, conversation, stage)
      if (failures.length === 0) yield verdict
      else yield { ...(verdict ?? unchanged(conversation, source.text, gate)), failures }
    }
  }
  return { total: mine ? concerned.length : 0, changes: changes() }
}

async function newFailures(changed: Cast, cast: Cast, conversation: FixtureConversation, stage: Stage) {
  const now = await failuresOn(changed, conversation, stage)
  if (now.length === 0) return []
  const before = new Set(
    (await failuresOn(cast, conversation, stage)).map(({ turn, expected }) => `${turn} ${expected}`),
  )
  return now.filter(({ turn, expected }) => !before.has(`${turn} ${expected}`))
}

async function failuresOn(cast: Cast, conversation: FixtureConversation, stage: Stage) {
  const scene = await stage.open(castOf(cast, conversation), momentOfPlay(conversation), needsOf(conversation))
  try {
    return (await playConversation(scene, conversation)).failures
  } finally {
    await scene.close()
  }
}

/** A wording as the best known of the invented customers hears it. */
function heardOf(source: Pick<ScriptSource, 'key' | 'title' | 'scenario' | 'text'>): string {
  const { samples } = checkSource(source)
  return (samples.find(({ missing }) => missing.length === 0) ?? samples[0])?.text ?? source.text
}

function momentOfPlay({ now }: FixtureConversation) {
  return instantOf(Date.parse(now))
}

function contextOf(conversation: FixtureConversation): GateContext {
  return GateContext.parse({ now: momentOfPlay(conversation), channel: conversation.channel })
}

function compared(
  conversation: FixtureConversation,
  was: string,
  before: Gate,
  is: string,
  after: Gate,
): FixtureChange | undefined {
  const context = contextOf(conversation)
  const then = judge(was, context, { rules: before })
  const now = judge(is, context, { rules: after })
  if (then.verdict === now.verdict) return undefined
  const rules = now.findings.filter(({ severity }) => severity !== 'log').map(({ rule }) => rule)
  return {
    where: 'fixture',
    id: conversation.id,
    text: is,
    before: then.verdict,
    after: now.verdict,
    rules: [...new Set(rules)],
  }
}

function unchanged(conversation: FixtureConversation, text: string, gate: Gate): FixtureChange {
  const { verdict } = judge(text, contextOf(conversation), { rules: gate })
  return { where: 'fixture', id: conversation.id, text, before: verdict, after: verdict, rules: [] }
}

const hardness: readonly Verdict[] = ['ok', 'warn', 'hold', 'block']

/** One conversation is one change: the hardest of its lines. */
function hardestOf(changes: readonly (FixtureChange | undefined)[]): FixtureChange | undefined {
  return changes
    .filter((change) => change !== undefined)
    .toSorted((a, b) => hardness.indexOf(b.after) - hardness.indexOf(a.after))[0]
}
