import { refuse } from '@zuoxi/sdk'
import { genesis, headFor, headName, type LogEnd } from './audit-head.ts'
import { stampOlder, teachStamps } from './ledger/stamps.ts'
import { keyBeside, keyPathOf, passingKey, type Seal, sealWith } from './seal.ts'
import type { Store } from './store.ts'

const checkName = 'key_check'

/**
 * The seal of a desk file. A file remembers which key it was sealed with, so a
 * lost or exchanged key is found at opening, not when the first name is read.
 *
 * @throws Refusal STORE_KEY_MISSING or STORE_KEY_WRONG.
 */
export function sealOf(store: Store, mended: (path: string) => void): Seal {
  const isKept = store.path !== ':memory:'
  const seal = sealWith(isKept ? keyBeside(store.path, metaOf(store, checkName) === undefined, mended) : passingKey())
  const marks = marksOf(seal)
  for (const connection of new Set([store.sqlite, store.sqliteWriter])) teachStamps(connection, seal)
  if (metaOf(store, checkName) !== marks.withStamps) begin(store, seal, marks)
  return seal
}

interface Marks {
  readonly beforeHeads: string
  readonly withHead: string
  readonly withStamps: string
}

/**
 * The mark also says whether the log has a head yet, and the repayments stamps: who removes them cannot have new ones
 * made, for that mark needs the key.
 */
function marksOf(seal: Seal): Marks {
  const mark = (text: string) => seal.blind(text).toString('hex')
  return {
    beforeHeads: mark('the key of this desk'),
    withHead: mark('the key of this desk, whose audit log has a head'),
    withStamps: mark('the key of this desk, whose audit log has a head and whose repayments are stamped'),
  }
}

/**
 * A new desk, and one from before logs had heads or repayments stamps, get them for what is there now. Of several
 * processes, one does it.
 */
function begin(store: Store, seal: Seal, { beforeHeads, withHead, withStamps }: Marks): void {
  const once = store.sqliteWriter.transaction(() => {
    const mark = metaOf(store, checkName)
    if (mark === withStamps) return
    if (mark !== undefined && mark !== beforeHeads && mark !== withHead)
      throw refuse({ code: 'STORE_KEY_WRONG', path: keyPathOf(store.path) })
    if (mark === beforeHeads || isBare(store)) setMeta(store, headName, headFor(seal, endOf(store)))
    if (mark !== undefined) stampOlder(store.sqliteWriter)
    setMeta(store, checkName, withStamps)
  })
  once.immediate()
}

/** A desk in which nothing has happened: only there is a log without a mark no wonder. */
function isBare({ sqliteWriter }: Store): boolean {
  const used =
    'select exists (select 1 from audit_event) or exists (select 1 from agent) or exists (select 1 from customer)'
  return sqliteWriter.prepare(used).pluck().get() === 0
}

function endOf({ sqliteWriter }: Store): LogEnd {
  const last = sqliteWriter.prepare('select seq, hash from audit_event order by seq desc limit 1').get()
  return (last as LogEnd | undefined) ?? genesis
}

function metaOf({ sqliteWriter }: Store, name: string): string | undefined {
  return sqliteWriter.prepare('select value from desk_meta where name = ?').pluck().get(name) as string | undefined
}

function setMeta({ sqliteWriter }: Store, name: string, value: string): void {
  sqliteWriter
    .prepare('insert into desk_meta (name, value) values (?, ?) on conflict do update set value = excluded.value')
    .run(name, value)
}
