import {
  type CustomerId,
  type CustomerPromise,
  type DeskClient,
  type GateRule,
  gateRules,
  GateRule as GateRuleShape,
  openGate,
  type RuleStanding,
  type ScriptDetail,
  sourceOf,
} from '@zuoxi/sdk'
import type { GateEffect, WordingMove } from '../../state/gate-happening.ts'
import type { ReadyRules } from '../../state/gate-state.ts'
import { pagerOf } from '../pager.ts'
import type { Answers } from './answer.ts'

/** More than anybody has before them at once. */
const most = 200

export const gateAnswers: Answers<GateEffect['do']> = {
  loadStanding: async ({ about }, { desk }) => {
    const { conversationId, customerId } = about
    const [{ context, contact, rules }, promises] = await Promise.all([
      desk.gate.context(conversationId === undefined ? { customerId } : { conversationId }),
      openPromises(desk, customerId),
    ])
    return { kind: 'standing', about, standing: { context, contact, promises }, rules }
  },
  loadRules: async (_, { desk }) => {
    const { stamp, rules, house } = await desk.gate.rules()
    return { kind: 'rules', rules: await readyRules(stamp, rules, house), standings: rules }
  },
  checkWording: async ({ scriptVersionId }, { desk }) => ({
    kind: 'wordingChecked',
    version: await desk.scripts.get({ scriptVersionId }),
  }),
  hold: async ({ conversationId, body, wording, billId, reason }, { desk, key }) => ({
    kind: 'heldNow',
    held: await desk.conversations.hold({
      conversationId,
      body,
      wording: [...wording],
      reason,
      idempotencyKey: key(),
      ...(billId === undefined ? {} : { billId }),
    }),
  }),
  askVerification: async ({ customerId }, { desk }) => ({
    kind: 'verificationAsked',
    customerId,
    ask: await desk.verification.ask({ customerId }),
  }),
  answerVerification: async ({ customerId, answers }, { desk, key }) => {
    const { verification, triesLeft } = await desk.verification.answer({ customerId, answers, idempotencyKey: key() })
    return { kind: 'verificationAnswered', customerId, verification, triesLeft }
  },
  recordContact: async ({ customerId, conversationId, outcome, purpose, target }, { desk, key }) => {
    const about = { customerId, ...(conversationId === undefined ? {} : { conversationId }) }
    await desk.contacts.record({ ...about, channel: 'phone', outcome, purpose, target, idempotencyKey: key() })
    return { kind: 'contactRecorded', customerId }
  },
  loadPromises: async ({ customerId }, { desk }) => ({
    kind: 'promises',
    customerId,
    items: await openPromises(desk, customerId),
  }),
  endPromise: async ({ promiseId, expectedRev, to, reason }, { desk, key }) => ({
    kind: 'promiseEnded',
    promise: await desk.promises.end({ promiseId, expectedRev, to, reason, idempotencyKey: key() }),
  }),
  loadHeld: async ({ scope }, { desk }) => {
    const list = desk.gate.held({ limit: most, ...(scope === 'waiting' ? { state: 'held' } : {}) })
    return { kind: 'held', scope, items: (await pagerOf([list]).pull(most)).items }
  },
  lookAtHeld: async ({ heldMessageId }, { desk }) => {
    for await (const held of desk.gate.held({ limit: most })) {
      if (held.id === heldMessageId) return { kind: 'heldSeen', held }
    }
    return undefined
  },
  decideHeld: async ({ heldMessageId, expectedRev, decision, reason }, { desk, key }) => ({
    kind: 'heldDecided',
    held: await desk.gate.release({ heldMessageId, expectedRev, decision, reason, idempotencyKey: key() }),
  }),
  loadTold: async ({ messageId }, { desk }) => ({
    kind: 'told',
    messageId,
    told: await desk.conversations.told({ messageId }),
  }),
  loadScripts: async (_, { desk }) => ({
    kind: 'scripts',
    items: (await pagerOf([desk.scripts.list({ limit: most })]).pull(allScripts)).items,
  }),
  loadScript: async ({ scriptVersionId }, { desk }) => ({
    kind: 'script',
    version: await desk.scripts.get({ scriptVersionId }),
    after: undefined,
  }),
  checkScript: async ({ version }, { desk }) => ({
    kind: 'scriptChecked',
    scriptVersionId: version.id,
    check: await desk.scripts.check({ source: sourceOf(version) }),
  }),
  diffScripts: async ({ from, to }, { desk }) => ({
    kind: 'diffed',
    from,
    to,
    parts: (await desk.scripts.diff({ from, to })).parts,
  }),
  writeScript: async ({ version, text }, { desk, key }) => {
    const source = { ...sourceOf(version), text }
    const change = { scriptVersionId: version.id, expectedRev: version.rev, idempotencyKey: key() }
    const written =
      version.status === 'draft'
        ? await desk.scripts.edit({ ...change, source })
        : await desk.scripts.draft({ source, idempotencyKey: change.idempotencyKey })
    return { kind: 'scriptWritten', version: written }
  },
  moveScript: async (effect, { desk, key }) => {
    const { scriptVersionId, expectedRev, contentHash, to, reason } = effect
    const change = { scriptVersionId, expectedRev, idempotencyKey: key() }
    const verbs: Record<WordingMove, () => Promise<ScriptDetail>> = {
      submit: () => desk.scripts.submit(change),
      approve: () => desk.scripts.decide({ ...change, contentHash, decision: 'approve', reason }),
      reject: () => desk.scripts.decide({ ...change, contentHash, decision: 'reject', reason }),
      activate: () => desk.scripts.activate(change),
      suspend: () => desk.scripts.suspend({ ...change, reason }),
      resume: () => desk.scripts.resume({ ...change, reason }),
      retire: () => desk.scripts.retire({ ...change, reason }),
    }
    return { kind: 'script', version: await verbs[to](), after: to }
  },
  moveRule: async ({ rule, expectedRev, to, reason }, { desk, key }) => {
    const change = { rule, expectedRev, reason, idempotencyKey: key() }
    const moved =
      to === 'suspend'
        ? await desk.gate.suspendRule(change)
        : to === 'resume'
          ? await desk.gate.resumeRule(change)
          : await desk.gate.moveRule({ ...change, to })
    return { kind: 'ruleMoved', rule: moved, to }
  },
  replay: async ({ subject, run, cursor }, { desk }) => ({
    kind: 'replayed',
    run,
    step: await desk.gate.replay({ subject, days: 30, ...(cursor === undefined ? {} : { cursor }) }),
  }),
}

const allScripts = 1_000

async function openPromises(desk: DeskClient, customerId: CustomerId | undefined): Promise<readonly CustomerPromise[]> {
  const whose = customerId === undefined ? {} : { customerId }
  return (await pagerOf([desk.promises.list({ ...whose, state: 'open', limit: most })]).pull(most)).items
}

/** The desk's rules as they stand, made ready once for each change of them. */
async function readyRules(stamp: string, standings: readonly RuleStanding[], house: string): Promise<ReadyRules> {
  const status = new Map(standings.map((one) => [one.id, one.status]))
  const own: GateRule[] = house === '' ? [] : GateRuleShape.array().parse(JSON.parse(house))
  const rules = [...gateRules(), ...own].map((rule) => ({ ...rule, status: status.get(rule.id) ?? rule.status }))
  return { stamp, gate: await openGate(rules) }
}
