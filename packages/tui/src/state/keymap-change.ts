import type { KeyboardHappening, Step } from './happening.ts'
import { picked } from './pick.ts'
import { playingExpired, stopPlaying } from './play.ts'
import type { State } from './state.ts'
import { step, tell } from './step.ts'

/** What happens to the keys themselves. A file that is wrong changes nothing but what the agent is told. */
export function keyboardHappened(state: State, happening: KeyboardHappening): Step {
  switch (happening.kind) {
    case 'keymap': {
      const { keymap, changed } = happening
      // A sequence or a macro that has begun was meant by the keys of before.
      const bound = { ...stopPlaying(state), keymap, pending: undefined }
      return changed ? tell(bound, 'good', { say: 'keymapChanged', macros: keymap.macros.length }) : step(bound)
    }
    case 'keymapBroken': {
      const [problem, ...more] = happening.problems
      return problem ? tell(state, 'bad', { say: 'keymapBroken', problem, more: more.length }) : step(state)
    }
    case 'stopPlaying': {
      const { playing } = state.replay
      return playing ? tell(stopPlaying(state), 'info', { say: 'macroGivenUp', name: playing.name }) : step(state)
    }
    case 'playingExpired':
      return playingExpired(state, happening.id)
    case 'picked':
      return step(picked(state, happening.id))
  }
}
