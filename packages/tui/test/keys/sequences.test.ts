import { describe, expect, test } from 'vitest'
import { eachKey, happeningFor } from '../../src/keys/dispatch.ts'
import { rowsAfter, startsOf } from '../../src/keys/effective.ts'
import { plainKey } from '../../src/keys/full-width.ts'
import { deskKeymap } from '../../src/keys/keymap.ts'
import { pendingHere } from '../../src/state/pending.ts'
import { panelPlaces, readingPlaces } from '../../src/state/place.ts'
import { openDraft, placeOf } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { createStore } from '../../src/state/store.ts'
import { everyPlace } from '../state/everywhere.ts'
import { play, serving, started } from '../state/sample.ts'
import { draw } from '../views/draw.ts'

/** What these keys do to a desk, pressed one after the other in one read. */
function press(state: State, ...chords: string[]): State {
  const store = createStore(state, () => {})
  const events = chords.map((chord) => ({
    kind: 'key' as const,
    chord,
    ...([...chord].length === 1 ? { text: chord } : {}),
  }))
  store.dispatchAll(eachKey(events, store.get), happeningFor)
  return store.get()
}

describe('a sequence', () => {
  test('waits for its next key, and then does what it is bound to', () => {
    const begun = press(serving(), 'g')
    expect(pendingHere(begun)).toBe('g')
    expect(placeOf(begun)).toBe('thread')
    expect(placeOf(press(begun, 'q'))).toBe('queue')
    expect(pendingHere(press(begun, 'q'))).toBeUndefined()
  })

  test('is given up by Escape, which does nothing else', () => {
    const given = press(serving(), 'g', 'escape')
    expect(pendingHere(given)).toBeUndefined()
    expect(placeOf(given)).toBe('thread')
    expect(given.toast).toBeUndefined()
  })

  test('that means nothing says so whole, and is over', () => {
    const lost = press(serving(), 'g', 'x')
    expect(lost.toast?.notice).toEqual({ say: 'unknownKey', chord: 'g x', help: '?' })
    expect(pendingHere(lost)).toBeUndefined()
  })

  test('whose row is barred says why', () => {
    expect(press(started(), 'g', 'b').toast?.notice).toEqual({ say: 'noCustomer' })
  })

  test('does not go on in another place, when the desk has taken the agent there meanwhile', () => {
    const begun = press(serving(), 'g')
    const moved = play(begun, { kind: 'resized', size: { columns: 60, rows: 10 } }).state
    expect(pendingHere(moved)).toBeUndefined()
  })

  test('is text where one writes', () => {
    const { composer } = everyPlace(80, 24)
    const typed = press(composer, 'g', 'q')
    expect(typed.focus).toBe('composer')
    expect(pendingHere(typed)).toBeUndefined()
    expect(typed.drafts[typed.queue.open as never]).toMatchObject({ editor: { text: expect.stringMatching(/gq/) } })
  })
})

test('a jump leaves the panel it was pressed in, and panels do not pile up', () => {
  const twice = press(serving(), 'g', 'p', 'g', 'h', 'g', 'p')
  expect(twice.overlays.map(({ kind }) => kind)).toEqual(['promises'])
  expect(placeOf(press(twice, 'g', 'c'))).toBe('customer')
})

test('wherever one reads, g leads to the same places', () => {
  const here = (place: (typeof readingPlaces)[number]) => rowsAfter(deskKeymap, place, 'g').map(({ does }) => does)
  for (const place of [...readingPlaces, ...panelPlaces]) expect(here(place), place).toEqual(here('queue'))
})

test('what may follow is shown below, in whole columns, with what cannot be done now in brackets', () => {
  for (const [columns, rows] of [
    [80, 24],
    [120, 35],
    [160, 45],
  ] as const) {
    const { queue } = everyPlace(columns, rows)
    const drawn = draw(press({ ...started(columns, rows) }, 'g'))
    expect(drawn.length).toBe(rows)
    const shown = drawn.join('\n')
    for (const does of ['g 开头', 'q 队列', 't 工单', '(账单)', 'Esc 取消']) expect(shown).toContain(does)
    expect(draw(queue).join('\n')).not.toContain('Esc 取消')
  }
})

describe('with an input method still on', () => {
  test('keys are still keys, also those of a sequence', () => {
    expect(placeOf(press(serving(), '：'))).toBe('command')
    expect(placeOf(press(serving(), '、'))).toBe('search')
    expect(placeOf(press(serving(), '？'))).toBe('help')
    expect(placeOf(press(serving(), 'ｇ', 'ｑ'))).toBe('queue')
  })

  test('text is text, as it was typed', () => {
    const { composer } = everyPlace(80, 24)
    expect(press(composer, '，').drafts[composer.queue.open as never]).toMatchObject({
      editor: { text: expect.stringMatching(/，/) },
    })
  })

  test('a character that is no key begins the reply with itself', () => {
    const written = press(serving(), '张', '女', '士', '，', 'o', 'k')
    expect(placeOf(written)).toBe('composer')
    expect(openDraft(written).editor.text).toBe('张女士，ok')
  })

  test('but not where nobody is served, nor within a sequence', () => {
    const { queue } = everyPlace(80, 24)
    expect(placeOf(press(queue, '张'))).toBe('queue')
    expect(placeOf(press(serving(), 'g', '张'))).toBe('thread')
  })

  test('only single full-width characters are plain keys, and never twice', () => {
    for (const plain of ['a', '/', ' ', 'enter', 'ctrl+a', '张', '你']) expect(plainKey(plain)).toBeUndefined()
    for (const wide of '！？，。、；：【】《》（）ｇＧ／') expect(plainKey(plainKey(wide) ?? wide)).toBeUndefined()
  })
})

test('what a sequence begins with', () => {
  expect(startsOf('g t x')).toEqual(['g', 'g t'])
  expect(startsOf('g')).toEqual([])
})
