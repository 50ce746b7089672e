const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** How the screen came to its end. */
export type Ending =
  | { readonly how: 'left' }
  | { readonly how: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly how: 'crashed'; readonly error: unknown }

/** End the screen before the process does. Answers how to stop watching. */
export function guard(host: NodeJS.Process, end: (ending: Ending) => void, giveBack: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals): void => end({ how: 'signal', signal })
  // Before Node prints a crash, so that it is printed on the main screen and can be read.
  const onCrash = (error: unknown): void => end({ how: 'crashed', error })
  const onExit = (): void => {
    end({ how: 'left' })
    giveBack()
  }
  for (const signal of signals) host.on(signal, onSignal)
  host.on('uncaughtExceptionMonitor', onCrash)
  host.on('exit', onExit)
  return () => {
    for (const signal of signals) host.off(signal, onSignal)
    host.off('uncaughtExceptionMonitor', onCrash)
    host.off('exit', onExit)
  }
}
