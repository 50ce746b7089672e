import type { Failure, Finding, GateReport, MessageGate, Override, Verdict } from '@zuoxi/sdk'

/** What is left of a report once the agent has overridden what may be overridden. */
export interface Overridden {
  readonly verdict: Verdict
  readonly refusal: Failure | undefined
  /** The overrides that counted. */
  readonly used: readonly Override[]
}

/**
 * Take out what is overridden. A rule that allows no exception refuses one, whatever else is in the draft; and what is
 * held waits for a second person, so its author's reason lifts nothing.
 */
export function withOverrides({ findings }: GateReport, overrides: readonly Override[]): Overridden {
  const wanted = new Map(overrides.map((override) => [override.rule, override]))
  const forbidden = findings.find((finding) => wanted.has(finding.rule) && !mayOverride(finding))
  if (forbidden) {
    return { verdict: 'block', refusal: { code: 'OVERRIDE_REFUSED', rule: forbidden.rule }, used: [] }
  }
  // Of two reasons for one rule the last counts, and once.
  const used = [...wanted.values()].filter(({ rule }) =>
    findings.some((finding) => finding.rule === rule && bites(finding)),
  )
  return { verdict: verdictOf(findings.filter(({ rule }) => !wanted.has(rule))), refusal: undefined, used }
}

function mayOverride(finding: Finding): boolean {
  return !bites(finding) || (finding.override === true && finding.severity !== 'hold')
}

function bites({ severity }: Finding): boolean {
  return severity === 'block' || severity === 'hold' || severity === 'warn'
}

export function verdictOf(findings: readonly Finding[]): Verdict {
  for (const severity of ['block', 'hold', 'warn'] as const) {
    if (findings.some((finding) => finding.severity === severity)) return severity
  }
  return 'ok'
}

/** What is kept of a judgement with its message. */
export function keptGate(report: GateReport, overrides: readonly Override[], releasedByName?: string): MessageGate {
  return {
    verdict: report.verdict,
    findings: report.findings.map(({ rule, severity, span }) => ({ rule, severity, span })),
    overrides: [...overrides],
    ...(releasedByName !== undefined && { releasedByName }),
  }
}
