import type { BusinessDate, TicketId } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../../src/keys/dispatch.ts'
import { candidatesOf } from '../../../src/state/command-candidates.ts'
import { commandTable, isKept, readCommand } from '../../../src/state/command-table.ts'
import type { Happening } from '../../../src/state/happening.ts'
import { placeOf } from '../../../src/state/select.ts'
import type { State } from '../../../src/state/state.ts'
import { overlayOf } from '../../../src/state/step.ts'
import { wordsOf } from '../../../src/words/index.ts'
import { draw } from '../../views/draw.ts'
import { everyPlace } from '../everywhere.ts'
import { play, serving, started } from '../sample.ts'

const today = '2026-11-20' as BusinessDate
const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const pasted = (text: string): Happening => ({ kind: 'pasted', text })
const key = (chord: string): Happening => ({ kind: 'action', action: chord as never })
const line = (state: State) => overlayOf(state, 'command')?.editor.text
const run = (state: State, text: string) => play(state, action('command'), pasted(text), action('runCommand'))
const candidates = (text: string) => candidatesOf(text).map((one) => one.text)

describe('what is typed after a colon', () => {
  test.each([
    ['q', { kind: 'do', action: 'quit' }],
    ['退出', { kind: 'do', action: 'quit' }],
    ['账单', { kind: 'do', action: 'goBills' }],
    ['search zw 8899', { kind: 'search', text: 'zw 8899' }],
    ['查找张伟', { kind: 'search', text: '张伟' }],
    ['s', { kind: 'do', action: 'goSearch' }],
    ['ticket', { kind: 'do', action: 'logTicket' }],
    ['ticket t7k3q', { kind: 'ticket', code: 'T-7K3Q' }],
    ['登记 T-7K3Q', { kind: 'ticket', code: 'T-7K3Q' }],
    ['工单', { kind: 'do', action: 'goTickets' }],
    ['lang EN', { kind: 'lang', lang: 'en' }],
    ['语言 中文', { kind: 'lang', lang: 'zh-CN' }],
    ['theme dark', { kind: 'set', key: 'theme', value: 'dark' }],
    ['set undoSeconds 5', { kind: 'set', key: 'undoSeconds', value: '5' }],
    ['set undo-seconds=5', { kind: 'set', key: 'undo-seconds', value: '5' }],
  ])('%s', (text, ask) => {
    expect(readCommand(text, today)).toEqual(ask)
  })

  test.each([
    ['quit now', { say: 'noArguments', given: 'now' }],
    ['set theme', { say: 'needs', command: 'set' }],
    ['theme', { say: 'needs', command: 'theme' }],
    ['lang fr', { say: 'needs', given: 'fr' }],
    ['ticket the one', { say: 'needs', command: 'ticket' }],
    ['biils', { say: 'unknown', word: 'biils', meant: 'bills' }],
    ['zzzz', { say: 'unknown', meant: undefined }],
  ])('%s is answered with what is wrong', (text, problem) => {
    expect(readCommand(text, today)).toMatchObject(problem)
  })

  test('no two commands are called the same, and each is told in every language', () => {
    const names = commandTable.flatMap(({ name, zh, also }) => [name, zh, ...(also === undefined ? [] : [also])])
    expect(new Set(names).size).toBe(names.length)
    for (const lang of ['zh-CN', 'en'] as const)
      for (const { name } of commandTable) expect(wordsOf(lang).command.rows[name].says, name).not.toBe('')
  })
})

describe('Tab', () => {
  test('completes names, then what may follow them', () => {
    expect(candidates('th')).toEqual(['theme '])
    expect(candidates('语')).toEqual(['语言 '])
    expect(candidates('theme ')).toEqual(['theme auto', 'theme dark', 'theme light', 'theme contrast', 'theme mono'])
    expect(candidates('设置 undo')).toEqual(['设置 undoSeconds'])
    expect(candidates('set mouse o')).toEqual(['set mouse on', 'set mouse off'])
    expect(candidates('search zw')).toHaveLength(1)
  })

  test('whatever is typed, a completion goes on from it and completes to itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ maxLength: 12 }),
          fc.constantFrom(...commandTable.flatMap(({ name, zh }) => [name, zh, `${name} `, `${zh} a`])),
        ),
        (text) => {
          for (const one of candidatesOf(text))
            if (one.word !== undefined) expect(candidates(one.text.trimEnd())).toContain(one.text)
        },
      ),
    )
  })
})

describe('Enter', () => {
  test('does what the key does, from a panel too, and leaves forms alone', () => {
    const { promises, form } = everyPlace(80, 24)
    expect(placeOf(run(promises, 'bills').state)).toBe('bills')
    expect(placeOf(run(serving(), '登记').state)).toBe('form')
    expect(happeningFor({ kind: 'key', chord: ':', text: ':' }, promises)).toMatchObject({ action: 'command' })
    expect(happeningFor({ kind: 'key', chord: ':', text: ':' }, form)).toEqual({ kind: 'typed', text: ':' })
  })

  test('says why not, and keeps the line', () => {
    const { state } = run(started(), 'overdue')
    expect(state.toast?.notice).toEqual({ say: 'noCustomer' })
    expect(line(state)).toBe('overdue')
  })

  test('searches for what was typed', () => {
    const { state, effects } = run(serving(), 'search zw 8899')
    expect(overlayOf(state, 'search')?.editor.text).toBe('zw 8899')
    expect(effects).toContainEqual({ do: 'search', text: 'zw 8899' })
    expect(state.overlays).toHaveLength(1)
  })

  test('changes the language and a setting, which is written', () => {
    const english = run(serving(), 'lang en').state
    expect(draw(english).join('\n')).toContain('The screen speaks English')
    expect(run(serving(), 'lang en').effects).toContainEqual({ do: 'saveSetting', key: 'lang', value: 'en' })
    // What the command does not know is not a command that is not there.
    const unknown = draw(play(serving(), action('command'), pasted('set foo bar')).state).join('\n')
    expect(unknown).toContain(wordsOf('zh-CN').command.rows.set.usage)
    expect(unknown).not.toContain(wordsOf('zh-CN').command.noMatch)
    const set = run(serving(), 'theme dark')
    expect(set.state.settings.theme).toBe('dark')
    expect(set.effects).toContainEqual({ do: 'saveSetting', key: 'theme', value: 'dark' })
    const wrong = run(serving(), 'theme drak')
    expect(wrong.state.toast?.notice).toMatchObject({ say: 'settingValue', meant: 'dark' })
    expect(line(wrong.state)).toBe('theme drak')
  })

  test('opens a ticket by its code: known here at once, else when it was found', () => {
    expect(run(serving(), 'ticket T-7K3Q').effects).toContainEqual({ do: 'loadTicket', ticketId: 'ticket-1' })
    const asked = run(serving(), 'ticket T-ZZZZ')
    expect(asked.effects).toContainEqual({ do: 'findTicket', code: 'T-ZZZZ' })
    const found: Happening = { kind: 'ticketFound', code: 'T-ZZZZ', ticketId: 'ticket-9' as TicketId }
    expect(placeOf(play(asked.state, found).state)).toBe('ticket')
    expect(placeOf(play(asked.state, action('write'), found).state)).toBe('composer')
    const none = play(asked.state, { ...found, ticketId: undefined }).state
    expect(none.toast?.notice).toEqual({ say: 'ticketUnknown', code: 'T-ZZZZ' })
  })
})

describe('lines of before', () => {
  const typedBefore = ['refresh', 'lang en', 'bills'].reduce((state, text) => run(state, text).state, serving())

  test('come back with ↑ above the first row of the list, those that begin as typed; ↓ leads back to what was typed', () => {
    const open = play(typedBefore, action('goThread'), action('command')).state
    const up = play(open, key('commandUp')).state
    expect(line(up)).toBe('bills')
    expect(line(play(up, key('commandUp')).state)).toBe('lang en')
    expect(line(play(up, key('commandUp'), key('commandUp'), key('commandUp')).state)).toBe('refresh')
    expect(line(play(up, key('commandDown')).state)).toBe('')
    const begun = play(open, pasted('la'), key('commandUp')).state
    expect(line(begun)).toBe('lang en')
    expect(line(play(begun, key('commandDown')).state)).toBe('la')
    const inList = play(open, key('commandDown'), key('commandDown'), key('commandUp')).state
    expect([line(inList), overlayOf(inList, 'command')?.selected]).toEqual(['', 1])
  })

  test('are written down, but never whom somebody looked for', () => {
    const { effects } = run(typedBefore, 'search 8899')
    expect(effects).toContainEqual({ do: 'saveFinding', saved: { recent: [], lines: ['bills', 'lang en', 'refresh'] } })
    for (const text of ['search zw', 's 8899', '查找张伟', 'sea zw']) expect(isKept(text), text).toBe(false)
    expect(isKept('set theme dark')).toBe(true)
  })

  test('of the days before come after those of today, each once', () => {
    const { state } = play(typedBefore, { kind: 'finding', saved: { recent: [], lines: ['bills', 'held'] } })
    expect(state.finding.lines).toEqual(['bills', 'lang en', 'refresh', 'held'])
  })
})
