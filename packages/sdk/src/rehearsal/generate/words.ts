import type { FixtureTurn } from '../format/conversation.ts'
import { type SeededChance } from './chance.ts'
import { anyOf, type Operator } from './change.ts'
import { type Draft, type DraftTurn, freed, freedFrom, sparing, withTurn } from './draft.ts'

/** What is said, in other words and with slips of the finger. */

/**
 * A customer says the same in other words. What is said to them, owed by them and done for them stays as it was;
 * their own words, the summary of a ticket and, unless the file itself offers the words, the duties at the end do not.
 */
export const paraphrase: Operator = (draft, chance, { paraphrases }) => {
  const places = draft.turns.flatMap((one, i) => {
    if (!('customer' in one.turn)) return []
    const { customer, alike = [] } = one.turn
    const { intent } = one.turn.in === undefined ? draft.head : (draft.head.others[one.turn.in] ?? {})
    const listed = paraphrases
      .filter((row) => (row.intent === undefined ? row.says.includes(customer) : i === 0 && row.intent === intent))
      .flatMap(({ says }) => says)
    const own = alike.map((text) => ({ text, own: true }))
    const all = [...own, ...listed.map((text) => ({ text, own: false }))].filter(({ text }) => text !== customer)
    return all.length === 0 ? [] : [{ one, customer, all }]
  })
  const place = anyOf(chance, places)
  if (!place) return undefined
  const { text, own } = chance.pick(place.all)
  const said = worded(draft, place.one.origin, text)
  return {
    what: `turn ${place.one.origin}: 「${place.customer}」 as 「${text}」`,
    draft: own ? said : withoutDuties(said),
  }
}

/**
 * A slip of the finger. In a customer's words it changes no judgement of the agent's; in an agent's own words anything
 * may follow from it, so from there on only the invariants hold.
 */
export const typo: Operator = (draft, chance, { homophones }) => {
  const place = anyOf(
    chance,
    draft.turns.flatMap((one) => {
      const text = textOf(one.turn)
      return text === undefined || [...text].length < 2 ? [] : [{ one, text }]
    }),
  )
  if (!place) return undefined
  const { one, text } = place
  const slipped = slip(text, chance, homophones)
  if (slipped === undefined || slipped === text) return undefined
  const said = worded(draft, one.origin, slipped)
  const what = `turn ${one.origin}: 「${text}」 mistyped as 「${slipped}」`
  return { what, draft: 'customer' in one.turn ? withoutDuties(said) : freedFrom(said, one.origin) }
}

/** The words of a turn that somebody types. */
export function textOf(turn: FixtureTurn): string | undefined {
  for (const key of typed) {
    const text = (turn as Readonly<Record<string, unknown>>)[key]
    if (typeof text === 'string') return text
  }
  return undefined
}

const typed = ['customer', 'say', 'type', 'hold', 'comment'] as const

/** The turn with other words, of which what its file says of these words does not hold any more. */
export function withText(turn: FixtureTurn, text: string): FixtureTurn {
  const key = typed.find((name) => name in turn)
  return key === undefined ? turn : { ...turn, [key]: text }
}

function worded(draft: Draft, origin: string, text: string): Draft {
  const said = withTurn(draft, origin, (one) => ({
    ...sparing(one, 'sent'),
    turn: withText(sparing(one, 'sent').turn, text),
  }))
  return { ...said, turns: said.turns.map(withoutEcho) }
}

/** What was said is seen on the screen, and the desk fills the summary of a ticket from it. */
function withoutEcho(one: DraftTurn): DraftTurn {
  const { expect } = one.turn
  const summed = expect?.ticket?.summary ?? expect?.not?.ticket?.summary
  return sparing(one, 'screen', ...(summed === undefined ? [] : (['ticket'] as const)))
}

/** What has to be told before a conversation ends follows from what the customer said. */
function withoutDuties(draft: Draft): Draft {
  const ends = (one: DraftTurn): boolean => 'wrapUp' in one.turn || 'close' in one.turn
  const first = draft.turns.find(ends)
  return first ? { ...draft, turns: draft.turns.map((one) => (ends(one) ? freed(one) : one)) } : draft
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', '1234567890']

function slip(text: string, chance: SeededChance, homophones: readonly string[]): string | undefined {
  const letters = [...text]
  const at = chance.below(letters.length)
  const swap = (letter: string): string => [...letters.slice(0, at), letter, ...letters.slice(at + 1)].join('')
  const here = letters[at] ?? ''
  switch (chance.below(4)) {
    case 0:
      return [...letters.slice(0, at), ...letters.slice(at + 1)].join('').trim() || undefined
    case 1:
      return swap(here + here)
    case 2: {
      const row = rows.find((one) => one.includes(here.toLowerCase())) ?? ''
      const place = row.indexOf(here.toLowerCase())
      const near = anyOf(
        chance,
        [row[place - 1], row[place + 1]].filter((one) => one !== undefined),
      )
      return near === undefined ? undefined : swap(near)
    }
    default: {
      const heard = letters.flatMap((letter, i) => {
        const others = homophones
          .flatMap((row) => (row.includes(letter) ? [...row] : []))
          .filter((one) => one !== letter)
        return others.length === 0 ? [] : [{ i, others }]
      })
      const place = anyOf(chance, heard)
      return place && [...letters.slice(0, place.i), chance.pick(place.others), ...letters.slice(place.i + 1)].join('')
    }
  }
}
