import type { ArrangementAsk, ArrangementQuote, ArrangementState } from '@zuoxi/sdk'
import type { WrittenTurn } from '@zuoxi/sdk/rehearsal'
import { text } from '../person.ts'
import { changedTo, type Group, type Scribe, type Told } from '../scribe.ts'

/** What people did about an arrangement; what came of it by itself comes of it again. */
const deeds = [
  'arrangement.quoted',
  'arrangement.customer_confirmed',
  'arrangement.approved',
  'arrangement.rejected',
  'arrangement.withdrawn',
]

/** What was arranged about a loan: quoted, confirmed, decided. */
export function arrangingAct(scribe: Scribe, group: Group): readonly Told[] | undefined {
  const about = group.events.filter(({ object_kind: kind }) => kind === 'arrangement')
  const event = group.find(...deeds)
  // The clock's doing, such as an offer that ran out.
  if (!event) return about.length > 0 ? [] : undefined
  const row = scribe.rows.arrangements.find(({ id }) => id === event.object_id)
  if (!row) return []
  const quote = JSON.parse(row.quote) as ArrangementQuote
  const state = about.findLast(({ object_id: id }) => id === row.id)
  const expect = {
    quote: {
      state: (state && changedTo(state, 'state')) as ArrangementState,
      ...(quote.payFen !== undefined && { pay: text(quote.payFen) }),
      delta: text(quote.deltaFen),
    },
  }
  if (event.action === 'arrangement.quoted') {
    scribe.last.arrangement = row.id
    const loan = scribe.loanNo(row.loan_id)
    return [{ turn: { quote: askedOf(quote.ask), ...(loan !== undefined && { loan }) } as WrittenTurn, expect }]
  }
  if (scribe.last.arrangement !== row.id)
    return [{ left: scribe.last.arrangement === undefined ? 'earlier_arrangement' : 'other_arrangement' }]
  const reason = event.reason ?? '按规定办理'
  switch (event.action) {
    case 'arrangement.customer_confirmed':
      return [{ turn: { confirm: row.evidence ?? reason }, expect }]
    case 'arrangement.approved':
      return [{ turn: { approve: reason }, expect }]
    case 'arrangement.rejected':
      return [{ turn: { reject: reason }, expect }]
    default:
      return [{ turn: { withdraw: reason }, expect }]
  }
}

/** What was asked for, as a file says it. */
function askedOf(ask: ArrangementAsk): object {
  switch (ask.kind) {
    case 'settle_early':
      return { settle: ask.payBy ?? true }
    case 'defer':
      return { defer: ask.days }
    case 'extend':
      return { extend: ask.terms }
    case 'restructure':
      return { restructure: ask.terms }
    case 're_age':
      return { reage: true }
    case 'waiver':
      return { waive: ask.components, ...(ask.upToFen !== undefined && { upTo: text(ask.upToFen) }) }
  }
}
