import type { Clock } from '@zuoxi/sdk'

/** The real time: the one place of this package that reads it. Tests and rehearsals bring a clock of their own. */
export const systemClock: Clock = { nowMs: () => Date.now() }
