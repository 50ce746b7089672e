import { accessSync, constants, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'

/** What stands in the way of a data folder. */
export type FolderObstacle = 'file' | 'permission' | 'read_only' | 'refused'

/** The data folder cannot be made or written to: `at` is where it ends, which may be a folder above. */
export class NoDataFolder extends Error {
  override readonly name = 'NoDataFolder'
  readonly folder: string
  readonly at: string
  readonly why: FolderObstacle
  constructor(folder: string, { at, why }: Obstacle) {
    super(`no data folder ${folder}: ${why} at ${at}`)
    this.folder = folder
    this.at = at
    this.why = why
  }
}

interface Obstacle {
  readonly at: string
  readonly why: FolderObstacle
}

const obstacles: Readonly<Record<string, FolderObstacle>> = {
  EACCES: 'permission',
  EPERM: 'permission',
  EROFS: 'read_only',
  ENOTDIR: 'file',
  EEXIST: 'file',
  // What the kernel answers in folders of its own, such as /proc: it is there, and takes nothing.
  ENOENT: 'refused',
}

/**
 * Make the data folder, for its owner alone, and see that it can be written to. One folder after the other, since
 * Node's own way to make them all at once never comes back from a place that can hold none.
 *
 * @throws NoDataFolder with what stands in the way; other errors of the system, such as a full disk, as they are.
 */
export function makeHome(folder: string): void {
  const found = nearest(folder)
  let at = found.at
  try {
    if (!found.isFolder) throw new NoDataFolder(folder, { at, why: 'file' })
    for (const missing of found.missing) {
      at = dirname(missing)
      makeOne(missing)
    }
    at = folder
    accessSync(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    const why = obstacles[(error as NodeJS.ErrnoException).code ?? '']
    throw why ? new NoDataFolder(folder, { at, why }) : error
  }
}

/** What would keep the data folder from being made, as far as can be seen without making it. */
export function homeObstacle(folder: string): Obstacle | undefined {
  const { at, isFolder } = nearest(folder)
  if (!isFolder) return { at, why: 'file' }
  try {
    accessSync(at, constants.W_OK | constants.X_OK)
    return undefined
  } catch (error) {
    return { at, why: obstacles[(error as NodeJS.ErrnoException).code ?? ''] ?? 'refused' }
  }
}

/** Another window may be making the same folder. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) throw error
  }
}

/** The nearest thing above a folder that is there, or itself, and what is missing below that, from the top. */
function nearest(folder: string): { readonly at: string; readonly isFolder: boolean; readonly missing: string[] } {
  const missing: string[] = []
  for (let at = folder; ; at = dirname(at)) {
    const found = lookAt(at)
    if (found !== undefined || dirname(at) === at) return { at, isFolder: found !== 'other', missing }
    missing.unshift(at)
  }
}

function lookAt(path: string): 'folder' | 'other' | undefined {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats && (stats.isDirectory() ? 'folder' : 'other')
  } catch {
    // Below a file, or where one may not look: what is above tells why.
    return undefined
  }
}
