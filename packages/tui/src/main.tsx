import { availableParallelism, homedir } from 'node:os'
import { resolve } from 'node:path'
import { isatty } from 'node:tty'
import envPaths from 'env-paths'
import { embeddedDesk } from './cli/embedded.ts'
import { failedReport } from './cli/failed.ts'
import { keepFault } from './cli/fault-file.ts'
import { exitCode } from './cli/exit-code.ts'
import { makeHome } from './cli/home-folder.ts'
import type { Host, Sink } from './cli/host.ts'
import { outlive } from './cli/pipes.ts'
import { renderLines } from './cli/report.ts'
import { rehearsalWorker } from './cli/replay/worker-messages.ts'
import { runCli } from './cli/run-cli.ts'
import { terminalEnvironment } from './terminal/probe/environment.ts'
import { cliWords } from './words/cli.ts'
import { langOf } from './words/lang.ts'

/**
 * Wiring: the only file that reads the environment, the arguments, the clock
 * and paths, and the only one that may import the server and the fixtures,
 * lazily, so that a remote desk never loads them.
 */

const { env } = process
const clock = { nowMs: () => Date.now() }
const home = resolve(env['ZUOXI_HOME'] || envPaths('zuoxi', { suffix: '' }).data || resolve(homedir(), '.zuoxi'))

let screenOpen = false
const stopping = new AbortController()
/** A package runner passes on the Ctrl+C that the terminal has already sent us: the same one, twice. */
const oneSignal_ms = 1_000
let firstSignalMs = 0
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!stopping.signal.aborted) firstSignalMs = clock.nowMs()
    // The second one means it: whatever still runs is not worth waiting for.
    else if (clock.nowMs() - firstSignalMs > oneSignal_ms) process.exit(1)
    stopping.abort()
  })
}

const settled = outlive(process)

const embedded = embeddedDesk({
  home,
  clock,
  stop: stopping.signal,
  server: () => import('@zuoxi/server'),
  cast: async () => (await import('@zuoxi/fixtures')).loadCast(),
  castFolder: async () => (await import('@zuoxi/fixtures')).castFolder,
  program: [process.execPath, process.argv[1] ?? ''],
  faults: { write: tellFault },
  onMended: (path) => stderr.write(renderLines([cliWords[langOf(env['ZUOXI_LANG'])].fileWasReadable(path)], stderr)),
})

/** Kept in a file of the owner's, and on stderr while no screen would be torn by it. */
function tellFault(line: string): void {
  if (!screenOpen) stderr.write(line)
  keepFault(resolve(home, 'faults.log'), line)
}

function sink(stream: NodeJS.WriteStream & { readonly fd: 1 | 2 }): Sink {
  return {
    write: (text) => void stream.write(text),
    isTTY: isatty(stream.fd),
    colours: isatty(stream.fd) && !env['NO_COLOR'] && stream.hasColors(),
    columns: stream.columns ?? 80,
    rows: stream.rows ?? 24,
  }
}

const stderr = sink(process.stderr)

async function workAtRehearsal(): Promise<typeof exitCode.done> {
  const { serveRehearsal } = await import('./cli/replay/worker.ts')
  await serveRehearsal(process, { stages: embedded.stages, clock, stop: stopping.signal })
  return exitCode.done
}

const host: Host = {
  argv: process.argv.slice(2),
  // Written in by the build.
  version: process.env.ZUOXI_VERSION ?? '0.0.0',
  nodeVersion: process.versions.node,
  settings: {
    home,
    lang: env['ZUOXI_LANG'],
    url: env['ZUOXI_URL'],
    token: env['ZUOXI_TOKEN'],
    locale: env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '',
  },
  terminal: {
    env: terminalEnvironment(env),
    ask: async () => {
      if (!process.stdin.isTTY || !process.stdout.isTTY) return undefined
      const { askTerminal } = await import('./terminal/probe/ask.ts')
      const asking = { term: env['TERM'] ?? '', rows: process.stdout.rows, nowMs: () => performance.now() }
      return askTerminal(process.stdin, process.stdout, asking)
    },
  },
  stdin: process.stdin,
  stdout: sink(process.stdout),
  stderr,
  clock,
  stop: stopping.signal,
  embedded,
  processors: availableParallelism(),
  startWorker: (name) => {
    // Not imported: every start would wait for it.
    const { fork } = process.getBuiltinModule('node:child_process')
    const stdio = ['ignore', 'ignore', 'inherit', 'ipc'] as const
    return fork(process.argv[1] ?? '', [name], { serialization: 'advanced', stdio: [...stdio] })
  },
  openScreen: async (desk, options) => {
    // A screen that could keep no draft is not opened.
    makeHome(home)
    const {
      runDesk,
      keymapFile,
      filePanes,
      fileTour,
      fileSeats,
      settingsFile,
      fileSealedStore,
      keySource,
      recorder,
      systemKeyring,
    } = await import('./run-desk.ts')
    screenOpen = true
    const keyring = env['ZUOXI_KEYRING'] === 'off' ? undefined : systemKeyring(home)
    const sealed = fileSealedStore(resolve(home, 'sealed'), keySource(resolve(home, 'sealed.key'), keyring))
    const record = env['ZUOXI_RECORD_INPUT']
    const tap = record ? recorder(resolve(record), env['ZUOXI_RECORD_MASKED'] === '1') : undefined
    const { stdin, stdout } = process
    const settings = settingsFile(resolve(home, 'settings.yaml'))
    const keys = keymapFile(resolve(home, 'keymap.yaml'))
    const panes = filePanes(resolve(home, 'panes.json'))
    const seats = fileSeats(resolve(home, 'seats'))
    const tour = fileTour(resolve(home, 'tour.json'))
    const langGiven = Boolean(env['ZUOXI_LANG']) || process.argv.some((arg) => /^--lang(?:=|$)/.test(arg))
    const world = {
      langGiven,
      panes,
      tour,
      seats,
      settings,
      keys,
      clock: options.clock ?? clock,
      stdin,
      stdout,
      tap,
      terminal: terminalEnvironment(env),
      stop: stopping.signal,
    }
    const screenReader = options.screenReader === true || env['INK_SCREEN_READER'] === 'true'
    const ending = await runDesk({
      ...options,
      ...world,
      screenReader,
      desk,
      sealed,
      plainDrafts: resolve(home, 'drafts'),
    })
    screenOpen = false
    if (ending.how === 'crashed') throw ending.error
  },
}

const code = process.send && host.argv[0] === rehearsalWorker ? await workAtRehearsal() : await runCli(host)
const left = await embedded.close().then(
  () => code,
  (error: unknown) => {
    const lang = langOf(env['ZUOXI_LANG'])
    const { lines } = failedReport(error, lang, cliWords[lang])
    stderr.write(renderLines(lines, stderr))
    return code || exitCode.failed
  },
)
// Everything written is flushed first, and what became of it is heard; connections kept alive are not waited for.
process.stdout.write('', () => process.stderr.write('', () => setImmediate(() => process.exit(settled(left)))))
