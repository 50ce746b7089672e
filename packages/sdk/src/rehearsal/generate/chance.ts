import { createHash } from 'node:crypto'

/** SeededChance that comes from a seed: the same draws in the same order each time. */
export interface SeededChance {
  /** From 0 to 1, without 1. */
  readonly unit: () => number
  /** A whole number below `below`. */
  readonly below: (below: number) => number
  readonly is: (probability: number) => boolean
  readonly pick: <Item>(items: readonly [Item, ...Item[]] | readonly Item[]) => Item
  /** A wait of about so many milliseconds: often shorter, now and then much longer. */
  readonly wait: (meanMs: number) => number
  readonly bytes: (length: number) => Uint8Array
  /** SeededChance of its own for somebody, so that what one draws does not shift what another does. */
  readonly of: (name: string) => SeededChance
}

/** The longest of the waits, in means. */
const longestWait = 8

/**
 * SeededChance from a seed (sfc32, begun from a hash of it).
 *
 * @example
 * chanceFrom('8719').of('line 1').below(6)
 */
export function chanceFrom(seed: string): SeededChance {
  const hash = createHash('sha256').update(seed).digest()
  let [a, b, c, count] = [hash.readInt32LE(0), hash.readInt32LE(4), hash.readInt32LE(8), 1]
  const word = (): number => {
    const sum = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  const unit = (): number => word() / 2 ** 32
  const below = (limit: number): number => Math.floor(unit() * limit)
  return {
    unit,
    below,
    is: (probability) => unit() < probability,
    pick: (items) => items[below(items.length)] as (typeof items)[number],
    wait: (meanMs) => Math.ceil(Math.min(longestWait, -Math.log(1 - unit())) * meanMs),
    bytes: (length) => Uint8Array.from({ length }, () => word() & 0xff),
    of: (name) => chanceFrom(`${seed}/${name}`),
  }
}
