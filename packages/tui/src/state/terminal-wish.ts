import { wordsOf } from '../words/index.ts'
import { queueOf } from './select.ts'
import type { State } from './state.ts'

/** How the desk wants its terminal to be, by what is in it and what the agent has set. */
export interface TerminalWish {
  readonly mouse: boolean
  /** To be told whether the window is in front: a notification needs to know. */
  readonly focus: boolean
  readonly ambiguousWide: boolean
  readonly links: boolean
  /** Names nobody: others see windows' titles. Nothing leaves the title alone. */
  readonly title: string | undefined
}

export function terminalWish(state: State): TerminalWish {
  const { settings, traits } = state
  return {
    mouse: settings.mouse,
    focus: settings.notifications,
    ambiguousWide: settings.ambiguousWidth === 'auto' ? traits.ambiguousWide : settings.ambiguousWidth === 'wide',
    links: settings.links === 'auto' ? traits.links : settings.links === 'on',
    title: settings.title ? titleOf(state) : undefined,
  }
}

function titleOf(state: State): string {
  const { waiting, unread } = needing(state)
  return wordsOf(state.session.lang).windowTitle(waiting, unread)
}

/** How many wait to be taken, and how many messages I have not answered. */
export function needing(state: State): { readonly waiting: number; readonly unread: number } {
  const { mine, waiting } = queueOf(state)
  return { waiting: waiting.length, unread: mine.reduce((sum, one) => sum + one.unread, 0) }
}
