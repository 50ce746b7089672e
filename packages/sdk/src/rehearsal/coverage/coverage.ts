import type { BilingualText } from '../../model/finding.ts'
import type { Cast } from '../format/cast.ts'
import type { RehearsalResult } from '../player/rehearse.ts'
import type { FiledConversation } from '../read/read-cast.ts'
import { coverables, type Coverable, type CoverageKind } from './known.ts'
import { reasonFor } from './reasons.ts'
import { seenIn } from './seen.ts'

/** One thing that there is to cover, and the conversations that do. */
export interface CoverageRow extends Coverable {
  /** Ids of conversations, in the order they were played in. */
  readonly by: readonly string[]
  /** Why none does, where it is known, and since when. */
  readonly reason?: BilingualText & { readonly since: string }
}

export interface Coverage {
  readonly rows: readonly CoverageRow[]
}

/** More to cover than the SDK knows of, such as the keys of a keymap, and what a conversation did of it. */
export interface MoreToCover {
  readonly known: readonly Coverable[]
  readonly seenIn: (result: RehearsalResult, filed: FiledConversation) => readonly Coverable[]
  /** Why nobody exercises one of these, where it is known. */
  readonly reasonFor?: (one: Coverable) => CoverageRow['reason']
}

/**
 * What conversations exercise of what there is: rules, their harmless neighbours, duties, wordings, ticket types,
 * transitions, refusals, kinds of turns. Pure: the results have to have been played with traces.
 *
 * @param conversations those of the results, under the same indices.
 * @example
 * const { rows } = coverageOf(results, conversations, cast)
 * rows.filter(({ by, reason }) => by.length === 0 && !reason) // what nobody exercises, and nobody says why
 */
export function coverageOf(
  results: readonly RehearsalResult[],
  conversations: readonly FiledConversation[],
  cast: Pick<Cast, 'wording' | 'rules'>,
  more?: MoreToCover,
): Coverage {
  const count = new CoverageCount(more)
  for (const [i, result] of results.entries()) {
    const filed = conversations[i]
    if (filed) count.add(result, filed, i)
  }
  return count.coverage(cast)
}

/** The same while conversations are played, one by one: what a result showed need not be kept once it is counted. */
export class CoverageCount {
  readonly #coveredBy = new Map<string, Map<number, string>>()
  readonly #more: MoreToCover | undefined

  constructor(more?: MoreToCover) {
    this.#more = more
  }

  /** @param place of the conversation among all of them: they may be played in another order. */
  add(result: RehearsalResult, filed: FiledConversation, place: number): void {
    if (!result.trace) return
    for (const one of [...seenIn(filed.conversation, result.trace), ...(this.#more?.seenIn(result, filed) ?? [])]) {
      const by = this.#coveredBy.get(keyOf(one))
      if (by) by.set(place, result.id)
      else this.#coveredBy.set(keyOf(one), new Map([[place, result.id]]))
    }
  }

  coverage(cast: Pick<Cast, 'wording' | 'rules'>): Coverage {
    const rowOf = rowsWith(this.#more)
    const by = (one: Coverable): readonly string[] =>
      [...(this.#coveredBy.get(keyOf(one)) ?? [])].toSorted(([a], [b]) => a - b).map(([, id]) => id)
    return { rows: [...coverables(cast), ...(this.#more?.known ?? [])].map((one) => rowOf(one, by(one))) }
  }
}

const rowsWith =
  (more: MoreToCover | undefined) =>
  (one: Coverable, by: readonly string[]): CoverageRow => {
    const reason = by.length === 0 ? (reasonFor(one) ?? more?.reasonFor?.(one)) : undefined
    return { ...one, by, ...(reason && { reason: { zh: reason.zh, en: reason.en, since: reason.since } }) }
  }

function keyOf({ kind, id }: { kind: CoverageKind; id: string }): string {
  return `${kind} ${id}`
}
