import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { keymapFile, readKeymapAt } from '../../src/effects/keymap-file.ts'
import { deskKeymap } from '../../src/keys/keymap.ts'
import { bindingFor } from '../../src/keys/effective.ts'
import { keymapLoop } from '../../src/keymap-loop.ts'
import { createStore } from '../../src/state/store.ts'
import { started } from '../state/sample.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-keys-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

const path = () => join(folder, 'keymap.yaml')
const rebinding = (keys: string) => `keys:\n  - {action: logTicket, in: reading, keys: ${keys}}\n`

test('without a file, and with an empty one, the keys are the desk’s own', async () => {
  expect((await readKeymapAt(path())).keymap).toBe(deskKeymap)
  await writeFile(path(), ' \n')
  expect((await readKeymapAt(path())).keymap).toBe(deskKeymap)
})

test('what cannot be read is a problem, and no empty keymap', async () => {
  const { keymap, problems } = await readKeymapAt(folder)
  expect(keymap).toBeUndefined()
  expect(problems[0]?.fault).toEqual({ say: 'notReadable', code: 'EISDIR' })
})

test('a file is followed while the desk is at work: a good one holds, a bad one is told and changes nothing', async () => {
  await writeFile(path(), rebinding('L'))
  const store = createStore(started(), () => {})
  const loop = keymapLoop(keymapFile(path()))
  await loop.start(store)
  const ticketKey = (): string | undefined =>
    ['t', 'L', 'M', 'f9'].find((key) => bindingFor(store.get().keymap, 'queue', key)?.does === 'logTicket')
  expect(ticketKey()).toBe('L')
  expect(store.get().toast).toBeUndefined()
  try {
    // Editors write beside the file, and then put it in its place.
    await writeFile(`${path()}.new`, rebinding('M'))
    await rename(`${path()}.new`, path())
    await vi.waitUntil(() => ticketKey() === 'M', { timeout: 5_000 })
    expect(store.get().toast?.notice).toEqual({ say: 'keymapChanged', macros: 0 })
    await writeFile(path(), rebinding('b'))
    await vi.waitUntil(() => store.get().toast?.notice.say === 'keymapBroken', { timeout: 5_000 })
    expect(ticketKey()).toBe('M')
    await rm(path())
    await vi.waitUntil(() => ticketKey() === 't', { timeout: 5_000 })
  } finally {
    loop.stop()
  }
})
