import { describe, expect, test } from 'vitest'
import { eachKey, happeningFor } from '../../src/keys/dispatch.ts'
import { keymapFrom } from '../../src/keys/file/apply.ts'
import { keymap as deskRows } from '../../src/keys/keymap.ts'
import type { Effect } from '../../src/state/happening.ts'
import { playNamed } from '../../src/state/play.ts'
import { patienceMs } from '../../src/state/replay.ts'
import { placeOf, topOverlay } from '../../src/state/select.ts'
import type { State } from '../../src/state/state.ts'
import { overlayOf } from '../../src/state/step.ts'
import { update } from '../../src/state/update.ts'
import { createStore } from '../../src/state/store.ts'
import { sayNotice } from '../../src/words/notices.ts'
import { draw } from '../views/draw.ts'
import { everyPlace } from './everywhere.ts'
import { play, serving, ticket, ticketDetail } from './sample.ts'

/** A desk with a keymap file. */
function withFile(state: State, text: string): State {
  const { keymap, problems } = keymapFrom(text, deskRows)
  expect(problems).toEqual([])
  if (!keymap) throw new Error('the file is fine')
  return play(state, { kind: 'keymap', keymap, changed: false }).state
}

/** Keys pressed one after the other, and what is to be done about them. */
function press(state: State, ...chords: string[]): { state: State; effects: Effect[] } {
  const effects: Effect[] = []
  const store = createStore(state, (effect) => effects.push(effect))
  const events = chords.map((chord) => ({
    kind: 'key' as const,
    chord,
    ...([...chord].length === 1 ? { text: chord } : {}),
  }))
  store.dispatchAll(eachKey(events, store.get), happeningFor)
  return { state: store.get(), effects }
}

const oneMacro = (rest: string): string => `macros:\n  - {name: m, keys: ", m", ${rest}}\n`

describe('a macro', () => {
  test('does what its keys do, one after the other', () => {
    const { state } = press(withFile(serving(), oneMacro('press: [b, "g t", "g s", {type: zw 8899}]')), ',', 'm')
    expect(topOverlay(state)).toMatchObject({ kind: 'search', editor: { text: 'zw 8899' } })
    expect(state.main).toBe('tickets')
    expect(state.replay.playing).toBeUndefined()
    expect(state.toast).toBeUndefined()
  })

  test('gives a command, wherever the command line has its key', () => {
    const file = 'keys:\n  - {action: command, keys: [f9]}\n' + oneMacro('command: ":defer 30d"')
    const { state } = press(withFile(everyPlace(80, 24).loan, file), ',', 'm')
    expect(topOverlay(state)?.kind).toBe('whatIf')
  })

  test('stops at the first key that does nothing, and says at which and why', () => {
    const asked = press(withFile(serving(), oneMacro('press: ["g t", "enter", "/"]')), ',', 'm').state
    // Whether there is a ticket only the desk can say.
    expect(asked.replay.playing).toMatchObject({ at: 1, waiting: true })
    const none = { kind: 'tickets', filter: asked.tickets.filter, fresh: true, items: [], more: false } as const
    const { state } = play(asked, none)
    expect(placeOf(state)).toBe('tickets')
    expect(state.toast).toMatchObject({
      tone: 'warn',
      notice: { say: 'macroStopped', name: 'm', step: 2, of: 3, what: { press: 'enter' } },
    })
    const said = state.toast && sayNotice(state.toast.notice, 'zh-CN')
    expect(said).toBe('宏“m”停在第 2/3 步（Enter）：先选择一张工单')
    expect(state.replay.playing).toBeUndefined()
  })

  test('stops at text where none can be typed', () => {
    const { state } = press(withFile(serving(), oneMacro('press: [{type: 您好}]')), ',', 'm')
    expect(state.toast?.notice).toMatchObject({ say: 'macroStopped', why: { say: 'noTextHere' } })
  })

  test('may not do what cannot be taken back, unless its file says so', () => {
    const barred = press(withFile(serving(), oneMacro('press: w')), ',', 'm')
    expect(barred.state.toast?.notice).toMatchObject({
      say: 'macroStopped',
      why: { say: 'macroFinal', label: 'wrapUp' },
    })
    expect(barred.effects.map((effect) => effect.do)).not.toContain('wrapUp')
    const allowed = press(withFile(serving(), oneMacro('press: w, final: true')), ',', 'm')
    expect(topOverlay(allowed.state)?.kind ?? allowed.effects.map((effect) => effect.do)).toEqual(
      topOverlay(press(serving(), 'w').state)?.kind ?? ['wrapUp'],
    )
  })

  test.each([
    ['the palette', 'press: [ctrl+p, {type: 收尾/结束}, enter]'],
    ['the command line', 'command: ":wrapup"'],
  ])('may not do it by way of %s either', (_way, steps) => {
    const { state, effects } = press(withFile(serving(), oneMacro(steps)), ',', 'm')
    expect(state.toast?.notice).toMatchObject({ say: 'macroStopped', step: 3, why: { say: 'macroFinal' } })
    expect(effects.map((effect) => effect.do)).not.toContain('wrapUp')
  })

  test('cannot slip past that by pressing a sequence key by key', () => {
    const file = `keys:\n  - {action: wrapUp, keys: [x w]}\n${oneMacro('press: [x, w]')}`
    const { state, effects } = press(withFile(serving(), file), ',', 'm')
    expect(state.toast?.notice).toMatchObject({ say: 'macroStopped', step: 2, why: { say: 'macroFinal' } })
    expect(effects.map((effect) => effect.do)).not.toContain('wrapUp')
  })

  test('plays no macro, not even itself by way of the palette', () => {
    const file = oneMacro('press: [ctrl+p, {type: m}, enter]').replace('name: m', 'name: mmm')
    const { state } = press(withFile(serving(), file.replace('{type: m}', '{type: mmm}')), ',', 'm')
    expect(state.toast?.notice).toMatchObject({ say: 'macroStopped', step: 3, why: { say: 'macroInMacro' } })
  })

  test('plays no macro, not even itself', () => {
    const { state } = press(withFile(serving(), oneMacro('press: [", m"]')), ',', 'm')
    expect(state.toast?.notice).toMatchObject({ say: 'macroStopped', why: { say: 'macroInMacro' } })
  })
})

describe('a step that needs an answer', () => {
  const file = oneMacro('press: ["g t", "enter", "s"]')
  const waiting = () => {
    const { tickets } = everyPlace(80, 24)
    return press(withFile(tickets, oneMacro('press: ["enter", "s"]')), ',', 'm')
  }

  test('waits for it, and goes on by itself', () => {
    const { state, effects } = waiting()
    expect(state.replay.playing).toMatchObject({ at: 1, waiting: true })
    expect(effects).toContainEqual({ do: 'expirePlaying', id: 1, afterMs: patienceMs })
    const ticketId = effects.flatMap((effect) => (effect.do === 'loadTicket' ? [effect.ticketId] : []))[0]
    const answered = play(state, { kind: 'ticket', ticket: { ...ticketDetail(), id: ticketId ?? ticket().id } }).state
    expect(topOverlay(answered)?.kind).toBe('choose')
    expect(answered.replay.playing).toBeUndefined()
  })

  test('is given up by Escape, which then does nothing else', () => {
    const { state } = press(waiting().state, 'escape')
    expect(state.replay.playing).toBeUndefined()
    expect(placeOf(state)).toBe('ticket')
    expect(state.toast?.notice).toEqual({ say: 'macroGivenUp', name: 'm' })
  })

  test('ends when the agent goes on by hand', () => {
    const { state } = press(waiting().state, 'g', 'q')
    expect(state.replay.playing).toBeUndefined()
    expect(placeOf(state)).toBe('queue')
  })

  test('does not wait for ever, and a late answer does not set it going again', () => {
    const { state } = waiting()
    const tired = play(state, { kind: 'playingExpired', id: 1 }).state
    expect(tired.toast?.notice).toMatchObject({ say: 'macroStopped', step: 2, why: { say: 'stillLoading' } })
    const late = play(tired, { kind: 'ticket', ticket: ticketDetail() }).state
    expect(topOverlay(late)).toBeUndefined()
    expect(play(state, { kind: 'playingExpired', id: 99 }).state.replay.playing).toBeDefined()
  })

  test('a new keymap ends it: it was meant by the keys of before', () => {
    expect(withFile(waiting().state, file).replay.playing).toBeUndefined()
  })
})

describe('the dot', () => {
  test('does again what was chosen, wherever it stands in the list', () => {
    const { ticket: one } = everyPlace(80, 24)
    const chosen = press(one, 's', 'down', 'enter')
    const wanted = chosen.effects.find((effect) => effect.do === 'updateTicket')
    const again = press({ ...chosen.state, tickets: one.tickets }, '.')
    expect(again.state.toast).toBeUndefined()
    expect(again.effects.find((effect) => effect.do === 'updateTicket')).toEqual(wanted)
  })

  test('writes again what was written', () => {
    const { ticket: one } = everyPlace(80, 24)
    const first = press(one, 'c', '已', '核', 'enter')
    expect(first.effects).toContainEqual(expect.objectContaining({ do: 'comment', body: '已核' }))
    const next = { ...one, replay: first.state.replay }
    expect(press(next, '.').effects).toContainEqual(expect.objectContaining({ do: 'comment', body: '已核' }))
  })

  test('says so where nothing has been done yet, and where what was done cannot be', () => {
    expect(press(serving(), '.').state.toast?.notice).toEqual({ say: 'nothingToRepeat' })
    const { ticket: one, queue } = everyPlace(80, 24)
    const elsewhere = { ...queue, replay: press(one, 's', 'enter').state.replay }
    expect(press(elsewhere, '.').state.toast?.notice).toEqual({ say: 'notDoneHere' })
  })

  test('gives the same command to the next customer, but not one that was not understood', () => {
    const { loan } = everyPlace(80, 24)
    const typed = (text: string) => play(press(loan, ':').state, { kind: 'pasted', text }).state
    expect(press(typed('dfeer x'), 'enter').state.replay.last).toBeUndefined()
    const { state } = press(typed('defer 30d'), 'enter')
    expect(topOverlay(press({ ...loan, replay: state.replay }, '.').state)?.kind).toBe('whatIf')
  })

  test('knows nothing of what was given up', () => {
    const { ticket: one } = everyPlace(80, 24)
    expect(press(one, 's', 'escape').state.replay.last).toBeUndefined()
    expect(press(one, 's', 'escape').state.replay.doing).toBeUndefined()
  })

  test('stops where the list has no such choice', () => {
    const { ticket: one } = everyPlace(80, 24)
    const replay = {
      ...one.replay,
      last: [{ does: 'ticketStatus', arg: undefined }, { pick: 'nowhere', label: '没有的' }, { does: 'choose' }],
    } as const
    const { state, effects } = press({ ...one, replay }, '.')
    expect(state.toast?.notice).toMatchObject({
      say: 'macroStopped',
      name: undefined,
      why: { say: 'notInList', label: '没有的' },
    })
    expect(effects.map((effect) => effect.do)).not.toContain('updateTicket')
  })
})

describe('a dry run', () => {
  const dry = (state: State, name = 'm') => update(...asCommand(state, name))
  const asCommand = (state: State, name: string): [State, { kind: 'tick'; nowMs: number }] => [
    playNamed(state, name, true)[0],
    { kind: 'tick', nowMs: state.nowMs },
  ]

  test('shows each step, where it would be done, and why it would stop; and does nothing', () => {
    const before = withFile(serving(), oneMacro('press: [b, "g q", w, "/"]'))
    const [state] = dry(before)
    expect(overlayOf(state, 'macro')?.steps?.map(({ place, label, outcome }) => [place, label, outcome])).toEqual([
      ['thread', 'bills', 'goes'],
      ['bills', 'goQueue', 'goes'],
      ['queue', 'wrapUp', 'stops'],
      [undefined, undefined, 'unsure'],
    ])
    expect(state.focus).toBe(before.focus)
    expect(state.customer).toBe(before.customer)
    const drawn = draw(state).join('\n')
    expect(drawn).toContain('宏 m')
    expect(drawn).toContain('final: true')
  })

  test('does not guess what the desk will answer', () => {
    const { tickets } = everyPlace(80, 24)
    const [state] = dry(withFile(tickets, oneMacro('press: [enter, s, enter]')))
    expect(overlayOf(state, 'macro')?.steps?.map(({ outcome }) => outcome)).toEqual(['goes', 'waits', 'unsure'])
  })

  test('can be followed by the run', () => {
    const [state] = dry(withFile(serving(), oneMacro('press: "g q"')))
    expect(placeOf(state)).toBe('macro')
    expect(placeOf(press(state, 'enter').state)).toBe('queue')
  })

  test('is asked for in the command line, as is the run; a macro cannot ask for either', () => {
    const desk = withFile(serving(), `${oneMacro('press: "g q"')}  - {name: n, keys: ", n", command: "macro m"}\n`)
    const line = (text: string) => play(press(desk, ':').state, { kind: 'pasted', text }).state
    expect(overlayOf(press(line('macro m --dry'), 'enter').state, 'macro')?.steps).toHaveLength(1)
    // A look is nothing to do again.
    expect(press(line('macro m --dry'), 'enter').state.replay.last).toBeUndefined()
    expect(placeOf(press(line('宏 m'), 'enter').state)).toBe('queue')
    expect(press(line('macro x'), 'enter').state.toast?.notice).toEqual({ say: 'macroUnknown', name: 'x' })
    const nested = press(desk, ',', 'n').state
    expect(nested.toast?.notice).toMatchObject({ say: 'macroStopped', name: 'n', why: { say: 'macroInMacro' } })
    expect(placeOf(nested)).toBe('thread')
  })

  test('of a macro there is not says so', () => {
    expect(playNamed(serving(), 'x', true)[0].toast?.notice).toEqual({ say: 'macroUnknown', name: 'x' })
  })
})

test('a file that is wrong leaves the keys as they are, and its first problem is told', () => {
  const before = withFile(serving(), oneMacro('press: b'))
  const { problems } = keymapFrom('keys:\n  - {action: nothing, keys: x}\n', deskRows)
  const { state } = play(before, { kind: 'keymapBroken', problems })
  expect(state.keymap).toBe(before.keymap)
  expect(state.toast && sayNotice(state.toast.notice, 'en')).toBe(
    'keymap.yaml 2:14 "nothing" is not an action; keys stay as they were',
  )
})
