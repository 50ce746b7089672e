import {
  type AgentId,
  addDays,
  businessDateOf,
  type GateRule,
  type Instant,
  instantOf,
  refuse,
  type RuleStanding,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { refusalToMoveRule, type RuleFacts } from '../../rules/rule-change.ts'
import { lastActorOn } from '../../store/audit.ts'
import { houseRule, type RuleRow, ruleRows, rulesOf, rulesStamp } from '../../store/gate-rules.ts'
import type { Write } from '../../store/sqlite/group-writer.ts'
import type { Read } from '../../store/store.ts'
import { type Mutation, mutate } from '../mutate.ts'
import { parsedRules, problemWith } from './parsed-rules.ts'
import { callerOf, groundOf, type Room } from '../room.ts'

type Verbs = Desk['gate']

/** The rules of this desk: what is built in, what its officers have written, and where each stands. */
export function ruleVerbs(
  room: Room,
): Pick<Verbs, 'rules' | 'importRules' | 'moveRule' | 'suspendRule' | 'resumeRule'> {
  return {
    rules: () => allRules(room),
    importRules: (input) => importRules(room, input),
    moveRule: (input) => moveRule(room, input),
    suspendRule: (input) => suspendRule(room, input),
    resumeRule: (input) => resumeRule(room, input),
  }
}

async function allRules(room: Room): ReturnType<Verbs['rules']> {
  const { read } = room.store
  const rows = await ruleRows(read)
  const own = rows.filter(({ house }) => house === 1).map((row) => ({ ...houseRule(row), status: row.status }))
  const standings = await standingsOf(room, read, rows)
  return { stamp: await rulesStamp(read), rules: standings, house: own.length === 0 ? '' : JSON.stringify(own) }
}

async function standingsOf(room: Room, read: Read, rows: readonly RuleRow[]): Promise<RuleStanding[]> {
  const since = addDays(businessDateOf(instantOf(room.clock.nowMs())), -30)
  const counted = await read
    .selectFrom('gate_override')
    .select(({ fn }) => ['rule', fn.countAll<number>().as('times')])
    .where('at', '>=', since)
    .groupBy('rule')
    .execute()
  const overrides = new Map(counted.map(({ rule, times }) => [rule, times]))
  const names = new Map(
    (await read.selectFrom('agent').select(['id', 'display_name']).execute()).map((a) => [a.id, a.display_name]),
  )
  const rowOf = new Map(rows.map((row) => [row.id, row]))
  return rulesOf(rows).map((rule) => {
    const row = rowOf.get(rule.id)
    return {
      ...shownRule(rule),
      house: row?.house === 1,
      ...(row?.pending_by != null && {
        pendingSuspension: {
          byId: row.pending_by as AgentId,
          byName: names.get(row.pending_by) ?? '',
          reason: row.pending_reason ?? '',
          at: row.pending_at as Instant,
        },
      }),
      overrides30d: overrides.get(rule.id) ?? 0,
      rev: row?.rev ?? 0,
    }
  })
}

function shownRule(rule: GateRule) {
  const { id, title, why, severity, status, source, clause, certainty, override } = rule
  return { id, title, why, severity, status, source, clause, certainty, override }
}

/** A rule that was imported before and is not approved yet is changed; one that is stays as it was approved. */
async function importRules(room: Room, input: Parameters<Verbs['importRules']>[0]): ReturnType<Verbs['importRules']> {
  const { agentId } = callerOf(room)
  const rules = await parsedRules(input.yaml)
  return mutate(groundOf(room), 'gate.importRules', input, async ({ trx, now, audit, announce }) => {
    const before = new Map((await ruleRows(trx)).map((row) => [row.id, row]))
    const told = { added: [] as string[], changed: [] as string[], unchanged: 0 }
    for (const rule of rules) {
      const row = before.get(rule.id)
      const body = JSON.stringify({ ...rule, status: 'draft' })
      if (row?.body === body) {
        told.unchanged += 1
        continue
      }
      if (row && row.status !== 'draft') {
        const problem = `is ${row.status}: what was approved stays; give the new rule another id`
        throw refuse({ code: 'RULES_INVALID', problems: [problemWith(rule.id, problem)] })
      }
      const values = { body, author_id: agentId, status: 'draft', updated_at: now }
      await trx
        .insertInto('gate_rule')
        .values({
          id: rule.id,
          house: 1,
          ...values,
          approved_by: null,
          pending_by: null,
          pending_reason: null,
          pending_at: null,
        })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet(({ eb }) => ({ ...values, rev: eb('gate_rule.rev', '+', 1) })),
        )
        .execute()
      await trx
        .insertInto('gate_rule_author')
        .values({ rule: rule.id, agent_id: agentId })
        .onConflict((conflict) => conflict.doNothing())
        .execute()
      told[row ? 'changed' : 'added'].push(rule.id)
      await announce('rule', rule.id)
    }
    const changes = [...told.added, ...told.changed].map((id) => ({ field: 'rule', to: id }))
    await audit({ action: 'gate.import_rules', objectKind: 'rule', objectId: 'import', changes })
    return told
  })
}

function moveRule(room: Room, input: Parameters<Verbs['moveRule']>[0]): Promise<RuleStanding> {
  const { agentId } = callerOf(room)
  return changed(room, 'gate.moveRule', input, (rule) => {
    const refused = refusalToMoveRule(rule, input.to, agentId)
    if (refused) throw refuse(refused)
    return { status: input.to, ...(input.to === 'approved' && { approved_by: agentId }) }
  })
}

/** Emergency: one person asks, a second one agrees, and the rule is silent until somebody resumes it. */
function suspendRule(room: Room, input: Parameters<Verbs['suspendRule']>[0]): Promise<RuleStanding> {
  const { agentId } = callerOf(room)
  return changed(room, 'gate.suspendRule', input, (rule, now) => {
    const refused = refusalToMoveRule(rule, 'suspended', agentId)
    if (refused) throw refuse(refused)
    if (rule.pendingBy === undefined) return { pending_by: agentId, pending_reason: input.reason, pending_at: now }
    if (rule.pendingBy === agentId) throw refuse({ code: 'OWN_REQUEST', noun: 'rule', id: rule.id })
    return { status: 'suspended', pending_by: null, pending_reason: null, pending_at: null }
  })
}

/** A rule that was suspended bites again; a suspension that only one person asked for is dropped. */
function resumeRule(room: Room, input: Parameters<Verbs['resumeRule']>[0]): Promise<RuleStanding> {
  const { agentId } = callerOf(room)
  return changed(room, 'gate.resumeRule', input, (rule) => {
    const none = { pending_by: null, pending_reason: null, pending_at: null }
    if (rule.status !== 'suspended' && rule.pendingBy !== undefined) return none
    const refused = refusalToMoveRule(rule, 'active', agentId)
    if (refused) throw refuse(refused)
    return { ...none, status: 'active' }
  })
}

interface RuleNow extends RuleFacts {
  readonly pendingBy: string | undefined
}

type RuleColumns = Partial<Pick<RuleRow, 'status' | 'approved_by' | 'pending_by' | 'pending_reason' | 'pending_at'>>

function changed(
  room: Room,
  verb: string,
  input: Parameters<Verbs['suspendRule']>[0],
  change: (rule: RuleNow, now: Instant) => RuleColumns,
): Promise<RuleStanding> {
  return mutate(groundOf(room), verb, input, async (mutation) => {
    const { trx, now, audit, announce } = mutation
    const rows = await ruleRows(trx)
    const row = rows.find(({ id }) => id === input.rule)
    const rule = rulesOf(rows).find(({ id }) => id === input.rule)
    if (!rule) throw refuse({ code: 'NOT_FOUND', noun: 'rule', id: input.rule })
    if ((row?.rev ?? 0) !== input.expectedRev) throw await conflictOf(trx, row?.rev ?? 0, rule)
    const pendingBy = row?.pending_by ?? undefined
    const authorIds = await authorsOf(trx, rule.id)
    const columns = change({ id: rule.id, status: rule.status, authorIds, pendingBy }, now)
    await keep(mutation, row, rule, columns)
    const to = columns.status ?? (columns.pending_by == null ? 'resumed' : 'suspension asked for')
    const changes = [{ field: 'status', from: rule.status, to }]
    await audit({ action: verb, objectKind: 'rule', objectId: rule.id, reason: input.reason, changes })
    await announce('rule', rule.id)
    const standing = (await standingsOf(room, trx, await ruleRows(trx))).find(({ id }) => id === rule.id)
    if (!standing) throw new Error('a rule is gone in the transaction that changed it')
    return standing
  })
}

async function authorsOf(trx: Write, rule: string): Promise<string[]> {
  const authors = await trx.selectFrom('gate_rule_author').select('agent_id').where('rule', '=', rule).execute()
  return authors.map(({ agent_id }) => agent_id)
}

async function keep(
  { trx, now }: Mutation,
  row: RuleRow | undefined,
  rule: GateRule,
  columns: RuleColumns,
): Promise<void> {
  if (row) {
    await trx
      .updateTable('gate_rule')
      .set({ ...columns, rev: row.rev + 1, updated_at: now })
      .where('id', '=', rule.id)
      .execute()
    return
  }
  const none = { approved_by: null, pending_by: null, pending_reason: null, pending_at: null }
  await trx
    .insertInto('gate_rule')
    .values({
      id: rule.id,
      house: 0,
      status: rule.status,
      body: '',
      author_id: '',
      ...none,
      ...columns,
      rev: 1,
      updated_at: now,
    })
    .execute()
}

async function conflictOf(trx: Write, rev: number, { id, status }: GateRule) {
  const by = await lastActorOn(trx, 'rule', id)
  const fields = [{ field: 'status', yours: '', theirs: status }]
  return refuse({ code: 'CONFLICT', noun: 'rule', id, rev, by, fields })
}
