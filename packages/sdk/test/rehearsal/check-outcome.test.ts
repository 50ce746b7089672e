import { describe, expect, it } from 'vitest'
import { type CustomerPromise, type Failure, Message, Ticket } from '../../src/model/index.ts'
import { checkOutcome } from '../../src/rehearsal/player/check-outcome.ts'

const at = '2026-11-20T02:00:00.000Z'
const message = Message.parse({
  id: 'm',
  conversationId: 'c',
  seq: 1,
  role: 'agent',
  kind: 'text',
  body: '尚有¥825.80待还',
  wording: [],
  at,
})
const ticket = Ticket.parse({
  id: 't',
  code: 'T-7K3Q',
  type: 'PAY.not_credited',
  priority: 'P2',
  status: 'new',
  customerId: 'fx-a',
  customerNameMasked: '张*',
  refs: [{ kind: 'bill', id: 'fx-ZD01', label: 'ZD01' }],
  summary: '还款未入账',
  createdAt: at,
  updatedAt: at,
  rev: 1,
})
const failure: Failure = {
  code: 'GATE_BLOCKED',
  findings: [
    { rule: 'threat-arrest', severity: 'block', certainty: 'Cq', source: 'COL-07', span: [0, 2], text: '抓你' },
  ],
}

describe('checkOutcome', () => {
  it('finds nothing where everything holds', () => {
    expect(checkOutcome({}, { message })).toEqual([])
    expect(
      checkOutcome({ sent: ['825.80'], slots: { 应还金额: '¥825.80' } }, { message, slots: { 应还金额: '¥825.80' } }),
    ).toEqual([])
    expect(
      checkOutcome(
        { ticket: { type: 'PAY.not_credited', priority: 'P2', status: 'new', summary: '未入账', bill: 'ZD01' } },
        { ticket },
      ),
    ).toEqual([])
    expect(
      checkOutcome({ refused: 'GATE_BLOCKED', rule: 'threat-arrest', messages: 2 }, { failure, messageCount: 2 }),
    ).toEqual([])
  })

  it('says what was expected and what came instead', () => {
    expect(checkOutcome({}, { failure })).toEqual([
      { expected: 'accepted', actual: expect.stringContaining('refused: GATE_BLOCKED') as string },
    ])
    expect(checkOutcome({ refused: 'GATE_BLOCKED' }, { message })).toEqual([
      { expected: 'refused: GATE_BLOCKED', actual: 'accepted' },
    ])
    expect(checkOutcome({ refused: 'SLOT_UNFILLED' }, { failure })[0]?.expected).toBe('refused: SLOT_UNFILLED')
    expect(checkOutcome({ refused: 'GATE_BLOCKED', rule: 'insult' }, { failure })).toEqual([
      { expected: 'rule: insult', actual: 'rule: threat-arrest' },
    ])
    expect(checkOutcome({ sent: ['1.00'] }, { message })).toEqual([
      { expected: 'sent: 1.00', actual: 'sent: 尚有¥825.80待还' },
    ])
    expect(checkOutcome({ slots: { 姓氏: '张' } }, { message, slots: {} })[0]?.actual).toContain('not a slot')
    expect(checkOutcome({ messages: 2 }, { message, messageCount: 3 })).toEqual([
      { expected: 'messages: 2', actual: 'messages: 3' },
    ])
    expect(checkOutcome({ ticket: {} }, { message })).toEqual([{ expected: 'a ticket', actual: 'none' }])
    expect(checkOutcome({ ticket: { bill: 'ZD02', priority: 'P0' } }, { ticket })).toHaveLength(2)
    expect(checkOutcome({}, { impossible: 'no ticket has been logged yet' })).toHaveLength(1)
  })

  it('never repeats an escape code', () => {
    const shown = checkOutcome({ sent: ['x'] }, { message: { ...message, body: '\u001b[31m\u202e' } })
    expect(shown[0]?.actual).toBe('sent: ␛[31m\ufffd')
  })

  it('compares verdicts, promises, and the duties that a wrap-up waits for', () => {
    const promise = { kind: 'reply', dueAt: '2026-11-25T15:59:59.999Z', state: 'open' } as CustomerPromise
    const due = { kind: 'reply', due: promise.dueAt } as const
    expect(checkOutcome({ verdict: 'ok', promise: due }, { message, verdict: 'ok', promises: [promise] })).toEqual([])
    expect(checkOutcome({ verdict: 'ok' }, { message, verdict: 'warn' })).toEqual([
      { expected: 'verdict: ok', actual: 'verdict: warn' },
    ])
    expect(checkOutcome({ promise: { kind: 'callback' } }, { message, promises: [promise] })).toEqual([
      { expected: 'promise: callback', actual: 'promise: reply 2026-11-25T15:59:59.999Z open' },
    ])
    const title = { zh: '提示通话录音', en: 'Say that the call is recorded' }
    const missing: Failure = { code: 'DUTIES_MISSING', duties: [{ id: 'recording-notice', title }] }
    const wanted = { refused: 'DUTIES_MISSING', rule: 'recording-notice' }
    expect(checkOutcome(wanted, { failure: missing })).toEqual([])
    expect(checkOutcome({ ...wanted, rule: 'opening-identity-call' }, { failure: missing })).toEqual([
      { expected: 'rule: opening-identity-call', actual: 'rule: recording-notice' },
    ])
  })
})
