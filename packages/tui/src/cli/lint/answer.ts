import { type Finding, type GateReport, safeText, type Severity } from '@zuoxi/sdk'
import { columnsOf } from '../../terminal/width.ts'
import type { CliWords } from '../../words/cli.ts'
import type { Lang } from '../../words/lang.ts'
import type { Line, Span } from '../report.ts'

/** What a machine is told of one message. */
export interface LintAnswer {
  readonly verdict: GateReport['verdict']
  readonly findings: readonly LintFinding[]
}

interface LintFinding {
  readonly rule: string
  readonly severity: Severity
  /** UTF-16 units of the message, end exclusive; `[0,0]` where no words cause it. */
  readonly span: readonly [number, number]
  readonly text: string
  /** Why, in the language of the interface. */
  readonly message: string
  /** What to say instead of the sentence, or to write instead of the span; null where nothing is offered. */
  readonly fix: string | null
  readonly certainty: Finding['certainty']
  readonly source: string
  /** What replaces exactly the span. */
  readonly replace?: string
  readonly override?: boolean
  readonly detail?: Finding['detail']
}

/**
 * A report as it is printed. What is only kept for inspection (`log`) is told of rules that were asked about.
 *
 * @param asked the rules of `--rules`.
 */
export function answerOf(report: GateReport, lang: Lang, asked: ReadonlySet<string>): LintAnswer {
  const told = report.findings.filter(({ severity, rule }) => severity !== 'log' || asked.has(rule))
  return { verdict: report.verdict, findings: told.map((finding) => findingOf(finding, lang)) }
}

function findingOf(finding: Finding, lang: Lang): LintFinding {
  const { rule, severity, span, text, why, fix, replace, certainty, source, override, detail } = finding
  return {
    rule,
    severity,
    span,
    text,
    message: why?.[lang === 'en' ? 'en' : 'zh'] ?? rule,
    fix: fix ?? replace ?? null,
    certainty,
    source,
    ...(replace !== undefined && { replace }),
    ...(override !== undefined && { override }),
    ...(detail !== undefined && { detail }),
  }
}

const styles: Readonly<Record<Severity | 'ok', NonNullable<Span['style']>>> = {
  ok: 'green',
  log: 'dim',
  warn: 'yellow',
  hold: 'yellow',
  block: 'red',
}

/** The same for people: the verdict, then each finding with its place, why, and what to say. */
export function answerLines({ verdict, findings }: LintAnswer, message: string, words: CliWords): Line[] {
  const { gate } = words
  return [
    [{ text: gate.verdicts[verdict], style: styles[verdict] }],
    ...findings.flatMap((finding): Line[] => [
      [
        { text: `  ${gate.severities[finding.severity]} `, style: styles[finding.severity] },
        { text: finding.rule, style: 'bold' },
        { text: `  ${finding.message}` },
      ],
      ...shownIn(message, finding.span),
      ...(finding.fix === null ? [] : [`    ${offerOf(finding, gate)}`]),
      [{ text: `    ${gate.source(finding.source, finding.certainty)}`, style: 'dim' }],
    ]),
  ]
}

function offerOf({ fix, replace }: LintFinding, gate: CliWords['gate']): string {
  return replace === undefined ? gate.sayInstead(fix ?? '') : gate.replaceBy(replace)
}

const around = 24

/** The words with a little of what stands about them, and a line below that marks them where there is no colour. */
function shownIn(message: string, [start, end]: readonly [number, number]): Line[] {
  if (end <= start) return []
  const found = message.slice(start, end)
  const before = `    ${message.slice(Math.max(0, start - around), start).replace(/^.*[\r\n]/s, '')}`
  const after = message.slice(end, end + around).replace(/[\r\n].*$/s, '')
  return [
    [{ text: before }, { text: found, style: 'underline' }, { text: after }],
    [
      {
        text: `${' '.repeat(columnsOf(safeText(before)))}${'^'.repeat(Math.max(1, columnsOf(safeText(found))))}`,
        style: 'dim',
      },
    ],
  ]
}
