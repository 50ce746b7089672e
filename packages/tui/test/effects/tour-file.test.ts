import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { fileTour } from '../../src/effects/tour-file.ts'

const newPath = async (): Promise<string> => join(await mkdtemp(join(tmpdir(), 'zuoxi-tour-')), 'tour.json')

describe('how far the tour was walked', () => {
  test('is known the next day', async () => {
    const path = await newPath()
    const store = fileTour(path)
    store.save({ stage: 'walking', at: 'send' })
    store.save({ stage: 'left', at: 'promise' })
    await store.flush()
    expect(await fileTour(path).load()).toEqual({ stage: 'left', at: 'promise' })
  })

  test.each([
    '',
    '{"stage":"left"',
    '[]',
    'null',
    '{"stage":"offered","at":"send"}',
    '{"stage":"left","at":"nowhere"}',
  ])('is not known from %s', async (text) => {
    const path = await newPath()
    await writeFile(path, text)
    expect(await fileTour(path).load()).toBeUndefined()
  })
})
