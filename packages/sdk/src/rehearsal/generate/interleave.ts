import type { FixtureConversation } from '../format/conversation.ts'
import { kindOf } from '../format/turn.ts'
import type { SeededChance } from './chance.ts'
import { anyOf, type Operator } from './change.ts'
import { conversationOf, type Draft, draftOf, type DraftTurn } from './draft.ts'

/** So many may write besides the customer of the file. */
const othersAtMost = 2

/**
 * Another customer writes at the same time, and the same agent serves both, turn by turn as it comes. What one says,
 * owes and is told is no business of the other's, so everything that is expected of either goes on to hold.
 */
export const interleave: Operator = (draft, chance, { conversations }) => {
  const names = Object.keys(draft.head.others)
  if (names.length >= othersAtMost || !mayShare(conversationOf(draft))) return undefined
  const guest = anyOf(
    chance,
    conversations.filter(({ conversation }) => fits(draft.head, conversation)),
  )?.conversation
  if (!guest) return undefined
  const name = `other${names.length === 0 ? '' : `-${names.length + 1}`}`
  const { customer, channel, intent, desk, agents } = guest
  const head = {
    ...draft.head,
    agents: { ...draft.head.agents, ...agents },
    desk: { ...draft.head.desk, people: [...draft.head.desk.people, ...desk.people] },
    others: { ...draft.head.others, [name]: { customer, channel, ...(intent !== undefined && { intent }) } },
  }
  const theirs = draftOf(guest).turns.map(({ origin, turn }): DraftTurn => {
    return { origin: `${name}.${origin}`, turn: { ...turn, in: name } }
  })
  return { what: `beside ${guest.id}`, draft: { head, turns: shuffledTogether(draft.turns, theirs, chance) } }
}

/** Keys and time are of one screen and one clock, and a log has one end. */
function mayShare({ turns }: FixtureConversation): boolean {
  return turns.every((turn) => {
    const kind = kindOf(turn)
    const cells = { ...turn.expect, ...turn.expect?.not }
    return kind !== 'press' && kind !== 'run' && kind !== 'pass' && !('screen' in cells) && !('audit' in cells)
  })
}

function fits(head: Draft['head'], guest: FixtureConversation): boolean {
  const people = [head.customer, ...Object.values(head.others).map(({ customer }) => customer)]
  const written = [...head.desk.people, ...guest.desk.people].some((one) => typeof one !== 'string')
  const strangers = Object.entries(guest.agents).some(([name, role]) => (head.agents[name] ?? role) !== role)
  return (
    !people.includes(guest.customer) &&
    Object.keys(guest.others).length === 0 &&
    guest.now === head.now &&
    guest.role === head.role &&
    guest.desk.wording.length + head.desk.wording.length === 0 &&
    !written &&
    !strangers &&
    mayShare(guest)
  )
}

/** Both in their own order, the file's first turn first. */
function shuffledTogether(
  own: readonly DraftTurn[],
  theirs: readonly DraftTurn[],
  chance: SeededChance,
): readonly DraftTurn[] {
  const [first, ...left] = own
  const other = [...theirs]
  const turns: DraftTurn[] = first ? [first] : []
  while (left.length + other.length > 0) {
    const from = chance.below(left.length + other.length) < left.length ? left : other
    const next = from.shift()
    if (next) turns.push(next)
  }
  return turns
}
