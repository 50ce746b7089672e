import type { RecordedAct } from '@zuoxi/sdk/rehearsal'
import type { Instant } from '@zuoxi/sdk'
import type { RecordedEvent } from '../../store/recording.ts'
import { arrangingAct } from './acts/arranging.ts'
import { caseActs } from './acts/casework.ts'
import { moneyActs } from './acts/money.ts'
import { servingAct } from './acts/serving.ts'
import { spokenActs } from './acts/speaking.ts'
import type { Group, Scribe, Told } from './scribe.ts'

/** Everything that was done, as acts: what one call changed is one deed, whatever else the log tells of it. */
export function actsOf(scribe: Scribe): RecordedAct[] {
  const groups = Map.groupBy(scribe.rows.events, ({ request_key: key }) => key)
  return [...groups.values()].flatMap((events) => {
    const group = groupOf(events)
    const by = scribe.staffId(group.actorId)
    return deedsOf(scribe, group).map((told): RecordedAct => {
      const { by: other = by, ...act } = told
      const isCustomers = act.turn && ('customer' in act.turn || 'repay' in act.turn)
      return { at: group.at, ...(other !== undefined && !isCustomers && { by: other }), ...act }
    })
  })
}

/** What a group of events was, asked of each kind of deed in turn: money moves arrangements and tickets, not the other way round. */
function deedsOf(scribe: Scribe, group: Group): readonly Told[] {
  for (const kind of [spokenActs, moneyActs, arrangingAct, caseActs, servingAct]) {
    const deeds = kind(scribe, group)
    if (deeds !== undefined) return deeds
  }
  return []
}

function groupOf(events: readonly RecordedEvent[]): Group {
  const [first] = events
  if (!first) throw new Error('a group of no events')
  return {
    at: first.at as Instant,
    actorId: first.actor_id,
    events,
    find: (...actions) => events.find(({ action }) => actions.includes(action)),
  }
}
