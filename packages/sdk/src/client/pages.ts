import type { Page } from '../model/page.ts'

/**
 * A list that is too long for one answer. `await` it for the first page, or
 * `for await` it for every item; pages are fetched as they are reached.
 */
export class Pages<Item> implements AsyncIterable<Item>, PromiseLike<Page<Item>> {
  readonly #fetch: (cursor: string | undefined) => Promise<Page<Item>>

  constructor(fetch: (cursor: string | undefined) => Promise<Page<Item>>) {
    this.#fetch = fetch
  }

  // oxlint-disable-next-line unicorn/no-thenable -- awaiting a list for its first page is the point
  then<Kept = Page<Item>, Lost = never>(
    kept?: ((page: Page<Item>) => Kept | PromiseLike<Kept>) | null,
    lost?: ((reason: unknown) => Lost | PromiseLike<Lost>) | null,
  ): Promise<Kept | Lost> {
    return this.#fetch(undefined).then(kept, lost)
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Item, void, undefined> {
    let cursor: string | undefined
    do {
      const page = await this.#fetch(cursor)
      yield* page.items
      cursor = page.next
    } while (cursor !== undefined)
  }
}
