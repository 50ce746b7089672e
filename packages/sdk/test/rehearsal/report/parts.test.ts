import { inflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bubbleOf } from '../../../src/rehearsal/report/chat.ts'
import { framesOf } from '../../../src/rehearsal/report/frames.ts'
import { ledgerData } from '../../../src/rehearsal/report/ledger-data.ts'
import { packed, safeJson } from '../../../src/rehearsal/report/pack.ts'
import { piecesOf } from '../../../src/rehearsal/report/pieces.ts'
import { failureData } from '../../../src/rehearsal/report/word-diff.ts'
import type { LedgerView, TurnTrace } from '../../../src/rehearsal/index.ts'
import { safeText } from '../../../src/model/safe-text.ts'

const finding = (from: number, to: number, text: string) => ({ span: [from, to] as [number, number], text })

describe('words cut at findings', () => {
  it('marks each stretch with all that lies on it', () => {
    expect(piecesOf('保证今天到账1元', [finding(0, 6, '保证今天到账'), finding(4, 8, '到账1元')])).toEqual([
      { text: '保证今天', findings: [0] },
      { text: '到账', findings: [0, 1] },
      { text: '1元', findings: [1] },
    ])
  })

  it('looks for a finding by its text where the words are others by now', () => {
    expect(piecesOf('您好，应还1元', [finding(0, 2, '1元')])).toEqual([
      { text: '您好，应还' },
      { text: '1元', findings: [0] },
    ])
    expect(piecesOf('您好', [finding(0, 9, '不在这里的话'), finding(0, 0, '')])).toEqual([{ text: '您好' }])
  })

  it('loses nothing of the words, whatever the findings say', () => {
    const anywhere = fc.record({
      span: fc.tuple(fc.integer({ min: -5, max: 50 }), fc.integer({ min: -5, max: 50 })),
      text: fc.string(),
    })
    fc.assert(
      fc.property(fc.string(), fc.array(anywhere), (words, findings) => {
        expect(
          piecesOf(words, findings)
            .map(({ text }) => text)
            .join(''),
        ).toBe(words)
      }),
    )
  })
})

describe('a failed expectation', () => {
  it('is each side with the words that the other does not have', () => {
    const { expected, actual } = failureData({ turn: 1, expected: '五个工作日内', actual: '三个工作日内' })
    expect(expected.find(({ kind }) => kind === 'removed')).toEqual({ kind: 'removed', text: '五' })
    expect(actual.find(({ kind }) => kind === 'added')).toEqual({ kind: 'added', text: '三' })
  })

  it('has both sides whole, however long they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 6_000 }), fc.string({ maxLength: 6_000 }), (one, other) => {
        const { expected, actual } = failureData({ turn: 1, expected: one, actual: other })
        expect(expected.map(({ text }) => text).join('')).toBe(one)
        expect(actual.map(({ text }) => text).join('')).toBe(other)
      }),
      { numRuns: 30 },
    )
  })
})

describe('data in a document', () => {
  it('cannot end the element it stands in, and comes out as the safe text of what went in', () => {
    const hostile = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('</script>', '<!--<script>', '\u2028', '\u202e'),
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.array(hostile)), (data) => {
        const json = safeJson(data)
        expect(json).not.toContain('<')
        const safe = JSON.parse(json) as unknown
        expect(JSON.parse(inflateRawSync(Buffer.from(packed(data), 'base64')).toString('utf8'))).toEqual(safe)
        expect(Object.values(safe as object)).toEqual(
          Object.values(data).map((texts) => texts.map((text) => safeText(text, { keepNewlines: true }))),
        )
      }),
    )
  })
})

describe('the ledger', () => {
  const ledger = (outstandingFen: number, status: string): LedgerView =>
    ({
      bills: [
        {
          billNo: 'ZD1',
          dueDate: '2026-11-01',
          totalFen: 10_000,
          paidFen: 10_000 - outstandingFen,
          outstandingFen,
          status,
          dpd: 0,
        },
      ],
      loans: [],
      overdueFen: outstandingFen,
      creditUsedFen: undefined,
    }) as unknown as LedgerView

  it('has both sides of every cell, and what was wanted of the one that failed', () => {
    const failures = [{ turn: 2, expected: 'bill ZD1 outstanding: 0.00', actual: 'bill ZD1 outstanding: 20.00' }]
    const { bills, totals } = ledgerData(ledger(10_000, 'overdue'), ledger(2_000, 'partial'), failures)
    expect(bills[0]?.cells).toContainEqual({ what: 'outstanding', before: '¥100.00', after: '¥20.00', wanted: '0.00' })
    expect(bills[0]?.cells).toContainEqual({ what: 'status', before: 'overdue', after: 'partial' })
    expect(totals).toEqual([{ what: 'overdue', before: '¥100.00', after: '¥20.00' }, { what: 'creditUsed' }])
  })

  it('has one side of a bill that came or went', () => {
    const none = { ...ledger(0, 'paid'), bills: [] }
    expect(ledgerData(none, ledger(500, 'issued'), []).bills[0]?.cells[3]).toEqual({ what: 'status', after: 'issued' })
    expect(ledgerData(ledger(500, 'issued'), none, []).bills[0]?.cells[3]).toEqual({ what: 'status', before: 'issued' })
  })
})

describe('what the customer saw', () => {
  const trace = (outcome: object): TurnTrace => ({
    turn: 1,
    at: '2026-11-20T02:00:00.000Z',
    outcome,
    failures: [],
  })
  const message = (body: string, kind = 'text') => ({ message: { role: 'agent', kind, body } })

  it('is their own words as they wrote them', () => {
    const kept = trace({ message: { role: 'customer', kind: 'text', body: '卡号（已隐去）' } })
    expect(bubbleOf({ customer: '卡号6222', after: '3s' }, kept)).toMatchObject({ from: 'customer', text: '卡号6222' })
  })

  it('is what was sent, and what a senior let go; not what was refused, kept back, or noted', () => {
    expect(bubbleOf({ say: '您好' }, trace(message('您好')))).toMatchObject({
      from: 'agent',
      text: '您好',
      time: '10:00',
    })
    expect(bubbleOf({ say: '您好' }, trace({ failure: { code: 'GATE_BLOCKED', findings: [] } }))).toBeUndefined()
    expect(bubbleOf({ say: '您好' }, trace(message('内部备注', 'note')))).toBeUndefined()
    const held = (state: string) => trace({ held: { state, body: '请复核的话' } })
    expect(bubbleOf({ hold: '请复核的话', reason: '客户要求' }, held('held'))).toBeUndefined()
    expect(bubbleOf({ release: true, reason: '可以' }, held('released'))).toMatchObject({ text: '请复核的话' })
    expect(bubbleOf({ return: true, reason: '不行' }, held('returned'))).toBeUndefined()
  })
})

describe('screens', () => {
  it('keep each row once, and take what was read off them where no frames were kept', () => {
    const at = '2026-11-20T02:00:00.000Z'
    const turns: TurnTrace[] = [
      { turn: 1, at, failures: [], outcome: { screen: ['一', '二'] } },
      {
        turn: 2,
        at,
        failures: [],
        outcome: {},
        frames: [{ keys: 'j', rows: [[{ text: '一' }], [{ text: '三', bold: true }]] }],
      },
    ]
    expect(framesOf(turns)).toEqual({
      frames: [
        { turn: 1, rows: [0, 1] },
        { turn: 2, keys: 'j', rows: [0, 2] },
      ],
      screenRows: [[{ text: '一' }], [{ text: '二' }], [{ text: '三', bold: true }]],
    })
  })
})
