import type { LedgerBreak, RowReason } from '@zuoxi/sdk'
import type { FixtureProblemCode } from '@zuoxi/sdk/rehearsal'
import type { CalcVerbName, CalcWords } from './calc.ts'
import type { GateCliWords, GateVerbName } from './cli-gate.ts'
import type { KeyboardCliWords, KeyboardVerbName } from './cli-keyboard.ts'
import { cliEn } from './cli-en.ts'
import type { RecordWords } from './cli-record.ts'
import type { ReplayWords } from './cli-replay.ts'
import type { ScreenshotWords } from './cli-screenshot.ts'
import type { GenerateWords } from './cli-generate.ts'
import type { SimulateWords } from './cli-simulate.ts'
import { cliZh } from './cli-zh.ts'
import type { TerminalCheckName } from './cli-terminal.ts'
import type { Lang } from './lang.ts'

/** The verbs as typed. */
export type VerbName =
  | 'open'
  | 'serve'
  | 'search'
  | 'import'
  | 'replay'
  | 'record'
  | 'doctor'
  | 'demo'
  | 'audit verify'
  | 'ledger verify'
  | 'ledger roll'
  | 'login'
  | 'agent add'
  | 'screenshot'
  | 'simulate'
  | 'generate'
  | CalcVerbName
  | GateVerbName
  | KeyboardVerbName

/** Why a whole file is refused before anything of it is sent. */
export type FileRefusalCode =
  | 'FILE_NOT_FOUND'
  | 'FILE_EMPTY'
  | 'FILE_BINARY'
  | 'FILE_ENCODING'
  | 'FILE_HEADER'
  | 'FILE_BROKEN'
  | 'FILE_KIND'
  | 'FILE_IS_SOURCE'
  | 'FILE_NOT_OURS'

/** What the doctor looks at. */
export type CheckName =
  | TerminalCheckName
  | 'node'
  | 'terminal_size'
  | 'colours'
  | 'encoding'
  | 'data_folder'
  | 'desk_file'
  | 'key_file'
  | 'secret_file'
  | 'sign_ins'
  | 'draft_key'
  | 'keymap'
  | 'disk_space'
  | 'server'

/** What can be wrong with the desk file, or with the folder it is in. */
export type DeskTrouble =
  | 'no_folder'
  | 'not_a_folder'
  | 'not_a_file'
  | 'not_a_desk'
  | 'too_new'
  | 'cut_off'
  | 'cannot_open'

export type CheckState = 'ok' | 'note' | 'warn' | 'bad'

/** Everything the command line says to people, in one language. What is missing does not compile. */
export interface CliWords {
  readonly verbs: Readonly<Record<VerbName, VerbWords>>
  /** What a word that only leads verbs is about, such as the `calc` of `calc irr`. */
  readonly groups: Readonly<Record<'calc' | 'wording' | 'rules', string>>
  readonly keyboard: KeyboardCliWords
  readonly summary: string
  readonly common: {
    readonly json: string
    readonly lang: string
    readonly url: string
    readonly help: string
    readonly version: string
  }
  /** Headings and marks of the help page, by commander's English ones. */
  readonly helpTitles: Readonly<Record<'Usage:' | 'Arguments:' | 'Options:' | 'Commands:', string>>
  readonly placeholders: { readonly options: string; readonly command: string }
  readonly helpTail: string
  readonly badUse: {
    readonly unknownOption: (option: string) => string
    readonly unknownCommand: (command: string) => string
    readonly missingArgument: (argument: string) => string
    readonly excessArguments: string
    readonly optionMissingArgument: (option: string) => string
    readonly badLang: (setting: string) => string
    readonly badUrl: (url: string) => string
    readonly passwordInUrl: string
    readonly seeHelp: string
  }
  readonly errorMark: string
  readonly hintSep: string
  readonly signInHint: string
  readonly systemError: (code: string, message: string) => string
  readonly programError: (message: string) => string
  readonly interrupted: string
  readonly fileWasReadable: (path: string) => string
  readonly makingDemo: string
  readonly connectingTo: (url: string) => string
  readonly noDesk: (folder: string) => string
  readonly noDataFolder: (folder: string, why: string) => string
  /** What stands in the way of a data folder, and where. */
  readonly folderObstacles: Readonly<Record<'file' | 'permission' | 'read_only' | 'refused', (at: string) => string>>
  readonly demoLabel: string
  readonly demoMade: (customers: string, bills: string) => string
  readonly demoStopped: string
  readonly deskFileAt: (path: string) => string
  readonly embeddedOnly: (verb: string) => string
  readonly badCount: (given: string, most: string) => string
  readonly deskName: string
  readonly signedInAs: (name: string, workNo: string) => string
  readonly waiting: (count: number) => string
  readonly serving: (count: number) => string
  readonly openTickets: (count: number) => string
  readonly howToOpen: string
  readonly noCustomerFound: string
  readonly daysOverdue: (days: number) => string
  readonly listening: (url: string) => string
  readonly notLoopback: (host: string) => string
  readonly stopping: string
  readonly stopped: string
  readonly badPort: (given: string) => string
  readonly loginNeedsUrl: string
  readonly loginNeedsName: string
  readonly passwordPrompt: string
  readonly passwordNeedsTerminal: string
  readonly tokenKept: (path: string) => string
  readonly missingOption: (option: string) => string
  readonly badRole: (given: string, roles: string) => string
  readonly agentAdded: (displayName: string, name: string, role: string) => string
  readonly auditHolds: (events: number) => string
  readonly auditBroken: Readonly<Record<'chain' | 'end' | 'unguarded', (events: number, at: number) => string>>
  readonly ledgerHolds: (entries: string, bills: string, repayments: string) => string
  readonly ledgerBroken: (noun: string, id: string, why: string) => string
  readonly ledgerNouns: Readonly<Record<LedgerBreak['noun'], string>>
  readonly ledgerWhys: Readonly<Record<LedgerBreak['why'], string>>
  readonly rollLabel: string
  readonly rolled: (day: string, bills: string, cured: string) => string
  readonly rolledInto: (stage: string, bills: string) => string
  readonly rolledArrangements: (expired: string, broken: string, billed: string) => string
  readonly badDate: (given: string) => string
  readonly badNoun: string
  readonly readingLabel: string
  readonly importLabel: string
  readonly imported: (created: string, updated: string, unchanged: string, rejected: string) => string
  readonly rejectsAt: (path: string) => string
  readonly readAsGb: string
  readonly stoppedAt: (line: number, rows: string, total: string) => string
  readonly fileRefused: Readonly<
    Record<FileRefusalCode, (file: string, detail: string, line: number | undefined) => string>
  >
  readonly rowReasons: Readonly<Record<RowReason, string>>
  readonly replayed: (passed: number, total: number) => string
  readonly replayLabel: string
  readonly replayFailed: (id: string, file: string) => string
  readonly fixturesRefused: (problems: number, files: number) => string
  /** One thing to mend in a fixture; `problem` is the reader's own sentence. */
  readonly fixtureProblem: (code: FixtureProblemCode, problem: string) => string
  readonly turnFailed: (turn: number, expected: string, actual: string) => string
  readonly calc: CalcWords
  readonly screenshot: ScreenshotWords
  readonly simulate: SimulateWords
  readonly record: RecordWords
  readonly generate: GenerateWords
  readonly replay: ReplayWords
  readonly gate: GateCliWords
  readonly checks: Readonly<Record<CheckName, { readonly name: string; readonly fix: string }>>
  /** How to mend each. */
  readonly deskTroubles: Readonly<Record<DeskTrouble, string>>
  readonly states: Readonly<Record<CheckState, string>>
}

/** A verb in the help: one line about it, and one for each argument and option. */
export interface VerbWords {
  readonly summary: string
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string>>
}

/** The words of the command line by language. */
export const cliWords: Readonly<Record<Lang, CliWords>> = { 'zh-CN': cliZh, en: cliEn }
