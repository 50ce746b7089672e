import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A few words that the desk remembers from one day to the next, in a file of the owner's. */
export interface SmallFile<Value, Saved = Value> {
  readonly load: () => Promise<Value>
  /** Writes the newest soon; what cannot be written is forgotten, and the desk goes on. */
  readonly save: (value: Saved) => void
  /** Settles when what was saved is on disk. */
  readonly flush: () => Promise<void>
}

/** A file read as JSON by `valueOf`, which gets `undefined` where it is missing or damaged: no reason to stop. */
export function smallFile<Value, Saved = Value>(
  path: string,
  valueOf: (json: unknown) => Value,
): SmallFile<Value, Saved> {
  let newest: Saved | undefined
  let writing: Promise<void> = Promise.resolve()
  const write = async (): Promise<void> => {
    if (newest === undefined) return
    const text = `${JSON.stringify(newest)}\n`
    newest = undefined
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(`${path}.new`, text, { mode: 0o600 })
    await rename(`${path}.new`, path)
  }
  return {
    load: async () => valueOf(jsonOf(await readFile(path, 'utf8').catch(() => ''))),
    save: (value) => {
      newest = value
      writing = writing.then(write).catch(() => {})
    },
    flush: () => writing,
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
