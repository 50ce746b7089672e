import {
  fillWording,
  type FilledWording,
  type Instant,
  instantOf,
  refuse,
  scenarioFit,
  type ScriptVersion,
  type WordingHit,
} from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { isFor, type Listener } from '../rules/wording-audience.ts'
import { indexWording, rankOf, typedWords, type WordingIndex } from '../rules/wording-match.ts'
import { standingAt, versionInForce } from '../rules/wording-standing.ts'
import type { Read, Store } from '../store/store.ts'
import {
  activeVersions,
  habitsOf,
  placesOf,
  recordUse,
  stampOf,
  versionsOf,
  type WordingHabit,
} from '../store/wording.ts'
import { mutate } from './mutate.ts'
import { callerOf, groundOf, type Room } from './room.ts'
import { activateDue } from './scripts/stage.ts'
import { readLedger, type WordingFor } from './wording-ledger.ts'

type Verbs = Desk['wording']

export function wordingVerbs(room: Room): Verbs {
  return {
    search: (input) => searchWording(room, input),
    fill: async (input) => (await filledNow(room, room.store.read, input)).filled,
    insert: (input) => insertWording(room, input),
  }
}

/** Fill the version in force of a key, for one customer and bill, as the ledger is now. */
async function filledNow(
  room: Room,
  read: Read,
  wanted: WordingFor & { key: string },
): Promise<{ version: ScriptVersion; filled: FilledWording }> {
  const { facts, audience } = await readLedger(room, read, wanted)
  const now = instantOf(room.clock.nowMs())
  const found = versionInForce(await versionsOf(read, wanted.key), wanted.key, now, await audience())
  if ('failure' in found) throw refuse(found.failure)
  return { version: found.version, filled: fillWording(found.version, facts) }
}

async function insertWording(room: Room, input: Parameters<Verbs['insert']>[0]): Promise<FilledWording> {
  const caller = callerOf(room)
  return mutate(groundOf(room), 'wording.insert', input, async (mutation) => {
    const { trx, now, audit } = mutation
    await activateDue(mutation)
    const { version, filled } = await filledNow(room, trx, input)
    if (filled.missing.length > 0) throw refuse({ code: 'SLOT_UNFILLED', key: filled.key, slots: filled.missing })
    await recordUse(trx, version.key, caller.agentId, now)
    const { customerId, billId } = input
    await audit({
      action: 'wording.insert',
      objectKind: 'wording',
      objectId: version.id,
      changes: [
        ...(customerId === undefined ? [] : [{ field: 'customerId', to: customerId }]),
        ...(billId === undefined ? [] : [{ field: 'billId', to: billId }]),
      ],
    })
    return filled
  })
}

interface Ranked {
  readonly version: ScriptVersion
  readonly fits: boolean
  readonly rank: number
  /** How far its scenario is from what the conversation is about, 0 nearest. */
  readonly far: number
  readonly habit: WordingHabit | undefined
  /** The agent's own favourite place, 1 to 9. */
  readonly place: number | undefined
}

async function searchWording(room: Room, input: Parameters<Verbs['search']>[0]): Promise<{ results: WordingHit[] }> {
  const { read } = room.store
  const now = instantOf(room.clock.nowMs())
  const words = typedWords(input.text)
  const { facts, fits, intent, audience } = await readLedger(room, read, input)
  const { agentId } = callerOf(room)
  const [listener, habits, places] = [await audience(), await habitsOf(read, agentId), await placesOf(read, agentId)]
  const found: Ranked[] = []
  for (const index of oneOfEachKey(await indexedWordings(room.store), now, listener)) {
    const { version } = index
    const rank = rankOf(index, words)
    if (rank === undefined) continue
    const fit = fits(version) && isFor(version, listener)
    const own = { habit: habits.get(version.key), place: places.get(version.key) }
    found.push({ version, rank, far: farFrom(version, intent), fits: fit, ...own })
  }
  const best = found.toSorted(nearerFirst).slice(0, input.limit)
  return {
    results: best.map(({ version, fits: fit, place }) => ({
      wording: version,
      preview: fillWording(version, facts),
      fits: fit,
      ...(place !== undefined && { place }),
    })),
  }
}

/** Of each key the version that inserting it would bring; the newest of a key comes first. */
function oneOfEachKey(indexes: Iterable<WordingIndex>, now: Instant, listener: Listener): Iterable<WordingIndex> {
  const chosen = new Map<string, WordingIndex>()
  for (const index of indexes) {
    const { version } = index
    if (standingAt(version, now) !== 'active') continue
    const before = chosen.get(version.key)
    if (!before || (!isFor(before.version, listener) && isFor(version, listener))) chosen.set(version.key, index)
  }
  return chosen.values()
}

function farFrom({ scenario }: ScriptVersion, intent: string | undefined): number {
  const fit = intent === undefined ? 'any' : scenarioFit(scenario, intent)
  return fit === 'type' ? 0 : fit === 'branch' ? 1 : 2
}

/**
 * What fits this customer comes first, then what was meant by the typing, what
 * the conversation is about, the agent's own places, the house's favourites, and the agent's habits.
 */
function nearerFirst(a: Ranked, b: Ranked): number {
  return (
    Number(b.fits) - Number(a.fits) ||
    a.rank - b.rank ||
    a.far - b.far ||
    (a.place ?? 10) - (b.place ?? 10) ||
    (a.version.favourite ?? 10) - (b.version.favourite ?? 10) ||
    (b.habit?.uses ?? 0) - (a.habit?.uses ?? 0) ||
    compareText(b.habit?.lastAt ?? '', a.habit?.lastAt ?? '') ||
    compareText(a.version.key, b.version.key)
  )
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

interface Indexed {
  readonly stamp: string
  readonly byId: ReadonlyMap<string, WordingIndex>
}

const indexedByStore = new WeakMap<Store, Indexed>()

/** The active wordings, ready to be typed for. A version's text never changes, so what was worked out for it stays. */
async function indexedWordings(store: Store): Promise<Iterable<WordingIndex>> {
  const before = indexedByStore.get(store)
  const stamp = stampOf(store)
  if (before?.stamp === stamp) return before.byId.values()
  const versions = await activeVersions(store.read)
  const byId = new Map(
    versions.map((version) => [
      version.id as string,
      { ...(before?.byId.get(version.id) ?? indexWording(version)), version },
    ]),
  )
  indexedByStore.set(store, { stamp, byId })
  return byId.values()
}
