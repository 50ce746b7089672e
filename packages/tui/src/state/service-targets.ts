/** How soon somebody has to be answered. Dated data: what holds from a day on, and who says so. */
export interface ServiceTarget {
  readonly id: string
  /** The first day it holds, in the business calendar. */
  readonly from: string
  /** `queued`: until an agent takes the conversation. `asked`: until the agent answers what was asked. */
  readonly of: 'queued' | 'asked'
  /** From here on it is nearly due. */
  readonly soonSeconds: number
  /** From here on it is late. */
  readonly lateSeconds: number
  readonly source: string
}

/** House targets, to be set anew by whoever runs a desk: no law names seconds. */
export const serviceTargets: readonly ServiceTarget[] = [
  { id: 'take', from: '2026-01-01', of: 'queued', soonSeconds: 120, lateSeconds: 300, source: '内部规定' },
  { id: 'answer', from: '2026-01-01', of: 'asked', soonSeconds: 120, lateSeconds: 240, source: '内部规定' },
]

export type Due = 'late' | 'soon' | undefined

/**
 * Whether somebody who has waited so long is late, or soon will be.
 *
 * @param day the business day that it is judged on, `2026-11-22`.
 */
export function dueAfter(of: ServiceTarget['of'], waitedMs: number, day: string): Due {
  const target = serviceTargets.findLast((one) => one.of === of && one.from <= day)
  if (!target) return undefined
  if (waitedMs >= target.lateSeconds * 1_000) return 'late'
  return waitedMs >= target.soonSeconds * 1_000 ? 'soon' : undefined
}
