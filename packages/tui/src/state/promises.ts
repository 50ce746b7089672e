import type { CustomerId, CustomerPromise } from '@zuoxi/sdk'
import type { Handlers } from './action.ts'
import { openCustomer } from './customer.ts'
import type { GateReply } from './gate-happening.ts'
import type { PromisesOverlay } from './gate-overlays.ts'
import type { Step } from './happening.ts'
import { showConversation } from './queue.ts'
import { customerInFront } from './select.ts'
import { loadStanding } from './standing.ts'
import type { State } from './state.ts'
import { andThen, changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { askWhy } from './why.ts'

/** What agents have promised customers: overdue ones first. */
export const promiseActions: Handlers<'promises' | 'promiseScope' | 'openPromise' | 'keepPromise' | 'releasePromise'> =
  {
    promises: (state) => open(state, 'mine', customerInFront(state)),
    promiseScope: (state) => {
      const list = overlayOf(state, 'promises')
      if (!list) return step(state)
      const scopes: readonly PromisesOverlay['scope'][] =
        list.customerId === undefined ? ['mine', 'all'] : ['mine', 'all', 'customer']
      const next = scopes[(scopes.indexOf(list.scope) + 1) % scopes.length] ?? 'mine'
      return open(closeOverlay(state, 'promises'), next, list.customerId)
    },
    openPromise: (state) => {
      const promise = chosenPromise(state)
      if (!promise) return tell(state, 'warn', { say: 'nothingHere' })
      const conversation = state.queue.all[promise.conversationId]
      const closed = closeOverlay(state, 'promises')
      if (conversation && conversation.status !== 'queued') return showConversation(closed, conversation)
      const shown = openCustomer({ ...closed, focus: 'customer', side: 'customer' }, promise.customerId)
      return andThen(shown, (next) => step(next, ...loadStanding(next)))
    },
    keepPromise: (state) => end(state, 'kept'),
    releasePromise: (state) => end(state, 'released'),
  }

function open(state: State, scope: PromisesOverlay['scope'], customerId: CustomerId | undefined): Step {
  const list: PromisesOverlay = {
    kind: 'promises',
    customerId,
    scope,
    items: [],
    loading: true,
    failure: undefined,
    selected: 0,
  }
  return step(pushOverlay(state, list), {
    do: 'loadPromises',
    customerId: scope === 'customer' ? customerId : undefined,
  })
}

/** The rows that are shown: mine are those that I have made. */
export function shownPromises({ items, scope }: PromisesOverlay, me: string): readonly CustomerPromise[] {
  return scope === 'mine' ? items.filter(({ madeByName }) => madeByName === me) : items
}

export function chosenPromise(state: State): CustomerPromise | undefined {
  const list = overlayOf(state, 'promises')
  return list && shownPromises(list, state.session.agent.displayName)[list.selected]
}

/** A promise that is overdue comes before one that is due. */
export function promisesCame(state: State, reply: Extract<GateReply, { kind: 'promises' }>): State {
  const items = reply.items.toSorted((a, b) => Number(b.overdue) - Number(a.overdue))
  return changeOverlay(state, 'promises', (list) => ({ ...list, items, loading: false, failure: undefined }))
}

export function moveInPromises(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'promises', (list) => ({
      ...list,
      selected: within(list.selected + by, shownPromises(list, state.session.agent.displayName).length),
    })),
  )
}

function end(state: State, to: 'kept' | 'released'): Step {
  const promise = chosenPromise(state)
  return promise ? askWhy(state, { of: 'promise', to, promise }) : tell(state, 'warn', { say: 'nothingHere' })
}

export function promiseEnded(state: State, promise: CustomerPromise): Step {
  const changed = changeOverlay(closeOverlay(state, 'why'), 'promises', (list) => ({
    ...list,
    items: list.items.filter(({ id }) => id !== promise.id),
    selected: Math.max(0, list.selected - 1),
  }))
  return tell(changed, 'good', { say: 'promiseEnded', to: promise.state }, ...loadStanding(changed))
}
