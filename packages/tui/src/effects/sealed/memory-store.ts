import type { SealedStore } from './sealed-store.ts'

/** Documents that end with the program: for a desk that nobody sits at. */
export function memorySealedStore(): SealedStore {
  const docs = new Map<string, unknown>()
  return {
    of: (agent) => {
      const idOf = (name: string): string => JSON.stringify([agent, name])
      return {
        read: async (name) =>
          docs.has(idOf(name)) ? { found: 'doc', value: docs.get(idOf(name)) } : { found: 'nothing' },
        write: async (name, value) => void docs.set(idOf(name), structuredClone(value)),
        remove: async (name) => void docs.delete(idOf(name)),
      }
    },
  }
}
