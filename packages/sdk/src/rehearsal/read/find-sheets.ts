import { readdir, stat } from 'node:fs/promises'
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
  if (!kind) throw nothingAt(path, 'there is no such file or folder')
  if (!kind.isDirectory()) return [path]
  const names = await readdir(path, { recursive: true })
  const files = names.filter((name) => /(?<!\.turns)\.ya?ml$/.test(name)).toSorted()
  if (files.length === 0) throw nothingAt(path, 'holds no .yaml file')
  return files.map((name) => join(path, name))
}

function nothingAt(path: string, problem: string): FixtureError {
  return new FixtureError([{ code: 'not_found', file: path, line: 1, column: 1, problem }])
}
