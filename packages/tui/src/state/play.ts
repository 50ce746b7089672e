import { meaningOf } from '../keys/step-meaning.ts'
import type { KeyStep } from '../keys/step.ts'
import type { Notice } from '../words/notice.ts'
import type { ActionName, Handlers, ReplayAction } from './action.ts'
import type { Happening, Step } from './happening.ts'
import { patienceMs, type Playing } from './replay.ts'
import type { State } from './state.ts'
import { andThen, closeOverlay, overlayOf, pushOverlay, step, tell } from './step.ts'

/** Macros, and doing again what was done last. */
export const replayActions: Handlers<ReplayAction> = {
  playMacro: (state, at) => {
    const macro = state.keymap.macros[at]
    return macro ? played(state, macro) : step(state)
  },
  runMacro: (state) => {
    const panel = overlayOf(state, 'macro')
    const macro = panel && state.keymap.macros[panel.at]
    return macro ? played(closeOverlay(state, 'macro'), macro) : step(state)
  },
  repeat: (state) => {
    const { last } = state.replay
    return last ? played(state, { name: undefined, steps: last, final: false }) : step(state)
  },
}

/** Whichever way a macro finds to another, or to itself, it goes no further: the palette and the command line lead there, too. */
function played(state: State, { name, steps, final }: Pick<Playing, 'name' | 'steps' | 'final'>): Step {
  if (state.replay.playing) return tell(state, 'warn', { say: 'macroInMacro' })
  return step(begin(state, name, steps, final))
}

export function begin(state: State, name: string | undefined, steps: readonly KeyStep[], final: boolean): State {
  const id = state.replay.played + 1
  const playing: Playing = { id, name, steps, at: 0, final, waiting: false }
  return { ...state, replay: { ...state.replay, played: id, playing } }
}

/** What a macro may not do without leave, whichever way it came to it: by a key, the palette or the command line. */
export function withoutLeave({ replay, keymap }: State, action: ActionName): Notice | undefined {
  if (!replay.playing || replay.playing.final) return undefined
  const row = keymap.rows.find(({ does, final }) => does === action && final)
  return row && { say: 'macroFinal', label: row.label }
}

export function stopPlaying(state: State): State {
  return state.replay.playing ? { ...state, replay: { ...state.replay, playing: undefined } } : state
}

/**
 * Do the steps that can be done. One that the desk has to answer first waits
 * for it; one that cannot be done ends it, and says which and why.
 */
export function playOn(from: Step, apply: (state: State, happening: Happening) => Step): Step {
  let [state, effects] = from
  for (;;) {
    const { playing } = state.replay
    const next = playing?.steps[playing.at]
    if (!playing) return [state, effects]
    if (!next) return [stopPlaying(state), effects]
    const meaning = meaningOf(next, state, playing.final)
    if ('stops' in meaning) return andThen([state, effects], (at) => stopped(at, playing, meaning.stops))
    if ('waits' in meaning) return andThen([state, effects], (at) => waiting(at, playing))
    const before = state
    const done = { ...state, replay: { ...state.replay, playing: { ...playing, at: playing.at + 1, waiting: false } } }
    ;[state, effects] = andThen([done, effects], (at) => apply(at, meaning.goes))
    const warning = warnedOf(before, state)
    if (warning) return andThen([state, effects], (at) => stopped(at, playing, warning))
  }
}

/** A warning that a step has led to: the agent has to read it before anything else is done. */
export function warnedOf(before: State, { toast, toasts }: State): Notice | undefined {
  return toasts !== before.toasts && (toast?.tone === 'warn' || toast?.tone === 'bad') ? toast.notice : undefined
}

function waiting(state: State, playing: Playing): Step {
  if (playing.waiting) return step(state)
  const parked = { ...state, replay: { ...state.replay, playing: { ...playing, waiting: true } } }
  return step(parked, { do: 'expirePlaying', id: playing.id, afterMs: patienceMs })
}

function stopped(state: State, { name, at, steps }: Playing, why: Notice): Step {
  const failed = steps[at]
  return tell(stopPlaying(state), 'warn', {
    say: 'macroStopped',
    name,
    step: at + 1,
    of: steps.length,
    what: failed,
    why,
  })
}

/** The desk has not answered in time: what was to be done then would come as a surprise now. */
export function playingExpired(state: State, id: number): Step {
  const { playing } = state.replay
  if (!playing || playing.id !== id || !playing.waiting) return step(state)
  return stopped(state, playing, { say: 'stillLoading' })
}

/** Play one of the agent's macros by its name, or only look at what it would do. */
export function playNamed(state: State, name: string, dry: boolean): Step {
  const at = state.keymap.macros.findIndex((macro) => macro.name === name)
  const macro = state.keymap.macros[at]
  if (!macro) return tell(state, 'warn', { say: 'macroUnknown', name })
  if (!dry || state.replay.playing) return played(state, macro)
  return step(pushOverlay(closeOverlay(state, 'macro'), { kind: 'macro', at, steps: undefined, scroll: 0 }))
}
