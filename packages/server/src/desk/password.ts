import { createHash } from 'node:crypto'

/** argon2id at OWASP's first recommendation: 19 MiB, two passes, one lane. About 20 ms of one core. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** The hash of a password nobody knows, at the same cost: an unknown name takes as long to refuse as a known one. */
const nobody = '$argon2id$v=19$m=19456,t=2,p=1$ySha3J64e6dQq3I+tUXynA$CQw59DmewZUsxD1YWQZzwiky/L1vj8nRYO7CDK/wM6o'

/** Loaded where a password is first asked for: who owns the file needs none. */
const argon2 = () => import('@node-rs/argon2')

/** Hash a password for keeping. */
export async function hashPassword(password: string): Promise<string> {
  return (await argon2()).hash(password, cost)
}

/** Whether a password is the one kept; a person without a password, or no person at all, costs the same time. */
export async function passwordFits(kept: string | null | undefined, password: string): Promise<boolean> {
  const fits = await (await argon2()).verify(kept ?? nobody, password)
  return fits && kept != null
}

/** Stands for a password where contents are compared: as slow to guess from as the kept hash, yet the same each time. */
export async function passwordMark(password: string, key: string): Promise<string> {
  const salt = createHash('sha256').update(key).digest().subarray(0, 16)
  return (await (await argon2()).hashRaw(password, { ...cost, salt })).toString('base64')
}
