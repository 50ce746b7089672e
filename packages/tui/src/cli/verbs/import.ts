import { basename } from 'node:path'
import { ImportNoun, RowReason } from '@zuoxi/sdk'
import { exitCode } from '../exit-code.ts'
import { failedReport } from '../failed.ts'
import { nounOfFile, openFile } from '../intake/open-file.ts'
import { rejectsFile } from '../intake/rejects-file.ts'
import { FileRefused } from '../intake/row.ts'
import { type ImportTotals, sendRows } from '../intake/send-rows.ts'
import { grouped } from '../progress.ts'
import type { Report } from '../report.ts'
import { BadUse, type Verb, type VerbContext, VerbFailed } from './verb.ts'

/** Bring customers or bills in from a file. Rows that are wrong go to a rejects file; the others go in. */
export const importVerb: Verb = {
  name: 'import',
  args: ['<what>', '[file]'],
  options: { rejects: '--rejects <file>' },
  stopsItself: 'after_batch',
  begins: 'plain',
  run: async (context, { args, options }) => {
    const { noun, path } = whatToImport(args, context.words.badNoun)
    const rejectsPath = typeof options['rejects'] === 'string' ? options['rejects'] : `${path}.rejects.csv`
    try {
      return await importFile(context, noun, path, rejectsPath)
    } catch (error) {
      if (!(error instanceof FileRefused)) throw error
      const message = context.words.fileRefused[error.code](basename(path), error.detail, error.line)
      throw new VerbFailed(error.code, message, {
        file: path,
        ...(error.line === undefined ? {} : { line: error.line }),
      })
    }
  },
}

function whatToImport(args: readonly string[], badNoun: string): { noun: ImportNoun; path: string } {
  const [first = '', second] = args
  const named = ImportNoun.safeParse(first)
  const noun = second === undefined ? nounOfFile(first) : named.data
  if (!noun) throw new BadUse(badNoun)
  return { noun, path: second ?? first }
}

async function importFile(context: VerbContext, noun: ImportNoun, path: string, rejectsPath: string): Promise<Report> {
  const { host, words, lang } = context
  const reading = context.progress(words.readingLabel)
  const file = await openFile(path, noun, (rows) => reading.at(rows, 0)).finally(reading.end)
  // Before there is a desk to send to: rows that could not be handed back must not be asked for.
  const rejects = await rejectsFile(
    rejectsPath,
    path,
    (code) => words.rowReasons[RowReason.safeParse(code).data ?? 'row_shape'],
  )
  const desk = await context.desk('owner').catch(async (error: unknown) => {
    await rejects.abandon()
    throw error
  })
  const sending = context.progress(words.importLabel)
  let totals: ImportTotals = { rows: 0, created: 0, updated: 0, unchanged: 0, lastLine: 0 }
  let failure: unknown
  try {
    await sendRows({
      desk,
      noun,
      rows: file.rows(),
      rejects,
      keyPrefix: `import:${noun}:${file.sha256.slice(0, 32)}:${host.clock.nowMs().toString(36)}`,
      stop: host.stop,
      onTotals: (now) => {
        totals = now
        sending.at(now.rows, file.rowCount)
      },
    })
  } catch (error) {
    failure = error
  }
  sending.end()
  const { rejected, problems, lost } = await rejects.close()
  failure ??= lost
  const stopped = host.stop.aborted && totals.rows < file.rowCount
  const told = {
    noun,
    file: path,
    encoding: file.encoding,
    rowsInFile: file.rowCount,
    ...totals,
    rejected,
    problems,
    rejectsFile: rejected > 0 ? rejectsPath : undefined,
    complete: totals.rows === file.rowCount,
  }
  const lines = [
    words.imported(grouped(totals.created), grouped(totals.updated), grouped(totals.unchanged), grouped(rejected)),
    ...(rejected > 0 ? [words.rejectsAt(rejectsPath)] : []),
    ...(file.encoding === 'gb18030' ? [words.readAsGb] : []),
    ...(told.complete ? [] : [words.stoppedAt(totals.lastLine, grouped(totals.rows), grouped(file.rowCount))]),
  ]
  if (failure !== undefined) {
    const failed = failedReport(failure, lang, words)
    return { ...failed, json: { ...(failed.json as object), ...told }, lines: [...failed.lines, ...lines] }
  }
  const nothingTaken = rejected > 0 && totals.created + totals.updated + totals.unchanged === 0
  return { json: told, lines, code: stopped || nothingTaken ? exitCode.failed : exitCode.done }
}
