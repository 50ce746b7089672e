import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { labelPinyinSource } from '../../scripts/label-pinyin.ts'

test('how labels are read is what the dictionary says of the labels there are', () => {
  const written = readFileSync(new URL('../../packages/tui/src/words/label-pinyin.ts', import.meta.url), 'utf8')
  expect(plain(written)).toBe(plain(labelPinyinSource()))
})

/** The formatter may lay it out, and quote it, as it likes. */
function plain(source: string): string {
  return source.replaceAll(/['\s]+/g, '')
}
