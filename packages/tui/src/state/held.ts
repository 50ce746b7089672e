import type { HeldMessage, Role } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import type { GateReply } from './gate-happening.ts'
import type { HeldOverlay } from './gate-overlays.ts'
import type { Step } from './happening.ts'
import { showConversation } from './queue.ts'
import { changeGate } from './standing.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { askWhy } from './why.ts'

/** Messages that wait for a senior, and what became of those that did. */
export const heldActions: Handlers<'held' | 'heldScope' | 'openHeld' | 'releaseHeld' | 'returnHeld'> = {
  held: (state) => open(state, 'waiting'),
  heldScope: (state) => {
    const list = overlayOf(state, 'held')
    return list ? open(closeOverlay(state, 'held'), list.scope === 'waiting' ? 'all' : 'waiting') : step(state)
  },
  openHeld: (state) => {
    const held = chosenHeld(state)
    const conversation = held && state.queue.all[held.conversationId]
    if (!conversation) return tell(state, 'warn', { say: 'nothingHere' })
    return showConversation(closeOverlay(state, 'held'), conversation)
  },
  releaseHeld: (state) => decide(state, 'release'),
  returnHeld: (state) => decide(state, 'return'),
}

const releasers: ReadonlySet<Role> = new Set<Role>(['senior', 'officer', 'supervisor', 'admin'])

/** Who may let a held message leave. The desk decides; the screen only does not offer what it would refuse. */
export function mayRelease(role: Role): boolean {
  return releasers.has(role)
}

function open(state: State, scope: HeldOverlay['scope']): Step {
  const list: HeldOverlay = { kind: 'held', scope, items: [], loading: true, failure: undefined, selected: 0 }
  return step(pushOverlay(state, list), { do: 'loadHeld', scope })
}

export function chosenHeld(state: State): HeldMessage | undefined {
  const list = overlayOf(state, 'held')
  return list?.items[list.selected]
}

export function heldCame(state: State, { scope, items }: Extract<GateReply, { kind: 'held' }>): State {
  const known = scope === 'waiting' ? changeGate(state, { held: items }) : state
  const newest = scope === 'all' ? items.toReversed() : items
  return changeOverlay(known, 'held', (list) =>
    list.scope === scope
      ? { ...list, items: newest, loading: false, failure: undefined, selected: within(list.selected, items.length) }
      : list,
  )
}

export function moveInHeld(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'held', (list) => ({ ...list, selected: within(list.selected + by, list.items.length) })),
  )
}

function decide(state: State, decision: 'release' | 'return'): Step {
  const held = chosenHeld(state)
  return held ? askWhy(state, { of: 'held', decision, held }) : tell(state, 'warn', { say: 'nothingHere' })
}

export function heldDecided(state: State, { state: to, customerNameMasked: name }: HeldMessage): Step {
  const scope = overlayOf(state, 'held')?.scope ?? 'waiting'
  const closed = closeOverlay(state, 'why')
  const notice = { say: 'heldDone', to, name } as const
  return tell(
    closed,
    'good',
    notice,
    { do: 'loadHeld', scope },
    ...(scope === 'all' ? [{ do: 'loadHeld', scope: 'waiting' } as const] : []),
  )
}
