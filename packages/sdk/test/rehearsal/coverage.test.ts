import { describe, expect, it } from 'vitest'
import {
  type Coverage,
  coverageLines,
  coverageOf,
  type FiledConversation,
  type Outcome,
  type RehearsalResult,
} from '../../src/rehearsal/index.ts'
import { FixtureConversation } from '../../src/rehearsal/format/conversation.ts'
import { stepsBetween } from '../../src/rehearsal/coverage/machines.ts'

const cast = { wording: [], rules: [] }
const empty = { bills: [], loans: [], overdueFen: 0, creditUsedFen: undefined }

function played(turns: readonly object[], outcomes: readonly object[]): [RehearsalResult, FiledConversation] {
  const conversation = FixtureConversation.parse({ id: 'talk', title: '会话', customer: 'somebody', turns })
  const trace = {
    turns: outcomes.map((outcome, i) => ({ turn: i + 1, at: '', outcome: outcome as Outcome, failures: [] })),
    before: empty,
    after: empty,
  }
  const result = { id: 'talk', file: 'talk.yaml', ok: true, durationMs: 0, failures: [], trace }
  return [result as unknown as RehearsalResult, { file: 'talk.yaml', conversation } as FiledConversation]
}

function covered(turns: readonly object[], outcomes: readonly object[]): string[] {
  const [result, filed] = played(turns, outcomes)
  const { rows } = coverageOf([result], [filed], cast)
  return rows.filter(({ by }) => by.includes('talk')).map(({ kind, id }) => `${kind} ${id}`)
}

describe('the coverage of conversations', () => {
  it('counts rules that spoke, refusals, and the neighbours that a file names', () => {
    const finding = { rule: 'threat-arrest', severity: 'block' }
    expect(
      covered(
        [{ say: '抓你' }, { type: '不会抓您', expect: { not: { findings: 'threat-visit' } } }],
        [
          { verdict: 'block', findings: [finding], failure: { code: 'GATE_BLOCKED', findings: [finding] } },
          { verdict: 'ok', findings: [] },
        ],
      ),
    ).toEqual(['rule threat-arrest', 'neighbour threat-visit', 'refusal GATE_BLOCKED', 'turn say', 'turn type'])
  })

  it('counts no neighbour of words that nobody judged', () => {
    expect(covered([{ customer: '在吗', expect: { not: { findings: 'threat-visit' } } }], [{}])).toEqual([
      'turn customer',
    ])
  })

  it('follows states from turn to turn, through those that one act passes', () => {
    const arrangement = (state: string) => ({ arrangement: { id: 'a1', state } })
    expect(
      covered(
        [{ quote: { defer: 30 } }, { confirm: '同意' }, { approve: '属实' }],
        [arrangement('quoted'), arrangement('pending_approval'), arrangement('effective')],
      ).filter((row) => row.startsWith('transition')),
    ).toEqual([
      'transition arrangement: draft → quoted',
      'transition arrangement: quoted → customer_confirmed',
      'transition arrangement: customer_confirmed → pending_approval',
      'transition arrangement: pending_approval → approved',
      'transition arrangement: approved → effective',
    ])
    expect(stepsBetween('ticket', 'closed', 'new')).toEqual(['ticket: closed → merged', 'ticket: merged → new'])
    expect(stepsBetween('held', 'released', 'held')).toEqual([])
  })

  it('takes keys, and whatever else, from whoever knows them', () => {
    const [result, filed] = played([{ press: 'enter' }], [{}])
    const keys = { known: ['enter', 'tab'].map((id) => ({ kind: 'key' as const, id })) }
    const { rows } = coverageOf([result], [filed], cast, { ...keys, seenIn: () => [{ kind: 'key', id: 'enter' }] })
    expect(rows.filter(({ kind }) => kind === 'key')).toEqual([
      { kind: 'key', id: 'enter', by: ['talk'] },
      { kind: 'key', id: 'tab', by: [] },
    ])
  })
})

describe('the table of coverage', () => {
  const coverage: Coverage = {
    rows: [
      { kind: 'rule', id: 'threat-arrest', by: ['a', 'b', 'c', 'd'] },
      { kind: 'rule', id: 'insult', by: [] },
      { kind: 'refusal', id: 'FAULT', by: [], reason: { zh: '故障', en: 'an accident', since: '2026-11-22' } },
    ],
  }

  it('names who covers what, and why the rest is not', () => {
    expect(coverageLines(coverage)).toEqual([
      '闸门规则 1/2',
      '  ✓ threat-arrest  a, b, c +1',
      '  ✗ insult         没有会话演到',
      '拒绝代码 0/1',
      '  – FAULT          故障 (2026-11-22)',
    ])
    expect(coverageLines(coverage, 'en')[2]).toBe('  ✗ insult         no conversation')
  })
})
