import { writeFileSync } from 'node:fs'
import { keysMarkdown } from '../packages/tui/src/keys/docs.ts'
import { labelPinyinSource } from './label-pinyin.ts'

/** Write what follows from the keymap anew, after a key or a label has changed: `node --conditions=@zuoxi/source scripts/keys.ts`. */
writeFileSync(new URL('../docs/keys.md', import.meta.url), keysMarkdown())
writeFileSync(new URL('../packages/tui/src/words/label-pinyin.ts', import.meta.url), labelPinyinSource())
