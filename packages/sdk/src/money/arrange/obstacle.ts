import { type ArrangementObstacle, refuse, type Refusal } from '../../model/index.ts'

/** Why no quote can be made, and where there is one the range that could be asked for. */
export function impossible(why: ArrangementObstacle, allowed?: string): Refusal {
  return refuse({ code: 'ARRANGEMENT_IMPOSSIBLE', why, ...(allowed !== undefined && { allowed }) })
}
