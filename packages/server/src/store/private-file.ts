import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'

/** Files that only their owner may read: the desk's key, its local secret, the desk itself. */

const ownerOnly = 0o600

/** Make a private file whole or not at all; `false` when it is there already. Of two processes, one makes it. */
export function createPrivateFile(path: string, text: string): boolean {
  const whole = writeBeside(path, text)
  try {
    linkSync(whole, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(whole, { force: true })
  }
}

/** Put a private file in place of what is there, whole or not at all. */
export function replacePrivateFile(path: string, text: string): void {
  renameSync(writeBeside(path, text), path)
}

/** Close a file to everyone but its owner. `true` when it had been open to others. */
export function mendMode(path: string): boolean {
  // Windows has no such modes; the folder's own access list guards the file there.
  if (process.platform === 'win32' || (statSync(path).mode & 0o077) === 0) return false
  chmodSync(path, ownerOnly)
  return true
}

/** What a private file holds, `undefined` when there is none; one that was open to others is closed to them, and told of. */
export function readPrivateFile(path: string, mended: (path: string) => void): string | undefined {
  try {
    if (mendMode(path)) mended(path)
    return readFileSync(path, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}

/** Make an empty private file when there is none, so that nobody else can open it even for a moment. */
export function touchPrivateFile(path: string): void {
  closeSync(openSync(path, 'a', ownerOnly))
}

function writeBeside(path: string, text: string): string {
  const beside = `${path}.${randomBytes(6).toString('hex')}.new`
  const file = openSync(beside, 'wx', ownerOnly)
  try {
    writeSync(file, text)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  return beside
}
