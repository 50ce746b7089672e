import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadCast } from '@zuoxi/fixtures'
import * as server from '@zuoxi/server'
import { afterAll, describe, expect, test } from 'vitest'
import { openExhibit } from '../../packages/tui/src/cli/exhibit.ts'
import { runCli } from '../../packages/tui/src/cli/run-cli.ts'
import { hostFor } from '../../packages/tui/test/cli/host.ts'

const folder = mkdtempSync(join(tmpdir(), 'zuoxi-screenshot-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const cast = await loadCast()

async function screenshot(...argv: string[]) {
  const host = hostFor(['screenshot', '--customers', '0', ...argv], new Error('no desk of one’s own is to be opened'))
  const faults = { write: (line: string) => void process.stderr.write(line) }
  const embedded = {
    ...host.embedded,
    exhibit: (options: Parameters<typeof openExhibit>[3]) => openExhibit(server, cast, faults, options),
  }
  const code = await runCli({ ...host, embedded })
  return { code, out: host.out(), err: host.err() }
}

describe('screenshot', () => {
  test('presses keys on a demo desk and prints what the screen shows', async () => {
    const { code, out } = await screenshot('--keys', "/ 'zw 8899' enter", '--size', '80x24')
    expect(code).toBe(0)
    expect(out).toContain('C20260001')
    expect(out.trimEnd().split('\n').length).toBeLessThanOrEqual(24)
  })

  test('masks as the desk does', async () => {
    const { out } = await screenshot('--keys', "/ 'zw 8899' enter", '--size', '160x45')
    expect(out).toMatch(/张\* /)
    expect(out).not.toMatch(/1[3-9]\d{9}|\d{17}[\dX]/)
  })

  test('writes the same picture twice, and the other language on request', async () => {
    const [first, second, text] = ['a.svg', 'b.svg', 'c.txt'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    await screenshot('--keys', 'enter t', '--out', first)
    await screenshot('--keys', 'enter t', '--out', second)
    expect(readFileSync(first, 'utf8')).toBe(readFileSync(second, 'utf8'))
    expect(readFileSync(first, 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/)
    await screenshot('--lang', 'en', '--out', text)
    expect(readFileSync(text, 'utf8')).toContain('Queue')
  })

  test('stands at the time it is told, and moves on by a second with each key', async () => {
    const { out } = await screenshot('--at', '2026-11-20T22:59:55', '--keys', '5s', '--size', '80x24')
    expect(out.split('\n')[0]).toMatch(/23:00\s*$/)
  })

  test('tells a program where it is', async () => {
    const { out } = await screenshot('--keys', 'g l', '--json', '--size', '80x24')
    expect(JSON.parse(out)).toMatchObject({ columns: 80, rows: expect.any(Array), place: 'lock' })
  })

  test.each([
    [['--keys', 'enter entre'], 'entre'],
    [['--size', '80'], '80'],
    [['--size', '9999x20'], '500x300'],
    [['--at', 'noon'], 'noon'],
    [['--theme', 'pink'], 'pink'],
    [['--out', 'x.png'], 'x.png'],
    [['--as', 'boss'], 'boss'],
    [['--own'], '--customers'],
  ])('refuses %j as bad use, and names it', async (argv, named) => {
    const { code, err, out } = await screenshot(...argv)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(named)
  })
})
