import { instantOf } from '@zuoxi/sdk'
import { dueVersions } from '../../store/scripts.ts'
import { jobStep } from '../mutate.ts'
import { floorOf, type Room } from '../room.ts'
import { activateDue, calendar } from './stage.ts'

/** How often the clock is asked whether a wording's moment to begin or to end has come: composers hear of it within a second. */
const lookEveryMs = 500
/** A file that could not be written is left in peace for a while. */
const restAfterFaultMs = 60_000

/** Something that goes on beside the calls, until it is stopped; what is under way then is waited for. */
export interface Running {
  readonly stop: () => Promise<void>
}

/**
 * Let wordings begin and end when their moment comes, and tell every composer, though nobody writes. The desk's own clock
 * says when; the timer only says when to look. It keeps no process alive.
 */
export function keepActivating(room: Room, fault: (error: unknown) => void): Running {
  let underWay: Promise<unknown> = Promise.resolve()
  let stopped = false
  let timer = setTimeout(look, lookEveryMs).unref()
  function look(): void {
    underWay = activateNow(room)
      .then(() => lookEveryMs)
      .catch((error: unknown) => {
        fault(error)
        return restAfterFaultMs
      })
      .then((waitMs) => {
        if (!stopped) timer = setTimeout(look, waitMs).unref()
      })
  }
  return {
    stop: async () => {
      stopped = true
      clearTimeout(timer)
      await underWay
    },
  }
}

/** Let those begin and end whose moment has come by now. */
export async function activateNow(room: Room): Promise<void> {
  const now = instantOf(room.clock.nowMs())
  if ((await dueVersions(room.store.read, now)).length === 0) return
  await jobStep(floorOf(room), calendar, activateDue)
}
