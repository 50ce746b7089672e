import { expect, test } from 'vitest'
import { eventsOf, strokesOf } from '../../src/screenshot/strokes.ts'

test('keys are named as in the keymap, and texts are in quotes', () => {
  expect(strokesOf(`/ 'zw 8899' enter ctrl+f alt+1 G shift+tab f12`)).toEqual([
    { kind: 'chord', chord: '/' },
    { kind: 'text', text: 'zw 8899' },
    { kind: 'chord', chord: 'enter' },
    { kind: 'chord', chord: 'ctrl+f' },
    { kind: 'chord', chord: 'alt+1' },
    { kind: 'chord', chord: 'G' },
    { kind: 'chord', chord: 'shift+tab' },
    { kind: 'chord', chord: 'f12' },
  ])
})

test('the other quote may stand in a text, and a paste is one', () => {
  expect(strokesOf(`"it's" paste'两行 "在" 这里'`)).toEqual([
    { kind: 'text', text: "it's" },
    { kind: 'paste', text: '两行 "在" 这里' },
  ])
})

test('time is so many seconds of nothing', () => {
  expect(strokesOf('2s s')).toEqual([{ kind: 'wait' }, { kind: 'wait' }, { kind: 'chord', chord: 's' }])
  expect(eventsOf({ kind: 'wait' })).toEqual([])
})

test('an empty list presses nothing', () => {
  expect(strokesOf('  ')).toEqual([])
})

test.each(['zw', "'open", 'ctrl+', 'entre', 'f13', 'control+f'])('what is no key is named: %s', (word) => {
  expect(strokesOf(`enter ${word} enter`)).toEqual({ bad: word })
})

test('a text arrives key by key, as typed', () => {
  expect(eventsOf({ kind: 'text', text: 'a 张' })).toEqual([
    { kind: 'key', chord: 'a', text: 'a' },
    { kind: 'key', chord: 'space', text: ' ' },
    { kind: 'key', chord: '张', text: '张' },
  ])
  expect(eventsOf({ kind: 'chord', chord: 'enter' })).toEqual([{ kind: 'key', chord: 'enter' }])
  expect(eventsOf({ kind: 'chord', chord: '/' })).toEqual([{ kind: 'key', chord: '/', text: '/' }])
})
