import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A source file of the workspace, by its path from the root. */
export interface Source {
  readonly path: string
  readonly text: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const sourceFolders = ['packages/sdk/src', 'packages/server/src', 'packages/tui/src', 'fixtures/src']

export function sources(): Source[] {
  return sourceFolders.flatMap((folder) =>
    readdirSync(root + folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`)
      .map((path) => ({ path, text: readFileSync(root + path, 'utf8') })),
  )
}

const importPatterns = [
  /^(?:import|export)\s+(type\s)?[\w\s,]*(?:\{[^}]*\}|\*(?:\s+as\s+\w+)?)?\s*from\s+'([^']+)'/gm,
  /^import\s+()'([^']+)'/gm,
]
const lazyPattern = /\bimport\(\s*'([^']+)'\s*\)/g

export interface Import {
  readonly of: string
  readonly typeOnly: boolean
  readonly lazy: boolean
}

/** Every module that a source names, with how it names it. */
export function importsOf(text: string): Import[] {
  const eager = importPatterns.flatMap((pattern) => [...text.matchAll(pattern)])
  return [
    ...eager.map(([, type, of = '']) => ({ of, typeOnly: Boolean(type), lazy: false })),
    ...[...text.matchAll(lazyPattern)].map(([, of = '']) => ({ of, typeOnly: false, lazy: true })),
  ]
}
