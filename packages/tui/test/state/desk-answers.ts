import type { Effect, Happening } from '../../src/state/happening.ts'
import { arrangement, coupon, explanation, loanDetail, order, orderDetail, quote } from './credit-sample.ts'
import { held, promise, readyRules, ruleStanding, script, standing, told } from './gate-sample.ts'
import {
  bill,
  billDetail,
  chatId,
  conversation,
  filled,
  hit,
  message,
  overview,
  ticket,
  ticketDetail,
  ticketDraft,
  wordingHit,
  zhangId,
} from './sample.ts'

const rules = await readyRules()

/** What a desk may answer to an effect. */
export function answerTo(effect: Effect): Happening | undefined {
  switch (effect.do) {
    case 'take':
      return { kind: 'conversation', conversation: conversation(), after: 'take' }
    case 'wrapUp':
      return { kind: 'conversation', conversation: conversation({ status: 'wrap_up', rev: 3 }), after: 'wrapUp' }
    case 'close':
      return { kind: 'conversation', conversation: conversation({ status: 'closed', rev: 4 }), after: 'close' }
    case 'send':
      return { kind: 'sent', key: effect.key, message: message(9) }
    case 'waitWindow':
      return { kind: 'windowPassed', key: effect.key, seconds: effect.seconds }
    case 'search':
      return { kind: 'found', text: effect.text, hits: [0, 1].map(hit) }
    case 'loadOverview':
      return { kind: 'overview', overview: overview() }
    case 'loadBills':
      return {
        kind: 'bills',
        customerId: zhangId,
        overdueFirst: effect.overdueFirst,
        fresh: effect.fresh,
        items: Array.from({ length: 60 }, (_, i) => bill(i)),
        more: true,
      }
    case 'loadBill':
      return { kind: 'bill', bill: billDetail() }
    case 'loadLoan':
      return { kind: 'loan', loan: loanDetail() }
    case 'loadOrders':
      return { kind: 'orders', customerId: zhangId, orders: [order()], coupons: [coupon(1)], more: false }
    case 'loadOrder':
      return { kind: 'order', order: orderDetail() }
    case 'explain':
      return { kind: 'explained', figure: effect.figure, explanation: explanation() }
    case 'preview':
      return { kind: 'previewed', wish: effect.wish, quote: quote() }
    case 'loadDisclosure':
      return { kind: 'disclosure', quote: effect.quote, text: '须告知的内容'.repeat(40) }
    case 'quote':
      return { kind: 'quoted', wish: effect.wish, arrangement: arrangement() }
    case 'loadArrangements':
      return { kind: 'arrangements', scope: effect.scope, fresh: effect.fresh, items: [arrangement()], more: false }
    case 'loadArrangement':
      return { kind: 'arrangement', arrangement: arrangement({ rev: 2 }), after: undefined }
    case 'stepArrangement':
      return { kind: 'arrangement', arrangement: arrangement({ state: 'pending_approval' }), after: effect.step }
    case 'searchWording':
      return { kind: 'wordings', conversationId: chatId, text: effect.text, hits: [1, 2].map((n) => wordingHit(n)) }
    case 'insertWording':
      return { kind: 'inserted', conversationId: chatId, billId: effect.billId, filled: filled() }
    case 'draftTicket':
      return { kind: 'ticketDraft', draft: ticketDraft() }
    case 'createTicket':
      return { kind: 'ticketCreated', ticket: ticket() }
    case 'loadTicket':
      return { kind: 'ticket', ticket: ticketDetail() }
    case 'updateTicket':
      return { kind: 'ticketUpdated', ticket: ticket({ rev: 4 }) }
    case 'comment':
      return { kind: 'commented', ticket: ticketDetail() }
    case 'loadTickets':
      return { kind: 'tickets', filter: effect.filter, fresh: effect.fresh, items: [ticket()], more: false }
    case 'loadAgents':
      return { kind: 'agents', agents: [] }
    case 'loadStanding':
      return standing({ promises: [promise({ overdue: true })] })
    case 'loadRules':
      return { kind: 'rules', rules, standings: [ruleStanding(), ruleStanding({ id: 'other', status: 'suspended' })] }
    case 'checkWording':
      return { kind: 'wordingChecked', version: script({ status: 'suspended' }) }
    case 'hold':
      return { kind: 'heldNow', held: held() }
    case 'askVerification':
      return {
        kind: 'verificationAsked',
        customerId: effect.customerId,
        ask: { verification: { state: 'none' }, factors: ['name', 'phoneDigits'], needed: 2, triesLeft: 3 },
      }
    case 'answerVerification':
      return {
        kind: 'verificationAnswered',
        customerId: effect.customerId,
        verification: { state: 'failed' },
        triesLeft: 1,
      }
    case 'recordContact':
      return { kind: 'contactRecorded', customerId: effect.customerId }
    case 'loadPromises':
      return { kind: 'promises', customerId: effect.customerId, items: [promise()] }
    case 'endPromise':
      return { kind: 'promiseEnded', promise: promise({ state: effect.to }) }
    case 'loadHeld':
      return { kind: 'held', scope: effect.scope, items: [held()] }
    case 'decideHeld':
      return { kind: 'heldDecided', held: held({ state: 'released' }) }
    case 'loadTold':
      return told(effect.messageId)
    case 'loadScripts':
      return { kind: 'scripts', items: [script(), script({ id: 'other@1' as never, status: 'draft' })] }
    case 'writeScript':
      return {
        kind: 'scriptWritten',
        version: script({ id: 'reminder.overdue@5' as never, version: 5, status: 'draft' }),
      }
    case 'moveScript':
      return { kind: 'script', version: script({ status: 'suspended' }), after: effect.to }
    case 'moveRule':
      return { kind: 'ruleMoved', rule: ruleStanding({ rev: 3 }), to: effect.to }
    case 'replay':
      return { kind: 'replayed', run: effect.run, step: { done: 1, total: 1, changes: [] } }
    default:
      return undefined
  }
}
