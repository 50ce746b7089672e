import { ticketTypeRow } from '../../model/taxonomy.ts'
import type { FixtureConversation, FixtureTurn } from '../format/conversation.ts'
import type { FixturePerson } from '../format/person.ts'
import type { FixtureWording } from '../format/wording.ts'
import { type Complain, distinct } from './check.ts'
import type { Path } from './place.ts'
import type { Sheet } from './read-sheet.ts'

/** Who and what a conversation may name. */
export interface Known {
  readonly people: readonly FixturePerson[]
  readonly wording: readonly FixtureWording[]
}

/** Every name in a conversation must mean something: the customer, wordings, bills, ticket types. */
export function checkConversations(
  sheets: readonly Sheet<FixtureConversation>[],
  known: Known,
  complain: Complain,
): void {
  const id = distinct('conversation id', complain)
  const people = new Map(known.people.map((person) => [person.id, person]))
  const keys = new Set(known.wording.map((wording) => wording.key))
  for (const sheet of sheets) {
    const { value } = sheet
    id(value.id, sheet, ['id'])
    checkType(sheet, ['intent'], value.intent, complain)
    const person = people.get(value.customer)
    if (!person) {
      complain(
        sheet,
        ['customer'],
        'unknown_name',
        `there is no person '${value.customer}'; add a file to people/ or name another`,
      )
    }
    const [opening] = value.turns
    if (opening && !('customer' in opening)) {
      complain(sheet, ['turns', 0], 'inconsistent', 'the customer writes first; begin with a turn `customer: …`')
    }
    const bills = person && new Set(person.bills.map((bill) => bill.no))
    value.turns.forEach((turn, i) => checkTurn(sheet, turn, ['turns', i], { keys, bills }, complain))
  }
}

interface Names {
  readonly keys: ReadonlySet<string>
  readonly bills: ReadonlySet<string> | undefined
}

function checkTurn(sheet: Sheet<unknown>, turn: FixtureTurn, path: Path, names: Names, complain: Complain): void {
  if ('insert' in turn) {
    if (!names.keys.has(turn.insert)) {
      complain(sheet, [...path, 'insert'], 'unknown_name', `there is no wording '${turn.insert}'`)
    }
    checkBill(sheet, [...path, 'bill'], turn.bill, names, complain)
  }
  if ('ticket' in turn) checkType(sheet, [...path, 'ticket', 'type'], turn.ticket.type, complain)
  checkType(sheet, [...path, 'expect', 'ticket', 'type'], turn.expect?.ticket?.type, complain)
  checkBill(sheet, [...path, 'expect', 'ticket', 'bill'], turn.expect?.ticket?.bill, names, complain)
}

function checkBill(
  sheet: Sheet<unknown>,
  path: Path,
  billNo: string | undefined,
  names: Names,
  complain: Complain,
): void {
  if (billNo === undefined || !names.bills || names.bills.has(billNo)) return
  complain(
    sheet,
    path,
    'unknown_name',
    `the customer has no bill '${billNo}'; there is ${[...names.bills].join(', ') || 'none'}`,
  )
}

function checkType(sheet: Sheet<unknown>, path: Path, type: string | undefined, complain: Complain): void {
  if (type === undefined || ticketTypeRow(type)) return
  complain(sheet, path, 'unknown_name', `there is no ticket type '${type}' in the taxonomy`)
}
