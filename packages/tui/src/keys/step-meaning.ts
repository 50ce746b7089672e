import type { Happening } from '../state/happening.ts'
import { rowToPick } from '../state/pick.ts'
import { typingPlaces } from '../state/place.ts'
import { placeOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import type { Notice } from '../words/notice.ts'
import { happeningFor, sequenceWith } from './dispatch.ts'
import { happeningOf } from './row-happening.ts'
import { bindingFor, rowsOfPlace } from './effective.ts'
import type { Row } from './row.ts'
import type { KeyStep } from './step.ts'

/** What a step would do now: something, wait for the desk, or nothing and why. */
export type StepMeaning =
  | { readonly goes: Happening; readonly row: Row | undefined }
  | { readonly waits: Notice; readonly row: Row | undefined }
  | { readonly stops: Notice; readonly row: Row | undefined }

/** Reasons that pass by themselves, when the desk has answered. */
const passing: ReadonlySet<Notice['say']> = new Set<Notice['say']>(['stillLoading', 'sendUnderWay'])

/** What one step means in a state. A row that cannot be taken back needs leave. */
export function meaningOf(step: KeyStep, state: State, mayBeFinal: boolean): StepMeaning {
  if ('pick' in step) return pickMeaning(step, state)
  if ('type' in step) {
    const typing = typingPlaces.includes(placeOf(state))
    return typing
      ? { goes: { kind: 'pasted', text: step.type }, row: undefined }
      : { stops: { say: 'noTextHere' }, row: undefined }
  }
  const row = rowOf(step, state)
  if (row?.does === 'playMacro' || row?.does === 'repeat') return { stops: { say: 'macroInMacro' }, row }
  if (row?.final && !mayBeFinal) return { stops: { say: 'macroFinal', label: row.label }, row }
  const goes = 'press' in step ? pressed(step.press, state) : row && happeningOf(row, state)
  if (!goes) return { stops: { say: 'notDoneHere' }, row }
  if (goes.kind !== 'barred') return { goes, row }
  return passing.has(goes.notice.say) ? { waits: goes.notice, row } : { stops: goes.notice, row }
}

function pickMeaning({ pick, label }: Extract<KeyStep, { pick: string }>, state: State): StepMeaning {
  const row = rowToPick(state, pick)
  if (row === 'loading') return { waits: { say: 'stillLoading' }, row: undefined }
  return row === undefined
    ? { stops: { say: 'notInList', label }, row: undefined }
    : { goes: { kind: 'picked', id: pick }, row: undefined }
}

function rowOf(step: Exclude<KeyStep, { pick: string } | { type: string }>, state: State): Row | undefined {
  const place = placeOf(state)
  if ('press' in step) return bindingFor(state.keymap, place, sequenceWith(step.press, state))
  return rowsOfPlace(state.keymap, place).find(({ does, arg }) => does === step.does && arg === step.arg)
}

/** A sequence as one key: what is bound to all of it. */
function pressed(keys: string, state: State): Happening | undefined {
  const row = bindingFor(state.keymap, placeOf(state), sequenceWith(keys, state))
  if (row) return happeningOf(row, state)
  const text = keys === 'space' ? ' ' : keys
  // By hand, Escape would give up what is being played.
  const alone = { ...state, replay: { ...state.replay, playing: undefined } }
  return happeningFor({ kind: 'key', chord: keys, ...([...text].length === 1 ? { text } : {}) }, alone)
}
