import type { BilingualText } from '../../model/finding.ts'
import { safeText } from '../../model/safe-text.ts'
import type { Coverage, CoverageRow } from './coverage.ts'
import { coverageKinds, type CoverageKind } from './known.ts'

/** What each kind is called. */
export const coverageTitles: Readonly<Record<CoverageKind, BilingualText>> = {
  rule: { zh: '闸门规则', en: 'Rules of the gate' },
  neighbour: { zh: '规则放行的邻句', en: 'Harmless neighbours of rules' },
  duty: { zh: '告知义务', en: 'Duties' },
  wording: { zh: '话术', en: 'Wordings' },
  ticket: { zh: '工单类型', en: 'Ticket types' },
  transition: { zh: '状态流转', en: 'Transitions' },
  refusal: { zh: '拒绝代码', en: 'Refusals' },
  turn: { zh: '步骤种类', en: 'Kinds of turns' },
  key: { zh: '按键', en: 'Keys' },
}

/** So many conversations are named in a row; the rest are counted. */
const namedAtMost = 3

/**
 * The table for people: what there is by kind, who covers it, and of the rest why not. Nothing is left out; a row
 * without a conversation and without a reason begins with ✗.
 */
export function coverageLines({ rows }: Coverage, lang: 'zh-CN' | 'en' = 'zh-CN'): string[] {
  const tongue = lang === 'en' ? 'en' : 'zh'
  const width = Math.max(0, ...rows.map(({ id }) => id.length))
  return coverageKinds.flatMap((kind) => {
    const of = rows.filter((row) => row.kind === kind)
    if (of.length === 0) return []
    const covered = of.filter(({ by }) => by.length > 0).length
    return [`${coverageTitles[kind][tongue]} ${covered}/${of.length}`, ...of.map((row) => lineOf(row, width, tongue))]
  })
}

const uncovered: BilingualText = { zh: '没有会话演到', en: 'no conversation' }

function lineOf({ id, by, reason }: CoverageRow, width: number, tongue: 'zh' | 'en'): string {
  const name = safeText(id).padEnd(width)
  if (by.length > 0) {
    const more = by.length > namedAtMost ? ` +${by.length - namedAtMost}` : ''
    return `  ✓ ${name}  ${safeText(by.slice(0, namedAtMost).join(', '))}${more}`
  }
  return reason ? `  – ${name}  ${reason[tongue]} (${reason.since})` : `  ✗ ${name}  ${uncovered[tongue]}`
}
