import { pageReadAt } from './data-age.ts'
import { pageEffects } from './credit.ts'
import type { Effect } from './happening.ts'
import { shownPage } from './pages.ts'
import type { State } from './state.ts'

/**
 * Reads the figures of the shown customer again when they are older than so many
 * milliseconds. Not a list of bills: that would begin at its top again, and lose
 * what was fetched of it; nor what is still on its way.
 */
export function figuresAgain({ customer, line, nowMs }: State, olderThanMs: number): readonly Effect[] {
  if (!customer || line.status === 'lost' || shownPage(customer).at === 'bills') return []
  const readAtMs = pageReadAt(customer)
  return readAtMs !== undefined && nowMs - readAtMs >= olderThanMs ? pageEffects(customer) : []
}
