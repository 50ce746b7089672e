import { type Page, refuse } from '@zuoxi/sdk'

/**
 * The place in a list after one row: the values it is sorted by. Unlike an
 * offset it stays right while rows come and go. Clients hand it back unread.
 */
export function cursorAfter(...keys: readonly string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/**
 * A page of what was read. One more than `limit` was asked for, which tells whether there is a next page.
 *
 * @param place the values that the list is sorted by, of the last item of the page.
 */
export function pageOf<Item>(
  found: readonly Item[],
  limit: number,
  place: (last: Item) => readonly string[],
): Page<Item> {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return found.length > limit && last ? { items, next: cursorAfter(...place(last)) } : { items }
}

type Keys<Count extends number, Found extends string[] = []> = Found['length'] extends Count
  ? Found
  : Keys<Count, [...Found, string]>

/** @throws Refusal INVALID_INPUT when the cursor is not one this list gave out. */
export function keysOf<Count extends number>(cursor: string, count: Count): Keys<Count> {
  const keys = parsed(Buffer.from(cursor, 'base64url').toString('utf8'))
  const fits = Array.isArray(keys) && keys.length === count && keys.every((key) => typeof key === 'string')
  if (!fits) throw refuse({ code: 'INVALID_INPUT', problems: [{ path: 'cursor', problem: 'not_a_cursor' }] })
  return keys as Keys<Count>
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
