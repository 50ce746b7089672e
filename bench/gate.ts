import { compileGate, type Gate, GateContext, type GateRule, judge, openGate } from '@zuoxi/sdk'
import { RE2JS } from 're2js'
import { scoreSentences } from '../packages/sdk/test/compliance/sentences/score.ts'
import { expressionOf, manyRules } from './lib/gate-rules.ts'
import { percentile, rowOf } from './lib/measure.ts'
import type { Bench, Score } from './lib/report.ts'

const rules = 300
const length = 400
/** Drafts of one kind, and how often each is judged: its best time counts, so that what neighbours do counts less. */
const drafts = 400
const rounds = 5
const warmUp = 2
/** Drafts that are ten times as long, and gates that are made anew: enough for a median, and soon done. */
const fewDrafts = 40

const contact = GateContext.parse({ now: '2026-11-22T02:00:00.000Z' })
const owing = GateContext.parse({
  now: '2026-11-22T02:00:00.000Z',
  purpose: 'collection',
  direction: 'outbound',
  customer: { names: ['张伟'] },
  bills: [{ dueDate: '2026-11-15', totalFen: 128_000, paidFen: 0, outstandingFen: 128_000, dpd: 7 }],
})

type Ways = Readonly<Record<string, (at: number) => unknown>>

export const bench: Bench = {
  asks: 'what does a keystroke cost that is judged by 300 rules, whatever officers write?',
  run: async (tell) => {
    const few = manyRules(rules)
    const many = manyRules(rules * 10)
    const [gate, tenfold] = [await openGate(few), await openGate(many)]
    const [plain, plainTenfold] = [few, many].map((all) => all.map((rule) => new RegExp(expressionOf(rule), 'u')))
    const re2 = few.map((rule) => RE2JS.compile(expressionOf(rule)))

    const keystroke = `keystroke: ${rules} rules, ${length} characters`
    const known = 'keystroke, with ledger and contact clock'
    const manyRulesKeystroke = `keystroke: ${rules * 10} rules`
    const long = `keystroke: ${length * 10} characters`
    const [loop, loopTenfold, loopRe2] = [
      `loop of ${rules} RegExp`,
      `loop of ${rules * 10} RegExp`,
      `loop of ${rules} re2js`,
    ]
    tell(`${drafts} drafts, each judged ${rounds} times in each way`)
    const samples = bestOf(drafts, {
      [keystroke]: (at) => judge(draft(at, length), contact, { rules: gate }),
      [known]: (at) => judge(draft(at, length), owing, { rules: gate }),
      [manyRulesKeystroke]: (at) => judge(draft(at, length), contact, { rules: tenfold }),
    })
    // Apart from the gate's: three thousand expressions push everything else out of the machine's caches.
    const peers = bestOf(drafts, {
      [loop]: (at) => plain?.map((one) => one.test(draft(at, length))),
      [loopTenfold]: (at) => plainTenfold?.map((one) => one.test(draft(at, length))),
      [loopRe2]: (at) => re2.map((one) => one.matcher(draft(at, length)).find()),
    })
    tell(`${fewDrafts} long drafts`)
    const longSamples = bestOf(fewDrafts, { [long]: (at) => judge(draft(at, length * 10), contact, { rules: gate }) })
    tell('gates that are made anew, and the first draft that each judges')
    const cold = coldDrafts(few)
    const all = new Map([...samples, ...longSamples, ...cold, ...peers])

    const p50 = (what: string) => percentile(all.get(what) ?? [], 50)
    const p99 = (what: string) => percentile(all.get(what) ?? [], 99)
    return {
      data: {
        rules: `${rules} with ${phrasesOf(few)} phrases; ${rules * 10} with ${phrasesOf(many)}`,
        'best of': rounds,
        peers: 'RegExp, and re2js 2.10.0, rule by rule: no folding, no pinyin, no quotations, no places',
      },
      scores: sentenceScores(),
      rows: [...all].map(([what, times]) => rowOf(what, times)),
      ratios: [
        { what: 'keystroke, p99 in ms', value: p99(keystroke), target: { atMost: 2 } },
        { what: 'keystroke with ledger and contact clock, p99 in ms', value: p99(known), target: { atMost: 2 } },
        { what: 'cold, p99 in ms', value: p99(firstDraft), target: { atMost: 10 } },
        { what: '10 × the rules, p50', value: p50(manyRulesKeystroke) / p50(keystroke), target: { atMost: 2 } },
        { what: '10 × the text, p50', value: p50(long) / p50(keystroke), target: { atMost: 12 } },
        { what: 'keystroke ÷ loop of RegExp, p50', value: p50(keystroke) / p50(loop), target: { atMost: 2 } },
        {
          what: '10 × the rules: keystroke ÷ loop of RegExp, p50',
          value: p50(manyRulesKeystroke) / p50(loopTenfold),
          target: { atMost: 1 },
        },
        { what: 'keystroke ÷ loop of re2js, p50', value: p50(keystroke) / p50(loopRe2), target: { atMost: 1 } },
      ],
    }
  },
}

/** The labelled sentences, by the built-in rules: all, the half that rules may be tuned by, the other, and rule by rule. */
function sentenceScores(): Score[] {
  const { all, byHalf, byRule } = scoreSentences((text, context) => judge(text, context))
  return [all, ...byHalf, ...byRule].map(({ rule, stop, pass, precision, recall }) => ({
    rule,
    stop,
    pass,
    precision,
    recall,
  }))
}

/** The best time of each draft in each way, all ways in turn. */
function bestOf(count: number, ways: Ways): Map<string, number[]> {
  const samples = new Map(Object.keys(ways).map((what) => [what, Array.from({ length: count }, () => Infinity)]))
  for (let round = -warmUp; round < rounds; round += 1) {
    for (let at = 0; at < count; at += 1) {
      for (const [what, run] of Object.entries(ways)) {
        const elapsedMs = timedNow(() => run(at * 2 + (round & 1)))
        const best = samples.get(what)
        if (round >= 0 && best) best[at] = Math.min(best[at] ?? Infinity, elapsedMs)
      }
    }
  }
  return samples
}

function timedNow(run: () => unknown): number {
  const start = performance.now()
  run()
  return performance.now() - start
}

const firstDraft = 'cold: the first draft of a gate just made'

/** Making a gate is timed beside it: it happens once for a program, and again where officers change a rule. */
function coldDrafts(few: readonly GateRule[]): Map<string, number[]> {
  const made = Array.from({ length: fewDrafts }, () => Infinity)
  const first = Array.from({ length: fewDrafts }, () => Infinity)
  for (let round = 0; round < rounds; round += 1) {
    for (let at = 0; at < fewDrafts; at += 1) {
      let gate: Gate | undefined
      made[at] = Math.min(
        made[at] ?? Infinity,
        timedNow(() => (gate = compileGate(few))),
      )
      first[at] = Math.min(
        first[at] ?? Infinity,
        timedNow(() => gate && judge(draft(at, length), contact, { rules: gate })),
      )
    }
  }
  return new Map([
    [`making a gate of ${rules} rules`, made],
    [firstDraft, first],
  ])
}

const sentences =
  '您好，这里是客服，很高兴为您服务。您本期账单共有三笔，请您在 App 里核对一下日期和明细；如果有疑问，可以随时告诉我，我会为您登记。' +
  '年化利率（单利）为18.00%，具体以合同为准。我们不会向您索取密码和验证码，请勿转账给个人。减免以审核为准，我无法承诺结果。' +
  '关于您说的“客服一定能办好”，我已反馈主管核实，有结果会通过站内消息通知您，请留意。'

/** A draft that grows and shrinks in the middle as somebody types; never the same one twice in a row. */
function draft(at: number, characters: number): string {
  const whole = sentences.repeat(Math.ceil(characters / sentences.length) + 1)
  const cut = at % characters
  return `${whole.slice(0, cut)}${String.fromCharCode(0x4e00 + (at % 2000))}${whole.slice(cut, characters - 1)}`
}

function phrasesOf(all: readonly GateRule[]): number {
  return all.reduce((count, { when }) => {
    const parts = when.any ?? when.all ?? [when]
    return count + parts.reduce((sum, { phraseSet }) => sum + (phraseSet?.anyOf.length ?? 0), 0)
  }, 0)
}
