import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GateContext } from '../../../src/compliance/gate/context.ts'
import { fixes } from '../../../src/compliance/lint/fixes.ts'
import { checkNumbers } from '../../../src/compliance/numbers/check.ts'
import { recognise } from '../../../src/compliance/numbers/recognise.ts'
import { rateDisclosure } from '../../../src/compliance/numbers/disclosure.ts'
import type { BusinessDate } from '../../../src/model/time.ts'
import { type Fen, parseYuan } from '../../../src/model/money.ts'

const fen = fc.integer({ min: 10_000, max: 900_000 })
const day = (from: string) =>
  fc
    .integer({ min: 0, max: 80 })
    .map((days) => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10))

const bill = fc.record({
  totalFen: fen,
  share: fc.constantFrom(0, 3, 10),
  dueDate: day('2026-10-20'),
  no: fc.nat(99_999),
})
const loan = fc.record({
  principalFen: fen,
  left: fc.integer({ min: 1, max: 9 }),
  terms: fc.constantFrom(6, 12, 24),
  apr: fc.integer({ min: 6, max: 24 }),
  disbursedOn: day('2026-04-01'),
})
const quote = fc.record({ totalFen: fen, payBy: day('2026-11-23') })
const line = fc.record({ usedFen: fen, availableFen: fen })

/** Customers with several bills, loans, quotes and a credit line, of whom every figure may be taken for another. */
const contexts = fc
  .record({
    bills: fc.array(bill, { minLength: 1, maxLength: 3 }),
    loans: fc.array(loan, { maxLength: 3 }),
    quotes: fc.array(quote, { maxLength: 2 }),
    repaid: fc.array(fen, { maxLength: 3 }),
    line,
  })
  .map(({ bills, loans, quotes, repaid, line: { usedFen, availableFen } }) =>
    GateContext.parse({
      now: '2026-11-22T04:00:00.000Z',
      customer: { surname: '王' },
      bills: bills.map(({ totalFen, share, dueDate }, at) => {
        const paidFen = Math.floor((totalFen * share) / 10)
        const dpd = Math.max(0, Math.round((Date.parse('2026-11-22') - Date.parse(dueDate)) / 86_400_000))
        return { billNo: `B${at}`, dueDate, totalFen, paidFen, outstandingFen: totalFen - paidFen, dpd }
      }),
      loans: loans.map(({ principalFen, left, terms, apr, disbursedOn }, at) => ({
        loanNo: `L${at}`,
        principalFen,
        outstandingFen: Math.floor((principalFen * left) / 10),
        terms,
        termsPaid: 2,
        aprPpm: apr * 10_000,
        disbursedOn,
      })),
      quotes: quotes.map(({ totalFen, payBy }) => ({ kind: 'settlement', totalFen, payBy })),
      repayments: repaid.map((amountFen) => ({ amountFen, valueDate: '2026-11-10' })),
      creditLine: { limitFen: usedFen + availableFen, usedFen, availableFen },
    }),
  )

const sum = (values: readonly number[]): number => values.reduce((all, one) => all + one, 0)

/** What each word may truly be followed by. */
const amountsOf: Readonly<Record<string, (context: GateContext) => readonly number[]>> = {
  您还欠: ({ bills, loans }) => [
    ...bills.map(({ outstandingFen }) => outstandingFen),
    ...loans.map(({ outstandingFen }) => outstandingFen),
    sum(bills.map(({ outstandingFen }) => outstandingFen)),
    sum(bills.flatMap(({ dpd, outstandingFen }) => (dpd > 0 ? [outstandingFen] : []))),
    sum(loans.map(({ outstandingFen }) => outstandingFen)),
  ],
  您已还: ({ bills, repayments }) => [
    ...bills.map(({ paidFen }) => paidFen),
    ...repayments.map(({ amountFen }) => amountFen),
    sum(bills.map(({ paidFen }) => paidFen)),
    sum(repayments.map(({ amountFen }) => amountFen)),
  ],
  总额度是: ({ creditLine }) => [creditLine?.limitFen ?? 0],
  已用额度: ({ creditLine }) => [creditLine?.usedFen ?? 0],
  可用额度: ({ creditLine }) => [creditLine?.availableFen ?? 0],
  剩余本金: ({ loans }) => [
    ...loans.map(({ outstandingFen }) => outstandingFen),
    sum(loans.map(({ outstandingFen }) => outstandingFen)),
  ],
  借款金额: ({ loans }) => [
    ...loans.map(({ principalFen }) => principalFen),
    sum(loans.map(({ principalFen }) => principalFen)),
  ],
}

test('an amount that is put in is of the very thing, and stands', () => {
  const words = fc.constantFrom(...Object.keys(amountsOf))
  const written = fc.constantFrom('元', '块')
  fc.assert(
    fc.property(contexts, words, fen, fc.nat(30), written, (context, word, any, pick, unit) => {
      const figures = Object.values(amountsOf).flatMap((of) => of(context))
      // Half of the wrong figures are true of something else, or a digit off.
      const wrong = pick < 10 ? any : (figures[pick % figures.length] ?? any) + (pick % 3 === 0 ? 1000 : 0)
      const text = `${word}${(wrong / 100).toFixed(2)}${unit}。`
      for (const finding of checkNumbers(text, context)) {
        if (finding.replace === undefined) continue
        const value = parseYuan(finding.replace.replace(/[元块]/g, '')) as Fen
        expect(amountsOf[word]?.(context)).toContain(value)
        expect(checkNumbers(fixes(text, finding)?.text ?? '', context)).toEqual([])
      }
    }),
    { numRuns: 1500 },
  )
})

const datesOf: Readonly<Record<string, (context: GateContext) => readonly (string | undefined)[]>> = {
  还款日是: ({ bills }) => bills.map(({ dueDate }) => dueDate),
  放款日是: ({ loans }) => loans.map(({ disbursedOn }) => disbursedOn),
}

test('and so is a date, of a month and day or of a word', () => {
  const says = fc.oneof(
    day('2026-10-10').map((date) => `${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`),
    fc.constantFrom('明天', '后天', '下周一', '15号', '月底'),
  )
  fc.assert(
    fc.property(contexts, fc.constantFrom(...Object.keys(datesOf)), says, (context, word, date) => {
      const text = `您的${word}${date}。`
      for (const finding of checkNumbers(text, context)) {
        if (finding.replace === undefined) continue
        const put = recognise(finding.replace, { today: '2026-11-22' as BusinessDate })[0]
        const dates = put?.kind === 'date' ? put.dates : []
        expect(datesOf[word]?.(context).some((held) => dates.includes(held as BusinessDate))).toBe(true)
        expect(checkNumbers(fixes(text, finding)?.text ?? '', context)).toEqual([])
      }
    }),
    { numRuns: 1000 },
  )
})

test('and so is a rate, and what is put before a short one', () => {
  fc.assert(
    fc.property(
      contexts,
      fc.constantFrom('日息万', '年化', '月息'),
      fc.integer({ min: 1, max: 30 }),
      (context, word, rate) => {
        const text = `您的${word}${rate}${word === '日息万' ? '' : '%'}。`
        for (const finding of [...checkNumbers(text, context), ...rateDisclosure(text, context)]) {
          const fixed = finding.replace === undefined ? undefined : fixes(text, finding)?.text
          if (fixed === undefined) continue
          const again = finding.rule === 'number-rate' ? checkNumbers(fixed, context) : rateDisclosure(fixed, context)
          expect([fixed, again]).toEqual([fixed, []])
          const annual = /(\d+(?:\.\d+)?)%（日息|(\d+(?:\.\d+)?)%（月息/.exec(fixed)
          if (annual && context.loans.length > 0)
            expect(context.loans.map(({ aprPpm }) => aprPpm / 10_000)).toContain(Number(annual[1] ?? annual[2]))
        }
      },
    ),
    { numRuns: 800 },
  )
})
