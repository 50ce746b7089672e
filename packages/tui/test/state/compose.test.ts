import type { Failure } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { withoutFix } from '../../src/keys/barred.ts'
import { findingsOf } from '../../src/state/fix.ts'
import { openDraft } from '../../src/state/select.ts'
import type { Happening } from '../../src/state/happening.ts'
import { chatId, conversation, filled, message, play, serving, started, wordingHit, zhangId, sendOf } from './sample.ts'

const write: Happening = { kind: 'action', action: 'write' }
const send: Happening = { kind: 'action', action: 'send' }
const type = (text: string): Happening => ({ kind: 'pasted', text })

describe('sending', () => {
  test('empties the editor at once, and shows the message on its way until it is there', () => {
    const sent = play(serving(), write, type('您好，已为您登记。'), send)
    expect(openDraft(sent.state).editor.text).toBe('')
    expect(sent.state.outbox.items).toMatchObject([{ body: '您好，已为您登记。', stage: 'sending' }])
    expect(sent.effects.at(-1)).toMatchObject({
      do: 'send',
      body: '您好，已为您登记。',
      wording: [],
      billId: undefined,
    })
    const { key } = sent.state.outbox.items[0] ?? {}
    const there = play(sent.state, { kind: 'sent', key: key as never, message: message(4) })
    expect(there.state.outbox.items).toEqual([])
    expect(there.effects).toEqual([{ do: 'dropOutgoing', keys: [key] }])
  })

  test('leaving in the middle of a send asks first', () => {
    const { state, effects } = play(serving(), write, type('一'), send, { kind: 'action', action: 'quit' })
    expect(state.overlays.at(-1)?.kind).toBe('quit')
    expect(effects.map((effect) => effect.do)).not.toContain('leave')
    expect(play(state, { kind: 'action', action: 'quitNow' }).effects).toEqual([{ do: 'leave' }])
  })
})

describe('what may not be said', () => {
  const promise = '您好。保证给您通过，请放心。谢谢'

  test('is shown while typing and is not sent', () => {
    const { state, effects } = play(serving(), write, type(promise), send)
    expect(findingsOf(openDraft(state))[0]).toMatchObject({ severity: 'block' })
    expect(effects.map((effect) => effect.do)).not.toContain('send')
    expect(state.toast?.notice).toEqual({ say: 'draftBlocked' })
  })

  test('gives way to the compliant sentence with one key, and undo brings it back', () => {
    const fixed = play(serving(), write, type(promise), { kind: 'action', action: 'applyFix' })
    const { text } = openDraft(fixed.state).editor
    expect(text).toMatch(/^您好。.+谢谢$/)
    expect(text).not.toContain('保证')
    expect(play(fixed.state, send).effects.at(-1)?.do).toBe('send')
  })

  test('leaves approved wording beside it what it is', () => {
    const use = { kind: 'inserted', conversationId: chatId, billId: undefined, filled: filled() } as const
    const fixed = play(serving(), write, use, type('保证给您通过。'), { kind: 'action', action: 'applyFix' })
    const { text, spans } = openDraft(fixed.state).editor
    expect(text.startsWith(filled().text)).toBe(true)
    expect(text).not.toContain('保证')
    expect(spans).toMatchObject([{ start: 0, end: filled().text.length, use: { key: 'reminder.overdue' } }])
    const undone = play(fixed.state, { kind: 'action', action: 'undo' })
    expect(openDraft(undone.state).editor.text).toBe(`${filled().text}保证给您通过。`)
  })

  test('the server has the last word', () => {
    const failure: Failure = {
      code: 'GATE_BLOCKED',
      findings: [
        {
          rule: 'house-rule',
          severity: 'block',
          certainty: 'H',
          source: 'MKT-05',
          span: [0, 2],
          text: '好的',
          fix: '我先为您登记。',
        },
      ],
    }
    const effect = sendOf('好的没问题')
    const blocked = play(serving(), write, type('好的没问题'), send, { kind: 'refused', effect, failure })
    expect(findingsOf(openDraft(blocked.state))).toEqual(failure.findings)
    expect(openDraft(play(blocked.state, { kind: 'action', action: 'applyFix' }).state).editor.text).toBe(
      '我先为您登记。',
    )
  })
})

describe('approved wording', () => {
  const colons: readonly Happening[] = [
    { kind: 'typed', text: ':' },
    { kind: 'typed', text: '：' },
  ]

  test('two colons of either width open the picker for this customer and bill, and leave no colon behind', () => {
    const { state, effects } = play(serving(), write, type('您好'), ...colons)
    expect(state.overlays.at(-1)?.kind).toBe('picker')
    expect(openDraft(state).editor.text).toBe('您好')
    expect(effects.at(-1)).toEqual({
      do: 'searchWording',
      conversationId: chatId,
      customerId: zhangId,
      billId: 'bill-0',
      text: '',
    })
  })

  test('Enter asks for it filled; it stands at the cursor with key, version and values', () => {
    const picked = play(
      serving(),
      write,
      ...colons,
      { kind: 'wordings', conversationId: chatId, text: '', hits: [wordingHit(1)] },
      { kind: 'action', action: 'insertPicked' },
    )
    expect(picked.effects.at(-1)).toMatchObject({ do: 'insertWording', key: 'reminder.w1', billId: 'bill-0' })
    const inserted = play(picked.state, {
      kind: 'inserted',
      conversationId: chatId,
      billId: 'bill-0' as never,
      filled: filled(),
    })
    expect(inserted.state.overlays).toEqual([])
    const sent = play(inserted.state, send)
    expect(sent.effects.at(-1)).toMatchObject({
      do: 'send',
      body: filled().text,
      billId: 'bill-0',
      wording: [{ key: 'reminder.overdue', version: 3, slots: { 待还金额: '¥980.50' } }],
    })
  })

  test('a slot that cannot be filled blocks, and says which and why', () => {
    const missing = [{ slot: '应还金额', why: 'no_bill' as const }]
    const { state, effects } = play(
      serving(),
      write,
      ...colons,
      { kind: 'wordings', conversationId: chatId, text: '', hits: [wordingHit(1, { missing })] },
      { kind: 'action', action: 'insertPicked' },
    )
    expect(state.toast?.notice).toEqual({ say: 'slotsMissing', slots: missing })
    expect(effects.map((effect) => effect.do)).not.toContain('insertWording')
  })

  test('a favourite is one key', () => {
    expect(play(serving(), write, { kind: 'action', action: 'favourite', arg: 2 }).effects.at(-1)).toMatchObject({
      do: 'insertWording',
      key: 'reminder.w2',
    })
  })

  test('refused for an old figure, it is put in anew with one key, still approved wording', () => {
    const old = filled({ text: '您尚有¥980.50待还，请留意。', slots: { 待还金额: '¥980.50' } })
    const now = filled({ text: '您尚有¥500.00待还，请留意。', slots: { 待还金额: '¥500.00' } })
    const inserted = (wording: typeof old): Happening => ({
      kind: 'inserted',
      conversationId: chatId,
      billId: 'bill-0' as never,
      filled: wording,
    })
    const sent = play(serving(), write, type('您好。'), inserted(old), type('谢谢。'), send)
    const effect = sent.effects.find(({ do: what }) => what === 'send')
    if (!effect) throw new Error('it is sent')
    const failure = {
      code: 'SLOT_OUTDATED',
      key: old.key,
      slot: '待还金额',
      yours: '¥980.50',
      ledger: '¥500.00',
    } as const
    const refused = play(sent.state, { kind: 'refused', effect, failure })
    expect(withoutFix(refused.state)).toBeUndefined()
    const asked = play(refused.state, { kind: 'action', action: 'applyFix' })
    expect(asked.effects).toMatchObject([{ do: 'insertWording', key: old.key, billId: 'bill-0' }])
    const { editor, refusal } = openDraft(play(asked.state, inserted(now)).state)
    expect(editor.text).toBe('您好。您尚有¥500.00待还，请留意。谢谢。')
    expect(refusal).toBeUndefined()
    expect(editor.spans).toMatchObject([{ use: { key: old.key, slots: { 待还金额: '¥500.00' } }, altered: false }])
    const undone = play(asked.state, inserted(now), { kind: 'action', action: 'undo' })
    expect(openDraft(undone.state).editor.text).toBe('您好。您尚有¥980.50待还，请留意。谢谢。')
  })

  test('deleted whole by one key, that is said', () => {
    const use = { kind: 'inserted', conversationId: chatId, billId: undefined, filled: filled() } as const
    const { state } = play(serving(), write, use, { kind: 'action', action: 'eraseLeft' })
    expect(openDraft(state).editor.text).toBe('')
    expect(state.toast?.notice).toEqual({ say: 'wordingErased' })
  })

  test('an answer to older letters is not shown', () => {
    const { state } = play(
      serving(),
      write,
      ...colons,
      { kind: 'typed', text: 'y' },
      { kind: 'wordings', conversationId: chatId, text: '', hits: [wordingHit(1)] },
    )
    expect(state.overlays.at(-1)).toMatchObject({ kind: 'picker', hits: [] })
  })
})

describe('drafts', () => {
  test('are saved with every change and come back, wording included', () => {
    const { effects } = play(serving(), write, type('未写完'))
    expect(effects.at(-1)).toEqual({
      do: 'saveDraft',
      conversationId: chatId,
      draft: { text: '未写完', spans: [], billId: undefined },
    })
    const back = play(serving(), {
      kind: 'draftLoaded',
      conversationId: chatId,
      saved: { text: '未写完', spans: [], billId: undefined },
    })
    expect(openDraft(back.state).editor.text).toBe('未写完')
    expect(back.state.toast?.notice).toEqual({ say: 'draftRestored', name: '张*' })
  })

  test('of every conversation of mine come back at the start, when it is known which messages were under way', () => {
    const list = { kind: 'conversations', items: [conversation()] } as const
    const outbox = { kind: 'outboxLoaded', items: [] } as const
    const loads = (...happenings: Happening[]): number =>
      play(started(80, 24), ...happenings).effects.filter((effect) => effect.do === 'loadDraft').length
    expect([loads(list), loads(outbox), loads(list, outbox), loads(outbox, list)]).toEqual([0, 0, 1, 1])
    expect(loads(outbox, list, list)).toBe(1)
  })

  test('what was typed since wins over what comes back late', () => {
    const { state } = play(serving(), write, type('新的'), {
      kind: 'draftLoaded',
      conversationId: chatId,
      saved: { text: '旧的', spans: [], billId: undefined },
    })
    expect(openDraft(state).editor.text).toBe('新的')
  })
})
