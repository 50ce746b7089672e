import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Happening } from '../../../src/state/happening.ts'
import { nextVisit, visitOf } from '../../../src/state/finding/visits.ts'
import { placeOf } from '../../../src/state/select.ts'
import { everyPlace } from '../everywhere.ts'
import { bill, billDetail, conversation, play, serving, started, zhangId } from '../sample.ts'

const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const bills: Happening = {
  kind: 'bills',
  customerId: zhangId,
  overdueFirst: false,
  fresh: true,
  items: [bill(0), bill(1)],
  more: false,
}

test('[ leads back through what was looked at, ] forward again, with the cursor as it was left', () => {
  const there = play(
    serving(),
    action('bills'),
    bills,
    action('down'),
    action('openBill'),
    { kind: 'bill', bill: billDetail() },
    action('goTickets'),
  ).state
  expect(placeOf(there)).toBe('tickets')
  const one = play(there, action('visitOlder'))
  // The list of tickets is no visit: the way back leads to what was looked at last.
  expect(placeOf(one.state)).toBe('bill')
  expect(one.effects).toContainEqual({ do: 'loadBill', billId: 'bill-1' })
  const two = play(one.state, action('visitOlder')).state
  expect(placeOf(two)).toBe('bills')
  expect(two.customer?.bills.selected).toBe(1)
  const three = play(two, action('visitOlder')).state
  expect(placeOf(three)).toBe('thread')
  expect(nextVisit(three, -1)).toBeUndefined()
  expect(placeOf(play(three, action('visitNewer'), action('visitNewer')).state)).toBe('bill')
})

test('looking at something else forgets what was gone back from', () => {
  const there = play(
    serving(),
    action('bills'),
    bills,
    action('openBill'),
    action('visitOlder'),
    action('visitOlder'),
  ).state
  expect(placeOf(there)).toBe('thread')
  const other = play(there, action('goCustomer'), action('goThread')).state
  expect(nextVisit(other, 1)).toBeUndefined()
})

test('a conversation that is gone from the queue is passed over', () => {
  const two = play(
    serving(),
    { kind: 'conversations', items: [conversation(), conversation({ id: 'chat-2' as never, rev: 3 })] },
    { kind: 'action', action: 'switchTo', arg: 2 },
    action('goQueue'),
  ).state
  const { 'chat-2': _, ...all } = two.queue.all as Record<string, ReturnType<typeof conversation>>
  const gone = { ...two, queue: { ...two.queue, all, open: undefined } } as typeof two
  expect(play(gone, action('visitOlder')).state.queue.open).toBe('chat-1')
})

test('nothing looked at yet says so', () => {
  expect(play(started(), action('visitOlder')).state.toast?.notice).toEqual({ say: 'noOlderVisit' })
})

test('after any walk: back as often as there is something older, then forward as often, is where one was', () => {
  const walk = [
    'bills',
    'openBill',
    'back',
    'goTickets',
    'goThread',
    'goCustomer',
    'goQueue',
    'visitOlder',
    'visitNewer',
  ] as const
  const { thread } = everyPlace(80, 24)
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...walk), { maxLength: 25 }), (names) => {
      let state = play(thread, ...names.map(action), bills).state
      const { at, list } = state.finding.visits
      expect(at).toBeLessThan(Math.max(1, list.length))
      const from = visitOf(state) ? at : undefined
      let steps = 0
      while (nextVisit(state, -1) !== undefined) {
        state = play(state, action('visitOlder')).state
        steps += 1
        expect(steps).toBeLessThan(60)
      }
      while (from !== undefined && state.finding.visits.at < from) state = play(state, action('visitNewer')).state
      if (from !== undefined) expect(visitOf(state)?.at).toBe(list[from]?.at)
    }),
    { numRuns: 60 },
  )
})
