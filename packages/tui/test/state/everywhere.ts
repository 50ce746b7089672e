import { keymapOf } from '../../src/keys/effective.ts'
import { keymap } from '../../src/keys/keymap.ts'
import type { Failure, TicketId } from '@zuoxi/sdk'
import type { Place } from '../../src/state/place.ts'
import type { State } from '../../src/state/state.ts'
import { arrangement, coupon, explanation, loanDetail, order, orderDetail, quote } from './credit-sample.ts'
import { finding, held, promise, readyRules, ruleStanding, script, standing, told } from './gate-sample.ts'
import {
  bill,
  billDetail,
  chatId,
  hit,
  play,
  serving,
  started,
  ticket,
  ticketDetail,
  ticketDraft,
  wordingHit,
  zhangId,
} from './sample.ts'

const sampleRules = await readyRules()

export const conflict: Extract<Failure, { code: 'CONFLICT' }> = {
  code: 'CONFLICT',
  noun: 'ticket',
  id: 'ticket-1',
  rev: 5,
  by: '周敏（演示）',
  fields: [{ field: 'status', yours: 'resolved', theirs: 'pending_customer' }],
}

/** The desk with each place in front, full of what belongs there. */
export function everyPlace(columns: number, rows: number): Readonly<Record<Place, State>> {
  const thread = serving(columns, rows)
  const bills = play(
    thread,
    { kind: 'action', action: 'bills' },
    {
      kind: 'bills',
      customerId: zhangId,
      overdueFirst: false,
      fresh: true,
      items: Array.from({ length: 60 }, (_, i) => bill(i)),
      more: true,
    },
  ).state
  const composer = play(
    thread,
    { kind: 'action', action: 'write' },
    { kind: 'pasted', text: '您好，保证给您通过。' },
  ).state
  const listed = [ticket(), ticket({ id: 'ticket-2' as TicketId, code: 'T-AAAA', priority: 'P0' })]
  const tickets = play(
    thread,
    { kind: 'action', action: 'goTickets' },
    { kind: 'tickets', filter: 'open', fresh: true, items: listed, more: false },
  ).state
  const one = play(tickets, { kind: 'action', action: 'openTicket' }, { kind: 'ticket', ticket: ticketDetail() }).state
  const bill0 = play(bills, { kind: 'action', action: 'openBill' }, { kind: 'bill', bill: billDetail() }).state
  const loan = play(bill0, { kind: 'action', action: 'openLine' }, { kind: 'loan', loan: loanDetail() }).state
  const opened = play(loan, { kind: 'action', action: 'openFromLoan' }, { kind: 'order', order: orderDetail() }).state
  const command = play(loan, { kind: 'action', action: 'command' }, { kind: 'pasted', text: 'defer 30d' }).state
  const asked = play(command, { kind: 'action', action: 'runCommand' })
  const wish = asked.effects.flatMap((effect) => (effect.do === 'preview' ? [effect.wish] : []))[0]
  if (!wish) throw new Error('the command asks for a preview')
  const whatIf = play(
    asked.state,
    { kind: 'previewed', wish, quote: quote() },
    {
      kind: 'disclosure',
      quote: quote(),
      text: '延期期间仍按合同利率计息，应还总额和年化利率会随之变化。'.repeat(3),
    },
  ).state
  const arrangements = play(
    loan,
    { kind: 'action', action: 'arrangements' },
    {
      kind: 'arrangements',
      scope: { of: 'customer', customerId: zhangId },
      fresh: true,
      items: [arrangement(), arrangement({ id: 'arrangement-2' as never, code: 'A-AAAA', state: 'effective' })],
      more: false,
    },
  ).state
  const one1 = play(arrangements, { kind: 'action', action: 'openArrangement' }).state
  const judged = play(thread, standing({ promises: [promise({ overdue: true })] })).state
  const officer = {
    ...judged,
    session: { ...judged.session, agent: { ...judged.session.agent, role: 'officer' as const } },
  }
  const wordings = play(
    { ...officer, overlays: [] },
    { kind: 'action', action: 'command' },
    { kind: 'pasted', text: 'wording' },
    { kind: 'action', action: 'runCommand' },
    {
      kind: 'scripts',
      items: [script(), script({ id: 'reminder.overdue@4' as never, version: 4, status: 'in_review' })],
    },
  ).state
  const wording = play(
    wordings,
    { kind: 'action', action: 'down' },
    { kind: 'action', action: 'openWording' },
    {
      kind: 'scriptChecked',
      scriptVersionId: 'reminder.overdue@4' as never,
      check: {
        ok: true,
        contentHash: 'abcdef0123456789',
        problems: [],
        variables: ['账期'],
        samples: [{ name: '张*', text: '您11月账单尚有¥980.50待还。', missing: ['待还金额'] }],
        findings: [finding],
      },
    },
    {
      kind: 'diffed',
      from: 'reminder.overdue@3' as never,
      to: 'reminder.overdue@4' as never,
      parts: told().told.edits,
    },
  ).state
  const rules = play(
    officer,
    { kind: 'action', action: 'command' },
    { kind: 'pasted', text: 'rules' },
    { kind: 'action', action: 'runCommand' },
    {
      kind: 'rules',
      rules: sampleRules,
      standings: [ruleStanding(), ruleStanding({ id: 'other', status: 'suspended' })],
    },
  ).state
  const rule = play(rules, { kind: 'action', action: 'down' }, { kind: 'action', action: 'openRule' }).state
  const blasting = play(rule, { kind: 'action', action: 'blastRule' })
  const run = blasting.effects.flatMap((effect) => (effect.do === 'replay' ? [effect.run] : []))[0] ?? 0
  return {
    why: play(composer, { kind: 'action', action: 'holdDraft' }, { kind: 'pasted', text: '客户已两次来电，请放行。' })
      .state,
    duties: play(judged, { kind: 'action', action: 'duties' }).state,
    verify: play(
      judged,
      { kind: 'action', action: 'verify' },
      {
        kind: 'verificationAsked',
        customerId: zhangId,
        ask: {
          verification: { state: 'none' },
          factors: ['name', 'residentIdDigits', 'phoneDigits'],
          needed: 2,
          triesLeft: 3,
        },
      },
      { kind: 'typed', text: '张伟' },
    ).state,
    contact: play(judged, { kind: 'action', action: 'recordContact' }).state,
    promises: play(
      judged,
      { kind: 'action', action: 'promises' },
      {
        kind: 'promises',
        customerId: undefined,
        items: [promise(), promise({ id: 'promise-2' as never, overdue: true })],
      },
    ).state,
    held: play(judged, { kind: 'action', action: 'held' }, { kind: 'held', scope: 'waiting', items: [held()] }).state,
    told: play(judged, { kind: 'action', action: 'told' }, told()).state,
    wordings,
    wording,
    rewrite: play(wording, { kind: 'action', action: 'rewriteWording' }, { kind: 'typed', text: '请' }).state,
    rules,
    rule,
    blast: play(blasting.state, {
      kind: 'replayed',
      run,
      step: {
        done: 100,
        total: 400,
        changes: [
          { where: 'message', id: 'm-9', text: '保证给您通过', before: 'ok', after: 'block', rules: ['promise-bare'] },
        ],
        cursor: '100',
      },
    }).state,
    queue: play(thread, { kind: 'action', action: 'goQueue' }).state,
    thread,
    composer,
    lock: play(thread, { kind: 'action', action: 'lock' }).state,
    customer: play(thread, { kind: 'action', action: 'goCustomer' }).state,
    bills,
    bill: bill0,
    loan,
    orders: play(
      loan,
      { kind: 'action', action: 'orders' },
      { kind: 'orders', customerId: zhangId, orders: [order()], coupons: [coupon(1), coupon(2)], more: false },
    ).state,
    order: opened,
    explain: play(
      bill0,
      { kind: 'action', action: 'figureNext' },
      { kind: 'action', action: 'explain' },
      { kind: 'explained', figure: explanation().figure, explanation: explanation() },
    ).state,
    command,
    palette: play(thread, { kind: 'action', action: 'palette' }, { kind: 'typed', text: 'zd' }).state,
    filter: play(bills, { kind: 'action', action: 'filter' }, { kind: 'typed', text: '2026' }).state,
    whatIf,
    arrangements,
    arrangement: one1,
    reason: play(
      one1,
      { kind: 'action', action: 'confirmArrangement' },
      { kind: 'pasted', text: '客户电话中说同意延期三十天。' },
    ).state,
    tickets,
    ticket: one,
    search: play(
      thread,
      { kind: 'action', action: 'search' },
      { kind: 'typed', text: 'z' },
      { kind: 'found', text: 'z', hits: [0, 1, 2].map(hit) },
    ).state,
    picker: play(
      composer,
      { kind: 'action', action: 'pickWording' },
      { kind: 'wordings', conversationId: chatId, text: '', hits: [1, 2, 3].map((n) => wordingHit(n)) },
    ).state,
    form: play(thread, { kind: 'action', action: 'logTicket' }, { kind: 'ticketDraft', draft: ticketDraft() }).state,
    comment: play(one, { kind: 'action', action: 'ticketComment' }, { kind: 'pasted', text: '已核对流水。' }).state,
    choose: play(one, { kind: 'action', action: 'ticketStatus' }).state,
    conflict: play(one, {
      kind: 'refused',
      effect: { do: 'updateTicket', ticketId: ticket().id, expectedRev: 3, patch: { status: 'resolved' } },
      failure: conflict,
    }).state,
    unanswered: play(thread, { kind: 'action', action: 'wrapUp' }).state,
    macro: looking(thread),
    toasts: play(thread, { kind: 'draftNotSaved' }, { kind: 'action', action: 'toasts' }).state,
    help: play(thread, { kind: 'action', action: 'help' }).state,
    quit: play(
      composer,
      { kind: 'action', action: 'applyFix' },
      { kind: 'action', action: 'send' },
      { kind: 'action', action: 'quit' },
    ).state,
    small: started(60, 20),
  }
}

/** The steps of a macro, looked at before they are done. */
function looking(state: State): State {
  const macro = {
    name: '看逾期账单',
    steps: [{ press: 'g c' }, { press: 'o' }, { press: 'w' }, { press: 'enter' }],
    final: false,
  }
  const overlay = { kind: 'macro', at: 0, steps: undefined, scroll: 0 } as const
  const asked = { ...state, keymap: keymapOf(keymap, [macro]), overlays: [overlay] }
  return play(asked, { kind: 'tick', nowMs: state.nowMs }).state
}
