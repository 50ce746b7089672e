import { chmodSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openDesk } from '../../src/open-desk.ts'
import { refusalOf, testDesk, testFolder } from '../support/desk.ts'

const modeOf = (path: string) => statSync(path).mode & 0o777

test('the desk, its key and its secret can be read by their owner only', async () => {
  const path = join(testFolder(), 'desk.db')
  const desk = await testDesk({ path })
  await desk.signInLocally('agent')
  for (const file of ['', '-wal', '-shm', '.key', '.secret'])
    expect([file, modeOf(`${path}${file}`)]).toEqual([file, 0o600])
})

test('files that others could read are closed to them and told of; the secret is replaced', async () => {
  const path = join(testFolder(), 'desk.db')
  const first = await openDesk(path)
  await first.signInLocally('agent')
  await first.close()
  const secret = readFileSync(`${path}.secret`, 'utf8')
  for (const file of [path, `${path}.key`, `${path}.secret`]) chmodSync(file, 0o644)
  const warn = vi.fn()
  const desk = await testDesk({ path, warn })
  await desk.signInLocally('owner')
  expect(warn.mock.calls.map(([warning]) => warning)).toEqual(
    [path, `${path}.key`, `${path}.secret`].map((file) => ({ code: 'FILE_WAS_READABLE', path: file })),
  )
  for (const file of [path, `${path}.key`, `${path}.secret`]) expect(modeOf(file)).toBe(0o600)
  expect(readFileSync(`${path}.secret`, 'utf8')).not.toBe(secret)
  await expect(desk.signInLocally('agent')).resolves.toEqual(expect.any(String))
})

test('another desk’s secret opens nothing', async () => {
  const path = join(testFolder(), 'desk.db')
  const desk = await testDesk({ path })
  await desk.signInLocally('agent')
  writeFileSync(`${path}.secret`, 'guessed\n')
  const refused = async () => refusalOf(desk.signInLocally('agent'))
  expect(await refused()).toEqual({ code: 'LOCAL_SECRET_WRONG', path: `${path}.secret` })
  rmSync(`${path}.secret`)
  expect(await refused()).toEqual({ code: 'LOCAL_SECRET_MISSING', path: `${path}.secret` })
})

test('a lost or exchanged key is found at opening, before anything is sealed with another', async () => {
  const folder = testFolder()
  const path = join(folder, 'desk.db')
  await (await openDesk(path)).close()
  const key = readFileSync(`${path}.key`)
  writeFileSync(`${path}.key`, `${Buffer.alloc(32, 7).toString('base64')}\n`)
  const refused = async () => refusalOf(openDesk(path))
  const wrong = { code: 'STORE_KEY_WRONG', path: `${path}.key` }
  expect(await refused()).toEqual(wrong)
  writeFileSync(`${path}.key`, 'short')
  expect(await refused()).toEqual(wrong)
  rmSync(`${path}.key`)
  expect(await refused()).toEqual({ code: 'STORE_KEY_MISSING', path: `${path}.key` })
  writeFileSync(`${path}.key`, key)
  await (await openDesk(path)).close()
})
