import { Text } from 'ink'
import { createElement, type ReactNode, useEffect, useSyncExternalStore } from 'react'
import { comfortLoop } from '../../src/comfort-loop.ts'
import { defaultSettings } from '../../src/state/settings.ts'
import type { State } from '../../src/state/state.ts'
import type { Store } from '../../src/state/store.ts'
import { plainTraits } from '../../src/terminal/traits.ts'
import { terminalEnvironment } from '../../src/terminal/probe/environment.ts'
import type { InputEvent, InputSource } from '../../src/terminal/input/event.ts'
import { renderTerminal } from '../../src/terminal/render.ts'

/** The terminal's side of the desk without the desk: shows what is known of the terminal and what was pressed; `q` leaves. */
const { stdin, stdout } = process
let state = {
  session: { lang: 'zh-CN' },
  settings: defaultSettings,
  traits: plainTraits,
  queue: { all: {}, seats: [] },
} as unknown as State
const listeners = new Set<() => void>()
const store: Store = {
  get: () => state,
  dispatch: (happening) => {
    if (happening.kind === 'traits') state = { ...state, traits: happening.traits }
    for (const listener of listeners) listener()
  },
  dispatchAll: () => {},
  subscribe: (listener) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}
const loop = comfortLoop(store, {
  env: terminalEnvironment(process.env),
  rows: stdout.rows,
  write: (text) => stdout.write(text),
})
let pressed = ''

function Shown({ input }: { input: InputSource }): ReactNode {
  const { traits } = useSyncExternalStore(store.subscribe, store.get)
  useEffect(() => input.subscribe(hear), [input])
  const { background, colours, ambiguousWide, kitty, synchronized, name, inside } = traits
  return createElement(
    Text,
    null,
    `${background}/${colours}/${ambiguousWide ? 'wide' : 'narrow'}/${kitty ? 'kitty' : 'plain'}/${String(synchronized)}/${inside}/${name}.`,
  )
}

function hear(events: readonly InputEvent[]): void {
  for (const event of events) {
    if (event.kind === 'key') pressed += `<${event.chord}>`
    if (event.kind === 'key' && event.chord === 'q') screen.leave()
    if (event.kind === 'key' && event.chord === 'l') screen.redraw()
    if (event.kind === 'key' && event.chord === 'r') loop.perform({ do: 'ring', text: '2 人等待接入' })
    if (event.kind === 'focus') pressed += event.focused ? '<in>' : '<out>'
  }
}

const screen = renderTerminal((input) => createElement(Shown, { input }), {
  stdin,
  stdout,
  questions: loop.questions,
  onAnswer: loop.onAnswer,
  onLeave: loop.stop,
})
loop.start(screen)
await screen.ended
stdout.write(`pressed ${pressed} end\n`)
// Whatever the terminal still says would be typed into the shell: here it is read as one.
stdin.resume()
stdin.once('data', (line) => {
  stdout.write(`line ${JSON.stringify(String(line))}\n`)
  stdin.pause()
})
