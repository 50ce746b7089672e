import type { ComfortEffect } from './state/terminal-effect.ts'
import { type TerminalWish, terminalWish } from './state/terminal-wish.ts'
import type { Store } from './state/store.ts'
import type { KittyReply } from './terminal/input/event.ts'
import type { TerminalAnswer } from './terminal/probe/answers.ts'
import type { TerminalEnvironment } from './terminal/probe/environment.ts'
import { questionsFor, withAnswer } from './terminal/probe/questions.ts'
import { noAnswers, traitsOf } from './terminal/probe/traits-of.ts'
import type { TerminalScreen } from './terminal/render.ts'
import { copySequence, ringSequence, titleGivenBack, titleKept, titleSequence } from './terminal/sequences.ts'
import { setLinks } from './terminal/links.ts'
import { setSynchronized } from './terminal/synchronized.ts'
import { isAmbiguousWide, setAmbiguousWide } from './terminal/width.ts'

/** Keeps the terminal as the desk wants it, and lets the desk know what the terminal can. */
export interface ComfortLoop {
  /** What to ask the terminal before it shows anything. */
  readonly questions: string
  readonly onAnswer: (answer: TerminalAnswer | KittyReply) => void
  /** From here on the terminal follows the store. */
  readonly start: (screen: TerminalScreen) => void
  readonly perform: (effect: Exclude<ComfortEffect, { do: 'saveSetting' }>) => void
  readonly stop: () => void
}

interface Terminal {
  readonly env: TerminalEnvironment
  readonly rows: number
  readonly write: (text: string) => void
}

export function comfortLoop(store: Store, { env, rows, write }: Terminal): ComfortLoop {
  let answers = noAnswers
  let screen: TerminalScreen | undefined
  let now: TerminalWish = {
    mouse: false,
    focus: false,
    ambiguousWide: isAmbiguousWide(),
    links: false,
    title: undefined,
  }
  store.dispatch({ kind: 'traits', traits: traitsOf(env) })
  const first = terminalWish(store.get())
  setAmbiguousWide(first.ambiguousWide)
  setLinks(first.links)

  function follow(): void {
    const wish = terminalWish(store.get())
    setLinks(wish.links)
    if (!screen) return
    screen.use('mouse', wish.mouse)
    screen.use('focus', wish.focus)
    if (wish.title !== now.title) {
      if (wish.title === undefined) write(titleGivenBack)
      else write((now.title === undefined ? titleKept : '') + titleSequence(wish.title))
    }
    now = wish
    if (wish.ambiguousWide === isAmbiguousWide()) return
    setAmbiguousWide(wish.ambiguousWide)
    screen.redraw()
  }

  // Before the screen subscribes: what it draws by is to be right when it draws.
  const unsubscribe = store.subscribe(follow)

  return {
    questions: questionsFor(env.TERM, rows),
    onAnswer: (answer) => {
      answers = withAnswer(answers, answer)
      // All of them at once: each redraws the screen.
      if (!answers.complete) return
      const traits = traitsOf(env, answers)
      setSynchronized(traits.synchronized === true)
      store.dispatch({ kind: 'traits', traits })
    },
    start: (opened) => {
      screen = opened
      follow()
    },
    perform: (effect) => {
      const { traits } = store.get()
      if (effect.do === 'redraw') screen?.redraw()
      else if (effect.do === 'copyOut') write(copySequence(effect.text, traits.inside))
      else write(ringSequence(effect.text, traits.notifies))
    },
    stop: () => {
      unsubscribe()
      if (now.title !== undefined) write(titleGivenBack)
    },
  }
}
