import { safeText } from '../../model/safe-text.ts'
import type { TurnFailure } from '../player/outcome.ts'
import type { Trace } from '../player/play-conversation.ts'
import type { RehearsalResult } from '../player/rehearse.ts'

type Cells = ReadonlyMap<string, string>

/**
 * Where two stages did not lead to the same, turn by turn: each cell that is
 * not the same, as a failure of the kind `difference`. What nobody can foresee
 * is not compared, ids and codes among it, only whether the same one comes again.
 */
export function differencesOf(
  firstName: string,
  first: Pick<RehearsalResult, 'trace'>,
  secondName: string,
  second: Pick<RehearsalResult, 'trace'>,
): TurnFailure[] {
  if (!first.trace || !second.trace) return []
  const [a, b] = [cellsOf(first.trace), cellsOf(second.trace)]
  return a.flatMap((cells, i) => {
    const others = b[i] ?? new Map()
    const names = new Set([...cells.keys(), ...others.keys()])
    return [...names].flatMap((name): TurnFailure[] => {
      const [here, there] = [cells.get(name), others.get(name)]
      if (here === there) return []
      const said = (stage: string, value: string | undefined) => safeText(`${stage}: ${name} ${value ?? 'not there'}`)
      return [{ turn: i + 1, expected: said(firstName, here), actual: said(secondName, there), kind: 'difference' }]
    })
  })
}

function cellsOf(trace: Trace): Cells[] {
  const nameOf = namesForIds()
  const turns = trace.turns.map(({ outcome, at }) => flat({ at, ...outcome, screen: undefined }, nameOf))
  const [last] = turns.slice(-1)
  if (last) for (const [name, value] of flat({ after: trace.after }, nameOf)) last.set(name, value)
  return turns
}

/** Every value of an outcome by the way that leads to it, such as `ticket.priority`. */
function flat(value: unknown, nameOf: (id: string) => string, path = ''): Map<string, string> {
  if (value === undefined) return new Map()
  if (typeof value !== 'object' || value === null) return new Map([[path, leaf(value, nameOf)]])
  const steps = Array.isArray(value) ? value.entries() : Object.entries(value)
  return new Map(
    [...steps].flatMap(([step, inside]) => [...flat(inside, nameOf, path === '' ? String(step) : `${path}.${step}`)]),
  )
}

/** Ids are uuids, alone or inside another text; tickets and new bills also have a code for people. */
const ids = /\bZD\d{6}-[0-9A-Z]{5}\b|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|\b[A-Z]{1,2}-[0-9A-Z]{4,8}\b/g

function leaf(value: unknown, nameOf: (id: string) => string): string {
  return typeof value === 'string' ? value.replaceAll(ids, nameOf) : String(value)
}

/** The first id that is met is `#1`, and stays it. */
function namesForIds(): (id: string) => string {
  const names = new Map<string, string>()
  return (id) => {
    const name = names.get(id) ?? `#${names.size + 1}`
    names.set(id, name)
    return name
  }
}
