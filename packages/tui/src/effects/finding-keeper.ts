import type { SavedFinding } from '../state/finding/keep.ts'
import type { SealedDocs } from './sealed/sealed-store.ts'

/** What the palette and the command line remember from one day to the next. */
export interface FindingKeeper {
  readonly load: () => Promise<SavedFinding | undefined>
  readonly save: (saved: SavedFinding) => void
  /** Settles when all that was saved is on disk, or could not be. */
  readonly written: () => Promise<void>
}

const name = 'finding'

/** Sealed as drafts are. It is a convenience: what cannot be written or read is simply not remembered. */
export function findingKeeper(docs: SealedDocs): FindingKeeper {
  let last: Promise<void> = Promise.resolve()
  return {
    load: async () => {
      const read = await docs.read(name).catch(() => undefined)
      return read?.found === 'doc' ? savedIn(read.value) : undefined
    },
    save: (saved) => {
      last = last.then(() => docs.write(name, saved)).catch(() => undefined)
    },
    written: () => last,
  }
}

function savedIn(value: unknown): SavedFinding | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { recent, lines } = value as Partial<Record<keyof SavedFinding, unknown>>
  return { recent: textsIn(recent), lines: textsIn(lines) }
}

function textsIn(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []
}
