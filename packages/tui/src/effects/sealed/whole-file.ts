import { open, rename } from 'node:fs/promises'
import type { RandomBytes } from './seal.ts'

/** Written beside its place and then moved there, so that a kill in mid-write leaves what was there before. */
export async function writeWhole(path: string, bytes: Uint8Array, random: RandomBytes): Promise<void> {
  const beside = besideOf(path, random)
  const file = await open(beside, 'wx', 0o600)
  try {
    await file.writeFile(bytes)
    // On the disk itself before it takes the old one's place: the power may go, too.
    await file.datasync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

/** A name for what is not yet the file itself, another one for each of several windows. */
export function besideOf(path: string, random: RandomBytes): string {
  return `${path}.${Buffer.from(random(6)).toString('hex')}.new`
}

/** What cannot be read is kept, for whoever can, and is not in the way any more. Answers where it is now. */
export async function setAside(path: string, random: RandomBytes): Promise<string> {
  const aside = `${path}.${Buffer.from(random(6)).toString('hex')}.aside`
  await rename(path, aside)
  return aside
}
