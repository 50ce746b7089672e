import type { RuleStatus, ScriptStatus, Severity, Verdict } from '@zuoxi/sdk'
import type { VerbWords } from './cli.ts'

/** The verbs of the gate and of its controlled documents, as typed behind `zuoxi`. */
export type GateVerbName =
  | 'lint'
  | `wording ${'list' | 'export' | 'import' | 'check' | 'diff' | 'replay'}`
  | `wording ${'submit' | 'approve' | 'reject' | 'activate' | 'suspend' | 'resume' | 'retire'}`
  | `rules ${'list' | 'export' | 'import' | 'move' | 'suspend' | 'resume' | 'replay'}`

export type GateVerbs = Readonly<Record<GateVerbName, VerbWords>>

/** What became of a wording or a rule that a file brought. */
export type ImportOutcome = 'unchanged' | 'drafted' | 'edited' | 'would_draft' | 'would_edit' | 'refused'

/** What the verbs of the gate say to people, in one language. */
export interface GateCliWords {
  readonly verdicts: Readonly<Record<Verdict, string>>
  readonly severities: Readonly<Record<Severity, string>>
  readonly line: (line: number) => string
  readonly sayInstead: (fix: string) => string
  readonly replaceBy: (replacement: string) => string
  readonly source: (source: string, certainty: string) => string
  readonly typeMessage: string
  readonly notUtf8: string
  readonly tooLong: (units: string) => string
  readonly someLinesNotJudged: (lines: string) => string
  readonly contextRefused: (problems: number) => string
  readonly rulesRefused: (problems: number, files: number) => string
  readonly wordingRefused: (problems: number, files: number) => string
  readonly states: Readonly<Record<ScriptStatus | RuleStatus, string>>
  readonly by: (author: string) => string
  readonly uses: (count: string) => string
  readonly hash: (hash: string) => string
  readonly noWording: string
  readonly noRule: string
  readonly badStatus: (given: string, statuses: string) => string
  readonly badDays: (given: string) => string
  readonly badMoment: (given: string) => string
  readonly readFirst: (key: string) => string
  readonly onlyVersion: (name: string) => string
  readonly oneWording: (file: string, keys: string) => string
  readonly written: (path: string, count: number) => string
  readonly outcomes: Readonly<Record<ImportOutcome, string>>
  readonly imported: (drafted: string, edited: string, unchanged: string, refused: string) => string
  readonly wouldImport: (drafted: string, edited: string, unchanged: string) => string
  readonly nextSubmit: string
  readonly heard: (sample: string) => string
  readonly missing: (slots: string) => string
  readonly checked: (wordings: string, bad: string) => string
  readonly rulesImported: (added: string, changed: string, unchanged: string) => string
  readonly rulesWould: (added: string, changed: string, unchanged: string) => string
  readonly suspensionAsked: (by: string) => string
  readonly overrides: (count: string) => string
  readonly replayLabel: string
  readonly replayed: (sends: string, fixtures: string, changes: string, messages: string) => string
  readonly replayStopped: string
  readonly notOnDesk: string
  readonly fixture: (id: string) => string
  readonly message: (id: string) => string
  readonly noLongerHolds: (turn: number, expected: string) => string
}
