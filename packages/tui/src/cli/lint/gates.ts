import {
  type CustomerId,
  type DeskClient,
  type Gate,
  type GateContext,
  type GateRule,
  gateRules,
  houseGate,
  openGate,
} from '@zuoxi/sdk'
import { parseRules, readRules } from '@zuoxi/sdk/rehearsal'

/** The rules a message is judged by, and those among them that somebody asked about. */
export interface RulesInUse {
  readonly gate: Gate
  readonly asked: ReadonlySet<string>
}

/** The built-in rules, as they stand on a desk if there is one, and those of files, which come instead of a desk's own. */
export async function rulesInUse(paths: readonly string[], desk: readonly GateRule[] | undefined): Promise<RulesInUse> {
  const asked = paths.length === 0 ? [] : await readRules(paths)
  if (asked.length === 0 && !desk) return { gate: houseGate(), asked: new Set() }
  return { gate: await openGate(withRules(desk ?? gateRules(), asked)), asked: new Set(asked.map(({ id }) => id)) }
}

/** Rules with some added; of one id the added one counts. */
export function withRules(rules: readonly GateRule[], added: readonly GateRule[]): GateRule[] {
  const ids = new Set(added.map(({ id }) => id))
  return [...rules.filter(({ id }) => !ids.has(id)), ...added]
}

/** Every rule as it stands on a desk: the built-in ones with their changes of status, and its own. */
export async function rulesOfDesk(desk: DeskClient): Promise<GateRule[]> {
  const { rules, house } = await desk.gate.rules()
  const status = new Map(rules.map((rule) => [rule.id, rule.status]))
  const own = house === '' ? [] : await parseRules([{ file: 'desk', text: house }])
  return [...gateRules(), ...own].map((rule) => ({ ...rule, status: status.get(rule.id) ?? rule.status }))
}

/** What the desk knows of a contact with a customer at this moment. */
export async function contextOfDesk(desk: DeskClient, customerId: string): Promise<GateContext> {
  const { context } = await desk.gate.context({ customerId: customerId as CustomerId })
  return context
}
