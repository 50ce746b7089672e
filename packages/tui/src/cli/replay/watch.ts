import { type FSWatcher, watch as watchFolder } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, resolve, sep } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type FiledConversation } from '@zuoxi/sdk/rehearsal'
import { failedReport } from '../failed.ts'
import { exitCode } from '../exit-code.ts'
import { renderLines, type Report } from '../report.ts'
import type { VerbContext } from '../verbs/verb.ts'
import { choose } from './choose.ts'
import { runChosen } from './run.ts'
import { reportOfRun } from './tell.ts'
import type { Wish } from './wish.ts'

/** An editor writes a file in several steps; what comes within this is one change. */
const settle_ms = 60

/**
 * Play everything once, and then whatever a change concerns: the conversations of
 * a file, or of one that they include; all of them when the cast has changed. A
 * file that is no good is told of and waited for. Ends with Ctrl+C.
 */
export async function watchAndRun(context: VerbContext, wish: Wish): Promise<Report> {
  const { host, words, lang } = context
  const castFolder = resolve(await host.embedded.castFolder())
  const changed = new Set<string>()
  let wake = (): void => {}
  const notice = (file: string): void => {
    if (!/\.ya?ml$/.test(file)) return
    changed.add(file)
    wake()
  }
  const watchers = await watchAll(
    [...wish.paths, ...['people', 'wording', 'rules'].map((name) => resolve(castFolder, name))],
    notice,
  )
  host.stop.addEventListener('abort', () => wake(), { once: true })
  let code: Report['code'] = exitCode.done
  try {
    for (let first = true; !host.stop.aborted; first = false) {
      const files = new Set(changed)
      changed.clear()
      const report = await onceMore(context, wish, first ? undefined : files, castFolder).catch((error: unknown) =>
        failedReport(error, lang, words),
      )
      if (report) {
        code = report.code
        host.stdout.write(renderLines(report.lines, { colours: host.stdout.colours }))
      }
      if (changed.size === 0 && !host.stop.aborted) await new Promise<void>((woken) => (wake = woken))
      await pause(settle_ms, undefined, { signal: host.stop }).catch(() => {})
    }
  } finally {
    for (const watcher of watchers) watcher.close()
  }
  return { json: undefined, lines: [], ...(code !== undefined && { code }) }
}

async function onceMore(
  context: VerbContext,
  wish: Wish,
  changed: ReadonlySet<string> | undefined,
  castFolder: string,
): Promise<Report | undefined> {
  const { host, words } = context
  const cast = await host.embedded.cast()
  const chosen = await choose(context, wish, cast)
  const inCast = (file: string): boolean =>
    file.startsWith(castFolder + sep) && !chosen.some((one) => filesOf(one).includes(file))
  const concerned =
    changed === undefined || [...changed].some(inCast)
      ? chosen
      : chosen.filter((one) => filesOf(one).some((file) => changed.has(file)))
  const files = new Set(chosen.flatMap(filesOf)).size
  if (concerned.length === 0) return undefined
  if (changed)
    context.note(words.replay.changed([...changed].map((file) => basename(file)).join(', '), concerned.length))
  const report = reportOfRun(await runChosen(context, wish, cast, concerned), words)
  return host.stop.aborted ? report : { ...report, lines: [...report.lines, words.replay.watching(files)] }
}

/** The file of a conversation and those that its turns come from. */
function filesOf({ file, places }: FiledConversation): string[] {
  return [...new Set([file, ...places.flatMap((place) => place.file ?? [])])].map((each) => resolve(each))
}

async function watchAll(paths: readonly string[], notice: (file: string) => void): Promise<FSWatcher[]> {
  const folders = new Set(await Promise.all(paths.map(folderOf)))
  return [...folders].flatMap((folder) => {
    if (folder === undefined) return []
    const watcher = watchFolder(folder, { recursive: true }, (_event, name) => notice(resolve(folder, name ?? '')))
    // A folder that goes away is found missing when it is read the next time.
    watcher.on('error', () => {})
    return [watcher]
  })
}

/** What to watch for a path: itself, the folder of a file, or where a glob begins to be one. */
async function folderOf(path: string): Promise<string | undefined> {
  const kind = await stat(path).catch(() => undefined)
  if (kind) return resolve(kind.isDirectory() ? path : dirname(path))
  const beginning = path.split(/[/\\]/).findIndex((part) => /[*?[{]/.test(part))
  if (beginning < 0) return undefined
  const folder = resolve(path.split(/[/\\]/).slice(0, beginning).join('/') || '.')
  return (await stat(folder).catch(() => undefined))?.isDirectory() ? folder : undefined
}
