import { writtenConversation } from '../read/write-conversation.ts'
import { safeText } from '../../model/safe-text.ts'
import type { FixtureConversation } from '../format/conversation.ts'
import type { TurnFailure } from '../player/outcome.ts'
import type { FiledConversation } from '../read/read-cast.ts'
import { type VariationKind, type VariationStock } from './change.ts'
import { conversationOf, type Draft, draftOf } from './draft.ts'
import { type PlayVariation, shrink } from './shrink.ts'
import { vary, type Variation } from './vary.ts'
import { wrongIn, type Wrong } from './verdict.ts'

export interface GenerateOptions {
  readonly conversations: readonly FiledConversation[]
  readonly stock: Omit<VariationStock, 'conversations'>
  readonly seed: string
  /** How many variations are played. */
  readonly count: number
  readonly kinds: readonly VariationKind[]
  readonly play: PlayVariation
  readonly onPlayed?: (done: number, total: number) => void
  readonly signal?: AbortSignal
}

/** A variation that failed, made as small as it goes. */
export interface FoundVariation {
  readonly id: string
  /** Which of the run it was, counted from 1. */
  readonly number: number
  /** The file and the conversation that it was made of. */
  readonly file: string
  readonly of: string
  readonly kinds: readonly VariationKind[]
  readonly changes: readonly string[]
  readonly failures: readonly TurnFailure[]
  /** How many of the run failed in the same way; only the first is made small. */
  readonly times: number
  readonly conversation: FixtureConversation
  /** The same as a file. */
  readonly yaml: string
}

export interface Generated {
  readonly seed: string
  readonly played: number
  /** How many changes of each kind were played. */
  readonly byKind: Readonly<Record<string, number>>
  readonly found: readonly FoundVariation[]
}

/**
 * Play variations of conversations, by a seed: the same seed, files and desk give the same to the byte.
 *
 * @example
 * const { found } = await generate({ conversations, stock, seed: '7', count: 200, kinds: variationKinds, play })
 */
export async function generate(options: GenerateOptions): Promise<Generated> {
  const { conversations, seed, count, kinds, play, onPlayed, signal } = options
  const stock = { ...options.stock, conversations }
  const byKind: Record<string, number> = Object.fromEntries(kinds.map((kind) => [kind, 0]))
  const found = new Map<string, FoundVariation>()
  let played = 0
  for (let number = 1; number <= count && !signal?.aborted; number += 1) {
    onPlayed?.(number - 1, count)
    const filed = conversations[(number - 1) % conversations.length]
    const variation = filed && vary(filed.conversation, `${seed}/${number}`, kinds, stock)
    if (!filed || !variation) continue
    played += 1
    for (const { kind } of variation.changes) byKind[kind] = (byKind[kind] ?? 0) + 1
    const [wrong] = wrongIn(variation.draft, await play(conversationOf(variation.draft)))
    // Who stops a run does not want to hear what could not be played any more.
    if (!wrong || signal?.aborted) continue
    const key = `${wrong.expected ? filed.conversation.id : ''} ${wrong.same}`
    const known = found.get(key)
    found.set(
      key,
      known ? { ...known, times: known.times + 1 } : await smallestOf(filed, variation, wrong, number, options),
    )
  }
  onPlayed?.(count, count)
  return { seed, played, byKind, found: [...found.values()] }
}

async function smallestOf(
  { file, conversation }: FiledConversation,
  { draft, changes }: Variation,
  wrong: Wrong,
  number: number,
  { seed, play }: GenerateOptions,
): Promise<FoundVariation> {
  const small = named(await shrunk(draft, wrong, conversation, play), `gen-${seed.toLowerCase()}-${number}`)
  const failing = conversationOf(small)
  const failures = (await play(failing)).slice(0, failuresTold)
  const told = changes.map(({ what }) => safeText(what))
  const comment = [
    `found by seed ${seed} as variation ${number} of ${conversation.id} (${file})`,
    ...told,
    ...failures.map(({ turn, expected, actual }) =>
      safeText(`turn ${turn}: expected ${expected}, got ${actual.slice(0, 300)}`),
    ),
  ]
  return {
    id: failing.id,
    number,
    file,
    of: conversation.id,
    kinds: [...new Set(changes.map(({ kind }) => kind))],
    changes: told,
    failures,
    times: 1,
    conversation: failing,
    yaml: writtenConversation(failing, comment),
  }
}

/** A file that fails as it stands needs no variation to: then it is the file that is made small. */
async function shrunk(
  draft: Draft,
  wrong: Wrong,
  conversation: FixtureConversation,
  play: PlayVariation,
): Promise<Draft> {
  const plain = draftOf(conversation)
  const known = wrongIn(plain, await play(conversation)).find(({ same }) => same === wrong.same)
  return known
    ? shrink(plain, { ...known, expected: false }, conversation, play)
    : shrink(draft, wrong, conversation, play)
}

/** The rest is in the report of whoever plays the file. */
const failuresTold = 5

function named(draft: Draft, id: string): Draft {
  const { title, tags } = draft.head
  const tag = '生成'
  return {
    ...draft,
    head: {
      ...draft.head,
      id: id.replaceAll(/[^a-z0-9]+/g, '-'),
      title,
      tags: [...new Set([...tags, tag])],
      demo: false,
    },
  }
}
