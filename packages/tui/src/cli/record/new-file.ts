import { randomUUID } from 'node:crypto'
import { link, rename, rm, writeFile } from 'node:fs/promises'

/**
 * Write a file whole or not at all, and never over another one unless that was asked for.
 *
 * @throws EEXIST where there is one.
 */
export async function writeNewFile(file: string, text: string, { over }: { readonly over: boolean }): Promise<void> {
  const beside = `${file}.${randomUUID().slice(0, 8)}.new`
  try {
    await writeFile(beside, text, { flag: 'wx' })
    // A link is refused where there is a file; renaming would put it in the place of one that came meanwhile.
    await (over ? rename(beside, file) : link(beside, file))
  } finally {
    await rm(beside, { force: true })
  }
}
