import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { filePanes } from '../../src/effects/panes-file.ts'
import { plainPanes } from '../../src/state/panes.ts'

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'zuoxi-panes-'))

describe('panes', () => {
  test('are as they were left, in a file of the owner alone', async () => {
    const home = await folder()
    const path = join(home, 'desk', 'panes.json')
    const store = filePanes(path)
    for (let queue = 30; queue <= 48; queue += 4) store.save({ queue, customer: undefined, zoomed: true })
    await store.flush()
    expect(await filePanes(path).load()).toEqual({ queue: 46, customer: undefined, zoomed: true })
    expect((await stat(path)).mode & 0o777).toBe(0o600)
    expect(await readdir(join(home, 'desk'))).toEqual(['panes.json'])
  })

  test.each([
    ['nothing', ''],
    ['half a file', '{"queue":3'],
    ['another kind of file', '["queue"]'],
    ['nonsense', '{"queue":-4,"customer":"wide","zoomed":1}'],
    ['a screen nobody has', '{"queue":1e9}'],
  ])('are the usual ones where there is %s', async (_, text) => {
    const path = join(await folder(), 'panes.json')
    await writeFile(path, text)
    expect(await filePanes(path).load()).toEqual(plainPanes)
  })

  test('that cannot be written do not stop the desk', async () => {
    const home = await folder()
    await writeFile(join(home, 'file'), 'x')
    const store = filePanes(join(home, 'file', 'panes.json'))
    store.save(plainPanes)
    await expect(store.flush()).resolves.toBeUndefined()
    expect(await readFile(join(home, 'file'), 'utf8')).toBe('x')
  })
})
