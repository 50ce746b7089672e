import { createCipheriv, createDecipheriv, createHash } from 'node:crypto'

/** AES-256-GCM, and what is written before its text: who made this, under which key, with which nonce. */
const magic = Buffer.from('ZXS1')
const keyIdBytes = 8
const nonceBytes = 12
const tagBytes = 16
const headBytes = magic.length + keyIdBytes + nonceBytes + tagBytes

export const keyBytes = 32

/** Bytes that nobody can foretell: `randomBytes` of `node:crypto`. */
export type RandomBytes = (count: number) => Uint8Array

/** Why a sealed text did not open. */
export type Unopened = 'damaged' | 'foreign'

/**
 * Seal a text under a key. `label` is what it belongs to: it is not in the
 * result, and the same label opens it, so that one file cannot be put in the
 * place of another.
 */
export function seal(key: Uint8Array, label: string, text: string, random: RandomBytes): Buffer {
  const nonce = Buffer.from(random(nonceBytes))
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(label))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([magic, keyId(key), nonce, cipher.getAuthTag(), sealed])
}

/** Open what `seal` made. Never throws: what is not ours says so. */
export function unseal(key: Uint8Array, label: string, bytes: Uint8Array): { readonly text: string } | Unopened {
  const all = Buffer.from(bytes)
  if (all.length < headBytes || !all.subarray(0, magic.length).equals(magic)) return 'damaged'
  let at = magic.length
  const take = (count: number): Buffer => all.subarray(at, (at += count))
  if (!take(keyIdBytes).equals(keyId(key))) return 'foreign'
  const [nonce, tag] = [take(nonceBytes), take(tagBytes)]
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes })
    decipher.setAAD(Buffer.from(label)).setAuthTag(tag)
    return { text: Buffer.concat([decipher.update(all.subarray(at)), decipher.final()]).toString('utf8') }
  } catch {
    return 'damaged'
  }
}

/** Tells keys apart without telling anything of them. */
function keyId(key: Uint8Array): Buffer {
  return createHash('sha256').update('zuoxi key id').update(key).digest().subarray(0, keyIdBytes)
}
