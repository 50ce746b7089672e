import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newHome, zuoxi, zuoxiJson } from './zuoxi.ts'

const home = newHome()
afterAll(home.remove)
const file = join(home.path, 'in-the-way')
writeFileSync(file, '')

/** Verbs that need the folder: the screen, one on the desk, the server, and a sign-in to be kept. */
const needing: readonly (readonly string[])[] = [
  [],
  ['search', '13'],
  ['serve', '--port', '0'],
  ['login', '--url', 'http://127.0.0.1:9', '--name', 'lin.xiao'],
]

describe.each([
  ['a file', file, file],
  ['a folder below a file', join(file, 'deep', 'er'), file],
  // The kernel's folders are there, and take nothing: to ask for the whole path at once never ends.
  ...(existsSync('/proc/self') ? [['a folder of the kernel', '/proc/nope/deeper', '/proc']] : []),
])('%s cannot be the data folder', (_what, path = '', at) => {
  it.each(needing.map((args) => [args.join(' ') || 'the desk', args] as const))(
    '%s says so at once',
    async (_, args) => {
      const { code, json } = await zuoxiJson<{ error: object }>(args, { home: path })
      expect(json.error).toMatchObject({ code: 'NO_DATA_FOLDER', folder: path, at })
      expect(code).toBe(1)
    },
  )

  it('says what, where, and how to mend it', async () => {
    const { err } = await zuoxi(['search', '13'], { home: path })
    expect(err).toMatch(/^错误 无法使用数据目录 .+：.+。请检查路径和权限，或用 ZUOXI_HOME 换一个目录\n$/)
    expect(err).toContain(path)
  })
})

it('is made with the folders above it where they are missing', async () => {
  const deep = join(home.path, 'a', 'b')
  expect(await zuoxi(['search', '13', '--url', 'http://127.0.0.1:9'], { home: deep })).toMatchObject({ code: 1 })
  expect(existsSync(deep)).toBe(false)
  expect((await zuoxi(['demo', '--customers', '1'], { home: deep })).code).toBe(0)
})

it('is told by the doctor', async () => {
  const { code, json } = await zuoxiJson<{ checks: { name: string; state: string }[] }>(['doctor'], {
    home: join(file, 'deep'),
  })
  expect(json.checks).toContainEqual(expect.objectContaining({ name: 'data_folder', state: 'bad' }))
  expect(code).toBe(1)
})
