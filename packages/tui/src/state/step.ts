import type { Effect, Step } from './happening.ts'
import type { Notice } from '../words/notice.ts'
import type { Tone } from './notice.ts'
import type { Overlay, State } from './state.ts'
import { noticed } from './toasts.ts'

/** How long a toast stays when no key takes it away. */
export const toastLifeMs = 6_000

export function step(state: State, ...effects: readonly Effect[]): Step {
  return [state, effects]
}

/** Go on from a step: its effects first. */
export function andThen(before: Step, next: (state: State) => Step): Step {
  const [state, effects] = next(before[0])
  return [state, [...before[1], ...effects]]
}

/** Tell the agent something in one line. */
export function tell(state: State, tone: Tone, notice: Notice, ...effects: readonly Effect[]): Step {
  const [told, expiring] = answer(state, tone, notice)
  const { toast } = told
  const kept = toast ? noticed(state.noticed, toast, state.nowMs) : state.noticed
  return [{ ...told, noticed: kept }, [...effects, ...expiring]]
}

/** Answer a key that does nothing here: seen now, and nothing to read back later. */
export function answer(state: State, tone: Tone, notice: Notice): Step {
  const id = state.toasts + 1
  // Where nothing may move by itself, a toast stays until a key takes it away.
  const expiring: readonly Effect[] = state.settings.reducedMotion
    ? []
    : [{ do: 'expireToast', id, afterMs: toastLifeMs }]
  return [{ ...state, toasts: id, toast: { id, tone, notice } }, expiring]
}

export function pushOverlay(state: State, overlay: Overlay): State {
  return { ...state, overlays: [...state.overlays, overlay] }
}

export function popOverlay(state: State): State {
  return { ...state, overlays: state.overlays.slice(0, -1) }
}

/** Remove the top overlay if it is of this kind: a late answer must not close something else. */
export function closeOverlay(state: State, kind: Overlay['kind']): State {
  return { ...state, overlays: state.overlays.filter((overlay) => overlay.kind !== kind) }
}

/** Change the overlay of one kind, wherever it stands. */
export function changeOverlay<Kind extends Overlay['kind']>(
  state: State,
  kind: Kind,
  change: (overlay: Extract<Overlay, { kind: Kind }>) => Overlay,
): State {
  const overlays = state.overlays.map((overlay) =>
    overlay.kind === kind ? change(overlay as Extract<Overlay, { kind: Kind }>) : overlay,
  )
  return { ...state, overlays }
}

export function overlayOf<Kind extends Overlay['kind']>(
  state: State,
  kind: Kind,
): Extract<Overlay, { kind: Kind }> | undefined {
  return state.overlays.find((overlay): overlay is Extract<Overlay, { kind: Kind }> => overlay.kind === kind)
}

/** An index kept inside a list. */
export function within(index: number, count: number): number {
  return Math.max(0, Math.min(index, count - 1))
}
