import type { ConversationId } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import type { ActionName } from '../../src/state/action.ts'
import { editorLimit } from '../../src/state/editor.ts'
import type { Happening } from '../../src/state/happening.ts'
import { openDraft } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { frameOf } from '../../src/views/frame.ts'
import { wordsOf } from '../../src/words/index.ts'
import { draw } from '../views/draw.ts'
import { chatId, conversation, filled, message, play, serving } from './sample.ts'

const does = (...names: ActionName[]): Happening[] => names.map((action) => ({ kind: 'action', action }))
const type = (text: string): Happening => ({ kind: 'pasted', text })
const [write] = does('write') as [Happening]
const wording: Happening = { kind: 'inserted', conversationId: chatId, billId: undefined, filled: filled() }
const textOf = (state: State): string => openDraft(state).editor.text
const noticeOf = (state: State): string | undefined => state.toast?.notice.say

/** The agent's second conversation, with another customer. */
const other = conversation({ id: 'chat-2' as ConversationId, customerId: 'fx-other' as never })
const toOther: readonly Happening[] = [
  { kind: 'conversations', items: [conversation(), other] },
  { kind: 'action', action: 'switchTo', arg: 2 },
  write,
]

describe('selecting in a reply', () => {
  const selected = play(serving(), write, type('您的账单'), ...does('selectWordLeft')).state

  test('says how much, in a word as well as in inverse', () => {
    const text = draw(selected).join('\n')
    expect(text).toContain('选中 2 字')
    const rows = frameOf(selected, wordsOf('zh-CN')).columns.flatMap(({ parts }) =>
      parts.flatMap((part) => part.view(part.slice)),
    )
    expect(rows.flat().filter((span) => span.inverse && span.text === '账单')).toHaveLength(1)
  })

  test('Escape lets go of it first, and only then leaves the reply', () => {
    const once = play(selected, ...does('back')).state
    expect([once.focus, openDraft(once).editor.anchor]).toEqual(['composer', undefined])
    expect(play(once, ...does('back')).state.focus).toBe('thread')
    const marked = play(selected, ...does('editRight', 'setMark', 'editLeft', 'back')).state
    expect(textOf(play(marked, { kind: 'typed', text: '。' }).state)).toBe('您的账。单')
  })

  test('a colon takes its place, and opens no picker', () => {
    const typed = play(serving(), write, type('：一'), ...does('selectLeft'), { kind: 'typed', text: '：' }).state
    expect([textOf(typed), typed.overlays]).toEqual(['：：', []])
  })

  test('approved wording is selected whole from outside, and cutting it says nothing more than cutting text', () => {
    const whole = play(
      serving(),
      write,
      type('您好。'),
      wording,
      type('谢谢'),
      ...does('editLeft', 'editLeft', 'selectLeft'),
    ).state
    const cut = play(whole, ...does('cut')).state
    expect(textOf(cut)).toBe('您好。谢谢')
    const back = play(cut, ...does('pasteHere')).state
    expect(openDraft(back).editor.spans).toMatchObject([{ start: 3, use: { key: 'reminder.overdue' } }])
    expect(textOf(play(back, ...does('undo', 'undo')).state)).toBe(`您好。${filled().text}谢谢`)
  })
})

describe('the clipboard', () => {
  const copied = play(serving(), write, wording, ...does('selectAll', 'copy')).state

  test('keeps approved wording what it is for the same customer only', () => {
    expect(noticeOf(copied)).toBe('copiedHere')
    const here = play(copied, ...does('editLineEnd', 'pasteHere')).state
    expect(openDraft(here).editor.spans).toHaveLength(2)
    const there = play(copied, ...toOther, ...does('pasteHere')).state
    expect(there.queue.open).toBe('chat-2')
    expect([textOf(there), openDraft(there).editor.spans]).toEqual([filled().text, []])
  })

  test('empty or with nothing selected, says what to do', () => {
    const keys = (chord: string, state: State) => happeningFor({ kind: 'key', chord }, state)
    const writing = play(serving(), write).state
    expect(keys('ctrl+x', writing)).toMatchObject({ kind: 'barred', notice: { say: 'nothingSelected' } })
    expect(keys('ctrl+v', writing)).toMatchObject({ kind: 'barred', notice: { say: 'nothingCopied' } })
  })
})

describe('a paste', () => {
  test('that is too long is cut between graphemes, told, and undone as one', () => {
    const letter = 'e\u0301'
    const long = play(serving(), write, type('开'), type(letter.repeat(editorLimit))).state
    const { text } = openDraft(long).editor
    expect(text.length).toBe(editorLimit - 1)
    expect(text.slice(1) === letter.repeat((text.length - 1) / letter.length)).toBe(true)
    expect(long.toast?.notice).toEqual({ say: 'pasteCut', kept: text.length - 1 })
    expect(textOf(play(long, ...does('undo')).state)).toBe('开')
    expect(play(long, type('再来三字')).state.toast?.notice).toEqual({
      say: 'pasteCut',
      kept: editorLimit - text.length,
    })
    const full = play(serving(), write, type('满'.repeat(editorLimit))).state
    expect([noticeOf(full), noticeOf(play(full, type('再')).state)]).toEqual([undefined, 'pasteFull'])
    expect(textOf(play(full, ...does('selectAll'), type('换')).state)).toBe('换')
  })

  test('where nothing is written is answered', () => {
    expect(happeningFor({ kind: 'paste', text: 'w', truncated: false }, serving())).toEqual({
      kind: 'barred',
      notice: { say: 'pasteNowhere' },
    })
  })
})

describe('what I sent before', () => {
  const items = [
    message(1),
    message(2, { body: '第一句' }),
    message(4, { body: '同事的话', authorName: '王敏（演示）' }),
    message(6, { body: '第二句' }),
    message(8, { body: '第一句' }),
    message(9),
  ]
  const writing = play(serving(), { kind: 'messages', conversationId: chatId, items }, write, type('写到一半')).state
  const sentBefore = play({
    ...writing,
    threads: { ...writing.threads, [chatId]: { ...writing.threads[chatId], messages: items } as never },
  }).state

  test('comes back the newest first, each text once, mine only, and then what was being written', () => {
    const seen = (state: State, ...names: ActionName[]): string => textOf(play(state, ...does(...names)).state)
    expect(seen(sentBefore, 'recallOlder')).toBe('第一句')
    expect(seen(sentBefore, 'recallOlder', 'recallOlder')).toBe('第二句')
    const end = play(sentBefore, ...does('recallOlder', 'recallOlder', 'recallOlder')).state
    expect([textOf(end), noticeOf(end)]).toEqual(['第二句', 'oldestRecalled'])
    expect(seen(sentBefore, 'recallOlder', 'recallOlder', 'recallNewer')).toBe('第一句')
    expect(seen(sentBefore, 'recallOlder', 'recallOlder', 'recallNewer', 'recallNewer')).toBe('写到一半')
    expect(seen(sentBefore, 'recallOlder', 'undo')).toBe('写到一半')
  })

  test('written on, it is a text of its own', () => {
    const on = play(sentBefore, ...does('recallOlder'), type('！')).state
    const again = play(on, ...does('recallOlder')).state
    expect(textOf(again)).toBe('第一句')
    expect(textOf(play(again, ...does('recallNewer')).state)).toBe('第一句！')
  })
})

describe('a finding', () => {
  test.each([
    ['zh-CN', '拦'],
    ['en', 'B!'],
  ] as const)('is marked before its row with a word (%s)', (lang, mark) => {
    const found = play(serving(), write, type('您好，\n保证给您通过。')).state
    const rows = draw({ ...found, session: { ...found.session, lang } })
    expect(rows.find((row) => row.includes('您好，'))).not.toContain(mark)
    expect(rows.find((row) => row.includes('保证给您通过。') && !row.includes('“'))?.trimStart()).toMatch(
      new RegExp(`^${mark}`),
    )
  })
})

describe('what cannot be sent', () => {
  const said = (state: State): unknown => state.toast?.notice

  test('is left out of a paste and of what is typed, and that is said', () => {
    const pasted = play(serving(), write, type('您好\u0000\u202e👨‍👩‍👧‍👦')).state
    expect([textOf(pasted), said(pasted)]).toEqual(['您好👨‍👩‍👧‍👦', { say: 'unsendable', count: 2 }])
    const typed = play(serving(), write, type('您好'), { kind: 'typed', text: '\u200b' }).state
    expect([textOf(typed), said(typed)]).toEqual(['您好', { say: 'unsendable', count: 1 }])
    expect(draw(pasted).join('\n')).toContain('2 个字符不能发送，已去掉')
  })

  test('what is sent is what was written', () => {
    const { effects } = play(serving(), write, type('好👨‍👩‍👧‍👦👍🏽🇨🇳'), ...does('send'))
    expect(JSON.stringify(effects)).toContain('好👨‍👩‍👧‍👦👍🏽🇨🇳')
  })

  test('a field of one line says where it ends, for a paste and for one letter more', () => {
    const search = play(serving(), ...does('search'), type('张'.repeat(200)))
    expect(said(search.state)).toEqual({ say: 'pasteCut', kept: 64 })
    const one = play(search.state, { kind: 'typed', text: '伟' }).state
    expect(said(one)).toEqual({ say: 'fieldFull', limit: 64 })
  })
})

describe('hands that know other editors', () => {
  const begun = play(serving(), write, type('您的账单\n已经逾期')).state
  const press = (state: State, chord: string): State => {
    const happening = happeningFor({ kind: 'key', chord, ...(chord.startsWith('alt+') && { escaped: true }) }, state)
    return happening ? play(state, happening).state : state
  }

  test('go to both ends of the text, and delete the next word', () => {
    const top = press(begun, 'ctrl+home')
    expect(openDraft(top).editor.cursor).toBe(0)
    expect(openDraft(press(top, 'ctrl+end')).editor.cursor).toBe(textOf(begun).length)
    expect(textOf(press(top, 'alt+d'))).toBe('的账单\n已经逾期')
  })

  test('page through the thread while they write', () => {
    const long = Array.from({ length: 40 }, (_, n) => message(n + 1))
    const full = play(begun, { kind: 'messages', conversationId: chatId, items: long, more: false }).state
    const up = press(full, 'pageup')
    expect(up.focus).toBe('composer')
    expect(up.threads[chatId]?.scroll).toBeGreaterThan(0)
    expect(press(up, 'pagedown').threads[chatId]?.scroll).toBe(0)
  })
})
