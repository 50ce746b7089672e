import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { type Panes, plainPanes } from '../state/panes.ts'

/** Where the agent's panes are remembered from one day to the next. */
export interface PanesStore {
  readonly load: () => Promise<Panes>
  /** Writes the newest soon; what cannot be written is forgotten, and the desk goes on. */
  readonly save: (panes: Panes) => void
  /** Settles when what was saved is on disk. */
  readonly flush: () => Promise<void>
}

/** Nobody has a screen that wide; what a file says beyond it is damage. */
const widest = 1_000

/**
 * Panes in a file of the owner's. A file that is missing, damaged or of another
 * kind is no reason to stop: the desk divides the screen as it thinks fit.
 */
export function filePanes(path: string): PanesStore {
  let newest: Panes | undefined
  let writing: Promise<void> = Promise.resolve()
  const write = async (): Promise<void> => {
    if (!newest) return
    const text = `${JSON.stringify(newest)}\n`
    newest = undefined
    await mkdir(dirname(path), { recursive: true, mode: 0o700 })
    await writeFile(`${path}.new`, text, { mode: 0o600 })
    await rename(`${path}.new`, path)
  }
  return {
    load: async () => panesOf(await readFile(path, 'utf8').catch(() => '')),
    save: (panes) => {
      newest = panes
      writing = writing.then(write).catch(() => {})
    },
    flush: () => writing,
  }
}

function panesOf(text: string): Panes {
  try {
    const { queue, customer, zoomed } = JSON.parse(text) as Record<keyof Panes, unknown>
    return { queue: columnsOf(queue), customer: columnsOf(customer), zoomed: zoomed === true }
  } catch {
    return plainPanes
  }
}

function columnsOf(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < widest ? (value as number) : undefined
}
