import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { type Layout, layoutOf, leastColumns, type Shaped, smallest } from '../../src/state/layout.ts'
import { plainPanes, resized } from '../../src/state/panes.ts'
import type { Focus, State } from '../../src/state/state.ts'
import { noTour, type Tour } from '../../src/state/tour/tour.ts'
import { update } from '../../src/state/update.ts'
import { play, serving } from './sample.ts'

const focus = fc.constantFrom<Focus>('queue', 'thread', 'composer', 'customer', 'tickets')
const wanted = fc.option(fc.integer({ min: -10, max: 500 }), { nil: undefined })
const shaped: fc.Arbitrary<Shaped> = fc.record({
  size: fc.record({ columns: fc.integer({ min: 1, max: 320 }), rows: fc.integer({ min: 1, max: 120 }) }),
  focus,
  side: fc.constantFrom('queue', 'customer'),
  panes: fc.record({ queue: wanted, customer: wanted, zoomed: fc.boolean() }),
  tour: fc.constantFrom<Tour>(noTour, { stage: 'walking', at: 'send' }),
})

const sumOf = ({ panes }: Layout): number => panes.reduce((sum, { width }) => sum + width, panes.length - 1)

describe('at every size, whatever widths are wanted', () => {
  test('the panes fill the row exactly, and none is narrower than it can be read', () => {
    fc.assert(
      fc.property(shaped, (one) => {
        const layout = layoutOf(one)
        const isSmall = one.size.columns < smallest.columns || one.size.rows < smallest.rows
        expect(layout.mode === 'small').toBe(isSmall)
        if (isSmall) {
          expect(layout.panes).toEqual([])
          return
        }
        expect(sumOf(layout)).toBe(one.size.columns)
        for (const { name, width } of layout.panes) expect(width).toBeGreaterThanOrEqual(leastColumns[name])
        expect(layout.tabs).toBe(layout.panes.length < 3)
      }),
    )
  })

  test('the body is as high whatever is shown in it, so that zooming moves no row', () => {
    fc.assert(
      fc.property(shaped, focus, fc.boolean(), (one, other, zoomed) => {
        const elsewhere = layoutOf({ ...one, focus: other, panes: { ...one.panes, zoomed } })
        expect(elsewhere.body).toEqual(layoutOf(one).body)
      }),
    )
  })

  test('a pane is widened or narrowed by what is seen, and what is kept is what is shown', () => {
    const size = fc.record({ columns: fc.integer({ min: 110, max: 320 }), rows: fc.constant(45) })
    fc.assert(
      fc.property(shaped, size, fc.constantFrom<1 | -1>(1, -1), (one, at, by) => {
        const state: State = { ...serving(160, 45), ...one, size: at, panes: { ...one.panes, zoomed: false } }
        const panes = resized(state, by)
        if (panes === state.panes) return
        const before = layoutOf(state).panes
        const after = layoutOf({ ...state, panes }).panes
        const own = state.focus === 'queue' || state.focus === 'customer' ? state.focus : 'main'
        const widthIn = (list: Layout['panes']): number => list.find(({ name }) => name === own)?.width ?? 0
        expect(Math.sign(widthIn(after) - widthIn(before))).toBe(by)
        for (const { name, width } of after)
          if (name !== 'main' && panes[name] !== state.panes[name]) expect(panes[name]).toBe(width)
      }),
    )
  })
})

const press = (state: State, chord: string): State => {
  const happening = happeningFor({ kind: 'key', chord, text: chord }, state)
  return happening ? update(state, happening)[0] : state
}

describe('the keys of the panes', () => {
  test.each([
    [120, 35],
    [160, 45],
  ])('at %i×%i widen, narrow and reset the pane in focus', (columns, rows) => {
    const start = play(serving(columns, rows), { kind: 'action', action: 'goCustomer' }).state
    const widthOf = (state: State): number => layoutOf(state).panes.find(({ name }) => name === 'customer')?.width ?? 0
    const wider = press(start, '>')
    expect(widthOf(wider)).toBe(widthOf(start) + 4)
    expect(press(wider, '<').panes.customer).toBe(widthOf(start))
    expect(press(wider, '=').panes).toEqual(plainPanes)
  })

  test('stop at the edge and say so; one press the other way is seen at once', () => {
    let state = play(serving(160, 45), { kind: 'action', action: 'goQueue' }).state
    for (let i = 0; i < 60; i++) state = press(state, '>')
    expect(state.toast?.notice).toEqual({ say: 'paneWidest' })
    const most = layoutOf(state).panes[0]?.width ?? 0
    expect(layoutOf(press(state, '<')).panes[0]?.width).toBe(most - 4)
    for (let i = 0; i < 60; i++) state = press(state, '<')
    expect(state.toast?.notice).toEqual({ say: 'paneNarrowest' })
    expect(layoutOf(state).panes[0]?.width).toBe(leastColumns.queue)
  })

  test('zoom shows the pane in focus alone, goes with the focus, and back', () => {
    const zoomed = press(serving(160, 45), 'Z')
    expect(layoutOf(zoomed).panes).toEqual([{ name: 'main', width: 160 }])
    const moved = play(zoomed, { kind: 'action', action: 'goCustomer' }).state
    expect(layoutOf(moved).panes).toEqual([{ name: 'customer', width: 160 }])
    expect(press(moved, '>').toast?.notice).toEqual({ say: 'paneZoomed' })
    expect(layoutOf(press(moved, 'Z')).panes).toHaveLength(3)
  })

  test('where one pane has the screen anyway, they say why they do nothing', () => {
    for (const chord of ['Z', '<', '>'])
      expect(press(serving(80, 24), chord).toast?.notice, chord).toEqual({ say: 'onePaneOnly' })
    expect(press(serving(160, 45), '=').toast?.notice).toEqual({ say: 'panesPlain' })
  })

  test('what is arranged is kept', () => {
    const state = play(serving(160, 45), { kind: 'action', action: 'goCustomer' }).state
    const [next, effects] = update(state, { kind: 'action', action: 'widenPane' })
    expect(effects).toContainEqual({ do: 'savePanes', panes: next.panes })
  })
})
