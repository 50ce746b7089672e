import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { openTerminal } from '../../../../tests/pty/harness/open-terminal.ts'
import type { Desk } from '../../../../tests/pty/harness/open-terminal.ts'

const home = mkdtempSync(join(tmpdir(), 'zuoxi-'))
const run = ['--conditions=@zuoxi/source', fileURLToPath(new URL('./small-program.ts', import.meta.url))]
let desk: Desk

async function open(env: Record<string, string> = {}): Promise<Desk> {
  desk = await openTerminal({ cols: 80, rows: 24, home, run, env })
  await desk.sees('按键', (screen) => screen.alternate)
  return desk
}

afterEach(() => desk.close())
afterAll(() => rmSync(home, { recursive: true, force: true }))

/** The terminal is as it was: main screen, cooked mode, cursor visible, no paste brackets. */
function expectGivenBack({ output }: Desk): void {
  const last = (on: string, off: string): boolean => output().lastIndexOf(off) > output().lastIndexOf(on)
  expect(last('\u001b[?1049h', '\u001b[?1049l')).toBe(true)
  expect(last('\u001b[?2004h', '\u001b[?2004l')).toBe(true)
  expect(last('\u001b[?25l', '\u001b[?25h')).toBe(true)
}

describe('the terminal under Ink', () => {
  test('keys in one burst are separate keys, and Return is not lost', async () => {
    await open()
    await desk.type('张1\r')
    await desk.press('f2', 'alt+1', 'shift+tab')
    await desk.paste('一\n二')
    await desk.sees('张 1 enter f2 alt+1 shift+tab paste(3)')
  })

  test('a lone Escape is an Escape', async () => {
    await open()
    await desk.press('escape')
    await desk.sees('escape')
  })

  test('leaving gives the terminal back, and the program goes on', async () => {
    await open()
    await desk.press('q')
    await desk.exited
    expect(desk.screen()).toMatchObject({ alternate: false })
    expect(desk.screen().rows[0]).toBe('ended: left')
    expectGivenBack(desk)
  })

  test.each(['SIGTERM', 'SIGHUP', 'SIGINT'] as const)('%s gives the terminal back', async (signal) => {
    await open()
    desk.kill(signal)
    await desk.exited
    expect(desk.screen().rows[0]).toBe(`ended: signal ${signal}`)
    expectGivenBack(desk)
  })

  test('a crash can be read on the main screen', async () => {
    await open()
    await desk.press('!')
    const { code } = await desk.exited
    expect(code).not.toBe(0)
    expectGivenBack(desk)
    expect(desk.screen().rows.join('\n')).toContain('a crash on purpose')
  })

  test('a view that throws ends the screen, and says so', async () => {
    await open()
    await desk.press('#')
    await desk.exited
    expectGivenBack(desk)
    expect(desk.screen().rows.join('\n')).toContain('ended: crashed Error: a view that cannot be drawn')
  })

  test('what is typed while it starts is echoed elsewhere, and the screen is whole', async () => {
    desk = await openTerminal({ cols: 80, rows: 24, home, run, env: {} })
    await desk.type('early\t')
    await desk.sees(({ alternate, rows }) => alternate && rows.some((row) => row.includes('按键')))
    expect(desk.output().indexOf('early')).toBeLessThan(desk.output().indexOf('\u001b[?1049h'))
    expect(desk.screen().rows[0]).toBe('按键')
  })

  test('it draws where CI is set, too', async () => {
    await open({ CI: '1' })
  })
})
