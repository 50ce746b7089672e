import type { DeskClient } from '@zuoxi/sdk'
import type { CliWords, VerbName } from '../../words/cli.ts'
import type { Lang } from '../../words/lang.ts'
import type { LocalRole, WhereNone } from '../embedded.ts'
import { type ExitCode, exitCode } from '../exit-code.ts'
import type { Host } from '../host.ts'
import type { Progress } from '../progress.ts'
import type { Line, Report } from '../report.ts'

/** What a verb is given: the world, the language, and a desk when it asks for one. */
export interface VerbContext {
  readonly host: Host
  readonly lang: Lang
  readonly words: CliWords
  readonly json: boolean
  /** A remote desk's address, from `--url` or the environment; absent: the embedded desk. */
  readonly url: string | undefined
  /** The desk this verb works on. `as` matters to an embedded desk only: a remote one goes by the token. */
  readonly desk: (as: LocalRole) => Promise<DeskClient>
  readonly progress: (label: string) => Progress
  /** Tell people something before the report; machines do not see it. */
  readonly note: (line: Line) => void
}

/** What the user typed after the verb. */
export interface VerbInput {
  readonly args: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | readonly string[] | undefined>>
}

/** One row of the verb table: it feeds the parser and the help. */
export interface Verb {
  readonly name: VerbName
  /** Arguments as commander spells them: `<text...>`, `[file]`. */
  readonly args: readonly string[]
  /** Flags as commander spells them, by the key of their words. */
  readonly options: Readonly<Record<string, string>>
  /** A first Ctrl+C is answered by the verb itself, which ends early and says how far it came; others are just left. */
  readonly stopsItself?: 'at_once' | 'after_batch'
  /** What a desk that this verb makes begins with, a demo unless it says otherwise; or that it makes none. */
  readonly begins?: WhereNone
  /** Knows no other desk than the one in this process, so it takes no `--url`. */
  readonly embeddedOnly?: true
  readonly run: (context: VerbContext, input: VerbInput) => Promise<Report>
}

/** The user asked in a way that cannot be meant: exit code 2. The message is in the user's language. */
export class BadUse extends Error {
  override readonly name = 'BadUse'
  /** What a program may want to know beside the sentence, such as the field. */
  readonly details: Readonly<Record<string, unknown>>
  constructor(message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message)
    this.details = details
  }
}

/** Something failed that is no refusal of the desk's: a file that cannot be read, say. Carries its own code. */
export class VerbFailed extends Error {
  override readonly name = 'VerbFailed'
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>
  readonly told: { readonly exit: ExitCode; readonly more: readonly Line[] }
  constructor(
    code: string,
    message: string,
    details: Readonly<Record<string, unknown>> = {},
    { exit = exitCode.failed, more = [] }: { readonly exit?: ExitCode; readonly more?: readonly Line[] } = {},
  ) {
    super(message)
    this.code = code
    this.details = details
    this.told = { exit, more }
  }
}
