import {
  carriesWording,
  type Failure,
  type Finding,
  fillWording,
  type Instant,
  sameWording,
  type ScriptVersion,
  slotCatalogue,
  unfilledSlots,
  type Verdict,
  type WordingFacts,
  type WordingUse,
} from '@zuoxi/sdk'
import { standingAt } from './wording-standing.ts'

/** A wording that a message says it uses, and the stored version that it names, if there is one. */
export interface ClaimedUse {
  readonly use: WordingUse
  readonly version: ScriptVersion | undefined
}

export interface SendFacts {
  readonly body: string
  readonly uses: readonly ClaimedUse[]
  /** What the gate says, once what may be overridden has been. */
  readonly verdict: Verdict
  readonly findings: readonly Finding[]
  readonly ledger: WordingFacts
  readonly now: Instant
}

/**
 * Check again all that the composer has checked, with the ledger as it is now:
 * the composer may be old, and a client may be anybody's.
 *
 * @returns why the message may not be sent; `undefined` when it may.
 */
export function refusalToSend(facts: SendFacts): Failure | undefined {
  const { body, uses, verdict, findings, ledger, now } = facts
  for (const claimed of uses) {
    const failure = refusalOfUse(body, claimed, ledger, now)
    if (failure) return failure
  }
  const gap = refusalOfGap(body, ledger)
  if (gap) return gap
  return verdict === 'block' || verdict === 'hold' ? { code: 'GATE_BLOCKED', findings: [...findings] } : undefined
}

function refusalOfUse(
  body: string,
  { use, version }: ClaimedUse,
  ledger: WordingFacts,
  now: Instant,
): Failure | undefined {
  const known = version && version.key === use.key && version.version === use.version
  if (!known) return { code: 'WORDING_UNKNOWN', id: use.scriptVersionId }
  const { key, version: number } = version
  const standing = standingAt(version, now)
  if (standing !== 'active') return { code: 'WORDING_NOT_ACTIVE', key, version: number, status: standing }
  const changed = sameWording(version, use, ledger)
  if (changed) return changed
  if (!carriesWording(body, version, use.slots, ledger)) return { code: 'WORDING_ALTERED', key, version: number }
  return undefined
}

/** A slot that still stands as 【应还金额】, whoever put it there, must not reach a customer. */
function refusalOfGap(body: string, ledger: WordingFacts): Failure | undefined {
  const [slot] = unfilledSlots(body, Object.keys(slotCatalogue))
  if (slot === undefined) return undefined
  const { slots, missing } = fillWording(slotAlone(slot), ledger)
  if (missing.length > 0) return { code: 'SLOT_UNFILLED', key: '', slots: missing }
  return { code: 'SLOT_OUTDATED', key: '', slot, yours: `【${slot}】`, ledger: slots[slot] ?? '' }
}

function slotAlone(name: string): Pick<ScriptVersion, 'id' | 'key' | 'version' | 'title' | 'scenario' | 'segments'> {
  return {
    id: '' as ScriptVersion['id'],
    key: '',
    version: 1,
    title: '',
    scenario: '',
    segments: [{ kind: 'slot', name }],
  }
}

/** What is kept of the wordings in a message: the ledger's values, in place of whatever else a client added. */
export function keptUses(uses: readonly ClaimedUse[], ledger: WordingFacts): WordingUse[] {
  return uses.flatMap(({ use, version }) => {
    if (!version) return []
    return [
      {
        scriptVersionId: use.scriptVersionId,
        key: use.key,
        version: use.version,
        slots: fillWording(version, ledger).slots,
      },
    ]
  })
}
