import { wordsOf } from '../words/index.ts'
import type { Step } from './happening.ts'
import type { State } from './state.ts'
import { step } from './step.ts'
import { needing } from './terminal-wish.ts'

/** Whether the desk's window is in front, and when the agent was last called to it. */
export interface WindowState {
  /** Not known until the terminal has said so: then nobody is called. */
  readonly focused: boolean | undefined
  readonly rungAtMs: number
}

export const newWindow: WindowState = { focused: undefined, rungAtMs: Number.NEGATIVE_INFINITY }

/** No more than one call in so many milliseconds, however many customers write. */
export const ringEveryMs = 60_000

/**
 * Call an agent who looks elsewhere, when more wait than before. The call says
 * how many and not who: it is shown outside the desk.
 */
export function ringing(before: State, [state, effects]: Step): Step {
  const { window, settings } = state
  if (!settings.notifications || window.focused !== false || state.nowMs - window.rungAtMs < ringEveryMs)
    return [state, effects]
  const [was, is] = [needing(before), needing(state)]
  const { ring } = wordsOf(state.session.lang)
  const text =
    is.unread > was.unread ? ring.unread(is.unread) : is.waiting > was.waiting ? ring.waiting(is.waiting) : undefined
  if (text === undefined) return [state, effects]
  return [{ ...state, window: { ...window, rungAtMs: state.nowMs } }, [...effects, { do: 'ring', text }]]
}

export function windowFocused(state: State, focused: boolean): Step {
  return step(state.window.focused === focused ? state : { ...state, window: { ...state.window, focused } })
}
