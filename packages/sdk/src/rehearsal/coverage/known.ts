import { contactLimits } from '../../compliance/contact/limits.ts'
import { disclosureDuties } from '../../compliance/duties/rows.ts'
import { gateRules } from '../../compliance/gate/rules/index.ts'
import { Failure } from '../../model/failure.ts'
import { ticketTaxonomy } from '../../model/taxonomy.ts'
import type { Cast } from '../format/cast.ts'
import { FixtureTurn, kindOf } from '../format/turn.ts'
import { machines, transitionId } from './machines.ts'

/** What conversations can exercise. `neighbour`: words near those of a rule, which it leaves alone. */
export const coverageKinds = [
  'rule',
  'neighbour',
  'duty',
  'wording',
  'ticket',
  'transition',
  'refusal',
  'turn',
  'key',
] as const
export type CoverageKind = (typeof coverageKinds)[number]

/** One thing that may be covered. */
export interface Coverable {
  readonly kind: CoverageKind
  readonly id: string
}

/** What is judged beside the rules that are rows: figures against the ledger, secrets told, a language that is not read. */
export const checksOfFigures: readonly string[] = [
  'number-amount',
  'number-date',
  'number-rate',
  'number-term',
  'number-dpd',
  'number-count',
  'rate-annual-first',
  'secret-telling',
  'language-not-read',
]

/**
 * Everything that the desk's own data says there is to cover, in the order of its tables. Keys are not among them: who
 * knows the keymap says which there are.
 */
export function coverables(cast: Pick<Cast, 'wording' | 'rules'>): Coverable[] {
  const rows = [...gateRules(), ...(cast.rules ?? [])].map(({ id }) => id)
  const rules = [...new Set([...rows, ...checksOfFigures, ...contactLimits().map(({ id }) => id)])]
  const of = (kind: CoverageKind, ids: Iterable<string>) => [...new Set(ids)].map((id) => ({ kind, id }))
  return [
    ...of('rule', rules),
    ...of('neighbour', rules),
    ...of(
      'duty',
      disclosureDuties().map(({ id }) => id),
    ),
    ...of(
      'wording',
      cast.wording.map(({ key }) => key),
    ),
    ...of(
      'ticket',
      ticketTaxonomy.types.map(({ path }) => path),
    ),
    ...of('transition', transitions()),
    ...of(
      'refusal',
      Failure.options.map((option) => option.shape.code.value),
    ),
    ...of('turn', turnKinds()),
  ]
}

function transitions(): string[] {
  return Object.entries(machines).flatMap(([machine, table]) =>
    Object.entries(table).flatMap(([from, states]) => states.map((to) => transitionId(machine, from, to))),
  )
}

/** A turn's own key is the first that says what it is, so the rest of the option need not be made up. */
function turnKinds(): string[] {
  return FixtureTurn.options.map((option) =>
    kindOf(Object.fromEntries(Object.keys(option.shape).map((key) => [key, true])) as unknown as FixtureTurn),
  )
}
