import type { Keyring } from './key-source.ts'

/** A keyring that asks somebody for a password must not keep the desk from opening. */
const patienceMs = 3_000

/**
 * The keyring of this system: Keychain, Credential Manager, Secret Service. On
 * Linux the kernel's own keyring does not count, as it forgets at a restart.
 *
 * @param account tells the keys of several desks apart.
 */
export function systemKeyring(account: string): Keyring {
  const entry = async (): Promise<import('@napi-rs/keyring').AsyncEntry> => {
    const { AsyncEntry } = await import('@napi-rs/keyring')
    return new AsyncEntry('zuoxi', account, { linux: { store: 'secret-service' } })
  }
  return {
    get: async () => {
      const secret = await (await entry()).getSecret(AbortSignal.timeout(patienceMs))
      return secret ? Uint8Array.from(secret) : undefined
    },
    set: async (secret) => (await entry()).setSecret(secret, AbortSignal.timeout(patienceMs)),
  }
}
