import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto'
import { refuse } from '@zuoxi/sdk'
import { createPrivateFile, readPrivateFile } from './private-file.ts'

/** Encrypts what must not lie in the file in the clear (AES-256-GCM), and makes it findable without opening it. */
export interface Seal {
  readonly close: (clear: string) => Buffer
  readonly open: (sealed: Buffer) => string
  /** The same for the same text, and worthless without the key: for looking up what is not stored in the clear. */
  readonly blind: (clear: string) => Buffer
  /** That a row was written by who holds the key. A key of its own: what is blinded, people may choose. */
  readonly stamp: (row: string) => Buffer
}

const ivLength = 12
const tagLength = 16
const stampLength = 16

export function sealWith(key: KeyObject): Seal {
  const blindKey = Buffer.from(hkdfSync('sha256', key, '', 'blind index', 32))
  const stampKey = createSecretKey(Buffer.from(hkdfSync('sha256', key, '', 'row stamp', 32)))
  return {
    stamp: (row) => createHmac('sha256', stampKey).update(row).digest().subarray(0, stampLength),
    blind: (clear) => createHmac('sha256', blindKey).update(clear).digest(),
    close: (clear) => {
      const iv = randomBytes(ivLength)
      const cipher = createCipheriv('aes-256-gcm', key, iv)
      const body = Buffer.concat([cipher.update(clear, 'utf8'), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open: (sealed) => {
      const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, ivLength))
      decipher.setAuthTag(sealed.subarray(ivLength, ivLength + tagLength))
      return Buffer.concat([decipher.update(sealed.subarray(ivLength + tagLength)), decipher.final()]).toString('utf8')
    },
  }
}

/** Where the desk's key lives: beside the file, never in it, readable by its owner only. */
export function keyPathOf(path: string): string {
  return `${path}.key`
}

/** A key for a desk that dies with the process. */
export function passingKey(): KeyObject {
  return createSecretKey(randomBytes(32))
}

/**
 * Read the key beside a desk file; a key that others could read is closed to them, and told of.
 * `mayMake` only for a desk that has never sealed anything with another.
 *
 * @throws Refusal STORE_KEY_MISSING, or STORE_KEY_WRONG when what is there is no key.
 */
export function keyBeside(path: string, mayMake: boolean, mended: (path: string) => void): KeyObject {
  const keyPath = keyPathOf(path)
  if (mayMake) createPrivateFile(keyPath, `${randomBytes(32).toString('base64')}\n`)
  const text = readPrivateFile(keyPath, mended)
  if (text === undefined) throw refuse({ code: 'STORE_KEY_MISSING', path: keyPath })
  const key = Buffer.from(text.trim(), 'base64')
  if (key.length !== 32) throw refuse({ code: 'STORE_KEY_WRONG', path: keyPath })
  return createSecretKey(key)
}
