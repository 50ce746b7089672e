import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { files } from '../../src/cli/doctor/files.ts'
import { terminal } from '../../src/cli/doctor/terminal.ts'
import { keepSignIn, keptSignIn } from '../../src/cli/sign-ins.ts'
import { hostFor, keepingSink } from './host.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'zuoxi-doctor-'))
})
afterEach(() => rmSync(home, { recursive: true }))

async function states(): Promise<Record<string, string>> {
  const bare = hostFor([], new Error('no desk'))
  const host = {
    ...bare,
    settings: { ...bare.settings, home },
    embedded: { ...bare.embedded, path: join(home, 'desk.db') },
  }
  return Object.fromEntries((await files(host, undefined)).map(({ name, state }) => [name, state]))
}

describe('the doctor', () => {
  it('is content with a folder that is new', async () => {
    expect(await states()).toMatchObject({ data_folder: 'ok', desk_file: 'ok' })
  })

  it('notices what others can read', async () => {
    writeFileSync(join(home, 'desk.db.key'), 'k', { mode: 0o644 })
    chmodSync(home, 0o755)
    expect(await states()).toMatchObject({ data_folder: 'bad', key_file: 'bad' })
  })

  it('notices a desk file that is none, and a key that is gone', async () => {
    writeFileSync(join(home, 'desk.db'), 'hello')
    expect(await states()).toMatchObject({ desk_file: 'bad', key_file: 'bad' })
  })

  it('reads the schema from the header of the file', async () => {
    const header = Buffer.alloc(4096)
    header.write('SQLite format 3\0', 'latin1')
    header.writeUInt32BE(7, 60)
    writeFileSync(join(home, 'desk.db'), header)
    const host = hostFor([], new Error('no desk'))
    const checks = await files(
      { ...host, settings: { ...host.settings, home }, embedded: { ...host.embedded, path: join(home, 'desk.db') } },
      undefined,
    )
    expect(checks.find(({ name }) => name === 'desk_file')?.found).toMatch(/schema 7/)
  })

  it('asks for a terminal that is large enough and speaks UTF-8', async () => {
    const host = hostFor([], new Error('no desk'))
    const small = { ...keepingSink(), isTTY: true, colours: true, columns: 79 }
    const checks = await terminal({ ...host, stdout: small, settings: { ...host.settings, locale: 'C' } }, undefined)
    expect(checks.map(({ state }) => state)).toEqual(['warn', 'ok', 'warn'])
  })
})

describe('kept sign-ins', () => {
  it('are found by the address, whatever its path', () => {
    keepSignIn(home, 'http://127.0.0.1:8719/', { name: 'lin', token: 't1', expiresAt: '' })
    keepSignIn(home, 'http://127.0.0.1:9000', { name: 'lin', token: 't2', expiresAt: '' })
    expect(keptSignIn(home, 'http://127.0.0.1:8719/trpc')?.token).toBe('t1')
    expect(keptSignIn(home, 'http://127.0.0.1:1')).toBeUndefined()
  })

  it('are none in a file that somebody has broken', () => {
    writeFileSync(join(home, 'sign-ins.json'), '{"http://127.0.0.1:8719": 3, ')
    expect(keptSignIn(home, 'http://127.0.0.1:8719')).toBeUndefined()
  })
})
