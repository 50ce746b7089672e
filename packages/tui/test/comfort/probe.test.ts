import { afterEach, describe, expect, test } from 'vitest'
import { type FakeOptions, type FakeTerminal, fakeTerminal, modern } from './fake-terminal.ts'

let terminal: FakeTerminal
afterEach(() => terminal.close())

function open(options: FakeOptions): FakeTerminal {
  terminal = fakeTerminal(options)
  return terminal
}

/** Leave, and see that the shell is given nothing but what is typed into it. */
async function expectNoLeak(leave = 'q'): Promise<void> {
  terminal.type(leave)
  await terminal.sees(' end\r\n')
  terminal.type('ls\r')
  await terminal.sees('line "ls\\n"')
  expect(terminal.output()).not.toContain('^[')
}

describe('asking a terminal', () => {
  test('one that answers everything is known, and no answer is a key', async () => {
    open({ replies: modern })
    await terminal.sees('light/truecolor/narrow/kitty/true/nothing/WezTerm 20260101.')
    await expectNoLeak()
    expect(terminal.output()).toContain('pressed <q> end')
  })

  test.each([1, 3, 7])('answers torn into pieces of %i bytes are the same', async (pieces) => {
    open({ replies: modern, pieces })
    await terminal.sees('light/truecolor/narrow/kitty/true/nothing/WezTerm')
    await expectNoLeak()
    expect(terminal.output()).toContain('pressed <q> end')
  })

  test('one that only says that it is there has what every terminal has', async () => {
    open({ replies: { attributes: '\u001b[?1;2c' } })
    await terminal.sees('false/nothing/.')
    await expectNoLeak()
  })

  test('a silent one is used all the same', async () => {
    open({ replies: {} })
    await terminal.sees('unknown/256/narrow/plain/unknown/nothing/.')
    terminal.type('ab')
    await expectNoLeak()
    expect(terminal.output()).toContain('pressed <a><b><q> end')
  })

  test('answers that come when the agent has left already are waited for', async () => {
    open({ replies: modern, held: true })
    await terminal.sees('unknown/256')
    terminal.type('q')
    // The screen has been given back, and the terminal still owes its answers.
    await terminal.sees('\u001b[?1049l\u001b[?25h')
    terminal.release()
    await expectNoLeak('')
  })

  test('one for East Asia is measured', async () => {
    open({ replies: { ...modern, cursor: '\u001b[2;3R' } })
    await terminal.sees('/wide/')
    await expectNoLeak()
  })

  test('tmux answers for itself', async () => {
    const replies = { name: '\u001bP>|tmux 3.4\u001b\\', attributes: '\u001b[?1;2;4c' }
    open({ replies, env: { TERM: 'tmux-256color', TMUX: '/run/tmux-1/default,1,0' } })
    await terminal.sees('false/tmux/tmux 3.4.')
  })

  test('a dumb one is asked nothing', async () => {
    open({ replies: {}, env: { TERM: 'dumb' } })
    await terminal.sees('unknown/none')
    expect(terminal.output()).not.toMatch(/\u001b\[c|\u001b\]11/)
  })

  test('a window of two rows is not measured: its report could be a key', async () => {
    open({ replies: modern, rows: 2 })
    await terminal.sees('light/')
    expect(terminal.output()).not.toContain('\u001b[6n')
  })

  test('everything that was asked is wiped from the screen before the desk appears', async () => {
    open({ replies: modern })
    const output = await terminal.sees('light/truecolor')
    const asked = output.indexOf('\u001b[6n')
    expect(output.lastIndexOf('\u001b[?1049h', asked)).toBeGreaterThan(-1)
    expect(output.indexOf('\u001b[?1049l', asked)).toBeLessThan(output.indexOf('unknown/256'))
  })

  test('drawing anew sends every row again', async () => {
    open({ replies: modern })
    await terminal.sees('light/truecolor')
    const before = terminal.output().length
    terminal.type('l')
    await terminal.sees(/\u001b\[H\u001b\[2J[^]*light\/truecolor/)
    expect(terminal.output().slice(before)).toContain('WezTerm')
  })

  test.each<[string, string]>([
    ['WezTerm 20260101', '\u001b]9;2 人等待接入\u0007'],
    ['foot(1.20)', '\u001b]777;notify;Zuoxi;2 人等待接入\u0007'],
  ])('%s calls the agent in its own way, and says whether its window is in front', async (name, call) => {
    open({ replies: { ...modern, name: `\u001bP>|${name}\u001b\\` } })
    await terminal.sees(name)
    terminal.type('\u001b[Or\u001b[I')
    await terminal.sees(call)
    await expectNoLeak()
    expect(terminal.output()).toContain('pressed <out><r><in><q> end')
  })
})
