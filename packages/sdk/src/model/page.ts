import { z } from 'zod'

/** An opaque place in a list, taken from the page before; it stays right while rows come and go. */
export const Cursor = z.string().max(512)

export const pageInput = { cursor: Cursor.optional(), limit: z.number().int().min(1).max(200).default(50) }

/** A keyset page: `next` is absent on the last one. */
export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), next: Cursor.optional() })
}

export interface Page<Item> {
  items: Item[]
  next?: string | undefined
}
