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
  const { customer, desk, intent, agents, turns } = sheet.value
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
  const names: Names = {
    wordings: [...keys, ...desk.wording.map(({ key }) => key)],
    bills: about?.bills.map(({ no }) => no),
    loans: about?.loans.map(({ no }) => no),
    colleagues: Object.keys(agents),
  }
  turns.forEach((turn, i) => checkTurn(sheet, turn, ['turns', i], names, complain))
}

interface Names {
  readonly wordings: readonly string[]
  /** Absent while it is not known who the customer is. */
  readonly bills: readonly string[] | undefined
  readonly loans: readonly string[] | undefined
  readonly colleagues: readonly string[]
}

function checkTurn(sheet: Sheet<unknown>, turn: FixtureTurn, path: Path, names: Names, complain: Complain): void {
  const named = (inside: Path, what: string, name: string | undefined, known: readonly string[] | undefined): void => {
    if (name === undefined || !known || known.includes(name)) return
    const advice = didYouMean(name, known) || (known.length > 12 ? '' : `; there is ${known.join(', ') || 'none'}`)
    complain(sheet, [...path, ...inside], 'unknown_name', `there is no ${what} '${name}'${advice}`)
  }
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
