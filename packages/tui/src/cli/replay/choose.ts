import { join } from 'node:path'
import {
  type Cast,
  failedBefore,
  type FiledConversation,
  readConversations,
  select,
  type Selection,
} from '@zuoxi/sdk/rehearsal'
import { BadUse, type VerbContext } from '../verbs/verb.ts'
import { refuseFiles } from '../refuse-files.ts'
import type { Wish } from './wish.ts'

/** Where the desk's folder keeps what failed the last time. */
export function memoryOf({ host }: Pick<VerbContext, 'host'>): string {
  return join(host.settings.home, 'replay.json')
}

/**
 * Read the files and choose what is played of them.
 *
 * @throws BadUse where nothing is chosen: a run of nothing proves nothing. After `--only failed` it is good news.
 */
export async function choose(context: VerbContext, wish: Wish, cast: Cast): Promise<readonly FiledConversation[]> {
  const { words } = context
  const read = await readConversations(wish.paths, cast).catch((error: unknown) =>
    refuseFiles(error, words, words.fixturesRefused),
  )
  refuseStrangeTags(read, wish.tags, words.replay.noTag)
  const selection: Selection = {
    tags: wish.tags,
    ...(wish.onlyFailed && { only: await failedBefore(memoryOf(context)) }),
    ...(wish.shard && { shard: wish.shard }),
    ...(wish.seed !== undefined && { seed: wish.seed }),
  }
  const chosen = select(read, selection)
  // A shard of a few may well be empty: the others have them.
  if (chosen.length === 0 && !wish.onlyFailed && !wish.shard) throw new BadUse(words.replay.nothingChosen(read.length))
  return chosen
}

/** A tag that nothing has is a slip of the finger, and would choose nothing, or leave nothing out. */
function refuseStrangeTags(
  read: readonly FiledConversation[],
  tags: readonly string[],
  say: (tag: string, known: string) => string,
): void {
  const known = new Set(read.flatMap(({ conversation }) => conversation.tags))
  const strange = tags.map((tag) => tag.replace(/^!/, '')).find((tag) => !known.has(tag))
  if (strange !== undefined) throw new BadUse(say(strange, [...known].slice(0, 30).join(', ')))
}
