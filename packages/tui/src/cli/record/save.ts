import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import type { Clock, ConversationId, DeskClient, RecordedFile, RecordedLedger } from '@zuoxi/sdk'
import { type Cast, rehearse, type Stage, type TurnFailure } from '@zuoxi/sdk/rehearsal'
import { writeNewFile } from './new-file.ts'

/** Where a recording is played at once. */
export interface Proof {
  readonly cast: Cast
  readonly stage: Stage
  readonly clock: Clock
}

export interface SaveWish {
  readonly conversationId: string
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly tags?: readonly string[]
  /** Absent: no more than the conversation stood on, or all where that is not enough to play it. */
  readonly ledger?: RecordedLedger | undefined
  /** A file; absent: called by its id. */
  readonly out?: string | undefined
  /** Where a file without a name of its own goes. */
  readonly folder: string
  readonly force?: boolean
}

/** A conversation that was saved, and whether it plays as it went. */
export interface Saved extends Pick<RecordedFile, 'id' | 'turns' | 'left'> {
  /** Where it lies: beside the wanted place, as `.failed.yaml`, where it does not play. */
  readonly file: string
  readonly ledger: RecordedLedger
  readonly ok: boolean
  readonly failures: readonly TurnFailure[]
}

/** There is a file in that place already. */
export class FileThere extends Error {
  override readonly name = 'FileThere'
  readonly file: string
  constructor(file: string) {
    super(`${file} is there`)
    this.file = file
  }
}

/**
 * Save a conversation as a file and play it at once: what does not come out as it went is kept beside, under a name that
 * no run picks up by chance, and told as a failure.
 *
 * @throws FileThere before anything is recorded, where the place is known by then.
 */
export async function saveRecording(desk: DeskClient, wish: SaveWish, proof: Proof): Promise<Saved> {
  const wanted = wish.out ?? (wish.id === undefined ? undefined : join(wish.folder, `${wish.id}.yaml`))
  if (wanted !== undefined && !wish.force && existsSync(wanted)) throw new FileThere(wanted)
  const tries: readonly RecordedLedger[] = wish.ledger === undefined ? ['touched', 'whole'] : [wish.ledger]
  let tried: { readonly recorded: RecordedFile; readonly saved: Omit<Saved, 'file'> } | undefined
  for (const ledger of tries) {
    const recorded = await desk.conversations.record({
      conversationId: wish.conversationId as ConversationId,
      ledger,
      tags: [...(wish.tags ?? [])],
      ...(wish.id !== undefined && { id: wish.id }),
      ...(wish.title !== undefined && { title: wish.title }),
    })
    const failures = await playAtOnce(recorded, proof)
    const { id, turns, left } = recorded
    const first = { recorded, saved: { id, turns, left, ledger, ok: failures.length === 0, failures } }
    if (failures.length === 0 || !tried) tried = first
    if (failures.length === 0) break
  }
  if (!tried) throw new Error('nothing was recorded')
  const { recorded, saved } = tried
  const place = wanted ?? join(wish.folder, `${recorded.id}.yaml`)
  const file = resolve(saved.ok ? place : failedBeside(place))
  await writeNewFile(file, recorded.yaml, { over: !saved.ok || wish.force === true }).catch((error: unknown) => {
    throw isThere(error) ? new FileThere(file) : error
  })
  return { ...saved, file }
}

/** `x.yaml` → `x.failed.yaml`: kept for whoever looks why. */
function failedBeside(file: string): string {
  return join(dirname(file), `${basename(file).replace(/\.ya?ml$/, '')}.failed.yaml`)
}

async function playAtOnce({ id, yaml }: RecordedFile, proof: Proof): Promise<readonly TurnFailure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'zuoxi-record-'))
  try {
    const file = join(folder, `${id}.yaml`)
    await writeFile(file, yaml)
    const { results } = await rehearse({ ...proof, paths: [file] })
    return results.flatMap(({ failures }) => failures)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function isThere(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST'
}
