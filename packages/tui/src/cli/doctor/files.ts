import { existsSync, readSync, openSync, closeSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { CheckName } from '../../words/cli.ts'
import { signInsPath } from '../sign-ins.ts'
import { type Check, check, type Probe } from './check.ts'

const lowSpace_bytes = 1024 ** 3
const noSpace_bytes = 64 * 1024 ** 2

/** The user's data: who else may read it, which schema it has, and whether there is room for more. */
export const files: Probe = async ({ settings, embedded }) => {
  const { home } = settings
  if (!existsSync(home)) return [check('data_folder', 'ok', `${home} (new)`), await diskSpace(home)]
  return [
    ownersOnly('data_folder', home),
    deskFile(embedded.path),
    ...[
      { name: 'key_file', path: `${embedded.path}.key` },
      { name: 'secret_file', path: `${embedded.path}.secret` },
      { name: 'sign_ins', path: signInsPath(home) },
    ].flatMap(({ name, path }) =>
      existsSync(path) ? [ownersOnly(name as CheckName, path)] : keyMissing(name as CheckName, path, embedded.path),
    ),
    await diskSpace(home),
  ]
}

/** Windows has no such modes; there the user's profile folder does this job. */
function ownersOnly(name: CheckName, path: string): Check {
  const mode = statSync(path).mode & 0o777
  const open = process.platform !== 'win32' && (mode & 0o077) !== 0
  return check(name, open ? 'bad' : 'ok', `${path} ${mode.toString(8)}`)
}

/** A desk without its key cannot open what is sealed in it; the other files may be absent. */
function keyMissing(name: CheckName, path: string, deskPath: string): Check[] {
  return name === 'key_file' && existsSync(deskPath) ? [check(name, 'bad', path)] : []
}

/** SQLite keeps the schema version in its header, so that no database need be opened to read it. */
function deskFile(path: string): Check {
  if (!existsSync(path)) return check('desk_file', 'ok', `${path} (new)`)
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r')
  try {
    readSync(file, header, 0, 100, 0)
  } finally {
    closeSync(file)
  }
  if (!header.toString('latin1').startsWith('SQLite format 3\0')) return check('desk_file', 'bad', path)
  const megabytes = Math.ceil(statSync(path).size / 1024 ** 2)
  return check('desk_file', 'ok', `${path} schema ${header.readUInt32BE(60)}, ${megabytes} MB`)
}

async function diskSpace(home: string): Promise<Check> {
  let folder = home
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const free_bytes = bavail * bsize
  const state = free_bytes < noSpace_bytes ? 'bad' : free_bytes < lowSpace_bytes ? 'warn' : 'ok'
  return check('disk_space', state, `${(free_bytes / 1024 ** 3).toFixed(1)} GB`)
}
