import { existsSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CheckName } from '../../words/cli.ts'
import { homeObstacle } from '../home-folder.ts'
import { signInsPath } from '../sign-ins.ts'
import { type Check, check, type Probe } from './check.ts'
import { deskFile } from './desk-file.ts'

const lowSpace_bytes = 1024 ** 3
/** Bytes of the desk's key. */
const keyLength = 32
const noSpace_bytes = 64 * 1024 ** 2

/** The user's data: who else may read it, which schema it has, and whether there is room for more. */
export const files: Probe = async ({ settings, embedded }) => {
  const { home } = settings
  const obstacle = homeObstacle(home)
  if (obstacle) {
    const why = obstacle.why === 'file' ? 'not_a_folder' : 'no_folder'
    return [check('data_folder', 'bad', obstacle.at, why), await diskSpace(home)]
  }
  if (!existsSync(home)) return [check('data_folder', 'ok', `${home} (new)`), await diskSpace(home)]
  const { path } = embedded
  const privateFiles: readonly Check[] = [
    ownersOnly('data_folder', home),
    ...(existsSync(`${path}.key`) ? [keyFile(`${path}.key`)] : keyMissing(`${path}.key`, path)),
    ...ownersOnlyIfThere('secret_file', `${path}.secret`),
    ...ownersOnlyIfThere('sign_ins', signInsPath(home)),
    ...ownersOnlyIfThere('draft_key', join(home, 'sealed.key')),
  ]
  const [folder, ...others] = privateFiles
  const desk = await deskFile(
    embedded,
    privateFiles.every(({ state }) => state === 'ok'),
  )
  return [...(folder ? [folder] : []), desk, ...others, await diskSpace(home)]
}

/** Windows has no such modes; there the user's profile folder does this job. */
function ownersOnly(name: CheckName, path: string): Check {
  const mode = statSync(path).mode & 0o777
  const open = process.platform !== 'win32' && (mode & 0o077) !== 0
  return check(name, open ? 'bad' : 'ok', `${path} ${mode.toString(8)}`)
}

function ownersOnlyIfThere(name: CheckName, path: string): Check[] {
  return existsSync(path) ? [ownersOnly(name, path)] : []
}

/** A key of another length opens nothing. */
function keyFile(path: string): Check {
  const seen = ownersOnly('key_file', path)
  if (seen.state === 'bad' || !statSync(path).isFile()) return { ...seen, state: 'bad' }
  const length = Buffer.from(readFileSync(path, 'utf8').trim(), 'base64').length
  return length === keyLength ? seen : check('key_file', 'bad', `${path} ${length} B`)
}

/** A desk without its key cannot open what is sealed in it; the other files may be absent. */
function keyMissing(path: string, deskPath: string): Check[] {
  return existsSync(deskPath) ? [check('key_file', 'bad', path)] : []
}

async function diskSpace(home: string): Promise<Check> {
  let folder = home
  while (!existsSync(folder)) folder = dirname(folder)
  const { bavail, bsize } = await statfs(folder)
  const free_bytes = bavail * bsize
  const state = free_bytes < noSpace_bytes ? 'bad' : free_bytes < lowSpace_bytes ? 'warn' : 'ok'
  return check('disk_space', state, `${(free_bytes / 1024 ** 3).toFixed(1)} GB`)
}
