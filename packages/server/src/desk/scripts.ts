import { diffWords } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { scriptDetailOf } from '../store/rows/script-detail.ts'
import { ofThisDesk } from './of-this-desk.ts'
import type { Room } from './room.ts'
import { setFavourite } from './scripts/favourites.ts'
import { listVersions, scriptRow } from './scripts/read.ts'
import { stageVerbs } from './scripts/stage.ts'
import { writingVerbs } from './scripts/write.ts'

/** Wording as a controlled document: nobody approves their own, and what is approved never changes. */
export function scriptVerbs(room: Room): Desk['scripts'] {
  const { read } = room.store
  return ofThisDesk(room, 'wording', {
    list: (input) => listVersions(room, input),
    get: async ({ scriptVersionId }) => scriptDetailOf(await scriptRow(read, scriptVersionId)),
    ...writingVerbs(room),
    ...stageVerbs(room),
    diff: async ({ from, to }) => {
      const [before, after] = [scriptDetailOf(await scriptRow(read, from)), scriptDetailOf(await scriptRow(read, to))]
      return { parts: diffWords(before.text, after.text) }
    },
    favourite: (input) => setFavourite(room, input),
  })
}
