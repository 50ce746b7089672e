import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { AgentId } from '@zuoxi/sdk'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Keyring, keySource } from '../../src/effects/sealed/key-source.ts'
import { seal, unseal } from '../../src/effects/sealed/seal.ts'
import { fileSealedStore, type SealedStore } from '../../src/effects/sealed/sealed-store.ts'

const agent = AgentId.parse('ag-1')
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-sealed-'))
})
afterEach(() => rm(folder, { recursive: true }))

const modeOf = async (path: string): Promise<number> => (await stat(path)).mode & 0o777

async function onlyFile(at: string): Promise<string> {
  const names = await readdir(at, { recursive: true })
  return join(at, names.find((each) => each.endsWith('.sealed')) ?? '')
}

describe('a sealed text', () => {
  const key = randomBytes(32)
  test('opens under its key and label, whatever it says, and is never the same twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        const text = raw.toWellFormed()
        const sealed = seal(key, 'a', text, randomBytes)
        expect(unseal(key, 'a', sealed)).toEqual({ text })
        expect(seal(key, 'a', text, randomBytes).equals(sealed)).toBe(false)
      }),
    )
  })

  test('does not open when a single bit of it, its label or its key is another', () => {
    const sealed = seal(key, 'a', '您好', randomBytes)
    fc.assert(
      fc.property(fc.nat(sealed.length * 8 - 1), (bit) => {
        const other = Buffer.from(sealed)
        other.writeUInt8(other.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3)
        expect(typeof unseal(key, 'a', other)).toBe('string')
      }),
    )
    expect(unseal(key, 'b', sealed)).toBe('damaged')
    expect(unseal(randomBytes(32), 'a', sealed)).toBe('foreign')
    for (const length of [0, 3, 39, sealed.length - 1])
      expect(unseal(key, 'a', sealed.subarray(0, length))).toBe('damaged')
  })
})

describe('documents', () => {
  const storeAt = (at: string): SealedStore => fileSealedStore(at, keySource(join(at, 'key'), undefined))

  test('any JSON under any name, in files of the owner alone', async () => {
    const docs = storeAt(folder).of(agent)
    await docs.write('../outbox', [{ body: '您好', at: 1 }])
    expect(await storeAt(folder).of(agent).read('../outbox')).toEqual({
      found: 'doc',
      value: [{ body: '您好', at: 1 }],
    })
    const file = await onlyFile(folder)
    expect([await modeOf(file), await modeOf(dirname(file)), await modeOf(join(folder, 'key'))]).toEqual([
      0o600, 0o700, 0o600,
    ])
    await docs.remove('../outbox')
    await docs.remove('../outbox')
    expect(await docs.read('../outbox')).toEqual({ found: 'nothing' })
  })

  test('a file that was put in the place of another is set aside and kept', async () => {
    const docs = storeAt(folder).of(agent)
    await docs.write('mine', 1)
    const mine = await onlyFile(folder)
    const bytes = await readFile(mine)
    await docs.remove('mine')
    await docs.write('other', 2)
    await writeFile(await onlyFile(folder), bytes)
    const read = await docs.read('other')
    expect(read.found).toBe('setAside')
    if (read.found === 'setAside') expect((await readFile(read.path)).equals(bytes)).toBe(true)
    expect(await docs.read('other')).toEqual({ found: 'nothing' })
  })
})

describe('a program that is killed while it writes', () => {
  const program = fileURLToPath(new URL('keep-writing.ts', import.meta.url))

  /** Write until so many documents are told, and kill it in the middle of the next. Answers how many were. */
  async function writeAndKill(told: number): Promise<number> {
    const child = spawn(process.execPath, ['--conditions=@zuoxi/source', program, folder])
    let last = 0
    child.stdout.on('data', (lines: Buffer) => {
      last = Number(lines.toString().trim().split('\n').at(-1))
      if (last >= told) child.kill('SIGKILL')
    })
    await new Promise((resolve) => child.on('close', resolve))
    return last
  }

  test('has left its last document or the next one, whole', { timeout: 60_000 }, async () => {
    for (const told of [1, 2, 3, 5, 8]) {
      const last = await writeAndKill(told)
      const docs = fileSealedStore(folder, keySource(join(folder, 'key'), undefined)).of(agent)
      const read = await docs.read('draft')
      expect(read).toMatchObject({ found: 'doc', value: { text: '还'.repeat(3_000) } })
      if (read.found === 'doc') expect((read.value as { n: number }).n).toBeGreaterThanOrEqual(last)
    }
  })
})

describe('the key', () => {
  const made = (secret?: Uint8Array, locked = false): Keyring & { secret: Uint8Array | undefined } => {
    const ring = {
      secret,
      get: async () => (locked ? Promise.reject(new Error('locked')) : ring.secret),
      set: async (next: Uint8Array) => void (ring.secret = next),
    }
    return ring
  }

  test('is kept by the keyring, and no file is made', async () => {
    const ring = made()
    const path = join(folder, 'key')
    const key = await keySource(path, ring)()
    expect(await keySource(path, ring)()).toEqual(key)
    expect(ring.secret).toEqual(key)
    expect(await readdir(folder)).toEqual([])
  })

  test('is in a file of its owner where the keyring is missing, locked or forgets', async () => {
    const forgetful: Keyring = { get: async () => undefined, set: async () => {} }
    for (const [i, ring] of [undefined, made(undefined, true), forgetful].entries()) {
      const path = join(folder, `key-${i}`)
      const key = await keySource(path, ring)()
      expect(await modeOf(path)).toBe(0o600)
      // From then on the file counts, also when a keyring comes.
      expect(await keySource(path, made(randomBytes(32)))()).toEqual(key)
    }
  })

  test('windows that open at the same moment agree on one', async () => {
    const path = join(folder, 'key')
    const keys = await Promise.all(Array.from({ length: 20 }, () => keySource(path, undefined)()))
    expect(new Set(keys.map((key) => Buffer.from(key).toString('hex'))).size).toBe(1)
    expect(await readdir(folder)).toEqual(['key'])
  })

  test('a damaged key file is set aside, and work goes on', async () => {
    const path = join(folder, 'key')
    await mkdir(folder, { recursive: true })
    await writeFile(path, 'half a ke')
    const key = await keySource(path, undefined)()
    expect(await keySource(path, undefined)()).toEqual(key)
    expect((await readdir(folder)).length).toBe(2)
  })
})
