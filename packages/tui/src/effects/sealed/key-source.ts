import { randomBytes } from 'node:crypto'
import { chmod, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { keyBytes, type RandomBytes } from './seal.ts'
import { besideOf, setAside } from './whole-file.ts'

/** The key that documents are sealed with, made when there is none yet. */
export type KeySource = () => Promise<Uint8Array>

/** Where a system keeps secrets for the one who is signed in to it. */
export interface Keyring {
  /** The secret, or nothing when there is none. Rejects where there is no keyring, or it is locked. */
  readonly get: () => Promise<Uint8Array | undefined>
  readonly set: (secret: Uint8Array) => Promise<void>
}

/**
 * A key from the system's keyring, or else from a file that only its owner can
 * read. A key file that is there is used: it was made because no keyring would
 * take the key, and what it sealed must still open on a day when one would.
 *
 * @param path of the key file.
 * @param keyring nothing where there is none, or it is not to be used.
 */
export function keySource(path: string, keyring: Keyring | undefined, random: RandomBytes = randomBytes): KeySource {
  return async () => {
    const kept = await readKey(path)
    if (kept) return kept
    return (keyring && (await fromKeyring(keyring, random))) ?? (await makeKey(path, random))
  }
}

/** Nothing where the keyring does not answer, or does not give back what it was given. */
async function fromKeyring(keyring: Keyring, random: RandomBytes): Promise<Uint8Array | undefined> {
  try {
    const known = await keyring.get()
    if (known?.length === keyBytes) return known
    await keyring.set(random(keyBytes))
    const key = await keyring.get()
    return key?.length === keyBytes ? key : undefined
  } catch {
    return undefined
  }
}

async function readKey(path: string): Promise<Uint8Array | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  const key = text === undefined ? undefined : Buffer.from(text.trim(), 'base64')
  if (key?.length !== keyBytes) return undefined
  // It may have been copied with other rights since.
  await chmod(path, 0o600)
  return key
}

/** A new key in its file. A file that holds none is set aside: what it sealed is lost with it, and work goes on. */
async function makeKey(path: string, random: RandomBytes): Promise<Uint8Array> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const key = random(keyBytes)
  if (await keep(path, key, random)) return key
  // Another window of the desk was quicker: its key is the key.
  const other = await readKey(path)
  if (other) return other
  await setAside(path, random)
  return (await keep(path, key, random)) ? key : ((await readKey(path)) ?? key)
}

/** Whole or not at all, and only where there is none yet. */
async function keep(path: string, key: Uint8Array, random: RandomBytes): Promise<boolean> {
  const beside = besideOf(path, random)
  await writeFile(beside, `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  try {
    await link(beside, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return false
  } finally {
    await rm(beside, { force: true })
  }
}
