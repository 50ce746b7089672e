import { formatYuan } from '@zuoxi/sdk'
import { ledgerOf, type Play } from '@zuoxi/sdk/rehearsal'
import type { ReplayWords } from '../../words/cli-replay.ts'
import type { Lang } from '../../words/lang.ts'
import type { Line } from '../report.ts'

/** What one looks at between two turns. */

type Words = ReplayWords['step']

export async function ledgerLines({ scene, customerId }: Play, say: Words): Promise<Line[]> {
  const { bills, loans, overdueFen } = await ledgerOf(scene.owner, customerId)
  return [
    ...loans.map(({ loanNo, outstandingFen, status }) => say.loan(loanNo, formatYuan(outstandingFen), status)),
    ...bills.map(({ billNo, outstandingFen, status }) => say.bill(billNo, formatYuan(outstandingFen), status)),
    say.overdue(formatYuan(overdueFen)),
  ]
}

export async function conversationLines({ scene, conversationId }: Play, say: Words): Promise<Line[]> {
  if (conversationId === undefined) return [say.nothingYet]
  const lines: Line[] = []
  for await (const { role, body } of scene.owner.conversations.messages({ conversationId }))
    lines.push([{ text: `${role === 'customer' ? say.customer : say.agent}  `, style: 'bold' }, { text: body }])
  return lines
}

/** What the gate said last, with why. */
export function gateLines({ verdict, findings = [], draft }: Play, lang: Lang, say: Words): Line[] {
  if (verdict === undefined) return [say.nothingYet]
  const reasons = findings.map(({ rule, severity, text, why }): Line => {
    const reason = why ? (lang === 'en' ? why.en : why.zh) : ''
    return [{ text: `  ${severity} ${rule}`, style: 'yellow' }, { text: `  ${text}  ${reason}` }]
  })
  return [say.verdict(verdict), ...reasons, ...(draft === undefined ? [] : [say.draft(draft)])]
}
