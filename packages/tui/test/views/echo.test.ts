import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import type { Happening } from '../../src/state/happening.ts'
import { findingsOf, judgedBy } from '../../src/state/fix.ts'
import { openDraft } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { drawnFrames } from '../../src/views/drawn-frames.ts'
import { echoOf, type Shown } from '../../src/views/echo.ts'
import { frameOf } from '../../src/views/frame.ts'
import { type Frame, partNamed } from '../../src/views/frame-parts.ts'
import { wordsOf } from '../../src/words/index.ts'
import { answerTo } from '../state/desk-answers.ts'
import { conversation, filled, chatId, play, serving } from '../state/sample.ts'

const words = wordsOf('zh-CN')
const write: Happening = { kind: 'action', action: 'write' }
const key = (chord: string): Happening => ({ kind: 'typed', text: chord })
const written = (text: string): State => play(serving(160, 45), write, { kind: 'pasted', text }).state
const shown = (state: State): Shown => ({ state, frame: frameOf(state, words) })

/** The reply without its title, which says what is thought of it. */
function replyOf(frame: Frame): readonly string[] {
  const reply = partNamed(frame, 'composer')?.part
  return (reply?.view(reply.slice) ?? []).slice(1).map((line) => line.map(({ text }) => text).join(''))
}

describe('a letter in the reply', () => {
  const before = written('您好')
  const after = play(before, key('，')).state

  test('is shown before the reply is judged, at its place and with the cursor behind it', () => {
    const echo = echoOf(shown(before), after, words)
    const whole = frameOf(after, words)
    expect(echo && replyOf(echo)).toEqual(replyOf(whole))
    expect(echo?.cursor).toEqual(whole.cursor)
  })

  test('is followed by the whole frame', () => {
    const draw = drawnFrames()
    expect(draw(before).isEcho).toBe(false)
    expect(draw(after).isEcho).toBe(true)
    const behind = draw(after)
    expect([behind.isEcho, behind.frame]).toEqual([false, frameOf(after, words)])
  })

  test('is echoed as the first of a reply, too, and as it is taken out again', () => {
    const empty = written('')
    const first = play(empty, key('您')).state
    expect(replyOf(echoOf(shown(empty), first, words)!)[0]).toBe('  您')
    const erased = play(after, { kind: 'action', action: 'eraseLeft' }).state
    expect(replyOf(echoOf(shown(after), erased, words)!)[0]).toBe('  您好')
  })

  test('is not echoed where the reply takes another row, or something is found in it', () => {
    const full = written('好'.repeat(4 * 34))
    expect(echoOf(shown(full), play(full, key('好')).state, words)).toBeUndefined()
    const promised = written('马上')
    expect(findingsOf(openDraft(promised), judgedBy(promised))).not.toEqual([])
    expect(echoOf(shown(promised), play(promised, key('查')).state, words)).toBeUndefined()
  })

  test('is not echoed where something has come meanwhile, or Enter has sent it', () => {
    const come = play(after, { kind: 'conversations', items: [conversation({ unread: 3 })] }).state
    expect(echoOf(shown(before), come, words)).toBeUndefined()
    const sent = play(after, { kind: 'action', action: 'send' }).state
    expect(echoOf(shown(before), sent, words)).toBeUndefined()
  })
})

test('the thread stands still while something is found in a reply, and is not any more', () => {
  const heightsOf = (state: State) =>
    frameOf(state, words).columns.map(({ parts }) => parts.map(({ height }) => height))
  const [before, found, after] = ['您好，我马', '您好，我马上', '您好，我马上为您查'].map(written) as [
    State,
    State,
    State,
  ]
  expect(findingsOf(openDraft(found), judgedBy(found))).not.toEqual([])
  expect(heightsOf(found)).toEqual(heightsOf(before))
  expect(heightsOf(after)).toEqual(heightsOf(before))
})

const stroke = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...'您好。aB3 ：马上保证¥1', '👨‍👩‍👧', '\u0301') },
  { weight: 3, arbitrary: fc.constantFrom('backspace', 'left', 'shift+left', 'ctrl+z', 'alt+enter', 'home', 'enter') },
)

test('whatever is typed, an echo shows the reply as the whole frame does, and nothing else anew', () => {
  const wording: Happening = { kind: 'inserted', conversationId: chatId, billId: undefined, filled: filled() }
  let echoes = 0
  fc.assert(
    fc.property(
      fc.constantFrom([80, 24], [120, 30], [160, 45]),
      fc.boolean(),
      fc.array(stroke, { maxLength: 40 }),
      ([columns = 80, rows = 24], withWording, strokes) => {
        let { state } = play(serving(columns, rows), write, ...(withWording ? [wording] : []))
        for (const chord of strokes) {
          const text = /^[a-z+]{2,}$/.test(chord) ? {} : { text: chord }
          const happening = happeningFor({ kind: 'key', chord, ...text }, state)
          const before = shown(state)
          if (happening) state = settled(play(state, happening))
          const echo = echoOf(before, state, words)
          if (!echo) continue
          echoes += 1
          expect([echo.top, echo.bottom, echo.bodyHeight]).toEqual([
            before.frame.top,
            before.frame.bottom,
            before.frame.bodyHeight,
          ])
          const draft = openDraft(state)
          if (findingsOf(draft, judgedBy(state)).length > 0 || draft.refusal) continue
          const whole = frameOf(state, words)
          expect(replyOf(echo)).toEqual(replyOf(whole))
          expect(echo.cursor).toEqual(whole.cursor)
        }
      },
    ),
    { numRuns: 150 },
  )
  expect(echoes).toBeGreaterThan(500)
})

/** With what the desk answers to what was asked of it. */
function settled({ state, effects }: ReturnType<typeof play>): State {
  return effects.reduce((now, effect) => {
    const answer = answerTo(effect)
    return answer ? play(now, answer).state : now
  }, state)
}
