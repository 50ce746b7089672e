import { meaningOf } from '../keys/step-meaning.ts'
import type { KeyStep, Macro } from '../keys/step.ts'
import type { KeyLabel } from '../words/messages.ts'
import type { Notice } from '../words/notice.ts'
import type { Happening, Step } from './happening.ts'
import type { Place } from './place.ts'
import { scrolled } from './layout.ts'
import { begin, warnedOf } from './play.ts'
import { placeOf } from './select.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf } from './step.ts'

/** What one step of a macro would do. */
export interface DryStep {
  readonly step: KeyStep
  /** Where it would be done; unknown after a step that waits for the desk. */
  readonly place: Place | undefined
  readonly label: KeyLabel | undefined
  readonly outcome: 'goes' | 'waits' | 'stops' | 'unsure'
  readonly why: Notice | undefined
}

/** The steps of a macro, looked at before they are done. */
export interface MacroOverlay {
  readonly kind: 'macro'
  /** Which of the agent's macros. */
  readonly at: number
  /** Absent until they have been looked at. */
  readonly steps: readonly DryStep[] | undefined
  readonly scroll: number
}

/**
 * What a macro would do from here, step by step, as far as it does not depend
 * on what the desk answers. The same decisions as when it is played; what they
 * would do outside is left undone.
 */
export function dryRun(
  from: State,
  { name, steps, final }: Macro,
  apply: (state: State, happening: Happening) => Step,
): readonly DryStep[] {
  let state = begin(from, name, steps, final)
  const dry: DryStep[] = []
  let sure = true
  for (const step of steps) {
    if (!sure) {
      dry.push({ step, place: undefined, label: undefined, outcome: 'unsure', why: undefined })
      continue
    }
    const place = placeOf(state)
    const meaning = meaningOf(step, state, final)
    const label = meaning.row?.label
    if ('goes' in meaning) {
      const before = state
      ;[state] = apply(state, meaning.goes)
      const why = warnedOf(before, state)
      sure = why === undefined
      dry.push({ step, place, label, outcome: sure ? 'goes' : 'stops', why })
    } else {
      const waits = 'waits' in meaning
      dry.push({ step, place, label, outcome: waits ? 'waits' : 'stops', why: waits ? meaning.waits : meaning.stops })
      sure = false
    }
  }
  return dry
}

/** A macro whose steps were asked for is looked at, from what is below the panel. */
export function lookAhead(state: State, apply: (state: State, happening: Happening) => Step): State {
  const panel = overlayOf(state, 'macro')
  if (!panel || panel.steps) return state
  const macro = state.keymap.macros[panel.at]
  const steps = macro ? dryRun(closeOverlay(state, 'macro'), macro, apply) : []
  return changeOverlay(state, 'macro', (one) => ({ ...one, steps }))
}

export function scrollMacro(state: State, by: number): State {
  return changeOverlay(state, 'macro', (one) => ({
    ...one,
    scroll: scrolled(one.scroll + by, (one.steps?.length ?? 0) + 2, state),
  }))
}
