import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { FiledConversation } from '../read/read-cast.ts'

/** One of several machines that share a run. Counts from 1. */
export interface Shard {
  readonly index: number
  readonly of: number
}

/** Which conversations are played, and in which order. What is absent leaves nothing out. */
export interface Selection {
  /** One of these has to be there; those that begin with `!` must not be. */
  readonly tags?: readonly string[]
  /** Keys (`keyOf`) of those to play. */
  readonly only?: ReadonlySet<string>
  readonly shard?: Shard
  /** Shuffles: the same seed gives the same order, also when files come or go between. */
  readonly seed?: string
}

/** What a conversation is known by from one run to the next, wherever the runs were started from. */
export function keyOf({ file, id }: { readonly file: string; readonly id: string }): string {
  return `${resolve(file)}#${id}`
}

/**
 * Choose what is played of what was read.
 *
 * @example
 * select(filed, { tags: ['闸门', '!慢'], shard: { index: 1, of: 3 } })
 */
export function select(filed: readonly FiledConversation[], selection: Selection): readonly FiledConversation[] {
  const { tags = [], only, shard, seed } = selection
  const chosen = filed.filter(
    ({ file, conversation: { id, tags: own } }) =>
      hasTags(own, tags) && (!only || only.has(keyOf({ file, id }))) && (!shard || isIn(id, shard)),
  )
  return seed === undefined ? chosen : shuffled(chosen, seed)
}

function hasTags(own: readonly string[], wanted: readonly string[]): boolean {
  const without = wanted.filter((tag) => tag.startsWith('!')).map((tag) => tag.slice(1))
  const oneOf = wanted.filter((tag) => !tag.startsWith('!'))
  return !without.some((tag) => own.includes(tag)) && (oneOf.length === 0 || oneOf.some((tag) => own.includes(tag)))
}

/** By the id alone: a new file moves no other conversation to another machine. */
function isIn(id: string, { index, of }: Shard): boolean {
  return createHash('sha256').update(id).digest().readUInt32BE() % of === index - 1
}

function shuffled(filed: readonly FiledConversation[], seed: string): readonly FiledConversation[] {
  const rank = ({ conversation }: FiledConversation): string =>
    createHash('sha256').update(`${seed}\n${conversation.id}`).digest('hex')
  return filed
    .map((one) => ({ one, rank: rank(one) }))
    .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
    .map(({ one }) => one)
}

/** `2/5`, or nothing for what is no shard. */
export function shardOf(text: string): Shard | undefined {
  const [index = 0, of = 0] = /^(\d{1,4})\/(\d{1,4})$/.exec(text)?.slice(1).map(Number) ?? []
  return index >= 1 && index <= of ? { index, of } : undefined
}
