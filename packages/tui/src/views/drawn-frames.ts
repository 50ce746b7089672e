import type { State } from '../state/state.ts'
import { wordsOf } from '../words/index.ts'
import { echoOf, type Shown } from './echo.ts'
import { frameOf } from './frame.ts'

/** What to show of a state: an echo leaves something to be shown by the next frame. */
export interface Drawn extends Shown {
  readonly isEcho: boolean
}

/**
 * Frames, one after the other. Asked about a state for the first time it
 * answers a letter by its echo, where that can be; asked again, by the whole frame.
 */
export function drawnFrames(): (state: State) => Drawn {
  let drawn: Drawn | undefined
  return (state) => {
    const words = wordsOf(state.session.lang)
    const echo = drawn && drawn.state !== state ? echoOf(drawn, state, words) : undefined
    drawn = echo ? { state, frame: echo, isEcho: true } : { state, frame: frameOf(state, words), isEcho: false }
    return drawn
  }
}
