import type { Panes } from '../state/panes.ts'
import { type SmallFile, smallFile } from './small-file.ts'

/** Where the agent's panes are remembered. */
export type PanesStore = SmallFile<Panes>

/** Nobody has a screen that wide; what a file says beyond it is damage. */
const widest = 1_000

/** Panes in a file; without one, or with a damaged one, the desk divides the screen as it thinks fit. */
export function filePanes(path: string): PanesStore {
  return smallFile(path, (json) => {
    const { queue, customer, zoomed } = (json ?? {}) as Partial<Record<keyof Panes, unknown>>
    return { queue: columnsOf(queue), customer: columnsOf(customer), zoomed: zoomed === true }
  })
}

function columnsOf(value: unknown): number | undefined {
  return Number.isInteger(value) && (value as number) > 0 && (value as number) < widest ? (value as number) : undefined
}
