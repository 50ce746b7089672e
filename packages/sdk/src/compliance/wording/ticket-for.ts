import { scenarioFit } from '../../model/scenarios.ts'
import type { ScriptVersion } from '../../model/script.ts'
import type { WordingTicket } from './facts.ts'

/**
 * The ticket that a wording quotes: the newest that its scenario is about, and
 * where it states a deadline, the newest of those that have one. A wording on
 * complaints never quotes a ticket about something else.
 */
export function ticketFor(
  { scenario, segments }: Pick<ScriptVersion, 'scenario' | 'segments'>,
  tickets: readonly WordingTicket[],
): WordingTicket | undefined {
  const fitting = tickets.filter(({ type }) => scenarioFit(scenario, type) !== 'other')
  const statesDeadline = segments.some((segment) => segment.kind === 'slot' && segment.name === '答复期限')
  return (statesDeadline ? fitting.find(({ dueAt }) => dueAt !== undefined) : undefined) ?? fitting[0]
}
