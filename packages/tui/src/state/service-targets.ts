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

/** When each begins to hold: read once, for this is asked of every conversation in every frame. */
const dated = serviceTargets.map((target) => ({ target, fromMs: Date.parse(`${target.from}T00:00:00+08:00`) }))

/** Whether somebody who has waited so long is late at that moment, or soon will be. */
export function dueAfter(of: ServiceTarget['of'], waitedMs: number, nowMs: number): Due {
  const target = dated.findLast((one) => one.target.of === of && one.fromMs <= nowMs)?.target
  if (!target) return undefined
  if (waitedMs >= target.lateSeconds * 1_000) return 'late'
  return waitedMs >= target.soonSeconds * 1_000 ? 'soon' : undefined
}
