import type { IdempotencyKey } from '@zuoxi/sdk'
import type { SavedOutgoing } from '../state/outbox.ts'
import type { SealedDocs } from './sealed/sealed-store.ts'

/** Messages that the desk does not have yet, on disk: written before one leaves, gone when it has arrived. */
export interface OutboxKeeper {
  readonly load: () => Promise<readonly SavedOutgoing[] | 'setAside'>
  readonly put: (saved: SavedOutgoing) => void
  readonly drop: (keys: readonly IdempotencyKey[]) => void
  /** Settles when all that was put, and the drafts before it, are on disk: only then may a message leave. */
  readonly written: () => Promise<void>
  /** Whether a message is still there: another desk of the same agent may have sent it, or taken it back. */
  readonly holds: (key: IdempotencyKey) => Promise<boolean>
  /** Ends the sends that are under way now. */
  readonly signal: () => AbortSignal
  readonly giveUp: () => void
}

const name = 'outbox'

/** How long one try may take: a server that is there answers within a second or two, or has got stuck. */
const patienceMs = 10_000

/**
 * The outbox as one sealed document of the agent. Each change reads it anew,
 * so that two desks of one agent keep their messages side by side.
 *
 * @param flushDrafts writes the drafts that wait to be written: a message must not be on disk as a draft, too.
 * @param onError is told once for each write that failed; the message leaves all the same.
 */
export function outboxKeeper(docs: SealedDocs, flushDrafts: () => Promise<void>, onError: () => void): OutboxKeeper {
  let last: Promise<void> = Promise.resolve()
  let line = new AbortController()
  const changed = async (to: (items: readonly SavedOutgoing[]) => readonly SavedOutgoing[]): Promise<void> => {
    const items = to(itemsOf(await docs.read(name)))
    await (items.length === 0 ? docs.remove(name) : docs.write(name, items))
  }
  const change = (to: Parameters<typeof changed>[0]): void => {
    last = last.then(() => changed(to)).catch(onError)
  }
  return {
    load: async () => {
      await last
      const read = await docs.read(name)
      return read.found === 'setAside' ? 'setAside' : itemsOf(read)
    },
    put: (saved) => change((items) => [...items.filter(({ key }) => key !== saved.key), saved]),
    drop: (keys) => {
      // What goes back to its draft is there before it is gone from here.
      last = last.then(flushDrafts)
      change((items) => items.filter(({ key }) => !keys.includes(key)))
    },
    written: async () => {
      await last
      await flushDrafts()
    },
    holds: async (key) => {
      await last
      return itemsOf(await docs.read(name)).some((item) => item.key === key)
    },
    signal: () => AbortSignal.any([line.signal, AbortSignal.timeout(patienceMs)]),
    giveUp: () => {
      // As after a timeout: the SDK says of both that the desk cannot be reached.
      line.abort(new DOMException('the line is lost', 'TimeoutError'))
      line = new AbortController()
    },
  }
}

function itemsOf(read: Awaited<ReturnType<SealedDocs['read']>>): readonly SavedOutgoing[] {
  return read.found === 'doc' && Array.isArray(read.value) ? read.value.filter(isSaved) : []
}

/** An older version may have written something else; what is no message cannot be sent. */
function isSaved(value: unknown): value is SavedOutgoing {
  const one = value as Partial<SavedOutgoing> | null
  return (
    typeof one?.key === 'string' &&
    typeof one.conversationId === 'string' &&
    typeof one.body === 'string' &&
    typeof one.madeAtMs === 'number' &&
    typeof one.no === 'number' &&
    typeof one.tried === 'boolean' &&
    Array.isArray(one.wording) &&
    Array.isArray(one.overrides) &&
    typeof one.draft?.text === 'string' &&
    Array.isArray(one.draft.spans)
  )
}
