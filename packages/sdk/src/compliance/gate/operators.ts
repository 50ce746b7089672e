import { businessDateOf } from '../../model/time.ts'
import { isAccident, isDenied, isReported, isWholeClause, meetByAccident } from '../lint/context.ts'
import { foldText } from '../lint/fold.ts'
import { entityFinder } from './entities.ts'
import { slotSpans } from './slot-spans.ts'
import { firstFrom, type Hit, type Reading, spanHit, wordHit, type WordPlace } from './reading.ts'
import type { When } from './when.ts'
import type { WordLists } from './words/word-list.ts'

/** Whether an operator holds: with the places it found, with none because it has no place, or `undefined`: not. */
export type Operator = (reading: Reading) => readonly Hit[] | undefined

/** What the operators of a gate share: the words of all, and the patterns of all. */
export interface Shelf {
  readonly lists: WordLists
  /** Words that are harmless to every rule, as numbers of lists. */
  readonly harmless: number[]
  readonly patterns: string[]
}

const holds: readonly Hit[] = []

/** Make an operator that can be run; its words go onto the shelf. */
export function operatorOf(when: When, shelf: Shelf): Operator {
  if (when.phrase !== undefined) return wordsOperator({ anyOf: [when.phrase] }, shelf)
  if (when.phraseSet) return wordsOperator(when.phraseSet, shelf)
  if (when.near) return nearOperator(when.near, shelf)
  if (when.pattern !== undefined) return patternOperator(when.pattern, shelf)
  if (when.notNear) return notNearOperator(when.notNear, shelf)
  if (when.sequence) return sequenceOperator(when.sequence, shelf)
  if (when.slotPresent !== undefined) return spansOperator(slotSpans(when.slotPresent))
  if (when.entity) return entityOperator(when.entity, shelf)
  if (when.all) return allOperator(when.all, shelf)
  if (when.any) return anyOperator(when.any, shelf)
  if (when.not) return notOperator(when.not, shelf)
  return factOperator(when, shelf)
}

/** Operators without words of the draft: the hour, the counters, what was said, who the customer is. */
function factOperator({ disclosurePresent, timeWindow, counter, customer }: When, shelf: Shelf): Operator {
  if (disclosurePresent) {
    const list = shelf.lists.add(disclosurePresent.anyOf, 'literal')
    return (reading) => {
      const given = reading.places(list).length > 0
      return given || (disclosurePresent.said && reading.wasSaid(list, 'agent', Infinity)) ? holds : undefined
    }
  }
  if (timeWindow) {
    const { from, to } = timeWindow
    const within = (at: string) => (from <= to ? from <= at && at < to : from <= at || at < to)
    return ({ clock }) => (within(clock()) ? holds : undefined)
  }
  if (counter) {
    const { of, atLeast = 0, lessThan = Infinity } = counter
    return ({ context: { counters } }) => (counters[of] >= atLeast && counters[of] < lessThan ? holds : undefined)
  }
  if (customer) return ({ context }) => (isKnown(customer, context) ? holds : undefined)
  throw new Error('an operator tree was not checked before use')
}

function isKnown(fact: NonNullable<When['customer']>, { now, customer, bills }: Reading['context']): boolean {
  if (fact === 'overdue') {
    const today = businessDateOf(now)
    return bills.some(({ dueDate, outstandingFen }) => outstandingFen > 0 && dueDate < today)
  }
  if (!customer) return false
  if (fact === 'numberInvalid') return !customer.numberValid
  if (fact === 'nightConsent') return customer.nightConsentOn !== undefined
  if (fact === 'optedOut') return customer.optOuts.length > 0
  return customer[fact]
}

type Words = Partial<NonNullable<When['phraseSet']>>

function wordsOperator(
  { anyOf = [], alone = [], except = [], exceptForAll, splits = [] }: Words,
  shelf: Shelf,
): Operator {
  const { lists } = shelf
  const plain = lists.add(
    anyOf.filter((word) => !splits.includes(word)),
    'sounded too',
  )
  const split = lists.add(splits)
  const whole = lists.add(alone)
  const harmless = lists.add(except, 'literal')
  if (exceptForAll === true) shelf.harmless.push(harmless)
  return (reading) => {
    const { folded } = reading
    const excepted = insideOf(reading.places(harmless))
    const counts = (place: WordPlace) => !reading.isHarmless(place) && !excepted(place)
    const hits = reading
      .places(plain)
      .filter(counts)
      .map((place) => wordHit(reading, place))
    for (const place of reading.places(split).filter(counts)) {
      hits.push(wordHit(reading, place, { accident: isAccident(folded, place) }))
    }
    for (const place of reading.places(whole).filter(counts)) {
      if (isWholeClause(folded, place)) hits.push(wordHit(reading, place))
    }
    return someOf(hits)
  }
}

function nearOperator(near: NonNullable<When['near']>, { lists }: Shelf): Operator {
  const first = lists.add(near.first)
  const last = lists.add(near.last)
  const unless = near.unless.map((word) => foldText(word).text).filter((word) => word !== '')
  return (reading) => {
    const { text, clauses } = reading.folded
    const closings = reading.places(last)
    if (closings.length === 0) return undefined
    const closingStarts = closings.map(({ start }) => start)
    const joins = (opening: WordPlace, closing: WordPlace) =>
      (near.acrossClauses !== false || clauses[opening.start] === clauses[closing.end - 1]) &&
      !reading.isHarmless(closing) &&
      !unless.some((word) => text.slice(opening.end, closing.start).includes(word))
    const hits: Hit[] = []
    for (const opening of reading.places(first)) {
      if (reading.isHarmless(opening)) continue
      for (let i = firstFrom(closingStarts, opening.end); i < closings.length; i += 1) {
        const closing = closings[i]
        if (!closing || closing.start - opening.end > near.within) break
        if (!joins(opening, closing)) continue
        const place = { start: opening.start, end: closing.end }
        if (!reading.isHarmless(place)) {
          const accident = near.acrossClauses === undefined && meetByAccident(reading.folded, opening, closing)
          hits.push(wordHit(reading, place, { pair: { opening, closing }, accident }))
        }
        break
      }
    }
    return someOf(hits)
  }
}

function patternOperator(pattern: string, { patterns }: Shelf): Operator {
  const number = patterns.push(pattern) - 1
  return (reading) => someOf(reading.patternSpans(number).map((span) => spanHit(reading, span)))
}

function spansOperator(find: (reading: Reading) => readonly (readonly [number, number])[]): Operator {
  return (reading) => someOf(find(reading).map((span) => spanHit(reading, span)))
}

function entityOperator(kind: NonNullable<When['entity']>, shelf: Shelf): Operator {
  const { find, words } = entityFinder(kind)
  if (!words) return spansOperator(find)
  const list = shelf.lists.add(words)
  return (reading) => {
    if (reading.places(list).length === 0) return undefined
    return someOf(find(reading).map((span) => ({ ...spanHit(reading, span), worded: true })))
  }
}

/** As far as a listed word can reach back from where it starts. */
const longestWord = 60

function notNearOperator({ of, unless, words, within }: NonNullable<When['notNear']>, shelf: Shelf): Operator {
  const inner = operatorOf(of, shelf)
  const list = shelf.lists.add(words, 'literal')
  return (reading) => {
    const hits = inner(reading)
    if (!hits || hits.length === 0) return hits
    const { folded } = reading
    const disarming = reading.places(list)
    const starts = disarming.map(({ start }) => start)
    const isDisarmed = ({ start, end }: WordPlace) => {
      for (let i = firstFrom(starts, start - within - longestWord); i < disarming.length; i += 1) {
        const word = disarming[i]
        if (!word || word.start > end + within) return false
        if (word.end >= start - within) return true
      }
      return false
    }
    return someOf(
      hits.filter(
        ({ place }) =>
          !(unless.includes('negation') && isDenied(folded, place)) &&
          !(unless.includes('quoting') && isReported(folded, place)) &&
          !isDisarmed(place),
      ),
    )
  }
}

function sequenceOperator({ saidBy, anyOf, within, now }: NonNullable<When['sequence']>, shelf: Shelf): Operator {
  const list = shelf.lists.add(anyOf)
  const inner = operatorOf(now, shelf)
  return (reading) => (reading.wasSaid(list, saidBy, within) ? inner(reading) : undefined)
}

function allOperator(parts: readonly When[], shelf: Shelf): Operator {
  const operators = parts.map((part) => operatorOf(part, shelf))
  return (reading) => {
    let hits = holds
    for (const operator of operators) {
      const found = operator(reading)
      if (!found) return undefined
      if (hits.length === 0) hits = found
    }
    return hits
  }
}

function anyOperator(parts: readonly When[], shelf: Shelf): Operator {
  const operators = parts.map((part) => operatorOf(part, shelf))
  return (reading) => {
    const found = operators.map((operator) => operator(reading)).filter((hits) => hits !== undefined)
    return found.length === 0 ? undefined : found.flat()
  }
}

function notOperator(part: When, shelf: Shelf): Operator {
  const operator = operatorOf(part, shelf)
  return (reading) => (operator(reading) ? undefined : holds)
}

function someOf(hits: readonly Hit[]): readonly Hit[] | undefined {
  return hits.length === 0 ? undefined : hits
}

/** Whether a place lies inside one of these; they come in the order of their starts. */
export function insideOf(places: readonly WordPlace[]): (place: WordPlace) => boolean {
  if (places.length === 0) return () => false
  const starts = places.map(({ start }) => start)
  let furthest = 0
  const reach = places.map(({ end }) => (furthest = Math.max(furthest, end)))
  return ({ start, end }) => {
    const before = firstFrom(starts, start + 1) - 1
    return before >= 0 && (reach[before] ?? 0) >= end
  }
}

/** Whether a rule can only speak where some listed word stands in the draft; the others are asked every time. */
export function needsWords(when: When): boolean {
  if (when.all) return when.all.some(needsWords)
  if (when.any) return when.any.every(needsWords)
  if (when.notNear) return needsWords(when.notNear.of)
  if (when.sequence) return needsWords(when.sequence.now)
  if (when.entity) return entityFinder(when.entity).words !== undefined
  return when.phrase !== undefined || when.phraseSet !== undefined || when.near !== undefined
}
