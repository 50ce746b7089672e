import { expect, test } from 'vitest'
import { GateContext, judge } from '../../src/compliance/index.ts'
import { instantOf } from '../../src/model/time.ts'
import { ContactSheet, FixtureError, momentOf, parseContact } from '../../src/rehearsal/index.ts'

const now = instantOf(Date.parse('2026-11-22T10:00:00+08:00'))
const read = (text: string) => parseContact('contact.yaml', text, { now })

function problemsOf(text: string) {
  try {
    read(text)
  } catch (error) {
    if (error instanceof FixtureError)
      return error.problems.map(({ line, column, problem }) => `${line}:${column} ${problem}`)
    throw error
  }
  return []
}

test('a contact in YAML and in JSON, in yuan and in 分, is the same contact', () => {
  const yaml = read("bills:\n  - billNo: ZD1\n    dueDate: 2026-11-15\n    total: '1,308.00'\n    paid: '100.00'\n")
  const json = read('{"bills":[{"billNo":"ZD1","dueDate":"2026-11-15","totalFen":130800,"outstanding":1208.00}]}')
  expect(json).toEqual(yaml)
  expect(yaml.bills).toMatchObject([{ totalFen: 130_800, paidFen: 10_000, outstandingFen: 120_800, dpd: 7 }])
  expect(judge('您还差 ¥1,280', yaml).findings[0]).toMatchObject({ rule: 'number-amount', replace: '¥1,208' })
  expect(judge('您还差 ¥1,208', yaml).verdict).toBe('ok')
})

test.each([
  ['2026-11-22 22:30', '2026-11-22T14:30:00.000Z'],
  ['2026-11-22T22:30:15', '2026-11-22T14:30:15.000Z'],
  ['2026-11-22T14:30Z', '2026-11-22T14:30:00.000Z'],
  ['2026-11-22T14:30:00.5Z', '2026-11-22T14:30:00.500Z'],
  ['2026-11-22 09:30:00-0500', '2026-11-22T14:30:00.000Z'],
  ['2026-11-22', '2026-11-21T16:00:00.000Z'],
])('%s is a moment in Beijing unless it names a zone', (text, instant) => {
  expect(momentOf(text)).toBe(instant)
  expect(read(`now: ${text}`).now).toBe(instant)
})

test('whoever collects began the contact, unless the file says otherwise', () => {
  expect(read('now: 2026-11-22 22:30\npurpose: collection').direction).toBe('outbound')
  expect(judge('您好', read('now: 2026-11-22 22:30\npurpose: collection\nchannel: phone')).verdict).toBe('block')
  expect(read('purpose: collection\ndirection: inbound').direction).toBe('inbound')
})

test('what the file says nothing about stays as it is known', () => {
  const known = read("verified: false\nbills: [{ dueDate: 2026-11-15, outstanding: '5.00' }]")
  const context = parseContact('c.yaml', 'channel: phone', { now, known })
  expect(context).toMatchObject({ channel: 'phone', verified: false, bills: [{ outstandingFen: 500 }] })
})

test('everything to mend is told at once, with what to write', () => {
  const problems = problemsOf(
    "chanel: sms\nnow: 2026-02-30 10:00\nbills:\n  - dueDate: 2026-11-15\n    outstanding: '1.005'\n",
  )
  expect(problems).toEqual([
    expect.stringMatching(/^2:6 'now' is not a moment; write 2026-11-22 22:30/),
    expect.stringMatching(/^5:18 'outstanding' is not an amount in yuan; write '1208.00'/),
    expect.stringMatching(/^1:1 unknown key 'chanel'; did you mean 'channel'\? known here: now, channel/),
  ])
  expect(problemsOf('bills:\n  - dueDate: 2026-11-15\n')).toEqual([
    expect.stringContaining("2:5 'outstanding' is missing"),
  ])
  const sums = "bills:\n  - { dueDate: 2026-11-15, total: '10', paid: '1', outstanding: '8' }\n"
  expect(problemsOf(sums)).toEqual([expect.stringContaining('not total less paid')])
  expect(problemsOf("bills:\n  - { dueDate: 2026-11-15, outstanding: '8', outstandingFen: 800 }\n")).toEqual([
    expect.stringContaining('write one'),
  ])
})

test('a context as the desk gives it, as JSON, is read as itself', () => {
  const context = GateContext.parse({
    now: '2026-11-22T14:30:00.000Z',
    channel: 'phone',
    purpose: 'collection',
    direction: 'inbound',
    target: 'third_party',
    verified: false,
    customer: {
      surname: '张',
      names: ['张三'],
      specialCare: true,
      optOuts: ['sms'],
      stopRequested: true,
      nightConsentOn: '2026-11-01',
      numberValid: false,
    },
    bills: [
      {
        billNo: 'ZD1',
        period: '2026-11',
        issuedOn: '2026-11-01',
        dueDate: '2026-11-15',
        totalFen: 130_800,
        paidFen: 10_000,
        outstandingFen: 120_800,
        dpd: 7,
        lines: [{ component: 'principal', amountFen: 130_800, paidFen: 10_000, instalmentNo: 3, loanNo: 'JK1' }],
      },
    ],
    loans: [
      {
        loanNo: 'JK1',
        product: '备用金',
        principalFen: 1_200_000,
        outstandingFen: 803_215,
        terms: 12,
        termsPaid: 4,
        aprPpm: 180_000,
        disbursedOn: '2026-07-01',
        instalments: [{ no: 5, dueDate: '2026-12-15', amountFen: 110_016 }],
      },
    ],
    quotes: [
      { kind: 'settle_early', totalFen: 810_000, payBy: '2026-11-30', terms: 1, aprPpm: 180_000, instalments: [] },
    ],
    repayments: [{ amountFen: 10_000, valueDate: '2026-11-20' }],
    tickets: [{ code: 'T-7K3Q', type: 'FEE', dueAt: '2026-12-07T15:59:59.999Z' }],
    creditLine: { limitFen: 2_000_000, usedFen: 803_215, availableFen: 1_196_785 },
    counters: { connectedToday: 1, unansweredToday: 2, lostContactAttempts: 3, collectionMessagesToday: 4 },
    said: [{ role: 'customer', text: '多少钱' }],
    wordingKeys: ['overdue.reminder'],
  })
  expect(Object.keys(ContactSheet.shape).toSorted()).toEqual(Object.keys(GateContext.shape).toSorted())
  expect(read(JSON.stringify(context))).toEqual(context)
})
