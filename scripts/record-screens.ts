import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './run.ts'
import { stories } from './screens/stories.ts'
import { picturesOf } from './screens/story.ts'

/**
 * Draw the pictures of the README and the guides anew:
 * `node --conditions=@zuoxi/source scripts/record-screens.ts`. A test holds them to what the program draws.
 */

const folder = join(root, 'docs/screens')
mkdirSync(folder, { recursive: true })
for (const story of stories)
  for (const [name, svg] of await picturesOf(story)) writeFileSync(join(folder, `${name}.svg`), svg)
