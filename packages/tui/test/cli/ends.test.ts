import { EventEmitter } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { embeddedDesk } from '../../src/cli/embedded.ts'
import { keepFault } from '../../src/cli/fault-file.ts'
import { outlive } from '../../src/cli/pipes.ts'

let home = ''
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'zuoxi-ends-'))
})
afterEach(() => rmSync(home, { recursive: true }))

describe('the file of accidents', () => {
  it('is made with its folder, for its owner alone', () => {
    const path = join(home, 'new', 'faults.log')
    expect([keepFault(path, 'a\n'), keepFault(path, 'b\n')]).toEqual([true, true])
    expect(readFileSync(path, 'utf8')).toBe('a\nb\n')
    expect(statSync(path).mode & 0o077).toBe(0)
  })

  it('never makes an accident of its own', () => {
    writeFileSync(join(home, 'file'), '')
    expect(keepFault(join(home, 'file', 'faults.log'), 'a\n')).toBe(false)
    expect(keepFault(home, 'a\n')).toBe(false)
    expect(existsSync(join(home, 'faults.log'))).toBe(false)
  })
})

describe('a reader who leaves', () => {
  function pipes() {
    const stdout = new EventEmitter()
    const stderr = new EventEmitter()
    const settle = outlive({ stdout: stdout as never, stderr: stderr as never })
    return { settle, stdout, stderr }
  }
  const error = (code: string) => Object.assign(new Error(code), { code })

  it('changes nothing about how a verb ends', () => {
    const { settle, stdout, stderr } = pipes()
    stderr.emit('error', error('EPIPE'))
    stderr.emit('error', error('EIO'))
    stdout.emit('error', error('EPIPE'))
    expect([settle(0), settle(1), settle(4)]).toEqual([0, 1, 4])
  })

  it('is another thing than an answer that found no room', () => {
    const { settle, stdout } = pipes()
    stdout.emit('error', error('ENOSPC'))
    expect([settle(0), settle(2)]).toEqual([1, 2])
  })
})

describe('a desk that could not be opened', () => {
  it('is closed without saying again why', async () => {
    const broken = new Error('broken')
    const desk = embeddedDesk({
      home,
      clock: { nowMs: () => 0 },
      stop: new AbortController().signal,
      server: async () => ({ openDesk: () => Promise.reject(broken), faultLog: () => () => {} }) as never,
      cast: () => Promise.reject(broken),
      castFolder: async () => '/nowhere',
      program: ['node', 'zuoxi'],
      faults: { write: () => {} },
      onMended: () => {},
    })
    await expect(desk.signIn('agent')).rejects.toBe(broken)
    await expect(desk.close()).resolves.toBeUndefined()
  })
})
