import { type CliWords, cliWords } from '../words/cli.ts'
import { type Lang, langOf, langs } from '../words/lang.ts'
import { openDeskDoor } from './desk-door.ts'
import { type ExitCode, exitCode } from './exit-code.ts'
import { failedReport } from './failed.ts'
import type { Host } from './host.ts'
import { plainOpening } from './plain-opening.ts'
import type { Parsed } from './program.ts'
import { progressOn } from './progress.ts'
import { type Report, renderJson, renderLines } from './report.ts'
import { open } from './verbs/open.ts'
import { BadUse, type Verb, type VerbInput } from './verbs/verb.ts'

/** The whole command line: parse, run one verb, print one report. Answers the exit code. */
export async function runCli(host: Host): Promise<ExitCode> {
  // Language and form are wanted before parsing, because a refused command line is told in them too.
  const asked = flagValue(host.argv, '--lang')
  const lang = langOf(asked ?? host.settings.lang)
  const words = cliWords[lang]
  const json = ownFlags(host.argv).includes('--json')
  const report = await reportFor(host, { asked, lang, words, json }).catch((error: unknown) =>
    failedReport(error, lang, words),
  )
  print(host, report, json)
  return report.code ?? exitCode.done
}

interface Manner {
  readonly asked: string | undefined
  readonly lang: Lang
  readonly words: CliWords
  readonly json: boolean
}

async function reportFor(host: Host, { asked, lang, words, json }: Manner): Promise<Report> {
  if (asked !== undefined && !langs.some((known) => known === langOf(asked) && sameLanguage(known, asked))) {
    throw new BadUse(words.badUse.badLang(asked))
  }
  const parsed = await understood(host, words)
  if (parsed.kind === 'badUse') throw new BadUse(parsed.message)
  if (parsed.kind === 'page') {
    return { json: { [parsed.page]: parsed.text.trimEnd() }, lines: parsed.text.trimEnd().split('\n') }
  }
  if (parsed.verb.embeddedOnly && parsed.input.options['url'] !== undefined)
    throw new BadUse(words.embeddedOnly(parsed.verb.name))
  const url = remoteUrl(parsed.input, host, words)
  return runVerb(parsed.verb, parsed.input, host, { asked, lang, words, json }, url)
}

/** The desk itself opens without reading what all other verbs are made of. */
async function understood(host: Host, words: CliWords): Promise<Parsed> {
  const input = plainOpening(host.argv)
  if (input) return { kind: 'verb', verb: open, input }
  const [{ parseArgv }, { verbs }] = await Promise.all([import('./program.ts'), import('./verbs/index.ts')])
  return parseArgv(host.argv, verbs, words, host.version, host.stdout.columns)
}

async function runVerb(
  verb: Verb,
  input: VerbInput,
  host: Host,
  { lang, words, json }: Manner,
  url: string | undefined,
): Promise<Report> {
  const running = verb.run(
    {
      host,
      lang,
      words,
      json,
      url,
      desk: (as) => openDeskDoor(host, url, as, words, verb.begins),
      progress: (label) => progressOn(host, label),
      note: (line) => {
        if (!json) host.stderr.write(renderLines([line], { colours: host.stderr.colours }))
      },
    },
    input,
  )
  if (verb.stopsItself === 'after_batch') {
    // The batch at hand is finished first, which can take seconds.
    host.stop.addEventListener('abort', () => host.stderr.write(`\n${words.stopping}\n`), { once: true })
  }
  return verb.stopsItself ? running : Promise.race([running, interruption(host.stop, words)])
}

/** A verb that does not end itself is left at once; the desk is closed behind it. */
function interruption(stop: AbortSignal, words: CliWords): Promise<Report> {
  return new Promise((resolve) => {
    const leave = () =>
      resolve({
        json: { error: { code: 'INTERRUPTED', message: words.interrupted } },
        lines: [words.interrupted],
        code: exitCode.failed,
      })
    if (stop.aborted) leave()
    else stop.addEventListener('abort', leave, { once: true })
  })
}

/** Reports go to stdout; for people a failure goes to stderr, where it cannot be taken for an answer. */
function print(host: Host, report: Report, json: boolean): void {
  if (json) {
    if (report.json !== undefined) host.stdout.write(renderJson(report.json))
    return
  }
  const sink = isFailure(report) ? host.stderr : host.stdout
  sink.write(renderLines(report.lines, { colours: sink.colours }))
}

function isFailure({ json }: Report): boolean {
  return typeof json === 'object' && json !== null && 'error' in json
}

function remoteUrl(input: VerbInput, host: Host, words: CliWords): string | undefined {
  const given = input.options['url'] ?? host.settings.url
  if (typeof given !== 'string' || given === '') return undefined
  const url = URL.parse(given)
  // A password in an address would be told again wherever the address is; tokens have their own way in.
  if (url && (url.username !== '' || url.password !== '')) throw new BadUse(words.badUse.passwordInUrl)
  if (!url || !/^https?:$/.test(url.protocol)) throw new BadUse(words.badUse.badUrl(given))
  return given
}

/** The arguments that are ours to read: what follows `--` is text. */
function ownFlags(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end < 0 ? argv : argv.slice(0, end)
}

function flagValue(argv: readonly string[], flag: string): string | undefined {
  const flags = ownFlags(argv)
  const joined = flags.findLast((arg) => arg.startsWith(`${flag}=`))
  if (joined !== undefined) return joined.slice(flag.length + 1)
  const at = flags.lastIndexOf(flag)
  return at < 0 ? undefined : flags[at + 1]
}

function sameLanguage(known: Lang, asked: string): boolean {
  return asked.toLowerCase().replace('_', '-').startsWith(known.slice(0, 2).toLowerCase())
}
