import type { Desk } from '@zuoxi/sdk/contract'
import { refuse } from '@zuoxi/sdk'
import { newestVersion } from '../../store/scripts.ts'
import { mutate } from '../mutate.ts'
import { callerOf, groundOf, type Room } from '../room.ts'

type Favourite = Desk['scripts']['favourite']

/** Put a wording on one of the agent's nine places, or take it off. What was there before makes room. */
export function setFavourite(room: Room, input: Parameters<Favourite>[0]): ReturnType<Favourite> {
  const { agentId } = callerOf(room)
  const { key, place } = input
  return mutate(groundOf(room), 'scripts.favourite', input, async ({ trx, audit }) => {
    if ((await newestVersion(trx, key)) === 0) throw refuse({ code: 'WORDING_UNKNOWN', id: key })
    await trx
      .deleteFrom('script_favourite')
      .where('agent_id', '=', agentId)
      .where((row) => row.or([row('key', '=', key), ...(place === null ? [] : [row('place', '=', place)])]))
      .execute()
    if (place !== null) await trx.insertInto('script_favourite').values({ agent_id: agentId, place, key }).execute()
    const changes = [{ field: 'favourite', to: place === null ? '' : `${place} ${key}` }]
    await audit({ action: 'wording.favourite', objectKind: 'agent', objectId: agentId, changes })
    const favourites = await trx
      .selectFrom('script_favourite')
      .select(['place', 'key'])
      .where('agent_id', '=', agentId)
      .orderBy('place')
      .execute()
    return { favourites }
  })
}
