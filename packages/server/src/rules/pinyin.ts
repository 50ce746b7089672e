import { createRequire } from 'node:module'
import type { pinyin as Pinyin } from 'pinyin-pro'

let loaded: typeof Pinyin | undefined

/** Its dictionary takes longer to load than a desk to open, and nobody needs it before a name or a wording is read. */
export const pinyin = ((...asked: Parameters<typeof Pinyin>) => {
  loaded ??= (createRequire(import.meta.url)('pinyin-pro') as { pinyin: typeof Pinyin }).pinyin
  return loaded(...asked)
}) as typeof Pinyin
