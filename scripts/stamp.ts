import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './run.ts'

/** What the build reads. */
const sources = [
  'packages/sdk/src',
  'packages/server/src',
  'packages/tui/src',
  'fixtures/src',
  'packages/sdk/package.json',
  'packages/server/package.json',
  'packages/tui/package.json',
  'fixtures/package.json',
  'pnpm-lock.yaml',
  'tsconfig.base.json',
  'tsup.config.ts',
  'scripts/bare-builtins.ts',
  'scripts/straight-imports.ts',
  'scripts/when-asked.ts',
]

/** What the build must have left behind. */
const products = [
  'packages/sdk/dist/index.js',
  'packages/server/dist/index.js',
  'fixtures/dist/index.js',
  'packages/tui/dist/zuoxi.js',
  'packages/tui/dist/desk.js',
  'packages/tui/dist/zod.cjs',
]

const stampPath = join(root, 'node_modules/.zuoxi-build')

/** A hash over the path, size and time of every source: a few milliseconds, where reading them all would cost more. */
export function sourceStamp(): string {
  const hash = createHash('sha256')
  for (const source of sources) addTo(hash, source)
  return hash.digest('hex')
}

/** Whether the programs were built from the sources as they are now. */
export function isFresh(): boolean {
  if (!existsSync(stampPath) || !products.every((product) => existsSync(join(root, product)))) return false
  return readFileSync(stampPath, 'utf8') === sourceStamp()
}

export function keepStamp(stamp: string): void {
  mkdirSync(dirname(stampPath), { recursive: true })
  writeFileSync(stampPath, stamp)
}

function addTo(hash: ReturnType<typeof createHash>, path: string): void {
  const stats = statSync(join(root, path), { throwIfNoEntry: false })
  if (!stats) return
  if (stats.isDirectory()) {
    for (const entry of readdirSync(join(root, path)).toSorted()) addTo(hash, `${path}/${entry}`)
  } else {
    hash.update(`${path} ${stats.size} ${stats.mtimeMs}\n`)
  }
}
