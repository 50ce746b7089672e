import type { Verb } from '../verb.ts'
import { calcAllocate } from './allocate.ts'
import { calcIrr } from './irr.ts'
import { calcPenalty } from './penalty.ts'
import { calcSchedule } from './schedule.ts'
import { calcSettle } from './settle.ts'
import { calcXirr } from './xirr.ts'

/** The calculator: pure arithmetic of the SDK, so it opens no desk and loads no server. */
export const calcVerbs: readonly Verb[] = [calcSchedule, calcIrr, calcXirr, calcPenalty, calcSettle, calcAllocate]
