import { createHash, randomUUID } from 'node:crypto'
import {
  type Caller,
  type Clock,
  type DeskEvent,
  type IdempotencyKey,
  type Instant,
  instantOf,
  refuse,
} from '@zuoxi/sdk'
import { appendAudit, type FieldChange } from '../store/audit.ts'
import { compileOnce } from '../store/compile-once.ts'
import type { Tables } from '../store/schema.ts'
import type { Seal } from '../store/seal.ts'
import type { Write } from '../store/sqlite/group-writer.ts'
import type { Read, Store } from '../store/store.ts'

/** What one mutation works with: its transaction, its moment, and the log it must write to. */
export interface Mutation {
  readonly trx: Write
  readonly now: Instant
  /** Tell what was done. A mutation that commits without telling is a bug and fails. */
  readonly audit: (entry: Told) => Promise<void>
  /** Tell everyone who watches, once this has committed. */
  readonly announce: (kind: DeskEvent['kind'], objectId: string) => Promise<void>
}

interface Told {
  readonly action: string
  readonly objectKind: string
  readonly objectId: string
  readonly reason?: string
  readonly changes?: readonly FieldChange[]
  /** Whose doing it was, where it was not the caller's: what had been set for a moment came to pass in their call. */
  readonly actor?: Actor
}

/** What every change of the desk stands on. */
export interface Floor {
  readonly store: Store
  readonly clock: Clock
  /** Seals the end of the audit log. */
  readonly seal: Seal
  /** Wakes the watchers after a commit. */
  readonly wake: () => void
}

/** Everything a use case stands on, bound to one caller. */
export interface Ground extends Floor {
  readonly caller: Caller
}

/** Whom an audit event names. */
export type Actor = Pick<Caller, 'agentId' | 'displayName'>

interface MutationOptions {
  /** An output that holds clear personal data is not kept; a retry works it out again. */
  readonly keepOutput?: boolean
}

/**
 * Run a mutation once, however often it is asked: the key, the effect and the
 * audit event commit together. The same key with the same content answers what
 * it answered before; with other content it is refused.
 *
 * @throws Refusal IDEMPOTENCY_MISMATCH, and whatever `work` refuses; then nothing is kept, not even the key.
 */
export async function mutate<Input extends { idempotencyKey: IdempotencyKey }, Output>(
  ground: Ground,
  verb: string,
  input: Input,
  work: (mutation: Mutation) => Promise<Output>,
  options: MutationOptions = {},
): Promise<Output> {
  const { caller, store } = ground
  const key = input.idempotencyKey
  const inputHash = hashOf(verb, input)
  const output = await store.writer.write(async (trx) => {
    const before = await earlierAnswer<Output>(trx, caller, key, inputHash)
    if (before) return before.output
    const now = instantOf(ground.clock.nowMs())
    const answer = await toldOf(trx, verb, { now, actor: caller, requestKey: key, seal: ground.seal }, work)
    const kept = options.keepOutput === false ? null : JSON.stringify(answer)
    await keepAnswer(trx, { agent_id: caller.agentId, key, verb, input_hash: inputHash, output: kept, at: now })
    return answer
  })
  ground.wake()
  return output
}

/**
 * For work of many transactions, which keeps its key with the last one: what the key was answered before it begins.
 *
 * @throws Refusal IDEMPOTENCY_MISMATCH
 */
export function answeredBefore<Output>(
  { caller, store }: Ground,
  verb: string,
  input: { readonly idempotencyKey: IdempotencyKey },
): Promise<{ output: Output } | undefined> {
  return earlierAnswer<Output>(store.read, caller, input.idempotencyKey, hashOf(verb, input))
}

/** Keep the key of a call that found its work done: nothing changes, but the key stands for this content from now on. */
export async function keepAnswerOf<Output>(
  { caller, store, clock }: Ground,
  verb: string,
  input: { readonly idempotencyKey: IdempotencyKey },
  output: Output,
): Promise<Output> {
  const key = input.idempotencyKey
  const inputHash = hashOf(verb, input)
  return store.writer.write(async (trx) => {
    const before = await earlierAnswer<Output>(trx, caller, key, inputHash)
    if (before) return before.output
    const at = instantOf(clock.nowMs())
    const kept = { agent_id: caller.agentId, key, verb, input_hash: inputHash, output: JSON.stringify(output), at }
    await keepAnswer(trx, kept)
    return output
  })
}

function hashOf(verb: string, input: object): Buffer {
  return createHash('sha256').update(verb).update(JSON.stringify(input, inOneOrder)).digest()
}

/** The same content is the same, in whatever order a client puts its keys. */
function inOneOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/**
 * Run a change that carries no key, such as signing in: repeating it is
 * harmless, so it only has to be told of in the transaction that makes it.
 */
export async function audited<Output>(
  floor: Floor,
  actor: Actor,
  verb: string,
  work: (mutation: Mutation) => Promise<Output>,
): Promise<Output> {
  const output = await floor.store.writer.write((trx) => {
    const now = instantOf(floor.clock.nowMs())
    return toldOf(trx, verb, { now, actor, requestKey: randomUUID(), seal: floor.seal }, work)
  })
  floor.wake()
  return output
}

/**
 * Run one step of a longer job. Most steps change nothing that an event tells of; the job tells of itself when it is
 * finished, and what a step does tell commits with it.
 */
export async function jobStep<Output>(
  floor: Floor,
  actor: Actor,
  work: (mutation: Mutation) => Promise<Output>,
): Promise<Output> {
  const output = await floor.store.writer.write((trx) => {
    const now = instantOf(floor.clock.nowMs())
    const { mutation } = mutationOf(trx, { now, actor, requestKey: randomUUID(), seal: floor.seal })
    return work(mutation)
  })
  floor.wake()
  return output
}

interface Occasion {
  readonly now: Instant
  readonly actor: Actor
  readonly requestKey: string
  readonly seal: Seal
}

/** Do the work, and make sure that the log was told of it. */
async function toldOf<Output>(
  trx: Write,
  verb: string,
  occasion: Occasion,
  work: (mutation: Mutation) => Promise<Output>,
): Promise<Output> {
  const { mutation, told } = mutationOf(trx, occasion)
  const answer = await work(mutation)
  if (told() === 0) throw new Error(`${verb} would commit without an audit event`)
  return answer
}

function mutationOf(
  trx: Write,
  { now, actor, requestKey, seal }: Occasion,
): { readonly mutation: Mutation; readonly told: () => number } {
  let told = 0
  const mutation: Mutation = {
    trx,
    now,
    announce: async (kind, objectId) => {
      await insertNews(trx, { kind, object_id: objectId, at: now })
    },
    audit: async ({ actor: by = actor, ...entry }) => {
      told += 1
      const changes = entry.changes ?? []
      await appendAudit(trx, seal, {
        ...entry,
        at: now,
        actorId: by.agentId,
        actorName: by.displayName,
        changes,
        requestKey,
      })
    },
  }
  return { mutation, told: () => told }
}

async function earlierAnswer<Output>(
  trx: Read,
  caller: Caller,
  key: IdempotencyKey,
  inputHash: Buffer,
): Promise<{ output: Output } | undefined> {
  const [earlier] = await answerKept(trx, { agent_id: caller.agentId, key })
  if (!earlier) return undefined
  if (!earlier.input_hash.equals(inputHash)) throw refuse({ code: 'IDEMPOTENCY_MISMATCH', key })
  return earlier.output === null ? undefined : { output: JSON.parse(earlier.output) as Output }
}

// Every change of the desk runs these three, so they are put together once.
const answerKept = compileOnce<'agent_id' | 'key', Pick<Tables['idempotency'], 'input_hash' | 'output'>>((db, hole) =>
  db
    .selectFrom('idempotency')
    .select(['input_hash', 'output'])
    .where('agent_id', '=', hole('agent_id'))
    .where('key', '=', hole('key')),
)
const keepAnswer = compileOnce<keyof Tables['idempotency'], unknown>((db, hole) =>
  db
    .insertInto('idempotency')
    .values({
      agent_id: hole('agent_id'),
      key: hole('key'),
      verb: hole('verb'),
      input_hash: hole<Buffer>('input_hash'),
      output: hole('output'),
      at: hole('at'),
    })
    .onConflict((conflict) => conflict.columns(['agent_id', 'key']).doNothing()),
)
const insertNews = compileOnce<'kind' | 'object_id' | 'at', unknown>((db, hole) =>
  db.insertInto('desk_event').values({ kind: hole('kind'), object_id: hole('object_id'), at: hole('at') }),
)
