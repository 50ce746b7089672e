import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

/** Encrypts what must not lie in the file in the clear (AES-256-GCM). */
export interface Seal {
  readonly close: (clear: string) => Buffer
  readonly open: (sealed: Buffer) => string
}

const ivLength = 12
const tagLength = 16

export function sealWith(key: KeyObject): Seal {
  return {
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

/** The desk's key lives beside the file, never in it, readable by its owner only. */
export function keyBeside(path: string): KeyObject {
  if (path === ':memory:') return createSecretKey(randomBytes(32))
  const keyPath = `${path}.key`
  if (!existsSync(keyPath)) writeNewKey(keyPath)
  return createSecretKey(Buffer.from(readFileSync(keyPath, 'utf8').trim(), 'base64'))
}

/** `wx`: of two processes that start at once, one makes the key and the other reads it. */
function writeNewKey(keyPath: string): void {
  try {
    writeFileSync(keyPath, `${randomBytes(32).toString('base64')}\n`, { mode: 0o600, flag: 'wx' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
}
