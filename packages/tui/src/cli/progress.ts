import { safeText } from '@zuoxi/sdk'
import type { Host } from './host.ts'

/** Long work telling how far it is. Goes to stderr, so that stdout stays one document. */
export interface Progress {
  /** `total` is 0 while nobody knows it. */
  readonly at: (done: number, total: number) => void
  readonly end: () => void
}

const barColumns = 24
const redrawEvery_ms = 100
/** Where nobody watches a bar, a log wants a line now and then. */
const logEvery_ms = 5_000

/** A bar that redraws in place on a terminal, and an occasional line anywhere else. */
export function progressOn(host: Pick<Host, 'stderr' | 'clock'>, label: string): Progress {
  const { stderr, clock } = host
  const startedMs = clock.nowMs()
  let shownMs = stderr.isTTY ? 0 : startedMs
  let drawn = false
  return {
    at: (done, total) => {
      const nowMs = clock.nowMs()
      if (nowMs - shownMs < (stderr.isTTY ? redrawEvery_ms : logEvery_ms)) return
      shownMs = nowMs
      drawn = true
      const line = progressLine({ label, done, total, elapsedMs: nowMs - startedMs })
      stderr.write(stderr.isTTY ? `\r${line}\u001b[K` : `${line}\n`)
    },
    end: () => {
      if (drawn && stderr.isTTY) stderr.write('\r\u001b[K')
    },
  }
}

/**
 * One line of progress.
 *
 * @example
 * progressLine({ label: 'import', done: 500, total: 1000, elapsedMs: 1000 })
 * // 'import [############------------]  50% 500/1,000 500/s'
 */
export function progressLine(now: { label: string; done: number; total: number; elapsedMs: number }): string {
  const rate = now.elapsedMs > 0 ? Math.round((now.done * 1000) / now.elapsedMs) : 0
  if (now.total === 0) return safeText(`${now.label} ${grouped(now.done)} ${grouped(rate)}/s`)
  const share = Math.min(1, now.done / now.total)
  const filled = Math.round(share * barColumns)
  const bar = '#'.repeat(filled) + '-'.repeat(barColumns - filled)
  const percent = String(Math.floor(share * 100)).padStart(3)
  return safeText(`${now.label} [${bar}] ${percent}% ${grouped(now.done)}/${grouped(now.total)} ${grouped(rate)}/s`)
}

/** 1234567 → `1,234,567`. */
export function grouped(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',')
}
