import { glob, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { FixtureError } from './fixture-error.ts'

/**
 * The YAML files that paths stand for: a file is itself, a folder is every
 * `.yaml` and `.yml` below it, in the order of their names. Turns that other
 * files include (`.turns.yaml`) are no sheets of their own.
 *
 * @throws FixtureError for a path with nothing there.
 */
export async function findSheets(paths: readonly string[]): Promise<string[]> {
  const found = await Promise.all(paths.map(filesOf))
  return [...new Set(found.flat())]
}

async function filesOf(path: string): Promise<string[]> {
  const kind = await stat(path).catch(() => undefined)
  if (!kind) return filesLike(path)
  if (!kind.isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  const files = names.filter(isSheet).toSorted()
  if (files.length === 0) throw nothingAt(path, 'holds no .yaml file')
  return files.map((name) => join(path, name))
}

async function filesLike(pattern: string): Promise<string[]> {
  if (!/[*?[{]/.test(pattern)) throw nothingAt(pattern, 'there is no such file or folder')
  const files: string[] = []
  for await (const file of glob(pattern)) if (isSheet(file)) files.push(file)
  if (files.length === 0) throw nothingAt(pattern, 'finds no .yaml file')
  return files.toSorted()
}

function isSheet(name: string): boolean {
  return /(?<!\.turns)\.ya?ml$/.test(name)
}

function nothingAt(path: string, problem: string): FixtureError {
  return new FixtureError([{ code: 'not_found', file: path, line: 1, column: 1, problem }])
}
