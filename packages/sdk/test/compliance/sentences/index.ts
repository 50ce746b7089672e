import { collectionSentences } from './collection.ts'
import { costAndDataSentences } from './cost-and-data.ts'
import type { SentenceGroup } from './group.ts'
import { serviceSentences } from './service.ts'

export type { SentenceGroup } from './group.ts'

export const sentenceGroups: readonly SentenceGroup[] = [
  ...collectionSentences,
  ...serviceSentences,
  ...costAndDataSentences,
]

/** One labelled sentence. */
export interface LabelledSentence {
  readonly text: string
  /** The rule-book row that it breaks; `none` for those that stand close to it and break none. */
  readonly rule: string
  /** The row that it was written for. */
  readonly near: string
  readonly topic: string
  readonly level: SentenceGroup['level']
  /** At least this hard for a broken rule; for `none` it must be softer than `level`. */
  readonly verdict: 'ok' | 'warn' | 'hold' | 'block'
  readonly context: Readonly<Record<string, unknown>>
  /** Rules are tuned by the one half and checked by the other, which nobody tunes by. */
  readonly half: 'tune' | 'check'
}

const halfOf = (i: number): LabelledSentence['half'] => (i % 2 === 0 ? 'tune' : 'check')

export const labelledSentences: readonly LabelledSentence[] = sentenceGroups.flatMap((group) => {
  const { rule, topic, level, context = {}, passContext = context } = group
  const common = { near: rule, topic, level }
  return [
    ...group.stop.map((text, i) => ({ ...common, text, rule, verdict: level, context, half: halfOf(i) })),
    ...group.pass.map((text, i) => ({
      ...common,
      text,
      rule: 'none',
      verdict: 'ok' as const,
      context: passContext,
      half: halfOf(i),
    })),
  ]
})
