import type { Finding } from '../../model/finding.ts'
import type { Segment } from '../../model/script.ts'
import type { BusinessDate } from '../../model/time.ts'
import { recognise } from '../numbers/recognise.ts'

const claims = /欠|[待应未]还|年化|到期|逾期|罚息|利息|本金|还款日|额度/u
const claimed = new Set(['amount', 'rate', 'dpd', 'date'])
const today = '2026-11-20' as BusinessDate

/**
 * Figures that somebody has written by hand into what every customer will be told of their own account: a debt, a due
 * date or a rate can be right for no two of them, and what is approved is held against no ledger when it is sent.
 *
 * @example
 * literalClaims(parseWording('您还欠9999元')).map(({ text }) => text) // ['9999元']
 */
export function literalClaims(segments: readonly Segment[]): Finding[] {
  return textsOf(segments).flatMap((text) =>
    recognise(text, { today }).flatMap(({ kind, span, text: figure }) => {
      if (!claimed.has(kind) || !claims.test(sentenceAround(text, span))) return []
      return [findingOf(figure)]
    }),
  )
}

/** What is locked, with slots left out, in every way that its conditions may say it. */
function textsOf(segments: readonly Segment[]): string[] {
  const ways = segments.some(({ kind }) => kind === 'when') ? (['say', 'otherwise'] as const) : (['say'] as const)
  return ways.map((way) =>
    segments
      .flatMap((segment) => (segment.kind === 'when' ? segment[way] : [segment]))
      .map(plainText)
      .join(''),
  )
}

function plainText(segment: Exclude<Segment, { kind: 'when' }>): string {
  // What is editable is judged with the draft.
  return segment.kind === 'locked' ? segment.text : segment.kind === 'slot' ? '某' : '\n'
}

/** The sentence, where it speaks to the customer of what is theirs. */
function sentenceAround(text: string, [start, end]: readonly [number, number]): string {
  const before =
    text
      .slice(0, start)
      .split(/[。！？!?\n]/u)
      .at(-1) ?? ''
  const after = text.slice(end).split(/[。！？!?\n]/u)[0] ?? ''
  const sentence = before + after
  return /[您你]/u.test(sentence) ? sentence : ''
}

function findingOf(figure: string): Finding {
  return {
    rule: 'literal-claim',
    severity: 'block',
    certainty: 'H',
    source: '本机构话术规范 账本一致',
    span: [0, 0],
    text: figure,
    why: {
      zh: `“${figure}”写死在话术里，不会对每位客户都成立：请改用变量，如 {{应还金额}}、{{到期日}}、{{年化利率}}`,
      en: `“${figure}” is written by hand and is not true for every customer: use a variable, such as {{应还金额}}`,
    },
  }
}
