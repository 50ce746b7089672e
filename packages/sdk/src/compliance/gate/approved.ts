import type { Finding } from '../../model/finding.ts'
import type { GateReport } from './judge.ts'

/** Figures, which an approved text has from the ledger, or had checked when it was approved. */
const aboutFigures = /^(?:number|rate)-/

/**
 * A report without what it says of figures inside approved text: 15 个工作日 of a wording stands in no ledger, and was
 * approved with it. Forbidden words are told wherever they stand.
 *
 * @param spans where approved text stands in the draft, in UTF-16 units, end exclusive.
 */
export function withoutApproved(report: GateReport, spans: readonly (readonly [number, number])[]): GateReport {
  const approved = ({ rule, span: [start, end] }: Finding): boolean =>
    aboutFigures.test(rule) && end > start && spans.some(([from, to]) => from <= start && end <= to)
  const findings = report.findings.filter((finding) => !approved(finding))
  if (findings.length === report.findings.length) return report
  const verdict = (['block', 'hold', 'warn'] as const).find((one) => findings.some(({ severity }) => severity === one))
  return { verdict: verdict ?? 'ok', findings }
}
