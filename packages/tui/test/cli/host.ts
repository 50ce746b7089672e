import { terminalEnvironment } from '../../src/terminal/probe/environment.ts'
import type { Host, Sink } from '../../src/cli/host.ts'

/** A sink that keeps what was written. */
export function keepingSink(): Sink & { readonly text: () => string } {
  let kept = ''
  return { write: (text) => void (kept += text), text: () => kept, isTTY: false, colours: false, columns: 80, rows: 24 }
}

/** A host on nothing but the command line: a verb that reaches for a desk meets the error given here. */
export function hostFor(argv: readonly string[], deskError: Error): Host & { out: () => string; err: () => string } {
  const stdout = keepingSink()
  const stderr = keepingSink()
  const refuseDesk = () => Promise.reject(deskError)
  const noStage = { name: 'none', open: refuseDesk }
  return {
    argv,
    version: '1.2.3',
    nodeVersion: '24.0.0',
    settings: { home: '/nowhere', lang: undefined, url: undefined, token: undefined, locale: 'C.UTF-8' },
    terminal: { env: terminalEnvironment({ TERM: 'xterm' }), ask: async () => undefined },
    stdin: process.stdin,
    stdout,
    stderr,
    clock: { nowMs: () => 0 },
    stop: new AbortController().signal,
    embedded: {
      path: '/nowhere/desk.db',
      open: refuseDesk,
      supportedSchema: async () => 7,
      isThere: () => true,
      tryOpen: async () => {},
      isDemo: refuseDesk,
      signIn: refuseDesk,
      seed: refuseDesk,
      play: () => ({ opened: Promise.resolve(), stop: refuseDesk }),
      serve: refuseDesk,
      keepRolled: refuseDesk,
      rollProgress: refuseDesk,
      stages: { memory: noStage, http: noStage, terminal: noStage },
      cast: refuseDesk,
      castFolder: refuseDesk,
      exhibit: refuseDesk,
      simulatedServer: refuseDesk,
      close: async () => {},
    },
    processors: 1,
    startWorker: () => {
      throw deskError
    },
    openScreen: refuseDesk,
    out: stdout.text,
    err: stderr.text,
  }
}
