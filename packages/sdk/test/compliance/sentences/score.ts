import { GateContext, type Verdict } from '@zuoxi/sdk'
import { type LabelledSentence, labelledSentences } from './index.ts'

/** How well a judge tells the sentences of one rule-book row, or of all. */
export interface SentenceScore {
  readonly rule: string
  /** Sentences that break it, and those beside them. */
  readonly stop: number
  readonly pass: number
  /** Of what was stopped, how much deserved it; of what deserved it, how much was stopped. 1 where there is none. */
  readonly precision: number
  readonly recall: number
  readonly missed: readonly string[]
  readonly wronglyStopped: readonly string[]
}

export interface SentenceScores {
  readonly all: SentenceScore
  readonly byRule: readonly SentenceScore[]
  readonly byTopic: readonly SentenceScore[]
  /** Over the half that rules are tuned by, and over the other. */
  readonly byHalf: readonly SentenceScore[]
}

/** Any judge of a draft in its contact: the gate, a plain loop of patterns … */
export type SentenceJudge = (text: string, context: GateContext) => { readonly verdict: Verdict }

const usual = { now: '2026-11-20T02:00:00.000Z' }
const hardness: readonly Verdict[] = ['ok', 'warn', 'hold', 'block']

/**
 * Precision and recall of a judge over the labelled sentences, by rule and topic. A sentence counts as stopped when
 * the verdict is at least as hard as its group's level, by whatever rule.
 *
 * @example
 * scoreSentences((text, context) => judge(text, context)).all.recall
 */
export function scoreSentences(judge: SentenceJudge): SentenceScores {
  const judged = labelledSentences.map((sentence) => {
    const { verdict } = judge(sentence.text, GateContext.parse({ ...usual, ...sentence.context }))
    return { sentence, stopped: hardness.indexOf(verdict) >= hardness.indexOf(sentence.level) }
  })
  const by = (keyOf: (sentence: LabelledSentence) => string): SentenceScore[] => {
    const keys = [...new Set(labelledSentences.map(keyOf))]
    return keys.map((key) =>
      scoreOf(
        key,
        judged.filter(({ sentence }) => keyOf(sentence) === key),
      ),
    )
  }
  return {
    all: scoreOf('all', judged),
    byRule: by(({ near }) => near),
    byTopic: by(({ near, topic }) => `${near} ${topic}`),
    byHalf: by(({ half }) => half),
  }
}

function scoreOf(rule: string, judged: readonly { sentence: LabelledSentence; stopped: boolean }[]): SentenceScore {
  const texts = (broken: boolean, stopped: boolean): string[] =>
    judged
      .filter((one) => (one.sentence.rule !== 'none') === broken && one.stopped === stopped)
      .map((one) => one.sentence.text)
  const [hit, missed, wronglyStopped, passed] = [
    texts(true, true),
    texts(true, false),
    texts(false, true),
    texts(false, false),
  ]
  return {
    rule,
    stop: hit.length + missed.length,
    pass: wronglyStopped.length + passed.length,
    precision: share(hit.length, hit.length + wronglyStopped.length),
    recall: share(hit.length, hit.length + missed.length),
    missed,
    wronglyStopped,
  }
}

function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole
}
