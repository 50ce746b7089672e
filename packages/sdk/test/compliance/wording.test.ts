import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type BusinessDate,
  carriesWording,
  fen,
  fillWording,
  type Instant,
  parseWording,
  sameWording,
  scenarioFit,
  scenarioTypes,
  type ScriptVersion,
  type ScriptVersionId,
  slotCatalogue,
  ticketTaxonomy,
  unfilledSlots,
  type WordingFacts,
  WordingSyntaxError,
} from '../../src/index.ts'
import { percent } from '../../src/compliance/wording/slots.ts'

const facts: WordingFacts = {
  institution: '演示消费金融',
  hotline: '400-000-0000',
  agent: { workNo: '8021', displayName: '林晓' },
  today: '2026-11-22' as BusinessDate,
  customer: { surname: '欧阳', allDueFen: fen(228_050) },
  bill: {
    period: '2026-10',
    totalFen: fen(138_050),
    paidFen: fen(10_000),
    outstandingFen: fen(128_050),
    dueDate: '2026-11-05' as BusinessDate,
    dpd: 17,
  },
  loan: { loanNo: 'L001', principalFen: fen(1_200_000), outstandingFen: fen(900_001), aprPpm: 180_000, terms: 12 },
  quote: {
    disclosure: 'arrangement.defer',
    loanNo: 'L001',
    amountFen: fen(912_001),
    deltaFen: fen(12_000),
    schedule: { terms: 8, first: { dueDate: '2026-12-05' as BusinessDate, totalFen: fen(114_000) } },
    payBy: '2026-11-25' as BusinessDate,
    waived: ['penalty', 'fee'],
    expiresAt: '2026-11-25T15:59:59.999Z' as Instant,
  },
  tickets: [{ code: 'T-7K3Q', type: 'FEE.membership', dueAt: '2026-12-06T16:00:00.000Z' as Instant }],
}

function version(text: string): ScriptVersion {
  return {
    id: 'due@1' as ScriptVersionId,
    key: 'due',
    version: 1,
    title: '逾期提醒',
    scenario: '逾期提醒',
    aliases: [],
    stages: [],
    needsBill: true,
    status: 'active',
    segments: parseWording(text),
    effectiveFrom: '2026-01-01T00:00:00.000Z' as Instant,
  }
}

describe('parseWording', () => {
  test('locked, slot and editable, in their order', () => {
    expect(parseWording('尊敬的{{ 姓氏 }}女士，[[您好]]。')).toEqual([
      { kind: 'locked', text: '尊敬的' },
      { kind: 'slot', name: '姓氏' },
      { kind: 'locked', text: '女士，' },
      { kind: 'editable', text: '您好' },
      { kind: 'locked', text: '。' },
    ])
  })

  test.each([
    ['好\n应还{{应还金额', 'unclosed', 2, 3],
    ['[[可改', 'unclosed', 1, 1],
    ['{{姓氏]]', 'unclosed', 1, 1],
    ['[[您{{姓氏}}]]', 'nested', 1, 4],
    ['{{姓氏{{机构}}}}', 'nested', 1, 5],
    ['多了}}', 'closes_nothing', 1, 3],
    ['{{ }}', 'empty', 1, 1],
    ['尾款{{余额}}', 'unknown_slot', 1, 3],
    ['{{constructor}}', 'unknown_slot', 1, 1],
    ['{{应还金额 | upcase}}', 'unknown_filter', 1, 1],
    ['还{{应还金额 | 日期}}', 'unknown_filter', 1, 2],
    ['{{姓氏.length}}', 'unknown_slot', 1, 1],
    ['{% include "x" %}', 'unknown_tag', 1, 1],
    ['{% if 余额 > 0 %}有{% endif %}', 'unknown_slot', 1, 1],
    ['{% if 逾期天数 > %}', 'unclosed', 1, 1],
    ['{% if 逾期天数 > 0 %}逾期', 'unclosed', 1, 1],
    ['{% if 逾期天数 > 0 %}{% if 逾期天数 > 9 %}', 'nested', 1, 18],
    ['好{% else %}', 'closes_nothing', 1, 2],
  ])('%j is refused as %s at %i:%i', (text, problem, line, column) => {
    let caught: unknown
    try {
      parseWording(text)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(WordingSyntaxError)
    expect(caught).toMatchObject({ problem, line, column })
  })

  test('what parses says everything it was given, and nothing else', () => {
    const part = fc.oneof(
      fc.stringMatching(/^[^{}[\]]{1,8}$/).map((text) => ({ text, out: text })),
      fc.constantFrom(...Object.keys(slotCatalogue)).map((name) => ({ text: `{{${name}}}`, out: `{{${name}}}` })),
      fc.stringMatching(/^[^{}[\]\s]{1,8}$/).map((text) => ({ text: `[[${text}]]`, out: `[[${text}]]` })),
    )
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const again = parseWording(parts.map(({ text }) => text).join('')).map((segment) =>
          segment.kind === 'when'
            ? segment.condition
            : segment.kind === 'slot'
              ? `{{${segment.name}}}`
              : segment.kind === 'editable'
                ? `[[${segment.text}]]`
                : segment.text,
        )
        expect(again.join('')).toBe(parts.map(({ out }) => out).join(''))
      }),
    )
  })
})

describe('conditions', () => {
  const said = (text: string, known: WordingFacts = facts) => fillWording(version(text), known)

  test.each([
    ['{% if 逾期天数 > 0 %}已逾期{{逾期天数 | 数字}}天{% else %}尚未到期{% endif %}', '已逾期17天'],
    ['{% if 应还金额 >= 1280.50 %}甲{% else %}乙{% endif %}', '甲'],
    ['{% if 应还金额 > 1280.50 %}甲{% else %}乙{% endif %}', '乙'],
    ['{% if 全部应还 > 2000 and 分期期数 == 12 %}甲{% endif %}乙', '甲乙'],
  ])('%s says %s', (text, expected) => {
    expect(said(text)).toMatchObject({ text: expected, missing: [] })
  })

  test('a bill that is not overdue is an answer, no bill is a gap', () => {
    const text = '{% if 逾期天数 > 0 %}甲{% else %}乙{% endif %}'
    const { bill, ...billless } = facts
    expect(said(text, { ...facts, bill: { ...bill!, dpd: 0 } }).text).toBe('乙')
    expect(said(text, billless).missing).toEqual([{ slot: '逾期天数', why: 'no_bill' }])
  })

  test('what may be edited is told by its place in the filled text', () => {
    const { text, editable } = said('{{姓氏}}您好，[[祝您顺利]]。')
    expect(editable?.map(([from, to]) => text.slice(from, to))).toEqual(['祝您顺利'])
  })

  test('locked text of the other branch is not carried', () => {
    const due = version('{% if 逾期天数 > 0 %}已逾期{% else %}未逾期{% endif %}')
    expect(carriesWording('已逾期', due, {}, facts)).toBe(true)
    expect(carriesWording('未逾期', due, {}, facts)).toBe(false)
  })
})

describe('slots', () => {
  test.each([
    ['机构', '演示消费金融'],
    ['官方电话', '400-000-0000'],
    ['工号', '8021'],
    ['坐席', '林晓'],
    ['姓氏', '欧阳'],
    ['今日日期', '2026年11月22日'],
    ['账单期', '2026年10月'],
    ['账单金额', '¥1,380.50'],
    ['应还金额', '¥1,280.50'],
    ['已还金额', '¥100.00'],
    ['到期日', '2026年11月5日'],
    ['逾期天数', '17'],
    ['全部应还', '¥2,280.50'],
    ['借款编号', 'L001'],
    ['借款本金', '¥12,000.00'],
    ['剩余本金', '¥9,000.01'],
    ['年化利率', '18.00%'],
    ['分期期数', '12'],
    ['工单编号', 'T-7K3Q'],
    ['答复期限', '2026年12月7日'],
  ])('%s is %s', (name, value) => {
    expect(fillWording(version(`{{${name}}}`), facts)).toMatchObject({
      text: value,
      slots: { [name]: value },
      missing: [],
    })
  })

  test('every slot of the catalogue is filled from whole facts', () => {
    for (const name of Object.keys(slotCatalogue))
      expect(fillWording(version(`{{${name}}}`), facts).missing, name).toEqual([])
  })

  test('a slot without its fact is told with the reason, and stands as 【name】', () => {
    const { bill: _bill, loan: _loan, tickets: _tickets, ...alone } = facts
    const filled = fillWording(version('应还{{应还金额}}，工单{{工单编号}}，{{应还金额}}，借款{{借款编号}}'), alone)
    expect(filled.text).toBe('应还【应还金额】，工单【工单编号】，【应还金额】，借款【借款编号】')
    expect(filled.missing).toEqual([
      { slot: '应还金额', why: 'no_bill' },
      { slot: '工单编号', why: 'no_ticket' },
      { slot: '借款编号', why: 'no_loan' },
    ])
    expect(unfilledSlots(filled.text, ['应还金额', '借款编号', '姓氏'])).toEqual(['应还金额', '借款编号'])
  })

  test('what a settled bill still asks for is refused, not ¥0.00', () => {
    const bill = { ...facts.bill!, paidFen: fen(138_050), outstandingFen: fen(0) }
    expect(fillWording(version('已还{{已还金额}}，尚有{{应还金额}}'), { ...facts, bill })).toMatchObject({
      text: '已还¥1,380.50，尚有【应还金额】',
      missing: [{ slot: '应还金额', why: 'bill_settled' }],
    })
  })

  test('overdue days of a bill that is not overdue are refused, not 0', () => {
    const bill = { ...facts.bill!, dpd: 0 }
    expect(fillWording(version('{{逾期天数}}'), { ...facts, bill }).missing).toEqual([
      { slot: '逾期天数', why: 'not_overdue' },
    ])
  })

  test.each([
    [0, '0.00%'],
    [1, '0.0001%'],
    [180_000, '18.00%'],
    [182_500, '18.25%'],
    [182_550, '18.255%'],
    [240_001, '24.0001%'],
  ])('%i ppm is %s', (ppm, text) => expect(percent(ppm)).toBe(text))
})

describe('which ticket a wording quotes', () => {
  const dueAt = '2026-12-06T16:00:00.000Z' as Instant
  const uncredited = { code: 'T-PAY', type: 'PAY.not_credited' }
  const fee = { code: 'T-FEE', type: 'FEE.penalty', dueAt }
  const threat = { code: 'T-COL', type: 'COL.threat', dueAt }
  const quoted = (scenario: string, text: string, tickets: WordingFacts['tickets'] = []) =>
    fillWording({ ...version(text), scenario }, { ...facts, tickets })

  test('the newest that its scenario is about', () => {
    const all = [uncredited, threat, fee]
    expect(quoted('投诉受理', '{{工单编号}}', all).text).toBe('T-COL')
    expect(quoted('费用争议', '{{工单编号}}', all).text).toBe('T-FEE')
    expect(quoted('还款未入账', '{{工单编号}}', [threat, uncredited]).text).toBe('T-PAY')
    expect(quoted('收尾', '{{工单编号}}', all).text).toBe('T-PAY')
  })

  test('with a deadline, where it states one', () => {
    expect(quoted('收尾', '{{工单编号}}，{{答复期限}}', [uncredited, fee]).text).toBe('T-FEE，2026年12月7日')
    expect(quoted('收尾', '{{工单编号}}，{{答复期限}}', [uncredited])).toMatchObject({
      text: 'T-PAY，【答复期限】',
      missing: [{ slot: '答复期限', why: 'no_deadline' }],
    })
  })

  test('a complaint never quotes a ticket about something else', () => {
    expect(quoted('投诉受理', '{{工单编号}}', [uncredited]).missing).toEqual([{ slot: '工单编号', why: 'no_ticket' }])
  })
})

test('every scenario is about types that exist', () => {
  const paths: string[] = ticketTaxonomy.types.map(({ path }) => path)
  for (const type of Object.values(scenarioTypes.types).flat())
    expect(
      paths.some((path) => path === type || path.startsWith(`${type}.`)),
      type,
    ).toBe(true)
})

test.each([
  ['还款未入账', 'PAY.not_credited', 'type'],
  ['重复扣款', 'PAY.not_credited', 'branch'],
  ['费用争议', 'FEE.penalty', 'type'],
  ['投诉受理', 'PAY.not_credited', 'other'],
  ['开场', 'PAY.not_credited', 'any'],
  ['constructor', 'PAY.not_credited', 'any'],
])('%s and %s: %s', (scenario, type, fit) => expect(scenarioFit(scenario, type)).toBe(fit))

describe('what the server checks again', () => {
  const due = version('您好，{{姓氏}}先生/女士，[[打扰了。]]您{{账单期}}账单尚有{{应还金额}}待还。')
  const { slots, text } = fillWording(due, facts)

  test('the same facts, the same wording', () => {
    expect(sameWording(due, { slots }, facts)).toBeUndefined()
    expect(carriesWording(text, due, slots, facts)).toBe(true)
  })

  test('an amount that has changed meanwhile is told with both values', () => {
    const bill = { ...facts.bill!, outstandingFen: fen(100) }
    expect(sameWording(due, { slots }, { ...facts, bill })).toEqual({
      code: 'SLOT_OUTDATED',
      key: 'due',
      slot: '应还金额',
      yours: '¥1,280.50',
      ledger: '¥1.00',
    })
  })

  test('a slot left out counts as changed', () => {
    expect(sameWording(due, { slots: {} }, facts)).toMatchObject({ code: 'SLOT_OUTDATED', slot: '姓氏', yours: '' })
  })

  test('the editable part may differ, the locked part may not', () => {
    expect(carriesWording(text.replace('打扰了。', '周末好！'), due, slots, facts)).toBe(true)
    expect(carriesWording(`${text}还有别的问题吗？`, due, slots, facts)).toBe(true)
    expect(carriesWording(text.replace('待还', '要还'), due, slots, facts)).toBe(false)
    expect(carriesWording(text.replace('¥1,280.50', '¥1,280.00'), due, slots, facts)).toBe(false)
  })

  test('any one character changed in a locked stretch is seen', () => {
    const locked = version('您{{账单期}}账单尚有{{应还金额}}待还。')
    const said = fillWording(locked, facts).text
    fc.assert(
      fc.property(fc.nat(said.length - 1), fc.string({ minLength: 1, maxLength: 1, unit: 'grapheme' }), (at, other) => {
        fc.pre(other !== said[at])
        expect(carriesWording(said.slice(0, at) + other + said.slice(at + 1), locked, slots, facts)).toBe(false)
      }),
    )
  })
})
