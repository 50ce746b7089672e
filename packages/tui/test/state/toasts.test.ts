import { expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import type { State } from '../../src/state/state.ts'
import { placeOf } from '../../src/state/select.ts'
import { noticed } from '../../src/state/toasts.ts'
import { update } from '../../src/state/update.ts'
import { draw } from '../views/draw.ts'
import { conversation, play, serving } from './sample.ts'

const closed = {
  kind: 'conversation',
  conversation: conversation({ status: 'closed', rev: 9 }),
  after: 'close',
} as const

function press(state: State, ...chords: readonly string[]): State {
  let now = state
  for (const chord of chords) {
    const happening = happeningFor({ kind: 'key', chord, text: chord }, now)
    if (happening) [now] = update(now, happening)
  }
  return now
}

test('what the desk has said can be read again, the newest first, and Esc leads back', () => {
  const state = play(serving(), { kind: 'draftNotSaved' }, closed).state
  const read = press(state, 'g', 'n')
  expect(placeOf(read)).toBe('toasts')
  const rows = draw(read).join('\n')
  expect(rows).toMatch(/10:32:05 +会话已结束[\s\S]*10:32:05 !! 草稿没能写入磁盘/)
  expect(placeOf(press(read, 'escape'))).toBe(placeOf(state))
})

test('a key that does nothing is answered, and not kept', () => {
  const state = press(serving(), 'X')
  expect(state.toast?.notice.say).toBe('unknownKey')
  expect(state.noticed).toEqual(serving().noticed)
})

test('the same notice again only counts', () => {
  const state = play(serving(), { kind: 'draftNotSaved' }, { kind: 'draftNotSaved' }).state
  expect(state.noticed.at(-1)).toMatchObject({ notice: { say: 'draftNotSaved' }, times: 2 })
  expect(draw(press(state, 'g', 'n')).join('\n')).toContain('2 次')
})

test('no more is kept than anybody reads', () => {
  let kept = serving().noticed
  for (let n = 0; n < 1_000; n++)
    kept = noticed(kept, { id: n, tone: 'good', notice: { say: 'noConversationAt', n } }, n)
  expect(kept.length).toBeLessThanOrEqual(200)
  expect(kept.at(-1)?.notice).toEqual({ say: 'noConversationAt', n: 999 })
})
