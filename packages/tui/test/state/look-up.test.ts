import { describe, expect, test } from 'vitest'
import { placeOf } from '../../src/state/select.ts'
import { overlayOf } from '../../src/state/step.ts'
import type { Happening } from '../../src/state/happening.ts'
import { bill, billDetail, conversation, hit, overview, play, serving, started, zhangId } from './sample.ts'

const search: Happening = { kind: 'action', action: 'search' }
const letter = (text: string): Happening => ({ kind: 'typed', text })

describe('search', () => {
  test('asks with every letter, not for spaces at the ends', () => {
    const { effects } = play(started(), search, letter('z'), letter('w'), letter(' '), letter('8'))
    expect(effects).toEqual([
      { do: 'search', text: 'z' },
      { do: 'search', text: 'zw' },
      { do: 'search', text: 'zw 8' },
    ])
  })

  test('an answer that was overtaken is not shown', () => {
    const { state } = play(started(), search, letter('z'), letter('w'), { kind: 'found', text: 'z', hits: [hit(1)] })
    expect(overlayOf(state, 'search')?.hits).toEqual([])
  })

  test('Enter before the answer opens whom it names, never whom the letters before named', () => {
    const typed = play(started(), search, letter('z'), { kind: 'found', text: 'z', hits: [hit(1)] }, letter('w'), {
      kind: 'action',
      action: 'openFound',
    })
    expect(typed.effects.map((effect) => effect.do)).not.toContain('loadOverview')
    expect(play(typed.state, { kind: 'found', text: 'zw', hits: [hit(0)] }).effects).toEqual([
      { do: 'loadOverview', customerId: zhangId },
    ])
  })

  test('Enter opens the chosen customer in one call', () => {
    const { state, effects } = play(
      started(),
      search,
      letter('z'),
      { kind: 'found', text: 'z', hits: [hit(1), hit(0)] },
      { kind: 'action', action: 'down' },
      { kind: 'action', action: 'openFound' },
    )
    expect(effects.at(-1)).toEqual({ do: 'loadOverview', customerId: zhangId })
    expect(state.overlays).toEqual([])
    expect(state.focus).toBe('customer')
  })
})

describe('bills', () => {
  const page = (fresh: boolean, from: number, overdueFirst = false): Happening => ({
    kind: 'bills',
    customerId: zhangId,
    overdueFirst,
    fresh,
    items: Array.from({ length: 60 }, (_, i) => bill(from + i)),
    more: true,
  })

  test('the most pressing bill is selected until the agent opens another; passing over one does not choose it', () => {
    expect(serving().customer?.billId).toBe('bill-0')
    const { state } = play(serving(), { kind: 'action', action: 'goCustomer' }, { kind: 'action', action: 'down' })
    expect(state.customer?.billId).toBe('bill-0')
    expect(play(state, { kind: 'action', action: 'openTarget' }).state.customer?.billId).toBe('bill-1')
    const listed = play(serving(), { kind: 'action', action: 'bills' }, page(true, 0), {
      kind: 'action',
      action: 'down',
    }).state
    expect(listed.customer?.billId).toBe('bill-0')
    expect(play(listed, { kind: 'action', action: 'openBill' }).state.customer?.billId).toBe('bill-1')
  })

  test('a bill that is still being drawn up is no debt yet', () => {
    const draft = bill(1, { status: 'draft', outstandingFen: 140_420 as never, paidFen: 0 as never })
    const fresh = play(
      started(),
      { kind: 'conversations', items: [conversation()] },
      { kind: 'action', action: 'openConversation' },
    )
    const { state } = play(fresh.state, { kind: 'overview', overview: overview({ bills: [draft] as never }) })
    expect(state.customer?.billId).toBeUndefined()
  })

  test('the next page is fetched before the cursor reaches the end', () => {
    const { state, effects } = play(
      serving(),
      { kind: 'action', action: 'bills' },
      page(true, 0),
      { kind: 'action', action: 'pageDown' },
      { kind: 'action', action: 'pageDown' },
      { kind: 'action', action: 'last' },
    )
    const loads = effects.filter((effect) => effect.do === 'loadBills')
    expect(loads).toEqual([
      { do: 'loadBills', customerId: zhangId, overdueFirst: false, fresh: true },
      { do: 'loadBills', customerId: zhangId, overdueFirst: false, fresh: false },
    ])
    expect(play(state, page(false, 60)).state.customer?.bills.items.length).toBe(120)
  })

  test('o puts the overdue ones first, and once more the other way; a late page of the other order is dropped', () => {
    const first = play(serving(), { kind: 'action', action: 'overdueFirst' })
    expect(first.effects.at(-1)).toMatchObject({ do: 'loadBills', overdueFirst: true, fresh: true })
    const again = play(
      first.state,
      page(true, 0, true),
      { kind: 'action', action: 'overdueFirst' },
      page(false, 60, true),
    )
    expect(again.state.customer?.bills).toMatchObject({ overdueFirst: false, items: [] })
  })

  test('Enter opens the lines, Backspace leads back to where one was', () => {
    const opened = play(
      serving(),
      { kind: 'action', action: 'bills' },
      page(true, 0),
      { kind: 'action', action: 'openBill' },
      { kind: 'bill', bill: billDetail() },
    )
    expect(opened.state.customer).toMatchObject({
      trail: [{ at: 'overview' }, { at: 'bills' }, { at: 'bill' }],
      bill: { value: { lines: expect.arrayContaining([]) as unknown } },
    })
    const back = play(opened.state, { kind: 'action', action: 'back' })
    expect(placeOf(back.state)).toBe('bills')
    expect(placeOf(play(back.state, { kind: 'action', action: 'back' }).state)).toBe('customer')
  })
})

test('an overview refused says so in its pane', () => {
  const failure = { code: 'NOT_FOUND', noun: 'customer', id: zhangId } as const
  const { state } = play(serving(), { kind: 'refused', effect: { do: 'loadOverview', customerId: zhangId }, failure })
  expect(state.customer?.failure).toEqual(failure)
  expect(play(state, { kind: 'overview', overview: overview() }).state.customer?.failure).toBeUndefined()
})
