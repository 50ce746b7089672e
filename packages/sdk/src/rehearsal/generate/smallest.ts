/**
 * Delta debugging: as few of the items as still do it, in their order. What is left can spare none of its items.
 *
 * @param does asked of fewer and fewer items; deterministic, or what is left may be more than need be
 * @example
 * await smallest([1, 2, 3, 4], async (some) => some.includes(2) && some.includes(4)) // [2, 4]
 */
export async function smallest<Item>(
  items: readonly Item[],
  does: (some: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let left = items
  let size = Math.max(1, Math.ceil(left.length / 2))
  while (left.length > 0) {
    const fewer = await withoutOneOf(left, size, does)
    if (fewer) left = fewer
    else if (size === 1) return left
    if (!fewer || size > left.length) size = Math.max(1, Math.ceil(size / 2))
  }
  return left
}

/** Without one stretch of this size: the last that can be spared, as later turns lean on earlier ones. */
async function withoutOneOf<Item>(
  items: readonly Item[],
  size: number,
  does: (some: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[] | undefined> {
  for (let end = items.length; end > 0; end -= size) {
    const some = [...items.slice(0, Math.max(0, end - size)), ...items.slice(end)]
    if (await does(some)) return some
  }
  return undefined
}
