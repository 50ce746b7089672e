import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { happeningFor } from '../../../src/keys/dispatch.ts'
import { keymap } from '../../../src/keys/keymap.ts'
import { paletteItems } from '../../../src/state/finding/palette-items.ts'
import { paletteRows, paletteWay } from '../../../src/state/finding/palette.ts'
import { rankItems } from '../../../src/state/finding/rank.ts'
import type { Happening } from '../../../src/state/happening.ts'
import { placeOf } from '../../../src/state/select.ts'
import type { State } from '../../../src/state/state.ts'
import { overlayOf } from '../../../src/state/step.ts'
import { update } from '../../../src/state/update.ts'
import { everyPlace } from '../everywhere.ts'
import { play, serving, started } from '../sample.ts'

const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const typed = (text: string): Happening => ({ kind: 'typed', text })
const found = (state: State, text: string) => {
  const open = play(state, action('palette'), { kind: 'pasted', text }).state
  return { open, rows: paletteRows(open) }
}
const first = (state: State, text: string) => found(state, text).rows[0]?.item.id
const items = paletteItems(serving().keymap)

describe('what is typed finds an action', () => {
  test.each([
    ['登记工单', 'logTicket'],
    ['djgd', 'logTicket'],
    ['dengji', 'logTicket'],
    ['gongdan', 'goTickets'],
    ['log ticket', 'logTicket'],
    ['TICKET log', 'logTicket'],
    ['ｄｊｇｄ', 'logTicket'],
    ['f2', 'pickWording'],
    ['ctrl+f', 'applyFix'],
    ['::', 'pickWording'],
    ['g b', 'bills'],
    ['W', 'told'],
    ['w', 'wrapUp'],
    ['重置账龄', ':reage'],
    ['czzl', ':reage'],
    [':theme', ':theme'],
    ['refesh', 'refresh'],
  ])('%s', (text, id) => {
    expect(first(serving(), text)).toBe(id)
  })

  test('every action of every place is in it, and is found first or nearly by its own name in either language', () => {
    const untold = new Set(['palette', 'filter', 'command', 'help', 'quit', 'small', 'unanswered', 'lock', 'macro'])
    for (const row of keymap) {
      if (row.does === 'palette' || row.in.every((place) => untold.has(place))) continue
      expect(
        items.some((item) => item.rows.includes(row)),
        row.does,
      ).toBe(true)
    }
    for (const item of items.filter(({ command }) => !command))
      for (const label of Object.values(item.label)) {
        const answers = rankItems(items, label)
        // Several actions may be called the same; all of them come before what only has it in its name.
        const same = answers.findIndex(
          (one) => !Object.values(one.label).some((text) => text.toLowerCase() === label.toLowerCase()),
        )
        expect(answers.indexOf(item), `${item.id} ${label}`).toBeLessThan(same < 0 ? answers.length : same + 6)
        expect(answers).toContain(item)
      }
  })

  test('whatever is typed, each answer stands once and nothing is made up', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), (text) => {
        const answers = rankItems(items, text)
        expect(new Set(answers).size).toBe(answers.length)
        for (const one of answers) expect(items).toContain(one)
      }),
      { numRuns: 60 },
    )
  })
})

describe('Enter', () => {
  test('does what the key would have done, also in a pane that moving alone leads to', () => {
    const { open } = found(serving(), 'djgd')
    const done = play(open, action('runPalette')).state
    expect(placeOf(done)).toBe('form')
    const queue = play(serving(), action('goQueue')).state
    const told = play(found(queue, '告知记录').open, action('runPalette')).state
    expect(placeOf(told)).toBe('told')
    expect(told.focus).toBe('thread')
  })

  test('from the reply, what works in the queue and in the conversation is done in the conversation', () => {
    const { composer } = everyPlace(80, 24)
    expect(play(found(composer, ':refresh').open, action('runPalette')).state.focus).toBe('thread')
  })

  test('on what cannot be done says why, and stays', () => {
    const { open, rows } = found(started(), '逾期在前')
    expect(rows[0] && paletteWay(rows[0], open)?.barred).toEqual({ say: 'noCustomer' })
    const { state } = play(open, action('runPalette'))
    expect(state.toast?.notice).toEqual({ say: 'noCustomer' })
    expect(placeOf(state)).toBe('palette')
  })

  test('never leaves a form behind that has something written in it', () => {
    const { form } = everyPlace(80, 24)
    const { open } = found(form, 'gongdan')
    const { state } = play(open, action('runPalette'))
    expect(state.toast?.notice).toEqual({ say: 'finishFirst', place: 'form' })
    expect(state.overlays.map(({ kind }) => kind)).toEqual(['form', 'palette'])
  })

  test('on an action of elsewhere says where it works', () => {
    const { open, rows } = found(serving(), '补全')
    const row = rows.find(({ item }) => item.id.startsWith('ticketStatus'))
    expect(row).toBeUndefined()
    const status = found(serving(), 'ticketStatus').rows[0]
    expect(status && paletteWay(status, open)?.barred).toEqual({ say: 'worksIn', place: 'ticket' })
  })

  test('on a command runs it, or opens the command line for the rest of it', () => {
    const help = play(found(serving(), ':refresh').open, action('runPalette'))
    expect(help.state.overlays).toEqual([])
    const theme = play(found(serving(), ':theme').open, action('runPalette')).state
    expect(overlayOf(theme, 'command')?.editor.text).toBe('theme ')
  })

  test('in every place does something or says why, and answers nothing with a fault', () => {
    for (const state of Object.values(everyPlace(80, 24))) {
      const open = play(state, action('palette')).state
      if (placeOf(open) !== 'palette') continue
      for (const [i] of paletteRows(open).entries()) {
        const at = {
          ...open,
          overlays: open.overlays.map((one) => (one.kind === 'palette' ? { ...one, selected: i } : one)),
        }
        const [after] = update(at, action('runPalette'))
        expect(after).toBeDefined()
      }
    }
  })
})

test('what was done last comes first, is kept, and comes back', () => {
  const done = play(found(serving(), 'djgd').open, action('runPalette'))
  expect(done.effects).toContainEqual({ do: 'saveFinding', saved: { recent: ['logTicket'], lines: [] } })
  const back = play(serving(), { kind: 'finding', saved: { recent: ['refresh'], lines: [] } }).state
  expect(paletteRows(play(back, action('palette')).state)[0]?.item.id).toBe('refresh')
})

test('without letters what works here comes before what works elsewhere', () => {
  const rows = paletteRows(play(serving(), action('palette')).state)
  const plain = rows.filter(({ item }) => !item.minor && !item.command).map(({ distance }) => distance)
  expect(plain).toEqual(plain.toSorted((a, b) => a - b))
})

test('Ctrl+P opens it from reading, writing and panels; in a list with letters F3 does', () => {
  const places = everyPlace(80, 24)
  const key = (chord: string, state: State) => happeningFor({ kind: 'key', chord }, state)
  for (const place of ['queue', 'thread', 'composer', 'form', 'promises', 'help'] as const)
    expect(key('ctrl+p', places[place]), place).toMatchObject({ action: 'palette' })
  expect(key('ctrl+p', places.search)).toMatchObject({ action: 'up' })
  expect(key('f3', places.search)).toMatchObject({ action: 'palette' })
  expect(key('f3', places.palette)).toMatchObject({ action: 'palette' })
  expect(placeOf(play(places.palette, action('palette')).state)).toBe('thread')
  expect(play(places.palette, typed('x')).state.overlays).toHaveLength(1)
})

test('a page that was pasted into the palette is looked for by its beginning', () => {
  const page = '找客户'.repeat(4_000)
  const ids = (text: string) => found(serving(), text).rows.map(({ item }) => item.id)
  expect(ids(page)).toEqual(ids(page.slice(0, 64)))
})

test('a command with what it is given is run as on the command line, and stays there when it is wrong', () => {
  const run = (text: string) => play(found(serving(), text).open, action('runPalette')).state
  expect(run('theme light').settings.theme).toBe('light')
  expect(run('主题 light').overlays).toEqual([])
  const wrong = run('theme lihgt')
  expect(overlayOf(wrong, 'command')?.editor.text).toBe('theme lihgt')
  expect(wrong.toast?.notice).toMatchObject({ say: 'settingValue', meant: 'light' })
  expect(run('qqqq light').toast?.notice).toEqual({ say: 'nothingHere' })
})

test('no slip is forgiven in what is longer than any name: a page pasted by mistake costs no frames', () => {
  expect(rankItems(items, 'log tickte').length).toBeGreaterThan(0)
  expect(rankItems(items, 'logtickte'.repeat(4))).toEqual([])
})
