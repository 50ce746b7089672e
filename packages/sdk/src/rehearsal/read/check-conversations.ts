import { ticketTaxonomy, ticketTypeRow } from '../../model/taxonomy.ts'
import type { FixtureConversation } from '../format/conversation.ts'
import type { FixturePerson } from '../format/person.ts'
import type { FixtureTurn } from '../format/turn.ts'
import type { FixtureWording } from '../format/wording.ts'
import { type Complain, distinct } from './check.ts'
import { didYouMean } from './did-you-mean.ts'
import type { Path } from './place.ts'
import type { Sheet } from './read-sheet.ts'

/** Who and what a conversation may name. */
export interface Known {
  readonly people: readonly FixturePerson[]
  readonly wording: readonly FixtureWording[]
}

/** Every name in a conversation must mean something: people, wordings, bills, loans, colleagues, ticket types. */
export function checkConversations(
  sheets: readonly Sheet<FixtureConversation>[],
  known: Known,
  complain: Complain,
): void {
  sheets.forEach(conversationCheck(known, complain))
}

/** The same for one conversation after another. */
export function conversationCheck(known: Known, complain: Complain): (sheet: Sheet<FixtureConversation>) => void {
  const id = distinct('conversation id', complain)
  const cast = new Map(known.people.map((person) => [person.id, person]))
  const keys = known.wording.map((wording) => wording.key)
  return (sheet) => {
    id(sheet.value.id, sheet, ['id'])
    checkOne(sheet, cast, keys, complain)
  }
}

function checkOne(
  sheet: Sheet<FixtureConversation>,
  cast: ReadonlyMap<string, FixturePerson>,
  keys: readonly string[],
  complain: Complain,
): void {
  const { customer, others, desk, intent, agents, turns } = sheet.value
  const own = desk.people.filter((person) => typeof person !== 'string')
  const people = new Map([...cast, ...own.map((person): [string, FixturePerson] => [person.id, person])])
  const person = (name: string, path: Path): FixturePerson | undefined => {
    if (!people.has(name)) {
      const meant = didYouMean(name, people.keys())
      const problem = `there is no person '${name}'${meant}; add a file to people/ or name another`
      complain(sheet, path, 'unknown_name', problem)
    }
    return people.get(name)
  }
  checkType(sheet, ['intent'], intent, complain)
  desk.people.forEach((one, i) => typeof one === 'string' && person(one, ['desk', 'people', i]))
  const about = person(customer, ['customer'])
  const [opening] = turns
  if (opening && !('customer' in opening)) {
    const problem = 'the customer writes first; begin with a turn `customer: …`'
    complain(sheet, ['turns', 0], 'inconsistent', problem)
  }
  const namesFor = (one: FixturePerson | undefined): Names => ({
    wordings: [...keys, ...desk.wording.map(({ key }) => key)],
    bills: one?.bills.map(({ no }) => no),
    loans: one?.loans.map(({ no }) => no),
    colleagues: Object.keys(agents),
    others: Object.keys(others),
  })
  const names = namesFor(about)
  const namesOf = checkOthers(sheet, person, namesFor, complain)
  turns.forEach((turn, i) => {
    const known = (turn.in !== undefined && namesOf.get(turn.in)) || names
    checkTurn(sheet, turn, ['turns', i], known, complain)
  })
}

/** Who else writes has to be somebody, and somebody else: one customer has one conversation at a time. */
function checkOthers(
  sheet: Sheet<FixtureConversation>,
  person: (name: string, path: Path) => FixturePerson | undefined,
  namesFor: (one: FixturePerson | undefined) => Names,
  complain: Complain,
): ReadonlyMap<string, Names> {
  const { customer, others } = sheet.value
  const met = new Set([customer])
  return new Map(
    Object.entries(others).map(([name, other]) => {
      const path = ['others', name, 'customer']
      if (met.has(other.customer)) {
        complain(sheet, path, 'inconsistent', `${other.customer} writes already; name another person`)
      }
      met.add(other.customer)
      checkType(sheet, ['others', name, 'intent'], other.intent, complain)
      return [name, namesFor(person(other.customer, path))]
    }),
  )
}

interface Names {
  readonly wordings: readonly string[]
  /** Absent while it is not known who the customer is. */
  readonly bills: readonly string[] | undefined
  readonly loans: readonly string[] | undefined
  readonly colleagues: readonly string[]
  readonly others: readonly string[]
}

function checkTurn(sheet: Sheet<unknown>, turn: FixtureTurn, path: Path, names: Names, complain: Complain): void {
  const named = (inside: Path, what: string, name: string | undefined, known: readonly string[] | undefined): void => {
    if (name === undefined || !known || known.includes(name)) return
    const advice = didYouMean(name, known) || (known.length > 12 ? '' : `; there is ${known.join(', ') || 'none'}`)
    complain(sheet, [...path, ...inside], 'unknown_name', `there is no ${what} '${name}'${advice}`)
  }
  named(['in'], 'other conversation', turn.in, names.others)
  named(['by'], 'colleague', turn.by, names.colleagues)
  if ('insert' in turn) named(['insert'], 'wording', turn.insert, names.wordings)
  if ('insert' in turn) named(['bill'], "bill of the customer's", turn.bill, names.bills)
  if ('assign' in turn) named(['assign'], 'colleague', turn.assign, names.colleagues)
  if ('quote' in turn || 'preview' in turn) named(['loan'], "loan of the customer's", turn.loan, names.loans)
  if ('ticket' in turn) checkType(sheet, [...path, 'ticket', 'type'], turn.ticket.type, complain)
  const { expect } = turn
  checkType(sheet, [...path, 'expect', 'ticket', 'type'], expect?.ticket?.type, complain)
  named(['expect', 'ticket', 'bill'], "bill of the customer's", expect?.ticket?.bill, names.bills)
}

function checkType(sheet: Sheet<unknown>, path: Path, type: string | undefined, complain: Complain): void {
  if (type === undefined || ticketTypeRow(type)) return
  const meant = didYouMean(
    type,
    ticketTaxonomy.types.map((row) => row.path),
  )
  complain(sheet, path, 'unknown_name', `there is no ticket type '${type}' in the taxonomy${meant}`)
}
