/**
 * Made when it is first asked for, and kept: tables that are checked by their schema take longer to check than a desk
 * may take to start, and most of what starts never asks for them.
 *
 * @example
 * const rules = once(() => loadRules(rows))
 * rules()[0]?.id
 */
export function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
