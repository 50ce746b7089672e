import type { IdempotencyKey } from '@zuoxi/sdk'

/**
 * Keys that make a repeated try act once. The same wish, tried again after no
 * answer came, goes out under the same key; once the desk has answered, the
 * same words are a new wish.
 */
export interface OnceKeys {
  readonly keyOf: (wish: string) => IdempotencyKey
  readonly answered: (wish: string) => void
}

export function onceKeys(newKey: () => string): OnceKeys {
  const open = new Map<string, IdempotencyKey>()
  return {
    keyOf: (wish) => {
      const key = open.get(wish) ?? (newKey() as IdempotencyKey)
      open.set(wish, key)
      return key
    },
    answered: (wish) => void open.delete(wish),
  }
}
