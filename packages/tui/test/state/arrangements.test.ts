import { type AgentId, type Failure, Role } from '@zuoxi/sdk'
import { approvesArrangements } from '@zuoxi/sdk/contract'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { mayApprove } from '../../src/state/arrangements.ts'
import type { Happening } from '../../src/state/happening.ts'
import { placeOf } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { overlayOf } from '../../src/state/step.ts'
import { arrangement, loanDetail, quote } from './credit-sample.ts'
import { everyPlace } from './everywhere.ts'
import { play, serving, started, zhangId } from './sample.ts'

const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const as = (state: State, role: Role, id = 'agent-zhou'): State => ({
  ...state,
  session: { ...state.session, agent: { ...state.session.agent, role, id: id as AgentId } },
})
const shown = (state: State, over: Parameters<typeof arrangement>[0]): State =>
  play(state, { kind: 'arrangement', arrangement: arrangement(over), after: undefined }).state
const pressed = (state: State, chord: string) => happeningFor({ kind: 'key', chord, text: chord }, state)

describe('a quote', () => {
  const wishOf = (state: State) => {
    const panel = overlayOf(state, 'whatIf')
    if (!panel) throw new Error('the panel is open')
    return panel.wish
  }

  test('is saved by Enter, shown with its code, and Esc then leads to the page and not to the command', () => {
    const { whatIf } = everyPlace(80, 24)
    const wish = wishOf(whatIf)
    const saving = play(whatIf, action('saveQuote'))
    expect(saving.effects).toEqual([{ do: 'quote', wish }])
    expect(play(saving.state, action('saveQuote')).effects.map((effect) => effect.do)).not.toContain('quote')
    const saved = play(saving.state, { kind: 'quoted', wish, arrangement: arrangement() }).state
    expect(placeOf(saved)).toBe('arrangement')
    expect(saved.toast?.notice).toEqual({ say: 'quoteSaved', code: 'A-7K3Q' })
    expect(placeOf(play(saved, action('back')).state)).toBe('loan')
  })

  test('that is impossible says why in the panel, and is not saved', () => {
    const { command } = everyPlace(80, 24)
    const failure: Failure = { code: 'ARRANGEMENT_IMPOSSIBLE', why: 'too_long', allowed: '90' }
    const open = play(command, action('runCommand')).state
    const asked = play(open, { kind: 'refused', effect: { do: 'preview', wish: wishOf(open) }, failure }).state
    expect(overlayOf(asked, 'whatIf')?.failure).toEqual(failure)
    expect(pressed(asked, 'enter')).toEqual({ kind: 'barred', notice: { say: 'failure', failure } })
  })

  test('that came for another wish is dropped', () => {
    const { command } = everyPlace(80, 24)
    const asked = play(command, action('runCommand')).state
    const other = { ...wishOf(asked), ask: { kind: 'defer', days: 60 } } as const
    expect(
      overlayOf(play(asked, { kind: 'previewed', wish: other, quote: quote() }).state, 'whatIf')?.quote,
    ).toBeUndefined()
  })

  test('refused at saving stays open to be tried again', () => {
    const { whatIf } = everyPlace(80, 24)
    const failure: Failure = { code: 'UNREACHABLE', url: 'http://127.0.0.1:1' }
    const wish = wishOf(whatIf)
    const refused = play(whatIf, action('saveQuote'), { kind: 'refused', effect: { do: 'quote', wish }, failure }).state
    expect(overlayOf(refused, 'whatIf')?.saving).toBe(false)
    expect(play(refused, action('saveQuote')).effects).toEqual([{ do: 'quote', wish }])
  })
})

describe('the steps of an arrangement', () => {
  test('who may approve is who the desk lets approve', () => {
    const allowed = approvesArrangements.kind === 'roles' ? approvesArrangements.roles : []
    for (const role of Role.options) expect(mayApprove(role), role).toBe(allowed.includes(role))
  })

  test('c asks how the customer said yes, and sends it with what is shown', () => {
    const { reason } = everyPlace(80, 24)
    const sent = play(reason, action('saveReason'))
    expect(sent.effects).toEqual([
      {
        do: 'stepArrangement',
        arrangementId: 'arrangement-1',
        expectedRev: 1,
        step: 'confirm',
        text: '客户电话中说同意延期三十天。',
      },
    ])
    const done = play(sent.state, {
      kind: 'arrangement',
      arrangement: arrangement({ state: 'pending_approval', rev: 2 }),
      after: 'confirm',
    }).state
    expect(placeOf(done)).toBe('arrangement')
    expect(overlayOf(done, 'arrangements')?.items[0]?.state).toBe('pending_approval')
  })

  test('nobody approves what the customer has not said yes to, their own request, or without the role', () => {
    const { arrangement: panel } = everyPlace(80, 24)
    expect(pressed(panel, 'y')).toEqual({ kind: 'barred', notice: { say: 'customerNotConfirmed' } })
    const waiting = shown(panel, { state: 'pending_approval' })
    expect(pressed(waiting, 'y')).toEqual({ kind: 'barred', notice: { say: 'needsApprover' } })
    const own = as(waiting, 'senior', waiting.session.agent.id)
    expect(pressed(own, 'y')).toEqual({ kind: 'barred', notice: { say: 'ownRequest' } })
    expect(pressed(as(waiting, 'senior'), 'y')).toMatchObject({ kind: 'action', action: 'approveArrangement' })
    expect(pressed(as(waiting, 'senior'), 'n')).toMatchObject({ kind: 'action', action: 'rejectArrangement' })
  })

  test('an expired quote is not confirmed, and what is over is not withdrawn', () => {
    const { arrangement: panel } = everyPlace(80, 24)
    const late = { ...panel, nowMs: Date.parse('2026-11-22T00:00:00.000Z') }
    expect(pressed(late, 'c')).toEqual({ kind: 'barred', notice: { say: 'quoteExpired' } })
    expect(pressed(shown(panel, { state: 'effective' }), 'd')).toEqual({
      kind: 'barred',
      notice: { say: 'arrangementIs', state: 'effective' },
    })
  })

  test('what takes effect reads the figures on the screen again', () => {
    const { arrangement: panel } = everyPlace(80, 24)
    const { effects } = play(panel, {
      kind: 'arrangement',
      arrangement: arrangement({ state: 'effective' }),
      after: 'approve',
    })
    expect(effects).toContainEqual({ do: 'loadOverview', customerId: zhangId })
    expect(effects).toContainEqual({ do: 'loadLoan', loanId: loanDetail().id })
  })

  test('when somebody was faster, what is there now is shown before anything is decided', () => {
    const { reason } = everyPlace(80, 24)
    const sent = play(reason, action('saveReason'))
    const [effect] = sent.effects
    if (!effect) throw new Error('a reason is sent')
    const failure: Failure = { code: 'QUOTE_OUTDATED', id: 'arrangement-1', quotedFen: 1 as never, owedFen: 2 as never }
    const refused = play(sent.state, { kind: 'refused', effect, failure })
    expect(placeOf(refused.state)).toBe('arrangement')
    expect(refused.effects).toContainEqual({ do: 'loadArrangement', arrangementId: 'arrangement-1' })
    const away: Failure = { code: 'UNREACHABLE', url: 'x' }
    expect(placeOf(play(sent.state, { kind: 'refused', effect, failure: away }).state)).toBe('reason')
  })
})

describe('the list', () => {
  test('is of the customer in front; those who approve may see all that wait, also without a customer', () => {
    expect(play(serving(), action('arrangements')).effects).toEqual([
      { do: 'loadArrangements', scope: { of: 'customer', customerId: zhangId }, fresh: true },
    ])
    expect(pressed(started(), 'A')).toEqual({ kind: 'barred', notice: { say: 'noCustomer' } })
    const senior = as(started(), 'senior')
    expect(play(senior, action('arrangements')).effects).toMatchObject([{ scope: { of: 'waiting' } }])
    const { arrangements } = everyPlace(80, 24)
    expect(pressed(arrangements, 'f')).toEqual({ kind: 'barred', notice: { say: 'needsApprover' } })
    const other = play(as(arrangements, 'senior'), action('arrangementScope'))
    expect(other.effects).toMatchObject([{ do: 'loadArrangements', scope: { of: 'waiting' } }])
    expect(play(other.state, action('arrangementScope')).effects).toMatchObject([
      { scope: { of: 'customer', customerId: zhangId } },
    ])
  })

  test('a late answer for the other list is dropped', () => {
    const { arrangements } = everyPlace(80, 24)
    const other = play(as(arrangements, 'senior'), action('arrangementScope')).state
    const late = play(other, {
      kind: 'arrangements',
      scope: { of: 'customer', customerId: zhangId },
      fresh: true,
      items: [arrangement()],
      more: false,
    }).state
    expect(overlayOf(late, 'arrangements')?.items).toEqual([])
  })
})
