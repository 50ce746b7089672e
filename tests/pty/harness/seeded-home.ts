import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { nodePath, program } from './open-terminal.ts'

/** Folders with a small demo desk, one for each test, made once and copied. */
export interface Homes {
  readonly fresh: () => string
  readonly remove: () => void
}

/** Make the demo desk that the tests copy: the people of the fixtures, and some hundred invented customers. */
export async function seedHomes(customers = 300): Promise<Homes> {
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-pty-'))
  const template = join(folder, 'template')
  await promisify(execFile)(nodePath, [program, 'demo', '--customers', String(customers), '--json'], {
    env: { PATH: process.env['PATH'], ZUOXI_HOME: template },
  })
  // A story that sends goes on at once; the one of the window writes settings of its own.
  writeFileSync(join(template, 'settings.yaml'), 'undoSeconds: 0\n')
  let made = 0
  return {
    fresh: () => {
      const home = join(folder, `home-${(made += 1)}`)
      cpSync(template, home, { recursive: true })
      return home
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
