import { failureOf, type FailureCode } from '@zuoxi/sdk'
import type { CliWords } from '../words/cli.ts'
import { sayTrouble, troubleOf } from '../words/cli-system.ts'
import { sayFailure } from '../words/failures.ts'
import type { Lang } from '../words/lang.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { NoDataFolder } from './home-folder.ts'
import type { Line, Report } from './report.ts'
import { BadUse, VerbFailed } from './verbs/verb.ts'

const signedOut: ReadonlySet<FailureCode> = new Set([
  'NOT_SIGNED_IN',
  'SESSION_EXPIRED',
  'BAD_CREDENTIALS',
  'SIGN_IN_LOCKED',
])

interface Told {
  readonly code: string
  readonly message: string
  readonly details?: object
  /** What people are told below the sentence. */
  readonly more?: readonly Line[]
  readonly exit: ExitCode
}

/** What went wrong, as a report like any other: `{"error":{code,message,…}}` for machines, a sentence for people. */
export function failedReport(error: unknown, lang: Lang, words: CliWords): Report {
  const { code, message, details, more = [], exit } = tell(error, lang, words)
  return {
    json: { error: { code, message, ...details } },
    lines: [[{ text: `${words.errorMark} `, style: 'red' }, { text: message }], ...more],
    code: exit,
  }
}

function tell(error: unknown, lang: Lang, words: CliWords): Told {
  const failure = failureOf(error)
  if (failure) {
    const hint = signedOut.has(failure.code) ? `${words.hintSep}${words.signInHint}` : ''
    const exit = signedOut.has(failure.code) ? exitCode.notSignedIn : exitCode.failed
    return { code: failure.code, message: sayFailure(failure, lang) + hint, details: failure, exit }
  }
  if (error instanceof BadUse)
    return { code: 'BAD_USE', message: error.message, details: error.details, exit: exitCode.badUse }
  if (error instanceof VerbFailed)
    return { ...error.told, code: error.code, message: error.message, details: error.details }
  if (error instanceof NoDataFolder) {
    const { folder, at, why } = error
    const message = words.noDataFolder(folder, words.folderObstacles[why](at))
    return { code: 'NO_DATA_FOLDER', message, details: { folder, at, why }, exit: exitCode.failed }
  }
  const systemCode = systemCodeOf(error)
  if (systemCode) return { code: systemCode, message: saySystem(error, systemCode, lang, words), exit: exitCode.failed }
  return { code: 'PROGRAM_ERROR', message: words.programError(messageOf(error)), exit: exitCode.failed }
}

function saySystem(error: unknown, code: string, lang: Lang, words: CliWords): string {
  const trouble = troubleOf(code)
  return trouble ? sayTrouble(trouble, whereOf(error), lang) : words.systemError(code, messageOf(error))
}

/** The path or the address that a failed system call was about. */
function whereOf(error: unknown): string | undefined {
  const { path, address, hostname, port } = error as Readonly<Record<string, unknown>>
  if (typeof path === 'string') return path
  const host = address ?? hostname
  if (typeof host !== 'string') return undefined
  return typeof port === 'number' ? `${host}:${port}` : host
}

/** Node's own code of a failed system call, such as EACCES. */
function systemCodeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
