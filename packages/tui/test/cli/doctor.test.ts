import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
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

function deskHeader({ schema, pages = 1 }: { schema: number; pages?: number }): Buffer {
  const page = Buffer.alloc(4096)
  page.write('SQLite format 3\0', 'latin1')
  page.writeUInt16BE(4096, 16)
  page.writeUInt32BE(pages, 28)
  page.writeUInt32BE(schema, 60)
  return page
}

async function deskCheck(tryOpen: () => Promise<void> = async () => {}) {
  const host = hostFor([], new Error('no desk'))
  const embedded = { ...host.embedded, path: join(home, 'desk.db'), tryOpen }
  const checks = await files({ ...host, settings: { ...host.settings, home }, embedded }, undefined)
  return checks.find(({ name }) => name === 'desk_file')
}

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
    writeFileSync(join(home, 'desk.db'), deskHeader({ schema: 7 }))
    expect(await deskCheck()).toMatchObject({ state: 'ok', found: expect.stringMatching(/schema 7/) })
  })

  it.each([
    ['of a newer program', () => deskHeader({ schema: 99 }), 'too_new'],
    ['cut off', () => deskHeader({ schema: 7, pages: 2 }), 'cut_off'],
    ['something else', () => 'hello', 'not_a_desk'],
  ])('finds a desk file that is %s', async (_what, content, why) => {
    writeFileSync(join(home, 'desk.db'), content())
    expect(await deskCheck()).toMatchObject({ state: 'bad', why })
  })

  it('finds a folder where the desk file should be', async () => {
    mkdirSync(join(home, 'desk.db'))
    expect(await deskCheck()).toMatchObject({ state: 'bad', why: 'not_a_file' })
  })

  it('finds a file where the data folder should be', async () => {
    const bare = hostFor([], new Error('no desk'))
    const file = join(home, 'file')
    writeFileSync(file, '')
    const found = await files({ ...bare, settings: { ...bare.settings, home: file } }, undefined)
    expect(found[0]).toMatchObject({ name: 'data_folder', state: 'bad', why: 'not_a_folder' })
  })

  it('waits for the log beside a file before calling it cut off', async () => {
    writeFileSync(join(home, 'desk.db'), deskHeader({ schema: 7, pages: 2 }))
    writeFileSync(join(home, 'desk.db-wal'), 'x')
    expect(await deskCheck()).toMatchObject({ state: 'ok' })
  })

  it('notices a key that is none', async () => {
    writeFileSync(join(home, 'desk.db.key'), 'c2hvcnQ=', { mode: 0o600 })
    expect(await states()).toMatchObject({ key_file: 'bad' })
  })

  it('opens a file that looks well, and finds what only that shows', async () => {
    writeFileSync(join(home, 'desk.db'), deskHeader({ schema: 7 }))
    writeFileSync(join(home, 'desk.db.key'), Buffer.alloc(32).toString('base64'), { mode: 0o600 })
    const corrupt = Object.assign(new Error('database disk image is malformed'), { code: 'SQLITE_CORRUPT' })
    expect(await deskCheck(() => Promise.reject(corrupt))).toMatchObject({
      state: 'bad',
      why: 'cannot_open',
      found: expect.stringContaining('SQLITE_CORRUPT'),
    })
  })

  it('opens nothing that opening would change', async () => {
    const refuse = () => Promise.reject(new Error('opened'))
    writeFileSync(join(home, 'desk.db'), '')
    expect(await deskCheck(refuse)).toMatchObject({ state: 'ok' })
    writeFileSync(join(home, 'desk.db'), deskHeader({ schema: 7 }))
    writeFileSync(join(home, 'desk.db.key'), Buffer.alloc(32).toString('base64'), { mode: 0o644 })
    expect(await deskCheck(refuse)).toMatchObject({ state: 'ok' })
    writeFileSync(join(home, 'desk.db'), deskHeader({ schema: 6 }))
    chmodSync(join(home, 'desk.db.key'), 0o600)
    expect(await deskCheck(refuse)).toMatchObject({ state: 'ok' })
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
