import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TokenEvent } from '../../src/terminal/input/event.ts'
import { Tokenizer } from '../../src/terminal/input/tokenizer.ts'
import { csiAnswer, rgbOf, stringAnswer } from '../../src/terminal/probe/answers.ts'
import { terminalEnvironment } from '../../src/terminal/probe/environment.ts'
import { questionsFor, withAnswer } from '../../src/terminal/probe/questions.ts'
import { noAnswers, traitsOf } from '../../src/terminal/probe/traits-of.ts'

const esc = '\u001b'

describe('what terminals answer', () => {
  const hex = (digits: number) =>
    fc.integer({ min: 0, max: 16 ** digits - 1 }).map((n) => n.toString(16).padStart(digits, '0'))
  const colour = fc.integer({ min: 1, max: 4 }).chain((digits) => fc.tuple(hex(digits), hex(digits), hex(digits)))
  const end = fc.constantFrom('\u0007', `${esc}\\`, '\u009c')
  const answer = fc.oneof(
    fc.tuple(colour, end).map(([[r, g, b], st]) => `${esc}]11;rgb:${r}/${g}/${b}${st}`),
    fc.tuple(fc.stringMatching(/^[ -~]{1,100}$/), end).map(([name, st]) => `${esc}P>|${name}${st}`),
    fc.tuple(fc.nat(9999), fc.nat(4)).map(([mode, state]) => `${esc}[?${mode};${state}$y`),
    fc
      .tuple(fc.integer({ min: 2, max: 999 }), fc.integer({ min: 1, max: 999 }))
      .map(([row, column]) => `${esc}[${row};${column}R`),
    fc.array(fc.nat(99), { minLength: 1, maxLength: 8 }).map((codes) => `${esc}[?${codes.join(';')}c`),
    fc.nat(31).map((flags) => `${esc}[?${flags}u`),
  )

  test('is understood however it is cut, and is never a key', () => {
    fc.assert(
      fc.property(fc.array(answer, { maxLength: 6 }), fc.array(fc.nat(20)), (answers, cuts) => {
        const bytes = Buffer.from(answers.join(''))
        const tokenizer = new Tokenizer()
        const events: TokenEvent[] = []
        let at = 0
        for (const cut of [...cuts, bytes.length]) {
          events.push(...tokenizer.feed(bytes.subarray(at, at + cut)))
          at += cut
        }
        events.push(...tokenizer.feed(bytes.subarray(at)))
        expect(events).toHaveLength(answers.length)
        for (const { kind } of events) expect(['answer', 'kitty']).toContain(kind)
      }),
    )
  })

  test('may be anything at all: what is made of it is whole, or nothing', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom(...'cyRuq'), (body, final) => {
        const found = csiAnswer(body, final)
        if (found?.of === 'cursor') expect(found.row).toBeGreaterThan(1)
        if (found?.of === 'attributes') for (const code of found.codes) expect(Number.isSafeInteger(code)).toBe(true)
        const text = stringAnswer('P', `>|${body}`)
        if (text?.of === 'name') expect(text.text).toMatch(/^[ -~]+$/)
      }),
    )
  })

  test('colours are read as X11 writes them', () => {
    expect(rgbOf('rgb:ffff/8000/0000')?.green).toBeCloseTo(0.5, 3)
    expect(rgbOf('rgb:f/0/0')).toEqual({ red: 1, green: 0, blue: 0 })
    expect(rgbOf('rgba:ffff/ffff/ffff/8080')).toEqual({ red: 1, green: 1, blue: 1 })
    for (const bad of ['', 'rgb:', 'rgb:1/2', 'red', 'rgb:fffff/0/0', '#12345']) expect(rgbOf(bad)).toBeUndefined()
  })

  test('shift+F3 is a key, and the report of a cursor below the first row is none', () => {
    const kinds = (text: string) =>
      new Tokenizer().feed(text).map((event) => (event.kind === 'key' ? event.chord : event.kind))
    expect(kinds(`${esc}[1;2R`)).toEqual(['shift+f3'])
    expect(kinds(`${esc}[2;3R`)).toEqual(['answer'])
  })
})

describe('what is made of a terminal', () => {
  const traits = (env: Record<string, string>, name?: string) =>
    traitsOf(terminalEnvironment(env), name === undefined ? noAnswers : { ...noAnswers, name, complete: true })

  test.each<[Record<string, string>, string]>([
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor' }, 'truecolor'],
    [{ TERM: 'xterm-256color' }, '256'],
    [{ TERM: 'xterm' }, '16'],
    [{ TERM: 'xterm-kitty' }, 'truecolor'],
    [{ TERM: 'xterm-256color', WT_SESSION: 'x' }, 'truecolor'],
    [{ TERM: 'screen' }, '256'],
    [{ TERM: 'tmux-256color', TERM_PROGRAM: 'tmux' }, '256'],
    [{ TERM: 'linux' }, '16'],
    [{ TERM: 'vt100' }, 'none'],
    [{ TERM: 'dumb' }, 'none'],
    [{}, 'none'],
    [{ TERM: 'xterm-256color', COLORTERM: 'truecolor', NO_COLOR: '1' }, 'none'],
  ])('%o has %s', (env, colours) => {
    expect(traits(env).colours).toBe(colours)
  })

  test('its own name is believed before the environment, which ssh may have brought along', () => {
    expect(traits({ TERM: 'xterm-256color', TERM_PROGRAM: 'iTerm.app' }, 'XTerm(390)')).toMatchObject({
      links: false,
      notifies: 'bell',
    })
    expect(traits({ TERM: 'xterm-256color' }, 'kitty(0.35)')).toMatchObject({
      colours: 'truecolor',
      links: true,
      notifies: 'osc9',
    })
    expect(traits({ TERM: 'xterm-256color', TMUX: '/x' }, 'tmux 3.4')).toMatchObject({
      inside: 'tmux',
      links: false,
      notifies: 'bell',
    })
  })

  test('COLORFGBG says the background where the terminal does not', () => {
    expect(traits({ TERM: 'rxvt', COLORFGBG: '15;0' }).background).toBe('dark')
    expect(traits({ TERM: 'rxvt', COLORFGBG: '0;default;15' }).background).toBe('light')
    expect(traits({ TERM: 'rxvt', COLORFGBG: 'x' }).background).toBe('unknown')
    const light = withAnswer(noAnswers, { kind: 'answer', of: 'background', colour: { red: 1, green: 1, blue: 1 } })
    expect(traitsOf(terminalEnvironment({ TERM: 'rxvt', COLORFGBG: '15;0' }), light).background).toBe('light')
  })

  test('is only asked what it will not print', () => {
    expect(questionsFor('dumb', 24)).toBe('')
    expect(questionsFor('linux', 24)).not.toContain(']11')
    // Everything between, printed or not, goes with the alternate screen; its last question is answered by all.
    expect(questionsFor('xterm', 24)).toMatch(/^\u001b\[\?1049h.*\u001b\[c\r\u001b\[2K\u001b\[\?1049l$/)
  })
})
