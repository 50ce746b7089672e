import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { files } from '../../src/cli/doctor/files.ts'
import { terminal } from '../../src/cli/doctor/terminal.ts'
import { terminalChecks } from '../../src/cli/doctor/terminal-answers.ts'
import { tmuxChecks } from '../../src/cli/doctor/tmux.ts'
import { terminalEnvironment } from '../../src/terminal/probe/environment.ts'
import { noAnswers } from '../../src/terminal/probe/traits-of.ts'
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
  return Object.fromEntries((await files(host, undefined)).map((check) => [check.name, check.state]))
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
    const told = Object.fromEntries(checks.map(({ name, state }) => [name, state]))
    expect(told).toMatchObject({ terminal_size: 'warn', encoding: 'warn' })
  })

  it('says what the terminal answered, and that it did not', async () => {
    const answers = {
      attributes: [62, 52],
      modes: { 2026: 'off', 1004: 'on' },
      kitty: 0,
      ambiguousColumns: 1,
      name: 'foot(1.20)',
      background: { red: 1, green: 1, blue: 1 },
      complete: true,
    } as const
    const env = terminalEnvironment({ TERM: 'foot', COLORTERM: 'truecolor' })
    expect(terminalChecks(env, { answers, tookMs: 3 }).filter(({ state }) => state !== 'ok')).toEqual([])
    const silent = terminalChecks(terminalEnvironment({ TERM: 'vt220' }), { answers: noAnswers, tookMs: undefined })
    expect(silent.filter(({ state }) => state === 'warn').map(({ name }) => name)).toEqual([
      'colours',
      'terminal_answers',
    ])
    expect(silent.find(({ name }) => name === 'keyboard')?.state).toBe('note')
  })

  it('reads what tmux says of itself, in every way it writes it', () => {
    const said = 'escape-time 500\nfocus-events off\nset-clipboard external\nallow-passthrough "on"\n'
    expect(tmuxChecks(said).map(({ name, state }) => [name, state])).toEqual([
      ['tmux_escape_time', 'warn'],
      ['tmux_focus', 'note'],
      ['tmux_passthrough', 'ok'],
      ['tmux_clipboard', 'note'],
    ])
    expect(tmuxChecks('')).toEqual([])
  })

  it('tells of a setting that is not understood, with its place', async () => {
    writeFileSync(join(home, 'settings.yaml'), 'mouse: on\ntheme: drak\n')
    const host = hostFor([], new Error('no desk'))
    const checks = await terminal({ ...host, settings: { ...host.settings, home } }, undefined)
    expect(checks.find(({ name }) => name === 'settings_file')?.found).toBe('settings.yaml:2:8')
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
