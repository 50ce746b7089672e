import type { BilingualText, Certainty, Severity, Verdict } from '../../model/finding.ts'
import type { FrameSpan } from '../player/stage.ts'

/**
 * What the page of a report is given to draw. Every decision is made before it gets there: the page compares nothing,
 * counts nothing of the ledger, and has no text of its own but its labels.
 */

/** A name and its value, both to be read by people. */
export type Pair = readonly [name: string, value: string]

export interface RunData {
  readonly lang: 'zh-CN' | 'en'
  readonly startedAt: string
  readonly durationMs: number
  readonly stages: readonly string[]
  readonly seed?: string
  readonly total: number
  readonly passed: number
  readonly failed: number
  /** What is covered is told in a block of its own. */
  readonly covered?: { readonly done: number; readonly all: number; readonly open: number }
  /** Failures first, else in the order of the files. */
  readonly rows: readonly RowData[]
}

/** What the conversations exercise of what there is, kind by kind. */
export interface CoverageData {
  readonly groups: readonly {
    readonly kind: string
    readonly title: BilingualText
    readonly rows: readonly CoverageRowData[]
  }[]
}

export interface CoverageRowData {
  readonly id: string
  /** How many conversations do; the first of them by their ids. */
  readonly count: number
  readonly by: readonly string[]
  /** Why none does, where that is known. */
  readonly reason?: BilingualText
}

/** A conversation in the list: what is needed to show and to find it before it is opened. */
export interface RowData {
  readonly id: string
  readonly title: string
  readonly file: string
  readonly tags: readonly string[]
  readonly ok: boolean
  readonly ms: number
  readonly turns: number
  readonly failures: number
  /** The first thing that went wrong, in a line. */
  readonly why?: string
  /** Words to find it by that the list does not show: rules, wordings, codes of refusals, what was expected. */
  readonly about: readonly string[]
  /** Which of the details is this one's. */
  readonly at: number
}

/** Everything about one conversation; unpacked when somebody opens it. */
export interface ConversationData {
  readonly id: string
  readonly title: string
  readonly now: string
  readonly facts: readonly Pair[]
  readonly link: FileLink
  readonly turns: readonly TurnData[]
  /** What failed that was no turn's doing. */
  readonly failures: readonly FailureData[]
  /** What the customer had on their screen. */
  readonly chat: readonly BubbleData[]
  readonly ledger: LedgerData
  readonly frames: readonly FrameData[]
  /** The screens' rows, each once: frames name them by their place here. */
  readonly screenRows: readonly (readonly FrameSpan[])[]
  readonly source?: SourceData
}

/** A place in a file: how it is shown, and where it leads from the report. */
export interface FileLink {
  readonly file: string
  readonly line: number
  readonly href: string
}

export interface SourceData {
  readonly file: string
  readonly text: string
}

/** Who does a turn. */
export type Actor = 'customer' | 'agent' | 'world' | 'screen'

export interface TurnData {
  readonly n: number
  readonly kind: string
  readonly actor: Actor
  readonly by?: string
  readonly note?: string
  readonly day: string
  readonly time: string
  readonly link: FileLink
  /** The words of it, cut where a finding begins or ends. */
  readonly words?: readonly Piece[]
  /** The words as the desk kept them, where those are others. */
  readonly kept?: readonly DiffPiece[]
  /** What else the turn asks for. */
  readonly asks: readonly Pair[]
  readonly verdict?: Verdict
  readonly findings: readonly FindingData[]
  readonly refused?: { readonly code: string; readonly facts: readonly Pair[] }
  readonly impossible?: string
  readonly facts: readonly FactData[]
  /** What was expected of it. */
  readonly expects: readonly Pair[]
  readonly failures: readonly FailureData[]
  /** The last frame of it. */
  readonly frame?: number
}

/** A stretch of words, and which findings lie on it. */
export interface Piece {
  readonly text: string
  readonly findings?: readonly number[]
}

export interface FindingData {
  readonly rule: string
  readonly severity: Severity
  readonly certainty: Certainty
  readonly source: string
  readonly text: string
  readonly why?: BilingualText
  readonly fix?: string
  readonly replace?: string
  readonly details: readonly Pair[]
}

/** Something that came of a turn, told as pairs under a heading. */
export interface FactData {
  readonly what: string
  readonly tone: 'good' | 'warn' | 'bad' | 'plain'
  readonly title: string
  readonly pairs: readonly Pair[]
}

/** A stretch of a comparison by word. */
export interface DiffPiece {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** What was expected and what was, each as its own half of their difference. */
export interface FailureData {
  readonly expected: readonly DiffPiece[]
  readonly actual: readonly DiffPiece[]
  /** Two stages did not do the same. */
  readonly differs?: boolean
  /** Where several were played: on which it failed. */
  readonly stage?: string
}

export interface BubbleData {
  readonly turn: number
  readonly from: 'customer' | 'agent' | 'bot' | 'system'
  readonly day: string
  readonly time: string
  readonly text: string
}

export interface LedgerData {
  readonly totals: readonly LedgerCell[]
  readonly bills: readonly LedgerRow[]
  readonly loans: readonly LedgerRow[]
}

/** A bill or a loan with its cells; one that came or went has only one side of each. */
export interface LedgerRow {
  readonly no: string
  readonly about: string
  readonly cells: readonly LedgerCell[]
}

export interface LedgerCell {
  readonly what: string
  readonly before?: string
  readonly after?: string
  /** What an expectation wanted and did not find. */
  readonly wanted?: string
}

/** A screen at one moment: its rows by their place in `screenRows`. */
export interface FrameData {
  readonly turn: number
  /** The keys that led to it. */
  readonly keys?: string
  readonly rows: readonly number[]
  readonly cursor?: { readonly x: number; readonly y: number }
}
