import { byHand } from './by-hand.ts'
import { eachKey } from './keys/dispatch.ts'
import type { State } from './state/state.ts'
import type { Store } from './state/store.ts'
import { openLinearScreen } from './terminal/linear-screen.ts'
import type { TerminalOptions, TerminalScreen } from './terminal/render.ts'
import { columnsOf } from './terminal/width.ts'
import { changesToSay, sayAll } from './views/linear-changes.ts'
import { type Linear, linearOf, linearSize } from './views/linear.ts'
import { wordsOf } from './words/index.ts'
import type { Messages } from './words/messages.ts'
import { withKeys } from './words/with-keys.ts'

/** The desk for screen readers: the same store and keys, said row by row instead of drawn. */
export function speakDesk(store: Store, options: TerminalOptions): TerminalScreen {
  // Another language may be asked for at any time.
  const spoken = (): Messages => wordsOf(store.get().session.lang)
  const again = (): void => {
    const words = spoken()
    const now = linearOf(store.get(), words)
    screen.show({ say: sayAll(now, words), prompt: promptOf(now) })
  }
  const screen = openLinearScreen(options, again)
  // The window's own size is for eyes: rows are read one after the other, however many there are.
  store.dispatch({ kind: 'resized', size: linearSize })
  let said: State = store.get()
  const hello = spoken()
  const first = linearOf(said, hello)
  screen.show({
    say: [withKeys(hello.reader.hello, said.keymap), ...changesToSay(undefined, first, hello)],
    prompt: promptOf(first),
  })
  const speak = (): void => {
    const state = store.get()
    const words = spoken()
    // As the one before would look now: that time passes is no news.
    const before = linearOf({ ...said, nowMs: state.nowMs }, words)
    const after = linearOf(state, words)
    said = state
    const say = changesToSay(before, after, words)
    if (
      say.length > 0 ||
      promptOf(before).text !== promptOf(after).text ||
      before.input?.column !== after.input?.column
    )
      screen.show({ say, prompt: promptOf(after), wipe: after.locked && !before.locked })
  }
  const unsubscribe = store.subscribe(speak)
  const unheard = screen.input.subscribe((events) => store.dispatchAll(eachKey(events, store.get), byHand))
  void screen.ended.then(() => {
    unsubscribe()
    unheard()
  })
  return screen
}

/** Where keys go, and what is being written there. */
export function promptOf({ place, input }: Linear): { readonly text: string; readonly column: number } {
  const label = `${place}> `
  const margin = input ? (/^ */.exec(input.text)?.[0].length ?? 0) : 0
  if (!input) return { text: label, column: columnsOf(label) }
  const cut = Math.min(margin, input.column)
  return { text: label + input.text.slice(cut).trimEnd(), column: columnsOf(label) + input.column - cut }
}
