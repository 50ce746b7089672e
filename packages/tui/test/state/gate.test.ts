import type { ConversationId, Failure, ScriptVersionId } from '@zuoxi/sdk'
import { beforeAll, describe, expect, test } from 'vitest'
import { happeningFor } from '../../src/keys/dispatch.ts'
import { findingsOf, judgedBy, toldFinding, verdictOf } from '../../src/state/fix.ts'
import type { ReadyRules } from '../../src/state/gate-state.ts'
import type { Effect, Happening } from '../../src/state/happening.ts'
import { openDraft } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { draw } from '../views/draw.ts'
import { gateContext, held, promise, readyRules, ruleStanding, script, standing, told } from './gate-sample.ts'
import { chatId, filled, message, nowMs, play, serving, zhangId, sendOf } from './sample.ts'

let rules: ReadyRules

beforeAll(async () => {
  rules = await readyRules()
})

const act = (action: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action })
const type = (text: string): Happening => ({ kind: 'pasted', text })
const write = act('write')
const send = act('send')
const doing = (effects: readonly Effect[]): readonly string[] => effects.map((effect) => effect.do)

/** The sample conversation with everything known that drafts in it are judged by. */
function judging(over: Parameters<typeof standing>[0] = {}): State {
  return play(serving(), standing(over), { kind: 'rules', rules, standings: [] }, write).state
}

function verdict(state: State): string {
  return verdictOf(openDraft(state), judgedBy(state))
}

/** A key as the terminal sends it. */
function press(state: State, chord: string): ReturnType<typeof play> {
  const text = [...chord].length === 1 ? { text: chord } : {}
  const happening = happeningFor({ kind: 'key', chord, ...text }, state)
  return happening ? play(state, happening) : { state, effects: [] }
}

describe('what a draft is judged by', () => {
  test('is read as the conversation opens, as messages, money and rules come, and by the minute', () => {
    const about = { conversationId: chatId, customerId: zhangId }
    const read = { do: 'loadStanding', about }
    const state = serving()
    const tick = (ms: number): Happening => ({ kind: 'tick', nowMs: nowMs + ms })
    expect(play(state, act('openConversation')).effects).toContainEqual(read)
    expect(
      play(state, { kind: 'event', event: { kind: 'message', seq: 9, message: message(4) } }).effects,
    ).toContainEqual(read)
    const repaid = { kind: 'repayment', seq: 9, repaymentId: 'r', customerId: zhangId } as const
    expect(play(state, { kind: 'event', event: repaid }).effects).toContainEqual(read)
    expect(play(state, { kind: 'event', event: { ...repaid, customerId: 'fx-other' } }).effects).toEqual([])
    const wished = (customerId: string) =>
      play(state, { kind: 'event', event: { kind: 'contact', seq: 9, customerId } }).effects
    expect(wished(repaid.customerId)).toContainEqual(read)
    expect(wished('fx-other')).toEqual([])
    const ruled = play(state, { kind: 'event', event: { kind: 'rule', seq: 9, rule: 'x' } })
    expect(doing(ruled.effects)).toEqual(['loadRules', 'loadStanding'])
    expect(play(state, tick(10_000)).effects).toEqual([])
    expect(play(state, tick(60_000)).effects).toEqual([read, { do: 'loadOverview', customerId: zhangId }])
  })

  test('the rules are read again when they are others', () => {
    expect(doing(play(serving(), standing()).effects)).toContain('loadRules')
    expect(play(judging(), standing()).effects).toEqual([])
  })

  test('while it is being read the lexicon alone judges, and says so', () => {
    const { state } = play(serving(), write, type('您还有¥1,280没还。'))
    expect(verdict(state)).toBe('ok')
    expect(draw(state).join('\n')).toContain('先按词库检查')
    expect(verdict(play(state, standing()).state)).toBe('block')
  })

  test('the same text is judged once for one standing', () => {
    const { state } = play(judging(), type('您还有¥1,280没还。'))
    expect(findingsOf(openDraft(state), judgedBy(state))).toBe(findingsOf(openDraft(state), judgedBy(state)))
  })
})

describe('a wrong amount', () => {
  test('is stopped with what was written and what the ledger says, and one key corrects it', () => {
    const { state } = play(judging(), type('您还有¥1,280没还。'))
    expect(draw(state).join('\n')).toMatch(/! 拦截 “¥1,280”.*\n.*你写 ¥1,280，账上 ¥1,208/)
    const sent = press(state, 'enter')
    expect(doing(sent.effects)).not.toContain('send')
    const fixed = press(state, 'ctrl+f').state
    expect(openDraft(fixed).editor.text).toBe('您还有¥1,208没还。')
    expect(verdict(fixed)).toBe('ok')
    expect(doing(press(fixed, 'enter').effects)).toContain('send')
  })

  test('inside approved wording it is the ledger that has filled it, and is not judged', () => {
    const use = filled({ text: '您尚有¥980.50待还。', slots: { 待还金额: '¥980.50' } })
    const { state } = play(judging(), { kind: 'inserted', conversationId: chatId, billId: undefined, filled: use })
    expect(verdict(state)).toBe('ok')
  })

  test('that may mean several figures asks which', () => {
    const bills = [120_800, 126_000].map((fen, i) => ({
      billNo: `B${i}`,
      dueDate: '2026-11-08',
      totalFen: fen,
      paidFen: 0,
      outstandingFen: fen,
      dpd: 12,
    }))
    const { state } = play(judging({ context: gateContext({ bills }) }), type('您的账单¥1,280请知悉。'))
    const asked = press(state, 'ctrl+f').state
    expect(asked.overlays.at(-1)).toMatchObject({ kind: 'choose', choice: { of: 'figure', written: '¥1,280' } })
    const chosen = play(asked, act('choose')).state
    expect(openDraft(chosen).editor.text).toBe('您的账单¥1,260请知悉。')
  })
})

describe('an evasion and a promise', () => {
  test.each(['保 证 给您减免', '保\u200b证给您减免', '保証給您減免', 'ｂａｏ证给您减免，保证给您减免'])(
    '%s is stopped, and the fix clears it',
    (text) => {
      const { state } = play(judging(), type(text))
      expect(verdict(state)).toBe('block')
      const fixed = press(state, 'ctrl+f').state
      expect(verdict(fixed)).toBe('ok')
    },
  )
})

describe('a draft that one should mind', () => {
  const mind: Failure = {
    code: 'GATE_BLOCKED',
    findings: [{ rule: 'r', severity: 'warn', certainty: 'H', source: 'S', span: [0, 2], text: '好的' }],
  }
  const effect = sendOf('好的')

  test('asks once, and the second Enter sends; a change asks anew', () => {
    const { state } = play(judging(), type('好的'), send, { kind: 'refused', effect, failure: mind })
    const first = press(state, 'enter')
    expect(doing(first.effects)).not.toContain('send')
    expect(first.state.toast?.notice).toEqual({ say: 'warnOnce' })
    expect(openDraft(first.state).armed).toBe(true)
    expect(openDraft(play(first.state, type('吧')).state).armed).toBe(false)
    expect(doing(press(first.state, 'enter').effects)).toContain('send')
  })
})

describe('a command in the reply', () => {
  test.each([':defer 30d', '：延期30天', '/zw 8899', ':quit'])('%s asks once before the customer gets it', (text) => {
    const first = press(play(judging(), type(text)).state, 'enter')
    expect(doing(first.effects)).not.toContain('send')
    expect(first.state.toast?.notice).toEqual({ say: 'meantForDesk' })
    expect(doing(press(first.state, 'enter').effects)).toContain('send')
  })

  test.each([':)', '：您好', '//', '好的：见下', ':defer 30d\n是方案'])('%s is a reply like any other', (text) => {
    expect(doing(press(play(judging(), type(text)).state, 'enter').effects)).toContain('send')
  })
})

describe('a draft that a senior has to release', () => {
  const special = (): State => play(judging(), type('请尽快还款')).state

  test('is not sent by Enter; a reason puts it before a senior, and it leaves the editor', () => {
    const state = special()
    expect(verdict(state)).toBe('hold')
    expect(press(state, 'enter').state.toast?.notice).toEqual({ say: 'draftHeld' })
    const asked = press(state, 'ctrl+s').state
    expect(asked.overlays.at(-1)).toMatchObject({ kind: 'why', ask: { of: 'hold' } })
    expect(press(play(asked, type('短')).state, 'enter').state.toast?.notice).toMatchObject({ say: 'reasonShort' })
    const held1 = press(play(asked, type('客户主动问怎么还')).state, 'enter')
    expect(held1.effects).toContainEqual(
      expect.objectContaining({ do: 'hold', body: '请尽快还款', reason: '客户主动问怎么还' }),
    )
    const gone = play(held1.state, { kind: 'heldNow', held: held() })
    expect(openDraft(gone.state).editor.text).toBe('')
    expect(gone.state.overlays).toEqual([])
  })

  test('its author hears what became of it', () => {
    const own = held({ authorId: 'agent-lin' as never })
    const waiting = play(judging(), { kind: 'held', scope: 'waiting', items: [own] })
    const event: Happening = { kind: 'event', event: { kind: 'held', seq: 9, heldMessageId: own.id } }
    expect(play(waiting.state, event).effects).toContainEqual({ do: 'lookAtHeld', heldMessageId: own.id })
    const seen = play(waiting.state, {
      kind: 'heldSeen',
      held: { ...own, state: 'returned', decidedByName: '周敏（演示）', decisionReason: '先核对' },
    })
    expect(seen.state.toast?.notice).toMatchObject({ say: 'heldDecided', to: 'returned', why: '先核对' })
  })
})

test('where a rule allows an exception it is sent with a reason, which travels with it', () => {
  const finding = { rule: 'r', certainty: 'H', source: 'S', span: [0, 2], text: '好的', override: true } as const
  const failure: Failure = { code: 'GATE_BLOCKED', findings: [{ ...finding, span: [0, 2], severity: 'block' }] }
  const effect = sendOf('好的')
  const { state } = play(judging(), type('好的'), send, { kind: 'refused', effect, failure })
  expect(verdict(state)).toBe('block')
  const asked = press(state, 'ctrl+o').state
  expect(asked.overlays.at(-1)).toMatchObject({ kind: 'why', ask: { of: 'override', rule: 'r' } })
  const given = press(play(asked, type('客户主动问怎么还')).state, 'enter').state
  expect(verdict(given)).toBe('ok')
  expect(press(given, 'enter').effects).toContainEqual(
    expect.objectContaining({ do: 'send', overrides: [{ rule: 'r', reason: '客户主动问怎么还' }] }),
  )
})

describe('several findings', () => {
  test('are told one at a time, the hardest first, and their source on demand', () => {
    const { state } = play(judging(), type('请尽快还款，还有¥1,280没还。'))
    const by = judgedBy(state)
    const all = findingsOf(openDraft(state), by).map(({ severity }) => severity)
    expect(all).toEqual(all.toSorted((a, b) => Number(b === 'block') - Number(a === 'block')))
    const next = press(state, 'ctrl+n').state
    expect(toldFinding(openDraft(next), by)).not.toBe(toldFinding(openDraft(state), by))
    expect(draw(state).join('\n')).not.toContain('依据 (')
    expect(draw(press(state, 'ctrl+g').state).join('\n')).toContain('依据 (')
  })
})

describe('a wording that is suspended', () => {
  const insert: Happening = { kind: 'inserted', conversationId: chatId, billId: undefined, filled: filled() }
  const version = 'reminder.overdue@3' as ScriptVersionId
  const suspended: Happening = {
    kind: 'wordingChecked',
    version: script({ status: 'suspended', suspendedWhy: '金额口径有误' }),
  }

  test('leaves every draft it stands in, with which and why', () => {
    const { state } = play(judging(), type('您好。'), insert)
    const event: Happening = { kind: 'event', event: { kind: 'wording', seq: 9, key: 'reminder.overdue' } }
    expect(play(state, event).effects).toContainEqual({ do: 'checkWording', scriptVersionId: version })
    const pulled = play(state, suspended)
    expect(openDraft(pulled.state).editor).toMatchObject({ text: '您好。', spans: [] })
    expect(pulled.state.toast?.notice).toMatchObject({ say: 'wordingPulled', title: '逾期提醒', why: '金额口径有误' })
    expect(pulled.effects).toContainEqual(expect.objectContaining({ do: 'saveDraft' }))
  })

  test('brought back by undo it still may not be sent, until it is in force again', () => {
    const { state } = play(judging(), insert, suspended, act('undo'))
    expect(openDraft(state).editor.spans).toHaveLength(1)
    expect(verdict(state)).toBe('block')
    expect(press(state, 'enter').state.toast?.notice).toMatchObject({ say: 'wordingDead' })
    const back = play(state, { kind: 'wordingChecked', version: script() })
    expect(verdict(back.state)).toBe('ok')
  })
})

describe('what has to be told', () => {
  const phone = gateContext({ channel: 'phone', direction: 'outbound', purpose: 'collection' })

  test('ticks itself as it is typed, and bars wrap-up until it was said', () => {
    const state = judging({ context: phone })
    const before = draw(state).join('\n')
    expect(before).toMatch(/告知 0\/\d/)
    const barred = press({ ...state, focus: 'thread' }, 'w')
    expect(barred.state.overlays.at(-1)?.kind).toBe('duties')
    expect(barred.state.toast?.notice).toMatchObject({ say: 'dutiesMissing' })
    expect(doing(barred.effects)).not.toContain('wrapUp')
    const offered = press(barred.state, 'enter')
    expect(offered.effects).toContainEqual(expect.objectContaining({ do: 'insertWording' }))
    const typed = play(state, type('您好，我是演示消费金融客服8021，本次通话将被录音。')).state
    expect(draw(typed).join('\n')).toMatch(/告知 [1-9]\/\d/)
  })

  test('the desk saying so at wrap-up opens the same list', () => {
    const failure: Failure = {
      code: 'DUTIES_MISSING',
      duties: [{ id: 'd', title: { zh: '投诉渠道', en: 'complaints' } }],
    }
    const effect = { do: 'wrapUp', conversationId: chatId, expectedRev: 2 } as const
    const { state } = play(judging(), { kind: 'refused', effect, failure })
    expect(state.overlays.at(-1)?.kind).toBe('duties')
  })
})

describe('the header', () => {
  const reason = {
    rule: 'quiet',
    severity: 'block' as const,
    certainty: 'C' as const,
    source: 'S',
    span: [0, 0] as [number, number],
    text: '',
    why: { zh: '22:00–08:00 不得主动联系', en: 'quiet hours' },
  }

  test('says whether they may be called, why not, and from when; who they are; and what is overdue', () => {
    const { state } = play(
      judging({
        contact: { allowed: false, reasons: [reason], nextAt: '2026-11-21T00:00:00.000Z' as never },
        promises: [promise({ overdue: true })],
      }),
    )
    const text = draw(state).join('\n')
    expect(text).toContain('不可外呼 11-21 08:00 起可以 · 22:00–08:00 不得主动联系')
    expect(text).toContain('特殊关怀')
    expect(text).toContain('承诺 1 逾期')
  })
})

describe('verification', () => {
  const asked: Happening = {
    kind: 'verificationAsked',
    customerId: zhangId,
    ask: { verification: { state: 'none' }, factors: ['name', 'phoneDigits'], needed: 2, triesLeft: 3 },
  }

  test('shows dots for what is typed, sends both answers once, and forgets them', () => {
    const open = play({ ...judging(), focus: 'thread' }, act('verify'), asked).state
    const typed = play(open, type('张某某'), act('verifyNext'), type('7788')).state
    const screen = draw(typed).join('\n')
    expect(screen).toContain('***')
    expect(screen).not.toMatch(/张某某|7788/)
    const sent = press(typed, 'enter')
    expect(sent.effects).toContainEqual({
      do: 'answerVerification',
      customerId: zhangId,
      answers: { name: '张某某', phoneDigits: '7788' },
    })
    const failed = play(sent.state, {
      kind: 'verificationAnswered',
      customerId: zhangId,
      verification: { state: 'failed' },
      triesLeft: 2,
    })
    expect(failed.state.overlays.at(-1)).toMatchObject({ kind: 'verify', fields: {} })
    expect(JSON.stringify(failed.state.overlays)).not.toMatch(/张某某|7788/)
    expect(draw(failed.state).join('\n')).toContain('还可尝试 2 次')
  })

  test('locked, no key answers', () => {
    const until = '2026-11-20T03:02:00.000Z' as never
    const locked: Happening = {
      ...asked,
      ask: { ...asked.ask, verification: { state: 'locked', expiresAt: until }, triesLeft: 0 },
    }
    const { state } = play({ ...judging(), focus: 'thread' }, act('verify'), locked)
    expect(press(state, 'enter').state.toast?.notice).toMatchObject({ say: 'verificationLocked' })
  })
})

describe('a call at night', () => {
  test('is told to be forbidden with the next time; what has happened takes a second Enter', () => {
    const night = Date.parse('2026-11-20T14:30:00.000Z')
    const context = gateContext({ customer: { surname: '张' } })
    const { state } = play(
      { ...judging({ context }), focus: 'thread', touchedMs: night },
      { kind: 'tick', nowMs: night },
      act('recordContact'),
    )
    expect(draw(state).join('\n')).toMatch(/现在不可联系 {2}11-21 08:00 起可以/)
    const armed = press(state, 'enter')
    expect(armed.state.toast?.notice).toEqual({ say: 'contactAgainstClock' })
    expect(doing(armed.effects)).not.toContain('recordContact')
    expect(press(armed.state, 'enter').effects).toContainEqual(
      expect.objectContaining({ do: 'recordContact', outcome: 'connected', purpose: 'collection' }),
    )
  })
})

describe('promises and held messages', () => {
  test('overdue promises come first, and are kept with a reason', () => {
    const late = promise({ id: 'p-late' as never, overdue: true, dueAt: '2026-11-26T00:00:00.000Z' as never })
    const { state } = play({ ...judging(), focus: 'thread' }, act('promises'), {
      kind: 'promises',
      customerId: undefined,
      items: [promise(), late],
    })
    expect(state.overlays.at(-1)).toMatchObject({ items: [{ id: 'p-late' }, { id: 'promise-1' }] })
    const kept = press(play(press(state, 'y').state, type('已电话回复客户')).state, 'enter')
    expect(kept.effects).toContainEqual(expect.objectContaining({ do: 'endPromise', promiseId: 'p-late', to: 'kept' }))
  })

  test('an agent cannot release, nor a senior their own', () => {
    const open = (role: 'agent' | 'senior', authorId: string): State => {
      const state = judging()
      const as = {
        ...state,
        focus: 'thread' as const,
        session: { ...state.session, agent: { ...state.session.agent, role } },
      }
      return play(as, act('held'), { kind: 'held', scope: 'waiting', items: [held({ authorId: authorId as never })] })
        .state
    }
    expect(press(open('agent', 'x'), 'y').state.toast?.notice).toEqual({ say: 'needsReleaser' })
    expect(press(open('senior', 'agent-lin'), 'y').state.toast?.notice).toEqual({ say: 'ownRequest' })
    expect(press(open('senior', 'x'), 'y').state.overlays.at(-1)).toMatchObject({ kind: 'why', ask: { of: 'held' } })
  })
})

describe('what the customer was told', () => {
  test('W shows the newest message in view, with words then and now; left leads to the one before', () => {
    const { state, effects } = play(
      { ...judging(), focus: 'thread' },
      { kind: 'messages', conversationId: chatId, items: [message(4)] },
      act('told'),
    )
    expect(effects.at(-1)).toEqual({ do: 'loadTold', messageId: 'm-4' })
    const shown = draw(play(state, told('m-4' as never)).state).join('\n')
    expect(shown).toContain('逾期提醒 reminder.overdue@3 停用')
    expect(shown).toMatch(/待还金额 +¥980\.50 +¥0\.00 +\* 已变/)
    expect(shown).toContain('[-尚有-][+还有+]')
    expect(press(state, 'left').effects).toContainEqual({ do: 'loadTold', messageId: 'm-2' })
  })
})

describe('pointing at a message', () => {
  test('left points at the newest in view, then at older ones, and W is about it; scrolling lets it go', () => {
    const items = Array.from({ length: 30 }, (_, i) => message(i + 1))
    const { state } = play({ ...judging(), focus: 'thread' }, { kind: 'messages', conversationId: chatId, items })
    const pointedOf = (at: State): string | undefined => at.threads[chatId]?.pointed
    let now = press(state, 'left').state
    expect(pointedOf(now)).toBe('m-30')
    for (let i = 0; i < 6; i++) now = press(now, 'left').state
    expect(pointedOf(now)).toBe('m-18')
    expect(draw(now).join('\n')).toContain('W 告知记录')
    expect(press(now, 'W').effects).toContainEqual({ do: 'loadTold', messageId: 'm-18' })
    for (let i = 0; i < 6; i++) now = press(now, 'right').state
    expect(pointedOf(now)).toBe('m-30')
    expect(pointedOf(press(now, 'up').state)).toBeUndefined()
  })
})

describe('for officers', () => {
  const officer = (): State => {
    const state = judging()
    return {
      ...state,
      session: { ...state.session, agent: { ...state.session.agent, role: 'officer' } },
      focus: 'thread',
    }
  }
  const line = (text: string): readonly Happening[] => [act('command'), type(text), act('runCommand')]

  test(':wording needs no customer, and approves only what somebody else has written', () => {
    const nobody = { ...officer(), customer: undefined, focus: 'queue' as const }
    const listed = (authorId: string): State =>
      play(nobody, ...line('wording'), {
        kind: 'scripts',
        items: [script({ status: 'in_review', authorId: authorId as never })],
      }).state
    const own = play(listed('agent-lin'), act('openWording')).state
    expect(press(own, 'y').state.toast?.notice).toEqual({ say: 'ownWording' })
    const other = play(listed('agent-x'), act('openWording')).state
    const approved = press(play(press(other, 'y').state, type('已核对条款')).state, 'enter')
    expect(approved.effects).toContainEqual(
      expect.objectContaining({ do: 'moveScript', to: 'approve', contentHash: 'abcdef0123456789' }),
    )
  })

  test('a new version is written in place, and what is wrong with it stands beside it', () => {
    const shown = play(officer(), ...line('wording'), { kind: 'scripts', items: [script()] }, act('openWording')).state
    const writing = press(shown, 'e').state
    expect(press(writing, 'ctrl+s').state.toast?.notice).toEqual({ say: 'nothingChanged' })
    const saved = press(play(writing, type('请留意。')).state, 'ctrl+s')
    const asksTo = saved.effects.find((effect) => effect.do === 'writeScript')
    expect(asksTo).toMatchObject({ text: `${script().text}请留意。` })
    if (!asksTo) throw new Error('it is written')
    const failure: Failure = {
      code: 'WORDING_INVALID',
      problems: [{ code: 'unknown_variable', line: 1, column: 3, found: '{{金额x}}', write: '{{待还金额}}' }],
    }
    const refused = play(saved.state, { kind: 'refused', effect: asksTo, failure }).state
    expect(draw(refused).join('\n')).toContain('第 1 行第 3 列 {{金额x}}')
    const version = script({ id: 'reminder.overdue@4' as never, version: 4, status: 'draft' })
    const done = play(saved.state, { kind: 'scriptWritten', version })
    expect(done.state.overlays.at(-1)).toMatchObject({ kind: 'wording', version: { version: 4 } })
    expect(doing(done.effects)).toContain('diffScripts')
  })

  test(':rules suspends by two people', () => {
    const { state } = play(
      officer(),
      ...line('rules'),
      { kind: 'rules', rules, standings: [ruleStanding()] },
      act('openRule'),
    )
    const asked = press(play(press(state, 'p').state, type('误拦太多')).state, 'enter')
    expect(asked.effects).toContainEqual(expect.objectContaining({ do: 'moveRule', to: 'suspend', expectedRev: 2 }))
    const pendingSuspension = {
      byId: 'agent-lin',
      byName: '林晓（演示）',
      reason: '误拦太多',
      at: '2026-11-20T02:32:05.000Z',
    }
    const moved = play(asked.state, {
      kind: 'ruleMoved',
      rule: ruleStanding({ pendingSuspension: pendingSuspension as never, rev: 3 }),
      to: 'suspend',
    })
    expect(moved.state.toast?.notice).toEqual({ say: 'suspensionWaits', rule: 'promise-bare' })
    expect(press(moved.state, 'p').state.toast?.notice).toMatchObject({ say: 'suspensionWaits' })
  })

  test('a blast radius goes on step by step, until it is stopped', () => {
    const { state } = play(
      officer(),
      ...line('rules'),
      { kind: 'rules', rules, standings: [ruleStanding()] },
      act('openRule'),
    )
    const begun = press(state, 'b')
    const replay = begun.effects.find((effect) => effect.do === 'replay')
    if (!replay) throw new Error('it is replayed')
    const step = { done: 100, total: 300, changes: [], cursor: 'c1' }
    const on = play(begun.state, { kind: 'replayed', run: replay.run, step })
    expect(on.effects).toEqual([{ ...replay, cursor: 'c1' }])
    expect(draw(on.state).join('\n')).toContain('100/300')
    const stopped = press(on.state, 's').state
    expect(play(stopped, { kind: 'replayed', run: replay.run, step }).effects).toEqual([])
    const closed = press(on.state, 'escape').state
    expect(play(closed, { kind: 'replayed', run: replay.run, step }).effects).toEqual([])
  })
})

test('another conversation is judged by its own standing', () => {
  const other = 'chat-2' as ConversationId
  const state = judging()
  expect(judgedBy({ ...state, queue: { ...state.queue, open: other } }).standing).toBeUndefined()
})
