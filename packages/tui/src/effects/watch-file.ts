import { type FSWatcher, watch } from 'node:fs'
import { basename, dirname } from 'node:path'

/** Editors write in several steps; they have all happened this long after the last one. */
const settledAfterMs = 100

/**
 * Hear of it when a file appears, changes or goes. Its folder is watched, since
 * editors put a new file in the place of the old one. Where nothing can be
 * watched, nothing is heard. Answers how to stop.
 */
export function watchFile(path: string, onChange: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  let watcher: FSWatcher | undefined
  try {
    watcher = watch(dirname(path), { persistent: false }, (_event, name) => {
      if (name !== null && name !== basename(path)) return
      clearTimeout(timer)
      timer = setTimeout(onChange, settledAfterMs).unref()
    })
    watcher.on('error', () => watcher?.close())
  } catch {
    // The folder is not there, or the system has no watches left: the file is read at the next start.
  }
  return () => {
    clearTimeout(timer)
    watcher?.close()
  }
}
