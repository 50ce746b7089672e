import { changeRefusal } from './doubt.ts'
import type { Arrangement, Failure, Role } from '@zuoxi/sdk'
import type { ArrangementAction, Handlers } from './action.ts'
import { pageEffects } from './credit.ts'
import type { Effect, Reply, Step } from './happening.ts'
import { customerInFront } from './select.ts'
import type { ArrangementScope, ArrangementStep, ArrangementsOverlay, ReasonOverlay } from './credit-overlays.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, emptyEditor } from './text.ts'
import { disclosureOf } from './what-if.ts'

/** What was arranged with customers: the list, one of them, and its steps. */
export const arrangementActions: Handlers<ArrangementAction> = {
  arrangements: (state) => {
    const customerId = customerInFront(state)
    if (customerId === undefined && !mayApprove(state.session.agent.role))
      return tell(state, 'warn', { say: 'noCustomer' })
    return openList(state, customerId === undefined ? { of: 'waiting' } : { of: 'customer', customerId }, customerId)
  },
  arrangementScope: (state) => {
    const list = overlayOf(state, 'arrangements')
    if (!list) return step(state)
    const { customerId } = list
    const scope: ArrangementScope =
      list.scope.of === 'customer' || customerId === undefined ? { of: 'waiting' } : { of: 'customer', customerId }
    return openList(closeOverlay(state, 'arrangements'), scope, customerId)
  },
  openArrangement: (state) => {
    const list = overlayOf(state, 'arrangements')
    const arrangement = list?.items[list.selected]
    if (!arrangement) return tell(state, 'warn', { say: 'nothingHere' })
    const shown = pushOverlay(state, { kind: 'arrangement', arrangement, scroll: 0 })
    return step(
      shown,
      { do: 'loadArrangement', arrangementId: arrangement.id },
      disclosureOf(arrangement.quote, arrangement.id),
    )
  },
  confirmArrangement: (state) => askReason(state, 'confirm'),
  approveArrangement: (state) => askReason(state, 'approve'),
  rejectArrangement: (state) => askReason(state, 'reject'),
  withdrawArrangement: (state) => askReason(state, 'withdraw'),
  saveReason: (state) => {
    const reason = overlayOf(state, 'reason')
    const text = reason?.editor.text.trim() ?? ''
    if (!reason || text === '') return tell(state, 'warn', { say: 'reasonMissing' })
    if (reason.saving) return tell(state, 'warn', { say: 'sendUnderWay' })
    const saving = changeOverlay(state, 'reason', (one) => ({ ...one, saving: true }))
    const { id, rev } = reason.arrangement
    return step(saving, { do: 'stepArrangement', arrangementId: id, expectedRev: rev, step: reason.step, text })
  },
}

/** Who may say yes to an arrangement of somebody else's. The desk decides; the screen only does not offer what it would refuse. */
const approvers: ReadonlySet<Role> = new Set<Role>(['senior', 'officer', 'supervisor', 'admin'])

export function mayApprove(role: Role): boolean {
  return approvers.has(role)
}

function openList(state: State, scope: ArrangementScope, customerId: ArrangementsOverlay['customerId']): Step {
  const list: ArrangementsOverlay = {
    kind: 'arrangements',
    scope,
    customerId,
    items: [],
    more: false,
    loading: true,
    readAtMs: 0,
    failure: undefined,
    selected: 0,
  }
  return step(pushOverlay(state, list), { do: 'loadArrangements', scope, fresh: true })
}

function isSameScope(a: ArrangementScope, b: ArrangementScope): boolean {
  return a.of === 'customer' && b.of === 'customer' ? a.customerId === b.customerId : a.of === b.of
}

export function arrangementsCame(state: State, reply: Extract<Reply, { kind: 'arrangements' }>): State {
  return changeOverlay(state, 'arrangements', (list) =>
    isSameScope(list.scope, reply.scope)
      ? {
          ...list,
          items: reply.fresh ? reply.items : [...list.items, ...reply.items],
          more: reply.more,
          loading: false,
          readAtMs: state.nowMs,
          failure: undefined,
        }
      : list,
  )
}

export function arrangementsRefused(state: State, scope: ArrangementScope, failure: Failure): State {
  return changeOverlay(state, 'arrangements', (list) =>
    isSameScope(list.scope, scope) ? { ...list, loading: false, failure } : list,
  )
}

/** How near the end of what is loaded the cursor may come before the next page is fetched. */
const pageAhead = 10

export function moveInArrangements(state: State, by: number): Step {
  const list = overlayOf(state, 'arrangements')
  if (!list) return step(state)
  const selected = within(list.selected + by, list.items.length)
  const fetches = list.more && !list.loading && selected + pageAhead >= list.items.length
  const moved = changeOverlay(state, 'arrangements', (one) => ({ ...one, selected, loading: one.loading || fetches }))
  return fetches ? step(moved, { do: 'loadArrangements', scope: list.scope, fresh: false }) : step(moved)
}

function askReason(state: State, what: ArrangementStep): Step {
  const arrangement = overlayOf(state, 'arrangement')?.arrangement
  if (!arrangement) return tell(state, 'warn', { say: 'nothingHere' })
  return step(pushOverlay(state, { kind: 'reason', step: what, arrangement, editor: emptyEditor, saving: false }))
}

export function reasonEdited(state: State, editor: Editor): Step {
  return step(changeOverlay(state, 'reason', (one) => ({ ...one, editor })))
}

/** An arrangement came: as it is now, or after a step of ours. What it moved is read again. */
export function arrangementCame(state: State, arrangement: Arrangement, after: ArrangementStep | undefined): Step {
  const known = knowArrangement(state, arrangement)
  if (after === undefined) return step(known)
  const closed = closeOverlay(known, 'reason')
  const { code, state: now } = arrangement
  return tell(closed, 'good', { say: 'arrangementMoved', code, to: now }, ...movedEffects(closed, arrangement))
}

function knowArrangement(state: State, arrangement: Arrangement): State {
  const opened = changeOverlay(state, 'arrangement', (one) =>
    one.arrangement.id === arrangement.id ? { ...one, arrangement } : one,
  )
  return changeOverlay(opened, 'arrangements', (list) => ({
    ...list,
    items: list.items.map((one) => (one.id === arrangement.id ? arrangement : one)),
  }))
}

/** What takes effect changes bills and schedules: the customer's figures on the screen are read again. */
function movedEffects({ customer }: State, { customerId, state: now }: Arrangement): readonly Effect[] {
  if (now !== 'effective' && now !== 'completed') return []
  if (customer?.id !== customerId) return []
  const overview = { do: 'loadOverview', customerId } as const
  return [overview, ...pageEffects(customer).filter((effect) => effect.do !== 'loadOverview')]
}

export function stepRefused(state: State, arrangementId: Arrangement['id'], failure: Failure): Step {
  const still = changeOverlay(state, 'reason', (one): ReasonOverlay => ({ ...one, saving: false }))
  // Somebody was faster, or it is not what it was: what is decided upon must be what is shown.
  const outdated =
    failure.code === 'CONFLICT' || failure.code === 'ILLEGAL_TRANSITION' || failure.code === 'QUOTE_OUTDATED'
  const shown = outdated ? closeOverlay(still, 'reason') : still
  const again = outdated ? [{ do: 'loadArrangement', arrangementId } as const] : []
  return tell(shown, 'bad', changeRefusal(failure), ...again)
}
