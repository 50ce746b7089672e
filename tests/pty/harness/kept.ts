import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What stands before the text of a sealed document: its mark, the key's id, the nonce and the tag. */
const headBytes = 4 + 8 + 12 + 16

/** Files of a desk's folder, except the database's, by their paths. */
export function keptFiles(home: string, ends = ''): readonly string[] {
  if (!existsSync(home)) return []
  const names = readdirSync(home, { recursive: true, withFileTypes: true })
  return names
    .filter((entry) => entry.isFile() && !entry.name.startsWith('desk.db') && entry.name.endsWith(ends))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** How much a draft may say that is kept here: sealing adds the head and nothing else. A text shows that it is kept by its length. */
export function keptDraftBytes(home: string): number {
  const sizes = keptFiles(home, '.sealed').map((path) => readFileSync(path).length - headBytes)
  return Math.max(0, ...sizes)
}

/** How long a draft of this text is in its document, at least. */
export function draftBytes(text: string): number {
  return Buffer.byteLength(JSON.stringify({ text, spans: [] }))
}

/** Whether any file holds a text so that it can be read. */
export function isReadable(home: string, text: string): boolean {
  return keptFiles(home).some((path) => readFileSync(path).includes(text))
}
