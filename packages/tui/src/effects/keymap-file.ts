import { readFile } from 'node:fs/promises'
import { deskKeymap, keymap as deskRows } from '../keys/keymap.ts'
import type { AppliedKeymap } from '../keys/file/apply.ts'
import { watchFile } from './watch-file.ts'

/** The agent's `keymap.yaml`. */
export interface KeymapFile {
  /** The keys in force with what the file asks for, or what is wrong in it. Without a file they are the desk's. */
  readonly read: () => Promise<AppliedKeymap>
  /** Hear of changes. Answers how to stop. */
  readonly watch: (onChange: () => void) => () => void
}

export function keymapFile(path: string): KeymapFile {
  return { read: () => readKeymapAt(path), watch: (onChange) => watchFile(path, onChange) }
}

/** Read a keymap file; one that is not there asks for nothing. */
export async function readKeymapAt(path: string): Promise<AppliedKeymap> {
  const found = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error)
  if (typeof found !== 'string') {
    if (found.code === 'ENOENT') return { keymap: deskKeymap, problems: [] }
    const fault = { say: 'notReadable', code: found.code ?? found.name } as const
    return { keymap: undefined, problems: [{ line: 1, column: 1, fault }] }
  }
  if (found.trim() === '') return { keymap: deskKeymap, problems: [] }
  // The parser is loaded by those who have such a file only: the others start without it.
  const { keymapFrom } = await import('../keys/file/apply.ts')
  return keymapFrom(found, deskRows)
}
