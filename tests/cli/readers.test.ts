import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { newHome, startZuoxi, zuoxi, zuoxiJson } from './zuoxi.ts'

const home = newHome()
const at = { home: home.path }
afterAll(home.remove)

const rows = 3_000

function customers(name: string, from: number): string {
  const path = join(home.path, name)
  const lines = Array.from({ length: rows }, (_, i) => `R-${from + i},祝文博,${19_900_000_000 + from + i}`)
  writeFileSync(path, `external_id,name,phone\n${lines.join('\n')}\n`)
  return path
}

describe('a reader who leaves early', () => {
  it('does not stop an import half-way, whichever pipe it was', async () => {
    for (const [from, pipe] of [
      [0, 'stderr'],
      [rows, 'stdout'],
    ] as const) {
      const running = startZuoxi(['import', customers('customers.csv', from)], at)
      running.child[pipe]?.destroy()
      expect((await running.finished).code).toBe(0)
      const last = String(19_900_000_000 + from + rows - 1)
      expect((await zuoxiJson<{ results: unknown[] }>(['search', last], at)).json.results).toHaveLength(1)
    }
  })

  it('does not turn a failure into success', async () => {
    const running = startZuoxi(['import', 'customers', join(home.path, 'none.csv'), '--json'], at)
    running.child.stdout?.destroy()
    expect((await running.finished).code).toBe(1)
  })
})

describe.runIf(process.platform === 'linux')('an answer that cannot be written', () => {
  it('is a failure', async () => {
    const full = openSync('/dev/full', 'w')
    const program = fileURLToPath(new URL('../../packages/tui/dist/zuoxi.js', import.meta.url))
    const child = spawn(process.execPath, [program, '--help'], { stdio: ['ignore', full, 'ignore'] })
    expect(await once(child, 'exit')).toEqual([1, null])
    closeSync(full)
  })
})

describe('a desk that cannot be opened', () => {
  it('is told once, in one document or one sentence, and never as a stack', async () => {
    const other = newHome()
    const broken = { home: other.path }
    const path = join(other.path, 'desk.db')
    writeFileSync(path, 'this is no database at all, and long enough to be read as one', { mode: 0o600 })
    const machines = await zuoxiJson(['search', 'x'], broken)
    expect(machines).toMatchObject({ code: 1, err: '', json: { error: { code: 'SQLITE_NOTADB' } } })
    const people = await zuoxi(['search', 'x'], broken)
    expect(people).toMatchObject({ code: 1, out: '' })
    expect(people.err.trimEnd().split('\n')).toHaveLength(1)
    expect(readFileSync(path, 'utf8')).toContain('this is no database')
    rmSync(other.path, { recursive: true })
  })
})
