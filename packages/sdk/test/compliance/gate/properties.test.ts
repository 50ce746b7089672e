import fc from 'fast-check'
import { expect, test } from 'vitest'
import { contextOf, fixes, gateRules, judge, type Verdict } from '../../../src/index.ts'

const rank: Readonly<Record<Verdict, number>> = { ok: 0, warn: 1, hold: 2, block: 3 }
/** Drafts that some rule stops, each in its contact. */
const cases = gateRules().flatMap((rule) =>
  rule.failing.map((example) => ({
    rule,
    text: typeof example === 'string' ? example : example.text,
    context: contextOf(rule, example),
  })),
)
/** Some rules tell digits, brackets and marks apart; these are about words alone. */
const worded = cases.filter(({ rule }) => !/entity|slotPresent|pattern/.test(JSON.stringify(rule.when)))
const aCase = fc.constantFrom(...worded)

const verdict = (text: string, context: (typeof cases)[number]['context']) => rank[judge(text, context).verdict]

test('inserting what nobody sees never weakens a verdict', () => {
  const invisible = fc.constantFrom('\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad', '\u202e', '\u3164')
  fc.assert(
    fc.property(
      fc.constantFrom(...cases),
      fc.array(fc.tuple(fc.nat(60), invisible), { maxLength: 10 }),
      (one, inserts) => {
        const hidden = [...one.text]
        for (const [at, character] of inserts) hidden.splice(at % (hidden.length + 1), 0, character)
        expect(verdict(hidden.join(''), one.context)).toBeGreaterThanOrEqual(verdict(one.text, one.context))
      },
    ),
  )
})

test('widening never weakens a verdict', () => {
  for (const { text, context } of cases) {
    const wide = text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0))
    expect(verdict(wide, context), wide).toBeGreaterThanOrEqual(verdict(text, context))
  }
})

test('spaces and marks between the characters never weaken a verdict', () => {
  const between = fc.constantFrom(' ', '\u3000', '·', '*', '.', '-', '~', '_', '|')
  fc.assert(
    fc.property(aCase, fc.array(fc.tuple(fc.nat(60), between), { maxLength: 10 }), ({ text, context }, inserts) => {
      // A percent sign belongs to its number, and a number to its digits.
      if (/\d/.test(text)) return
      const marked = [...text]
      for (const [at, character] of inserts) marked.splice(at % (marked.length + 1), 0, character)
      expect(verdict(marked.join(''), context)).toBeGreaterThanOrEqual(verdict(text, context))
    }),
  )
})

test('punctuation between the characters never weakens a verdict', () => {
  const between = fc.constantFrom('，', '。', '！', '？', ';', ':', '、', '\n', ',', '…')
  fc.assert(
    fc.property(aCase, fc.array(fc.tuple(fc.nat(60), between), { maxLength: 6 }), ({ text, context }, inserts) => {
      if (/\d/.test(text)) return
      const marked = [...text]
      for (const [at, mark] of inserts) marked.splice(at % (marked.length + 1), 0, mark)
      expect(verdict(marked.join(''), context), marked.join('')).toBeGreaterThanOrEqual(verdict(text, context))
    }),
    { numRuns: 500 },
  )
})

test('one mark at any place of any stopped draft never weakens its verdict', () => {
  const weakened = worded
    .filter(({ text }) => !/\d/.test(text))
    .flatMap(({ text, context }) => {
      const before = verdict(text, context)
      return [...text].slice(1).flatMap((_, at) => {
        const marked = `${text.slice(0, at + 1)}，${text.slice(at + 1)}`
        return verdict(marked, context) < before ? [marked] : []
      })
    })
  expect(weakened).toEqual([])
})

test('quoting and denying never strengthens beyond warn', () => {
  const frames = ['您反映有人说“', '有人自称客服说“', '我们不会说“', '严禁说“']
  fc.assert(
    fc.property(aCase, fc.constantFrom(...frames), ({ rule, text, context }, frame) => {
      const found = judge(`${frame}${text}”，我来核实`, context).findings.filter(({ rule: id }) => id === rule.id)
      for (const { severity } of found) expect(['warn', 'log']).toContain(severity)
    }),
  )
})

test('applying the fix clears its finding', () => {
  const around = fc.constantFrom('', '您好。', '请稍等。', '谢谢！\n')
  fc.assert(
    fc.property(fc.constantFrom(...cases), around, around, ({ text, context }, before, behind) => {
      const draft = `${before}${text}。${behind}`
      for (const finding of judge(draft, context).findings) {
        const fixed = fixes(draft, finding)
        if (!fixed) continue
        const left = judge(fixed.text, context).findings.filter(
          ({ rule, text: found, span }) =>
            rule === finding.rule && found === finding.text && span[0] === finding.span[0],
        )
        expect(left).toEqual([])
      }
    }),
  )
})

test('the same draft in the same contact gets the same answer', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(...cases), (noise, { text, context }) => {
      const report = judge(noise + text, context)
      expect(judge(noise + text, context)).toEqual(report)
      for (const { span, text: found } of report.findings) expect((noise + text).slice(...span)).toBe(found)
    }),
  )
})
