import { describe, expect, test } from 'vitest'
import {
  compileGate,
  type Finding,
  GateContext,
  GateRule,
  judge,
  maxJudgedLength,
  openGate,
} from '../../../src/index.ts'

const contact = (patch: object = {}) => GateContext.parse({ now: '2026-11-22T02:00:00.000Z', ...patch })
const rulesOf = (findings: readonly Finding[]) => findings.map(({ rule, severity }) => `${rule}:${severity}`)

function ruleOf(when: unknown, more: object = {}): GateRule {
  return GateRule.parse({
    id: 'tried',
    title: { zh: '试', en: 'Tried' },
    why: { zh: '试', en: 'tried' },
    severity: 'block',
    source: '规范',
    clause: '第1条',
    certainty: 'H',
    effectiveFrom: '2026-01-01',
    when,
    passing: ['好'],
    failing: ['坏'],
    ...more,
  })
}

const verdictOf = (when: unknown, text: string, patch: object = {}, more: object = {}) =>
  judge(text, contact(patch), { rules: compileGate([ruleOf(when, more)]) }).verdict

describe('operators', () => {
  const phrase = { phrase: '小可爱' }
  test.each<[string, unknown, string, object, string]>([
    ['phrase', phrase, '你好小可爱', {}, 'block'],
    ['phrase', phrase, '你好', {}, 'ok'],
    ['phrase set, except', { phraseSet: { anyOf: ['小可爱'], except: ['小可爱牌'] } }, '小可爱牌饼干', {}, 'ok'],
    ['phrase set, alone', { phraseSet: { alone: ['亲'] } }, '亲，您好', {}, 'block'],
    ['phrase set, alone', { phraseSet: { alone: ['亲'] } }, '亲自办理', {}, 'ok'],
    ['phrase set, splits', { phraseSet: { anyOf: ['抓你'], splits: ['抓你'] } }, '被抓，你可以', {}, 'warn'],
    ['near', { near: { first: ['明天'], last: ['到账'], within: 3 } }, '明天就到账', {}, 'block'],
    ['near, too far', { near: { first: ['明天'], last: ['到账'], within: 1 } }, '明天就会到账', {}, 'ok'],
    ['near, a mark between', { near: { first: ['明天'], last: ['到账'], within: 3 } }, '明天，到。账', {}, 'block'],
    [
      'near, of one clause only',
      { near: { first: ['明天'], last: ['到账'], within: 3, acrossClauses: false } },
      '明天，到账',
      {},
      'ok',
    ],
    ['not near a denial', { notNear: { of: phrase, unless: ['negation'] } }, '不是小可爱', {}, 'ok'],
    ['not near, undenied', { notNear: { of: phrase, unless: ['negation'] } }, '是小可爱', {}, 'block'],
    ['not near a quotation', { notNear: { of: phrase, unless: ['quoting'] } }, '您说“小可爱”', {}, 'ok'],
    ['not near a word', { notNear: { of: phrase, words: ['玩笑'], within: 4 } }, '开玩笑叫小可爱', {}, 'ok'],
    [
      'not near a word, far',
      { notNear: { of: phrase, words: ['玩笑'], within: 1 } },
      '开玩笑地叫他小可爱',
      {},
      'block',
    ],
    ['all', { all: [phrase, { phrase: '你好' }] }, '你好小可爱', {}, 'block'],
    ['all but one', { all: [phrase, { phrase: '你好' }] }, '小可爱', {}, 'ok'],
    ['any', { any: [phrase, { phrase: '你好' }] }, '你好', {}, 'block'],
    ['not', { all: [phrase, { not: { phrase: '你好' } }] }, '你好小可爱', {}, 'ok'],
    ['slot', { slotPresent: '应还金额' }, '还{{ 应还金额 }}元', {}, 'block'],
    ['another slot', { slotPresent: '应还金额' }, '还【到期日】', {}, 'ok'],
    ['no slot', { slotPresent: 'any' }, '【温馨提示】您好', {}, 'ok'],
    ['disclosure missing', { not: { disclosurePresent: { anyOf: ['将录音'] } } }, '您好', {}, 'block'],
    ['disclosure in the draft', { not: { disclosurePresent: { anyOf: ['将录音'] } } }, '通话将录音', {}, 'ok'],
    ['phone', { entity: 'phone_number' }, '１３８ 0013-8000', {}, 'block'],
    ['a longer number', { entity: 'phone_number' }, '2138001380001', {}, 'ok'],
    ['customer', { customer: 'stopRequested' }, '您好', { customer: { stopRequested: true } }, 'block'],
    ['unknown customer', { customer: 'stopRequested' }, '您好', {}, 'ok'],
    ['counter below', { counter: { of: 'connectedToday', atLeast: 3 } }, '', { counters: { connectedToday: 2 } }, 'ok'],
    ['counter at', { counter: { of: 'connectedToday', atLeast: 3 } }, '', { counters: { connectedToday: 3 } }, 'block'],
    ['counter under', { counter: { of: 'lostContactAttempts', lessThan: 3 } }, '', {}, 'block'],
  ])('%s: %j on %s', (_what, when, text, patch, verdict) => {
    expect(verdictOf(when, text, patch)).toBe(verdict)
  })

  test.each([
    ['2026-11-22T13:59:59.999Z', 'ok'],
    ['2026-11-22T14:00:00.000Z', 'block'],
    ['2026-11-22T23:59:59.999Z', 'block'],
    ['2026-11-23T00:00:00.000Z', 'ok'],
  ])('the window from 22:00 to 08:00 in Shanghai, at %s: %s', (now, verdict) => {
    expect(verdictOf({ timeWindow: { from: '22:00', to: '08:00' } }, '您好', { now })).toBe(verdict)
  })

  test('a sequence looks at who said what, and how long ago', () => {
    const when = { sequence: { saidBy: 'customer', anyOf: ['投诉'], within: 2, now: { phrase: '提供合同' } } }
    const said = (role: string, ...more: string[]) => ({
      said: [{ role, text: '我要投诉' }, ...more.map((text) => ({ role: 'agent', text }))],
    })
    expect(verdictOf(when, '请提供合同', said('customer'))).toBe('block')
    expect(verdictOf(when, '请提供合同', said('agent'))).toBe('ok')
    expect(verdictOf(when, '请提供合同', said('customer', '好的', '请稍等'))).toBe('ok')
    expect(verdictOf(when, '请稍等', said('customer'))).toBe('ok')
  })

  test('patterns need their engine, and find in what is seen', async () => {
    const rule = ruleOf({ pattern: '单号\\s?\\d{4}' })
    const rules = await openGate([rule])
    const report = judge('您的单\u200b号１２３４5', contact(), { rules })
    expect(report.findings).toMatchObject([
      { rule: 'tried', severity: 'block', text: '单\u200b号１２３４', span: [2, 9] },
    ])
    expect(judge('您的单号12', contact(), { rules }).verdict).toBe('ok')
  })
})

describe('rules and contacts', () => {
  const when = { phrase: '小可爱' }

  test('a scope that the contact does not fit', () => {
    const scope = { channels: ['sms'], verified: false }
    expect(verdictOf(when, '小可爱', { channel: 'sms', verified: false }, { scope })).toBe('block')
    expect(verdictOf(when, '小可爱', { channel: 'sms', verified: true }, { scope })).toBe('ok')
    expect(verdictOf(when, '小可爱', { channel: 'phone', verified: false }, { scope })).toBe('ok')
  })

  test.each([
    ['draft', 'ok', []],
    ['in_review', 'ok', []],
    ['approved', 'ok', []],
    ['suspended', 'ok', []],
    ['retired', 'ok', []],
    ['shadow', 'ok', ['tried:log']],
    ['active', 'block', ['tried:block']],
  ])('a rule that is %s', (status, verdict, told) => {
    const report = judge('小可爱', contact(), { rules: compileGate([ruleOf(when, { status })]) })
    expect(report.verdict).toBe(verdict)
    expect(rulesOf(report.findings)).toEqual(told)
  })

  test('a rule counts from its first day to its last', () => {
    const dates = { effectiveFrom: '2026-11-22', effectiveTo: '2026-11-23' }
    const at = (now: string) => verdictOf(when, '小可爱', { now }, dates)
    expect(at('2026-11-21T15:59:59.999Z')).toBe('ok')
    expect(at('2026-11-21T16:00:00.000Z')).toBe('block')
    expect(at('2026-11-23T15:59:59.999Z')).toBe('block')
    expect(at('2026-11-23T16:00:00.000Z')).toBe('ok')
  })

  test('a longer phrase that bites less hides none that bites more', () => {
    const soft = ruleOf({ phrase: '小可爱您好' }, { id: 'soft', severity: 'warn' })
    const told = (...rules: GateRule[]) =>
      rulesOf(judge('小可爱您好', contact(), { rules: compileGate(rules) }).findings)
    expect(told(ruleOf(when), soft)).toEqual(['soft:warn', 'tried:block'])
    expect(told(ruleOf(when, { severity: 'warn' }), soft)).toEqual(['soft:warn'])
    const shadow = ruleOf({ phrase: '小可爱您好' }, { id: 'shade', status: 'shadow' })
    expect(told(ruleOf(when), shadow)).toEqual(['shade:log', 'tried:block'])
  })

  test('a finding carries why, and whether it may be overridden', () => {
    const rules = compileGate([ruleOf(when, { override: true, fix: { replace: '您' } })])
    expect(judge('小可爱', contact(), { rules }).findings).toEqual([
      {
        rule: 'tried',
        severity: 'block',
        certainty: 'H',
        source: '规范 第1条',
        span: [0, 3],
        text: '小可爱',
        why: { zh: '试', en: 'tried' },
        replace: '您',
        override: true,
      },
    ])
  })
})

describe('the whole gate', () => {
  test('says what the contact clock says', () => {
    const night = contact({ now: '2026-11-22T14:00:00.000Z', purpose: 'collection', direction: 'outbound' })
    const report = judge('您好', night)
    expect(report.verdict).toBe('block')
    expect(report.findings[0]).toMatchObject({ rule: 'collection-quiet-hours', span: [0, 0], text: '' })
    expect(report.findings[0]?.detail?.['endsAt']).toBe('2026-11-23T00:00:00.000Z')
  })

  test('says what the ledger says of figures', () => {
    const bill = { dueDate: '2026-12-01', totalFen: 120_800, paidFen: 0, outstandingFen: 120_800 }
    const owing = contact({ customer: {}, bills: [bill] })
    expect(judge('您还差1,280元', owing).findings).toMatchObject([
      { rule: 'number-amount', text: '1,280元', replace: '1,208元' },
    ])
    expect(judge('您还差1,208元', owing).verdict).toBe('ok')
    expect(rulesOf(judge('日息万五', contact()).findings)).toEqual(['rate-annual-first:block'])
  })

  test('refuses what is too long, and half-judges nothing', () => {
    const text = '好'.repeat(maxJudgedLength)
    expect(judge(text.slice(2) + '坐牢', contact()).verdict).toBe('block')
    expect(() => judge(`${text}坐牢`, contact())).toThrow('TOO_LARGE')
  })

  test('tells of one rule a hundred times at most, and still the hardest of it', () => {
    const report = judge(`${'不会坐牢，'.repeat(300)}坐牢`, contact())
    expect(report.verdict).toBe('block')
    expect(report.findings).toHaveLength(101)
    expect(report.findings.at(-1)).toMatchObject({ severity: 'block', span: [1500, 1502] })
  })
})
