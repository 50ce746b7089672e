import { writeFileSync } from 'node:fs'
import { keysMarkdown } from '../packages/tui/src/keys/docs.ts'

/** Write docs/keys.md anew from the keymap, after a key has changed: `node --conditions=@zuoxi/source scripts/keys.ts`. */
writeFileSync(new URL('../docs/keys.md', import.meta.url), keysMarkdown())
