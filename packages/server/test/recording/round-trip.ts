import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { instantOf, type RecordedFile } from '@zuoxi/sdk'
import {
  type Cast,
  castOf,
  type FiledConversation,
  needsOf,
  type Play,
  playConversation,
  readConversations,
  rehearse,
  type RehearsalResult,
} from '@zuoxi/sdk/rehearsal'
import { memoryStage } from '../../src/index.ts'

const stage = memoryStage()

/** A conversation that was played, and the file that its desk made of it. */
export interface Recorded {
  readonly of: string
  readonly file: RecordedFile
}

/** Play a conversation in memory and save it as a file, as whoever answers for the desk may. */
export async function recordPlayed(
  cast: Cast,
  { conversation }: FiledConversation,
  pauses: () => number = () => 0,
): Promise<Recorded | undefined> {
  const now = instantOf(Date.parse(conversation.now))
  const scene = await stage.open(castOf(cast, conversation), now, needsOf(conversation))
  try {
    let played: Play | undefined
    await playConversation(scene, conversation, {
      // Somebody thinks between two turns: what comes of them then is what is recorded.
      beforeTurn: (turn) => (turn > 1 ? scene.pass(pauses()) : undefined),
      afterTurn: (_turn, play) => void (played = play),
    })
    const conversationId = played?.conversationId
    if (conversationId === undefined) return undefined
    const id = `of-${conversation.id.replaceAll(/[^a-z0-9]+/g, '-')}`.slice(0, 60).replace(/-$/, '')
    return { of: conversation.id, file: await scene.owner.conversations.record({ conversationId, id }) }
  } finally {
    await scene.close()
  }
}

/** Play what was recorded, from files, with the same cast. */
export async function replayRecorded(
  folder: string,
  cast: Cast,
  recorded: readonly Recorded[],
): Promise<readonly RehearsalResult[]> {
  await mkdir(folder, { recursive: true })
  for (const { file } of recorded) await writeFile(join(folder, `${file.id}.yaml`), file.yaml)
  const { results } = await rehearse({ cast, paths: [folder], stage, clock: { nowMs: () => 0 } })
  return results
}

/** Every conversation of a folder that is played without a screen. */
export async function playable(folder: string, cast: Cast): Promise<FiledConversation[]> {
  const all = await readConversations([folder], cast)
  return all.filter(({ conversation }) => !needsOf(conversation).screen)
}
