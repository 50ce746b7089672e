import type { FixtureConversation, FixtureTurn } from '../format/conversation.ts'
import type { TurnFailure } from '../player/outcome.ts'
import { conversationOf, type Draft, draftOf, type DraftTurn } from './draft.ts'
import { smallest } from './smallest.ts'
import { codeOf, isImpossible, wrongIn, type Wrong } from './verdict.ts'
import { textOf, withText } from './words.ts'

/** Plays a conversation and tells what failed; whatever breaks is a failure too. */
export type PlayVariation = (conversation: FixtureConversation) => Promise<readonly TurnFailure[]>

/** So often a variation is played at most while it is made smaller. */
const playsAtMost = 600

/**
 * The smallest conversation that fails in the same way: first without turns, then with the changes taken back that it
 * does not need, then without expectations, then with shorter words. What fails against its own file must go on to hold
 * where the same turns are played without the changes; else it would be the shrinking that broke it.
 */
export async function shrink(
  draft: Draft,
  wrong: Wrong,
  original: FixtureConversation,
  play: PlayVariation,
): Promise<Draft> {
  const shrinking = new Shrinking(wrong, play)
  let left: Pair = { varied: draft, plain: draftOf(original) }
  left = await withFewerTurns(left, shrinking)
  for (const restored of restorations) left = await restored(left, shrinking)
  left = await withFewerExpectations(left, shrinking)
  left = await withFewerTurns(left, shrinking)
  left = await withShorterTexts(left, shrinking)
  return settled(withoutTheUnused(left.varied), await play(conversationOf(withoutTheUnused(left.varied))))
}

/** A variation, and the turns of its file as they were. */
interface Pair {
  readonly varied: Draft
  readonly plain: Draft
}

class Shrinking {
  readonly #wrong: Wrong
  readonly #play: PlayVariation
  #plays = 0

  constructor(wrong: Wrong, play: PlayVariation) {
    this.#wrong = wrong
    this.#play = play
  }

  /** Whether a smaller one still fails in this way, and in no other. */
  async fails({ varied, plain }: Pair): Promise<boolean> {
    const [opening] = varied.turns
    if (!opening || !('customer' in opening.turn) || this.#plays >= playsAtMost) return false
    this.#plays += 1
    const wrongs = wrongIn(varied, await this.#play(conversationOf(withoutTheUnused(varied))))
    if (wrongs.length === 0 || wrongs.some(({ same }) => same !== this.#wrong.same)) return false
    if (!this.#wrong.expected) return true
    const unvaried = asInFile(varied, plain)
    this.#plays += 1
    return wrongIn(unvaried, await this.#play(conversationOf(withoutTheUnused(unvaried)))).length === 0
  }
}

/** The turns of the file that are left, in the order and the words of the file, with what is still expected of them. */
function asInFile({ head, turns }: Draft, plain: Draft): Draft {
  const left = new Map(turns.map((one) => [one.origin, one]))
  const own = plain.turns.flatMap((one): DraftTurn[] => {
    const varied = left.get(one.origin)
    return varied ? [withExpectationsOf(one, varied)] : []
  })
  return { head: { ...head, now: plain.head.now }, turns: own }
}

function withExpectationsOf({ origin, turn }: DraftTurn, { turn: { expect }, free }: DraftTurn): DraftTurn {
  const { expect: _expect, ...bare } = turn
  return { origin, turn: { ...bare, ...(expect && { expect }) }, ...(free && { free }) }
}

async function withFewerTurns(pair: Pair, shrinking: Shrinking): Promise<Pair> {
  const of = (turns: readonly DraftTurn[]): Pair => ({ ...pair, varied: { ...pair.varied, turns } })
  return of(await smallest(pair.varied.turns, (some) => shrinking.fails(of(some))))
}

type Restoration = (pair: Pair, shrinking: Shrinking) => Promise<Pair>

/** What the file had in place of what was changed. */
const restorations: readonly Restoration[] = [
  (pair, shrinking) => whereItFails(pair, { head: { ...pair.varied.head, now: pair.plain.head.now } }, shrinking),
  (pair, shrinking) => {
    const places = new Map(pair.plain.turns.map(({ origin }, i) => [origin, i]))
    const place = ({ origin }: DraftTurn): number => places.get(origin) ?? -1
    const known = pair.varied.turns.filter((one) => places.has(one.origin)).toSorted((a, b) => place(a) - place(b))
    const turns = pair.varied.turns.map((one) => (places.has(one.origin) ? (known.shift() ?? one) : one))
    return whereItFails(pair, { turns }, shrinking)
  },
  async (pair, shrinking) => {
    let left = pair
    for (const { origin } of pair.varied.turns) {
      const plain = pair.plain.turns.find((one) => one.origin === origin)
      if (!plain) continue
      const turns = left.varied.turns.map((one) => (one.origin === origin ? withExpectationsOf(plain, one) : one))
      left = await whereItFails(left, { turns }, shrinking)
    }
    return left
  },
]

async function whereItFails(pair: Pair, change: Partial<Draft>, shrinking: Shrinking): Promise<Pair> {
  const changed = { ...pair, varied: { ...pair.varied, ...change } }
  if (JSON.stringify(changed.varied) === JSON.stringify(pair.varied)) return pair
  return (await shrinking.fails(changed)) ? changed : pair
}

async function withFewerExpectations(pair: Pair, shrinking: Shrinking): Promise<Pair> {
  let left = pair
  for (const { origin, turn } of pair.varied.turns) {
    const { expect, ...bare } = turn
    if (!expect) continue
    const as = (turnNow: FixtureTurn): Partial<Draft> => ({
      turns: left.varied.turns.map((one) => (one.origin === origin ? { ...one, turn: turnNow } : one)),
    })
    left = await whereItFails(left, as(bare), shrinking)
    for (const name of Object.keys(expect)) {
      const now = left.varied.turns.find((one) => one.origin === origin)?.turn.expect ?? {}
      const fewer = Object.fromEntries(Object.entries(now).filter(([cell]) => cell !== name))
      if (Object.keys(fewer).length > 0) left = await whereItFails(left, as({ ...bare, expect: fewer }), shrinking)
    }
  }
  return left
}

/** A text that was not changed is made shorter in the file's own words too: it is one conversation that is told twice. */
async function withShorterTexts(pair: Pair, shrinking: Shrinking): Promise<Pair> {
  let left = pair
  for (const { origin, turn } of pair.varied.turns) {
    const text = textOf(turn)
    if (text === undefined) continue
    const as = (shorter: string): Pair => ({
      varied: replaced(left.varied, origin, text, shorter),
      plain: replaced(left.plain, origin, text, shorter),
    })
    const letters = await smallest(
      [...text],
      async (some) => some.join('').trim() !== '' && shrinking.fails(as(some.join(''))),
    )
    const shortest = letters.join('')
    if (shortest !== text && shortest.trim() !== '') left = as(shortest)
  }
  return left
}

function replaced(draft: Draft, origin: string, from: string, to: string): Draft {
  const turns = draft.turns.map((one) =>
    one.origin === origin && textOf(one.turn) === from ? { ...one, turn: withText(one.turn, to) } : one,
  )
  return { ...draft, turns }
}

/** People, colleagues and customers whom no turn is about any more. */
function withoutTheUnused(draft: Draft): Draft {
  const { agents, others, queue: _queue, ...head } = draft.head
  const names = new Set(draft.turns.flatMap(({ turn }) => [turn.by, 'assign' in turn ? turn.assign : undefined]))
  const talks = new Set(draft.turns.map(({ turn }) => turn.in))
  const of = <Value>(all: Readonly<Record<string, Value>>, used: ReadonlySet<string | undefined>) =>
    Object.fromEntries(Object.entries(all).filter(([name]) => used.has(name)))
  return { ...draft, head: { ...head, agents: of(agents, names), others: of(others, talks) } }
}

/** A file says of every turn what came of it: where nothing was expected and it was refused, that becomes expected. */
function settled(draft: Draft, failures: readonly TurnFailure[]): Draft {
  const turns = draft.turns.flatMap((one, i): DraftTurn[] => {
    const own = one.free ? failures.filter(({ turn, kind }) => turn === i + 1 && kind === undefined) : []
    if (own.some(isImpossible)) return []
    const code = own.map(codeOf).find((each) => each !== undefined)
    return [code === undefined ? one : { ...one, turn: { ...one.turn, expect: { refused: code } } }]
  })
  return { ...draft, turns }
}
