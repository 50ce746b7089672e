import { anyOf, type Operator } from './change.ts'
import { type Draft, type DraftTurn, withBefore, withTurn } from './draft.ts'

/** What goes wrong around a desk, between any two steps. Everything that is expected goes on to hold. */

const restarted: Operator = (draft, chance) => {
  const before = anyOf(chance, draft.turns.slice(1))
  if (!before) return undefined
  const restart: DraftTurn = { origin: `${before.origin}+restart`, turn: { restart: 'server' } }
  return { what: `a restart before turn ${before.origin}`, draft: withBefore(draft, before.origin, restart) }
}

/** What the channel is not sure to have delivered it delivers again. */
const twice: Operator = (draft, chance) => {
  const one = anyOf(
    chance,
    draft.turns.filter(({ turn }) => ('customer' in turn || 'repay' in turn) && !turn.twice),
  )
  if (!one) return undefined
  const again = withTurn(draft, one.origin, ({ turn, ...rest }) => ({
    ...rest,
    turn: { ...turn, twice: true },
  }))
  return { what: `turn ${one.origin} delivered twice`, draft: again }
}

const helper = 'passing-by'

/** A colleague writes a comment on the ticket while the agent works on it. */
const commented: Operator = (draft, chance) => {
  // Of a page that is told to be old it would not be known any more by how much.
  if (draft.turns.some(({ turn }) => 'stale' in turn && turn.stale)) return undefined
  const before = anyOf(chance, afterTicket(draft))
  if (!before) return undefined
  const turn = { comment: '同事路过补一句', by: helper, ...(before.turn.in !== undefined && { in: before.turn.in }) }
  const head = { ...draft.head, agents: { ...draft.head.agents, [helper]: 'agent' as const } }
  const put: DraftTurn = { origin: `${before.origin}+comment`, turn }
  return {
    what: `a colleague's comment before turn ${before.origin}`,
    draft: withBefore({ ...draft, head }, before.origin, put),
  }
}

function afterTicket({ turns }: Draft): readonly DraftTurn[] {
  const logged = turns.findIndex(
    ({ turn, free }) => 'ticket' in turn && !turn.expect?.refused && !free && turn.in === undefined,
  )
  return logged < 0 ? [] : turns.slice(logged + 1).filter(({ turn }) => turn.in === undefined)
}

export const fault: Operator = (draft, chance, stock) =>
  chance.pick([restarted, restarted, twice, commented])(draft, chance, stock)
