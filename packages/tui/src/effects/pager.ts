/** A list read page by page: each pull goes on where the last one ended. */
export interface Pager<Item> {
  readonly pull: (count: number) => Promise<{ items: Item[]; more: boolean }>
}

/** One item is read ahead, because only that tells whether there is more. */
export function pagerOf<Item>(lists: readonly AsyncIterable<Item>[]): Pager<Item> {
  const iterator = chain(lists)
  let ahead: Item | undefined
  return {
    pull: async (count) => {
      const items: Item[] = ahead === undefined ? [] : [ahead]
      ahead = undefined
      while (items.length <= count) {
        const next = await iterator.next()
        if (next.done) return { items, more: false }
        items.push(next.value)
      }
      ahead = items.pop()
      return { items, more: true }
    },
  }
}

async function* chain<Item>(lists: readonly AsyncIterable<Item>[]): AsyncGenerator<Item, undefined, undefined> {
  for (const list of lists) yield* list
  return undefined
}
