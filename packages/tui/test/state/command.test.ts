import type { BusinessDate } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commandTable, matchingCommands, readCommand } from '../../src/state/command-table.ts'
import type { Happening } from '../../src/state/happening.ts'
import { placeOf } from '../../src/state/select.ts'
import { overlayOf } from '../../src/state/step.ts'
import { everyPlace } from './everywhere.ts'
import { billDetail, overview, play, serving } from './sample.ts'

const today = '2026-11-20' as BusinessDate
const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const typed = (text: string): Happening => ({ kind: 'pasted', text })
/** What was asked of the desk, apart from writing the line down. */
const wishes = ({ effects }: ReturnType<typeof play>) => effects.filter((effect) => effect.do !== 'saveFinding')

describe('what a command asks for', () => {
  test.each([
    ['defer 30d', { kind: 'defer', days: 30 }],
    [':defer 30', { kind: 'defer', days: 30 }],
    ['：延期30天', { kind: 'defer', days: 30 }],
    ['延期 ３０ 天', { kind: 'defer', days: 30 }],
    ['de 30 days', { kind: 'defer', days: 30 }],
    ['settle', { kind: 'settle_early' }],
    ['settle today', { kind: 'settle_early' }],
    ['结清 今天', { kind: 'settle_early' }],
    ['settle 2026-12-01', { kind: 'settle_early', payBy: '2026-12-01' }],
    ['extend 3', { kind: 'extend', terms: 3 }],
    ['展期3期', { kind: 'extend', terms: 3 }],
    ['restructure 12', { kind: 'restructure', terms: 12 }],
    ['重组 60', { kind: 'restructure', terms: 60 }],
    ['reage', { kind: 're_age' }],
    ['重置账龄', { kind: 're_age' }],
    ['waive penalty', { kind: 'waiver', components: ['penalty'] }],
    ['waive penalty,fee 50', { kind: 'waiver', components: ['penalty', 'fee'], upToFen: 5_000 }],
    ['减免 罚息、费用 1,280.50元', { kind: 'waiver', components: ['penalty', 'fee'], upToFen: 128_050 }],
    ['减免罚息', { kind: 'waiver', components: ['penalty'] }],
  ])('%s', (text, ask) => {
    expect(readCommand(text, today)).toEqual(ask)
  })

  test.each([
    ['', 'ambiguous'],
    ['fly', 'unknown'],
    ['re 3', 'ambiguous'],
    ['defer', 'count'],
    ['defer 0', 'count'],
    ['defer 91d', 'count'],
    ['defer -1', 'count'],
    ['defer 1.5', 'count'],
    ['defer soon', 'count'],
    ['defer 99999999999999999999', 'count'],
    ['extend 61', 'count'],
    ['settle 2026-02-30', 'date'],
    ['settle tomorrowish', 'date'],
    ['settle 2026-11-19', 'past'],
    ['reage 3', 'noArguments'],
    ['waive', 'components'],
    ['waive everything', 'components'],
    ['waive 50', 'components'],
    ['waive penalty 0', 'amount'],
    ['waive penalty 0.001', 'amount'],
    ['waive penalty 1e9', 'amount'],
  ])('%s is answered with what is wrong', (text, say) => {
    expect(readCommand(text, today)).toMatchObject({ say })
  })

  test('whatever is typed is read without a fault, and no name is the beginning of another', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (text) => {
        expect(readCommand(text, today)).toBeTypeOf('object')
      }),
    )
    for (const { name } of commandTable) expect(matchingCommands(name).map((row) => row.name)).toEqual([name])
  })
})

describe('the command line', () => {
  test('acts on the loan in view: the page, the line under the cursor, or the only active loan', () => {
    const { loan, bill } = everyPlace(80, 24)
    for (const state of [loan, bill, serving()]) {
      const asked = play(state, action('command'), typed('defer 30d'), action('runCommand'))
      expect(asked.effects).toContainEqual({
        do: 'preview',
        wish: { customerId: 'fx-zhang-wei', loanId: 'loan-1', ask: { kind: 'defer', days: 30 } },
      })
      expect(placeOf(asked.state)).toBe('whatIf')
    }
  })

  test('of several loans it lets one choose; a waiver may be of all', () => {
    const [one] = overview().loans
    const two = overview({ loans: [one, { ...one, id: 'loan-2', loanNo: 'L20260002' }] as never })
    const state = play(serving(), { kind: 'overview', overview: two }).state
    const asked = play(state, action('command'), typed('延期 30天'), action('runCommand'))
    expect(placeOf(asked.state)).toBe('choose')
    expect(overlayOf(asked.state, 'choose')?.options.map(({ id }) => id)).toEqual(['loan-1', 'loan-2'])
    const chosen = play(asked.state, action('down'), action('choose'))
    expect(wishes(chosen)).toMatchObject([{ do: 'preview', wish: { loanId: 'loan-2' } }])
    const waiver = play(
      state,
      action('command'),
      typed('waive penalty'),
      action('runCommand'),
      action('last'),
      action('choose'),
    )
    expect(wishes(waiver)).toMatchObject([{ do: 'preview', wish: { loanId: undefined } }])
  })

  test('bad input says what and how, in place, until it is changed', () => {
    const { state } = play(serving(), action('command'), typed('defer soon'), action('runCommand'))
    expect(overlayOf(state, 'command')?.problem).toMatchObject({ say: 'count', given: 'soon', most: 90 })
    expect(overlayOf(play(state, { kind: 'typed', text: '1' }).state, 'command')?.problem).toBeUndefined()
  })

  test('a name begun is completed by Enter or Tab, in the language it was begun in', () => {
    const text = (state: typeof serving extends () => infer S ? S : never) => overlayOf(state, 'command')?.editor.text
    const open = play(serving(), action('command')).state
    expect(text(play(open, action('runCommand')).state)).toBe('defer ')
    expect(text(play(open, action('down'), action('runCommand')).state)).toBe('settle')
    expect(text(play(open, typed('重'), action('completeCommand')).state)).toBe('重组 ')
    expect(text(play(open, typed('重'), action('down'), action('completeCommand')).state)).toBe('重置账龄')
  })

  test('Esc from the panel leads back to what was typed', () => {
    const { whatIf } = everyPlace(80, 24)
    const back = play(whatIf, action('back')).state
    expect(placeOf(back)).toBe('command')
    expect(overlayOf(back, 'command')?.editor.text).toBe('defer 30d')
  })

  test('without an active loan there is nothing to arrange', () => {
    const none = overview({ loans: [] })
    const { state } = play(
      serving(),
      { kind: 'overview', overview: none },
      action('command'),
      typed('defer 30d'),
      action('runCommand'),
    )
    expect(state.toast?.notice).toEqual({ say: 'noActiveLoan' })
  })

  test('a line without a loan leaves it to the customer which', () => {
    const [line] = billDetail().lines
    const bare = {
      ...billDetail(),
      lines: line ? [{ no: line.no, component: line.component, amountFen: line.amountFen, paidFen: line.paidFen }] : [],
    }
    const { bill } = everyPlace(80, 24)
    const shown = play(bill, { kind: 'bill', bill: bare }).state
    expect(wishes(play(shown, action('command'), typed('reage'), action('runCommand')))).toMatchObject([
      { do: 'preview', wish: { loanId: 'loan-1' } },
    ])
  })
})
