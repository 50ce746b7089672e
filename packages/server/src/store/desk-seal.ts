import { keyBeside, keyPathOf, passingKey, type Seal, sealWith } from './seal.ts'
import type { Store } from './store.ts'

const checkName = 'key_check'

/**
 * The seal of a desk file. A file remembers which key it was sealed with, so a
 * lost or exchanged key is found at opening, not when the first name is read.
 */
export function sealOf(store: Store, mended: (path: string) => void): Seal {
  if (store.path === ':memory:') return sealWith(passingKey())
  const isNew = checkOf(store) === undefined
  const seal = sealWith(keyBeside(store.path, isNew, mended))
  const check = seal.blind('the key of this desk').toString('hex')
  store.sqliteWriter
    .prepare('insert into desk_meta (name, value) values (?, ?) on conflict do nothing')
    .run(checkName, check)
  if (checkOf(store) !== check)
    throw new Error(`${keyPathOf(store.path)} is not the key that ${store.path} was sealed with`)
  return seal
}

function checkOf(store: Store): string | undefined {
  return store.sqliteWriter.prepare('select value from desk_meta where name = ?').pluck().get(checkName) as
    | string
    | undefined
}
