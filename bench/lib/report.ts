/** What a benchmark answers: its figures, and the ratios they come to in this one run. */
export interface Report {
  /** What was measured, on what data, against whom: enough to repeat it. */
  readonly data: Readonly<Record<string, string | number>>
  readonly rows: readonly Row[]
  readonly ratios: readonly Ratio[]
  /** How well something judges, where it judges. */
  readonly scores?: readonly Score[]
}

/** Of what was stopped, how much deserved it; of what deserved it, how much was stopped. */
export interface Score {
  readonly rule: string
  readonly stop: number
  readonly pass: number
  readonly precision: number
  readonly recall: number
}

/** One thing measured. Times are milliseconds. */
export interface Row {
  readonly what: string
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly perSecond?: number
}

/** Two figures of the same run against each other: the machine cancels out, mostly. */
export interface Ratio {
  readonly what: string
  readonly value: number
  readonly target: { readonly atMost: number } | { readonly atLeast: number }
}

export interface Bench {
  /** The question it answers, in one line. */
  readonly asks: string
  readonly run: (tell: (progress: string) => void) => Promise<Report>
}

export function reaches({ value, target }: Ratio): boolean {
  return 'atMost' in target ? value <= target.atMost : value >= target.atLeast
}

/** The report as one JSON document, for machines. */
export function reportJson(name: string, report: Report): string {
  const ratios = report.ratios.map((ratio) => ({ ...ratio, reached: reaches(ratio) }))
  return JSON.stringify({ bench: name, node: process.version, ...report, ratios }, null, 2)
}

/** The report as people read it. */
export function reportText(name: string, asks: string, report: Report): string {
  const data = Object.entries(report.data).map(([key, value]) => `  ${key}: ${value}`)
  const rows = report.rows.map((row) => [
    row.what,
    String(row.count),
    ms(row.p50),
    ms(row.p95),
    ms(row.p99),
    row.perSecond === undefined ? '' : row.perSecond.toFixed(0),
  ])
  const ratios = report.ratios.map((ratio) => [
    ratio.what,
    ratio.value < 0.01 ? ratio.value.toFixed(6) : ratio.value.toFixed(2),
    targetText(ratio),
    reaches(ratio) ? 'reached' : 'missed',
  ])
  return [
    `${name}: ${asks}`,
    ...data,
    '',
    ...table(['', 'count', 'p50 ms', 'p95 ms', 'p99 ms', 'per second'], rows),
    '',
    ...table(['ratio', 'value', 'target', ''], ratios),
    ...(report.scores ? ['', ...scoreTable(report.scores)] : []),
  ].join('\n')
}

function scoreTable(scores: readonly Score[]): string[] {
  const rows = scores.map(({ rule, stop, pass, precision, recall }) => [
    rule,
    String(stop),
    String(pass),
    precision.toFixed(2),
    recall.toFixed(2),
  ])
  return table(['sentences', 'to stop', 'to pass', 'precision', 'recall'], rows)
}

function ms(value: number): string {
  return value < 1 ? value.toFixed(3) : value.toFixed(2)
}

function targetText({ target }: Ratio): string {
  return 'atMost' in target ? `at most ${target.atMost}` : `at least ${target.atLeast}`
}

/** Columns as wide as their widest cell: names to the left, figures to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => row[at]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)]
}
