import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../../src/keys/dispatch.ts'
import { folded, matchesWords } from '../../../src/state/finding/match.ts'
import { shownRows } from '../../../src/state/finding/narrow.ts'
import type { Happening } from '../../../src/state/happening.ts'
import { placeOf } from '../../../src/state/select.ts'
import type { State } from '../../../src/state/state.ts'
import { overlayOf } from '../../../src/state/step.ts'
import { draw } from '../../views/draw.ts'
import { everyPlace } from '../everywhere.ts'
import { bill, conversation, play, serving, ticketDetail, zhangId } from '../sample.ts'

const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const pasted = (text: string): Happening => ({ kind: 'pasted', text })
const { bills, queue, tickets, promises, held, arrangements, orders } = everyPlace(120, 35)
const filtered = (state: State, text: string) => play(state, action('filter'), pasted(text)).state
const here = (state: State) => state.customer?.bills.items[state.customer.bills.selected]?.period

describe('a list narrowed by letters', () => {
  test('shows the rows that have every word, while they are typed', () => {
    const state = filtered(bills, '2024 已结清')
    expect(placeOf(state)).toBe('filter')
    const screen = draw(state).join('\n')
    expect(screen).toContain('2024-12')
    expect(screen).not.toContain('2025-1')
    expect(screen).toContain('12/60')
    expect(here(state)).toMatch(/^2024/)
  })

  test('keeps the row under the cursor while it is left, and moves among what is left only', () => {
    const down = play(bills, ...Array.from({ length: 30 }, () => action('down'))).state
    const at = here(down) ?? ''
    expect(here(filtered(down, at))).toBe(at)
    const moved = play(filtered(bills, '2024'), action('down'), action('keepFilter'), action('down')).state
    expect(here(moved)).toBe('2024-10')
    expect(here(play(moved, action('last')).state)).toBe('2024-01')
    expect(here(play(moved, action('last'), action('down')).state)).toBe('2024-01')
  })

  test('is kept by Enter and under what is opened from it, and goes with Esc before the page does', () => {
    const kept = play(filtered(bills, '2024'), action('keepFilter')).state
    expect(placeOf(kept)).toBe('bills')
    const back = play(kept, action('openBill'), action('back')).state
    expect(shownRows(back, 'bills')).toHaveLength(12)
    const whole = play(back, action('back')).state
    expect(placeOf(whole)).toBe('bills')
    expect(shownRows(whole, 'bills')).toBeUndefined()
    expect(here(whole)).toMatch(/^2024/)
    expect(placeOf(play(whole, action('back')).state)).toBe('customer')
  })

  test('without a match has no row that a key could be about, and gives the cursor back', () => {
    const none = filtered(bills, 'nothing like it')
    expect(here(none)).toBeUndefined()
    const screen = draw(none).join('\n')
    expect(screen).toContain('没有匹配的行')
    // The customer has bills: nothing may say otherwise.
    expect(screen).not.toContain('没有账单')
    const kept = play(none, action('keepFilter')).state
    expect(happeningFor({ kind: 'key', chord: 'enter' }, kept)).toEqual({
      kind: 'barred',
      // There are more bills, and they are being read for the filter.
      notice: { say: 'stillLoading' },
    })
    expect(here(play(none, action('dropFilter')).state)).toBe(here(bills))
    expect(here(play(none, action('editStart'), action('eraseToEnd')).state)).toBe(here(bills))
  })

  test('takes what was typed over into the search of all customers', () => {
    const { state, effects } = play(filtered(bills, 'zw 8899'), action('filterToSearch'))
    expect(overlayOf(state, 'search')?.editor.text).toBe('zw 8899')
    expect(effects).toContainEqual({ do: 'search', text: 'zw 8899' })
    expect(state.finding.filters).toEqual({})
  })

  test('that leaves little reads on, page by page, until there is enough, and not again after a failure', () => {
    const asked = play(filtered(bills, '2019'))
    const first = play(bills, action('filter'), pasted('2019')).effects
    expect(first.filter((one) => one.do === 'loadBills')).toHaveLength(1)
    const page = (from: number, more: boolean): Happening => ({
      kind: 'bills',
      customerId: zhangId,
      overdueFirst: false,
      fresh: false,
      items: Array.from({ length: 60 }, (_, i) => bill(from + i)),
      more,
    })
    const second = play(asked.state, page(60, true))
    expect(second.effects.filter((one) => one.do === 'loadBills')).toHaveLength(1)
    expect(play(second.state, page(120, false)).effects.filter((one) => one.do === 'loadBills')).toHaveLength(0)
    const effect = first.find((one) => one.do === 'loadBills')
    if (!effect) throw new Error('the filter reads on')
    const failed = play(asked.state, { kind: 'refused', effect, failure: { code: 'UNREACHABLE' } as never })
    expect(failed.effects.filter((one) => one.do === 'loadBills')).toHaveLength(0)
  })

  test('holds for rows that come later, and never for another customer', () => {
    const more = play(filtered(bills, '2024'), {
      kind: 'bills',
      customerId: zhangId,
      overdueFirst: false,
      fresh: false,
      items: [bill(12, { id: 'late' as never, period: '2024-06' })],
      more: false,
    }).state
    expect(shownRows(more, 'bills')).toHaveLength(13)
    const other = play(more, {
      kind: 'conversations',
      items: [conversation(), conversation({ id: 'chat-2' as never, customerId: 'fx-c2' as never, rev: 3 })],
    })
    const switched = play(
      { ...other.state, finding: { ...other.state.finding, typing: undefined } },
      { kind: 'action', action: 'switchTo', arg: 2 },
    ).state
    expect(switched.finding.filters.bills).toBeUndefined()
  })

  test('works in each of the lists, on the queue by \\ alone', () => {
    for (const state of [bills, orders, tickets, promises, held, arrangements])
      expect(happeningFor({ kind: 'key', chord: '/', text: '/' }, state)).toMatchObject({ action: 'filter' })
    const inQueue = play(queue, action('goQueue')).state
    expect(happeningFor({ kind: 'key', chord: '/', text: '/' }, inQueue)).toMatchObject({ action: 'search' })
    expect(happeningFor({ kind: 'key', chord: '\\', text: '\\' }, inQueue)).toMatchObject({ action: 'filter' })
    const narrowed = filtered(inQueue, '张')
    expect(shownRows(narrowed, 'queue')).toHaveLength(1)
    expect(draw(narrowed).join('\n')).not.toContain('王*')
    // The thread of whoever is open stays, whoever the queue shows.
    const others = filtered(inQueue, '王')
    expect(others.queue.open).toBe(inQueue.queue.open)
    expect(draw(others).join('\n')).toContain('我11月19日用银行卡还了')
  })

  test('in a panel goes with the panel', () => {
    const state = filtered(promises, 'x')
    expect(play(state, action('dropFilter'), action('back'), action('promises')).state.finding.filters).toEqual({})
    const left = play(filtered(promises, '回'), action('keepFilter'), action('back'), action('back')).state
    expect(left.finding.filters).toEqual({})
  })

  test('ends when something else comes in front of the list', () => {
    const help = play(filtered(bills, '2024'), action('help')).state
    expect(placeOf(help)).toBe('help')
    expect(help.finding.typing).toBeUndefined()
  })
})

test('a filter leaves exactly the rows that have every word, in their order, however it is typed', () => {
  const texts = (bills.customer?.bills.items ?? []).map((one) => folded(one.period))
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9 -]{1,8}$/), (text) => {
      let state = play(bills, action('filter')).state
      for (const char of text) state = play(state, { kind: 'typed', text: char }).state
      const atOnce = filtered(bills, text)
      expect(shownRows(state, 'bills')).toEqual(shownRows(atOnce, 'bills'))
      const shown = shownRows(state, 'bills')
      if (!shown) return
      const wanted = matchesWords(text)
      for (const [i, one] of texts.entries()) if (wanted(one)) expect(shown).toContain(i)
      const { selected } = state.customer?.bills ?? { selected: -1 }
      expect(shown.length === 0 ? selected === -1 : shown.includes(selected)).toBe(true)
    }),
    { numRuns: 40 },
  )
})

describe('text that is read and not chosen', () => {
  test('help leaves the keys that have the words, under the places they are of', () => {
    const help = play(everyPlace(120, 35).thread, action('help'), action('filter'), pasted('登记工单')).state
    const screen = draw(help).join('\n')
    expect(screen).toContain('登记工单')
    expect(screen).not.toContain('核身')
    const gone = play(help, action('keepFilter'), action('dismiss')).state
    expect([placeOf(gone), gone.finding.filters]).toEqual(['help', {}])
    expect(placeOf(play(gone, action('dismiss')).state)).toBe('thread')
  })

  test('notices leave those that say it', () => {
    const told = play(
      serving(),
      { kind: 'draftNotSaved' },
      { kind: 'commented', ticket: ticketDetail() },
      action('toasts'),
    )
    const screen = draw(filtered(told.state, '备注')).join('\n')
    expect(screen).toContain('备注已保存')
    expect(screen).not.toContain('磁盘')
  })
})

test('the empty filter is none', () => {
  const state = play(serving(), action('bills'), action('filter'), action('keepFilter')).state
  expect(state.finding.filters).toEqual({})
})
