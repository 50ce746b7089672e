import type { Disguise } from './disguise.ts'

/** Keys of a turn, or of what is expected of it, whose texts people wrote. */
const texts: ReadonlySet<string> = new Set([
  'customer',
  'say',
  'hold',
  'reason',
  'confirm',
  'approve',
  'reject',
  'withdraw',
  'reverse',
  'comment',
  'summary',
  'note',
  'sent',
  'suggestions',
  'channel',
])
/** Keys whose values are numbers of things, or may be. */
const codes: ReadonlySet<string> = new Set(['bill', 'loan', 'match', 'txn'])

/** A turn with everything in it replaced that names somebody. Keys of the format, rules and wordings stay. */
export function disguisedTurn<Turn>(turn: Turn, disguise: Disguise): Turn {
  return walked(turn, '', disguise) as Turn
}

function walked(value: unknown, key: string, disguise: Disguise): unknown {
  if (Array.isArray(value)) return value.map((one) => walked(one, key, disguise))
  if (typeof value === 'string') {
    if (key === 'slots') return disguise.value(value)
    return codes.has(key) ? disguise.code(value) : texts.has(key) ? disguise.text(value) : value
  }
  if (typeof value !== 'object' || value === null) return value
  const byNumber = key === 'bills' || key === 'loans'
  return Object.fromEntries(
    Object.entries(value).map(([name, inside]) => [
      byNumber ? disguise.code(name) : name,
      walked(inside, key === 'slots' ? key : name, disguise),
    ]),
  )
}
