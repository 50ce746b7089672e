import type { VerificationFactor } from '@zuoxi/sdk'
import { changedTo, changesOf, type Group, reasonOf, type Scribe, type Told } from '../scribe.ts'

/** What was done about the customer and the conversation, beside what was said. */
export function servingAct(_scribe: Scribe, group: Group): readonly Told[] | undefined {
  const [event] = group.events
  if (!event) return undefined
  switch (event.action) {
    case 'conversation.take':
      return [{ turn: { take: true }, expect: { conversation: 'active' } }]
    case 'conversation.wrap_up':
      return [{ turn: { wrapUp: true }, expect: { conversation: 'wrap_up' } }]
    case 'conversation.close':
      return [{ turn: { close: true }, expect: { conversation: 'closed' } }]
    case 'verification.answer':
      return [askedAct(event)]
    case 'contact.record': {
      const [channel, purpose, target, outcome] = (changedTo(event, 'outcome') ?? '').split(' ')
      const contact = { channel, purpose, target, outcome } as never
      return [{ turn: { contact }, expect: { audit: event.action } }]
    }
    case 'contact.wish': {
      const wish = Object.fromEntries(changesOf(event).map(({ field, to }) => [field, to === 'true']))
      return [{ turn: { wish, ...reasonOf(event) }, expect: { audit: event.action } }]
    }
    case 'customer.reveal':
      return [{ left: 'personal_data_shown' }]
    default:
      return undefined
  }
}

/** What somebody was asked, and whether they knew it. */
export function askedAct(event: Parameters<typeof changesOf>[0]): Told {
  const state = changedTo(event, 'state') as 'passed' | 'failed' | 'locked'
  const factors = (changedTo(event, 'factors') ?? '')
    .split(' ')
    .filter((factor) => factor !== '') as VerificationFactor[]
  return { asked: { factors, passed: state === 'passed' }, expect: { verified: state } }
}
