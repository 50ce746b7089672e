import { createElement } from 'react'
import type { Film } from './cli/host.ts'
import { App } from './App.tsx'
import { type LoopOptions, openLoop } from './desk-loop.ts'
import type { KeymapFile } from './effects/keymap-file.ts'
import type { SettingsFile } from './effects/settings-file.ts'
import { comfortLoop } from './comfort-loop.ts'
import { filmDesk } from './film-loop.ts'
import { firstList } from './first-list.ts'
import { keymapLoop } from './keymap-loop.ts'
import { settingsLoop } from './settings-loop.ts'
import { speakDesk } from './speak-desk.ts'
import { asksPassword } from './state/lock.ts'
import type { Size } from './state/state.ts'
import type { ComfortEffect } from './state/terminal-effect.ts'
import type { TerminalEnvironment } from './terminal/probe/environment.ts'
import type { InputTap, Recorded } from './terminal/recording/recording.ts'
import { type Ending, renderTerminal } from './terminal/render.ts'
import type { TerminalStdin } from './terminal/terminal-input.ts'

export { keymapFile } from './effects/keymap-file.ts'
export { settingsFile } from './effects/settings-file.ts'
export { keySource } from './effects/sealed/key-source.ts'
export { fileSealedStore } from './effects/sealed/sealed-store.ts'
export { systemKeyring } from './effects/sealed/system-keyring.ts'
export { recorder } from './terminal/recording/recorder.ts'

export { filePanes } from './effects/panes-file.ts'
export { fileSeats } from './effects/seats-file.ts'
export { fileTour } from './effects/tour-file.ts'

export interface RunDeskOptions extends LoopOptions {
  /** What the environment says of the terminal. */
  readonly terminal: TerminalEnvironment
  readonly settings: SettingsFile
  readonly keys: KeymapFile
  readonly stdin: TerminalStdin
  readonly stdout: NodeJS.WriteStream
  /** Say the desk row by row instead of drawing it, whatever the settings say. */
  readonly screenReader?: boolean
  /** Records what comes from the terminal. */
  readonly tap?: InputTap | undefined
  /** Takes what the desk shows, as it changes. */
  readonly film?: Film
  /** Told when the first frame is on the screen. */
  readonly onShown?: () => void
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
  const { clock, stdin, stdout, tap } = options
  let leave = (): void => {}
  const size = { columns: stdout.columns ?? 80, rows: stdout.rows ?? 24 }
  const settings = settingsLoop(options.settings)
  const comfort = (effect: ComfortEffect): void => {
    if (effect.do === 'saveSetting') settings.save(store, effect)
    else comfortable.perform(effect)
  }
  const { store, follow, end } = await openLoop(options, { size, leave: () => leave(), comfort })
  const keys = keymapLoop(options.keys)
  await settings.start(store)
  const write = (text: string): void => void stdout.write(text)
  const comfortable = comfortLoop(store, { env: options.terminal, rows: size.rows, write })
  await keys.start(store)
  const ticking = setInterval(() => store.dispatch({ kind: 'tick', nowMs: clock.nowMs() }), tickMs)
  store.dispatch({ kind: 'started' })
  follow()
  await firstList(store)
  const shown = {
    stdin,
    stdout,
    tap: tap && ((heard: Recorded) => void (asksPassword(store.get()) || tap(heard))),
    questions: comfortable.questions,
    onAnswer: comfortable.onAnswer,
    onLeave: comfortable.stop,
    onResize: (to: Size) => store.dispatch({ kind: 'resized', size: to }),
  }
  const spoken = options.screenReader === true || store.get().settings.screenReader
  const screen = spoken
    ? speakDesk(store, shown)
    : renderTerminal((input) => createElement(App, { store, input }), shown)
  leave = screen.leave
  comfortable.start(screen)
  const cut = options.film && filmDesk(store, options.film, clock)
  store.dispatch({ kind: 'shown' })
  options.onShown?.()
  if (options.stop?.aborted) leave()
  options.stop?.addEventListener('abort', leave, { once: true })
  try {
    return await screen.ended
  } finally {
    clearInterval(ticking)
    cut?.()
    settings.stop()
    keys.stop()
    await end()
  }
}
