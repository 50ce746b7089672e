import { createElement } from 'react'
import { App } from './App.tsx'
import { type LoopOptions, openLoop } from './desk-loop.ts'
import type { SettingsFile } from './effects/settings-file.ts'
import { settingsLoop } from './settings-loop.ts'
import type { ComfortEffect } from './state/terminal-effect.ts'
import type { InputTap } from './terminal/recording/recording.ts'
import { type Ending, renderTerminal } from './terminal/render.ts'
import type { TerminalStdin } from './terminal/terminal-input.ts'

export { settingsFile } from './effects/settings-file.ts'
export { keySource } from './effects/sealed/key-source.ts'
export { fileSealedStore } from './effects/sealed/sealed-store.ts'
export { systemKeyring } from './effects/sealed/system-keyring.ts'
export { recorder } from './terminal/recording/recorder.ts'

export { filePanes } from './effects/panes-file.ts'

export interface RunDeskOptions extends LoopOptions {
  /** False under `NO_COLOR`. */
  readonly colours: boolean
  readonly settings: SettingsFile
  readonly stdin: TerminalStdin
  readonly stdout: NodeJS.WriteStream
  /** Records what comes from the terminal. */
  readonly tap?: InputTap | undefined
  /** Leaves the desk, also when it came while the desk was still opening. */
  readonly stop?: AbortSignal
}

/** How often the clock on the screen is read: waiting times are shown in minutes. */
const tickMs = 10_000

/**
 * Open the desk on the terminal, and stay until the agent leaves or the
 * terminal goes. Drafts are on disk when the promise settles.
 */
export async function runDesk(options: RunDeskOptions): Promise<Ending> {
  const { clock, stdin, stdout } = options
  let leave = (): void => {}
  const size = { columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 }
  const settings = settingsLoop(options.settings)
  const comfort = (effect: ComfortEffect): void => {
    if (effect.do === 'saveSetting') settings.save(store, effect)
  }
  const { store, follow, end } = await openLoop(options, { size, leave: () => leave(), comfort })
  await settings.start(store)
  const ticking = setInterval(() => store.dispatch({ kind: 'tick', nowMs: clock.nowMs() }), tickMs)
  store.dispatch({ kind: 'started' })
  follow()
  const screen = renderTerminal((input) => createElement(App, { store, input, colours: options.colours }), {
    stdin,
    stdout,
    tap: options.tap,
    onResize: (to) => store.dispatch({ kind: 'resized', size: to }),
  })
  leave = screen.leave
  if (options.stop?.aborted) leave()
  options.stop?.addEventListener('abort', leave, { once: true })
  try {
    return await screen.ended
  } finally {
    clearInterval(ticking)
    settings.stop()
    await end()
  }
}
