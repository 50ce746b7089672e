import { compileGate, type Gate, GateRule, gateRules, openGate, type RuleStatus } from '@zuoxi/sdk'
import type { Selectable } from 'kysely'
import type { GateRuleRow } from './schema.ts'
import type { Read, Store } from './store.ts'

export type RuleRow = Selectable<GateRuleRow>

/** A row is kept of the rules that this desk has written, and of built-in ones whose status it has changed. */
export function ruleRows(read: Read): Promise<RuleRow[]> {
  return read.selectFrom('gate_rule').selectAll().orderBy('id').execute()
}

/** Changes whenever a rule does; with the moment, so that a change that was rolled back is not taken for the next. */
export async function rulesStamp(read: Read): Promise<string> {
  const { rules, revs, at } = await read
    .selectFrom('gate_rule')
    .select(({ fn }) => [fn.countAll<number>().as('rules'), fn.sum<number | null>('rev').as('revs')])
    .select(({ fn }) => fn.max('updated_at').as('at'))
    .executeTakeFirstOrThrow()
  return `${rules}.${revs ?? 0}.${at ?? ''}`
}

/** Every rule as it stands on this desk: the built-in ones with its changes of status, and its own. */
export function rulesOf(rows: readonly RuleRow[]): GateRule[] {
  const changed = new Map(rows.map((row) => [row.id, row]))
  const builtIn = gateRules().map((rule) => {
    const status = changed.get(rule.id)?.status as RuleStatus | undefined
    return status === undefined ? rule : { ...rule, status }
  })
  const own = rows.filter(({ house }) => house === 1)
  return [...builtIn, ...own.map((row) => ({ ...houseRule(row), status: row.status as RuleStatus }))]
}

/** A rule of this desk, as it was accepted. */
export function houseRule(row: Pick<RuleRow, 'body'>): GateRule {
  return GateRule.parse(JSON.parse(row.body))
}

const gates = new WeakMap<Store, { readonly stamp: string; readonly gate: Gate }>()

/** The gate of this desk, made ready once for each change of its rules. */
export async function gateOf(store: Store, read: Read): Promise<Gate> {
  const stamp = await rulesStamp(read)
  const known = gates.get(store)
  if (known?.stamp === stamp) return known.gate
  const gate = await readyGate(await ruleRows(read))
  gates.set(store, { stamp, gate })
  return gate
}

/** Desks of one process that have the same rules share what was made ready of them; so many sets are kept. */
const readyAtMost = 8
const ready = new Map<string, Gate>()

async function readyGate(rows: readonly RuleRow[]): Promise<Gate> {
  const content = JSON.stringify(rows.map(({ id, house, status, body }) => [id, house, status, body]))
  const known = ready.get(content)
  if (known) return known
  const gate = rows.length === 0 ? compileGate(gateRules()) : await openGate(rulesOf(rows))
  if (ready.size >= readyAtMost) ready.clear()
  ready.set(content, gate)
  return gate
}
