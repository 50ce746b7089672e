import type { VerificationFactor } from '../../model/gate.ts'
import type { LeftOut } from '../../model/recording.ts'
import type { Disguise } from './disguise.ts'
import { disguisedTurn } from './disguise-turn.ts'
import { asRehearsed, paced } from './paced.ts'
import type { RecordedAct, RecordedStaff, Recording, WrittenTurn } from './recording.ts'

export interface RecordedTurns {
  readonly turns: readonly WrittenTurn[]
  /** Colleagues by the names that the file gives them. */
  readonly agents: Readonly<Record<string, RecordedStaff['role']>>
  readonly left: readonly LeftOut[]
}

/** As many as a file may have. */
const mostTurns = 2_000

/** What was done as turns: in its time, by whom, with what came of it, and with everybody replaced. */
export function turnsOf(recording: Recording, disguise: Disguise): RecordedTurns {
  const { startedAt, acts, after } = recording
  const names = namesOf(recording.staff)
  const used = new Map<string, RecordedStaff['role']>()
  const doer = ({ by }: RecordedAct, turn: WrittenTurn): { by?: string } => {
    const name = by === undefined ? undefined : names.get(by)?.name
    const assigned = 'assign' in turn ? names.get(turn.assign)?.name : undefined
    for (const { name: known, role } of names.values())
      if ((known === name && known !== 'agent') || known === assigned) used.set(known, role)
    return name === undefined || name === 'agent' || 'customer' in turn ? {} : { by: name }
  }
  const playable = acts.flatMap((act) => {
    const turn = act.turn ?? (act.asked && { verify: answersOf(act.asked, disguise) })
    return turn === undefined ? [] : [{ ...act, turn }]
  })
  const turns = paced(startedAt, playable).map(({ turn, act, behindMs }): WrittenTurn => {
    if (!act) return turn
    const expect = act.expect && dated(act.expect, act, behindMs)
    const who = doer(act, turn)
    const named = 'assign' in turn ? { ...turn, assign: names.get(turn.assign)?.name ?? 'agent' } : turn
    return disguisedTurn({ ...named, ...who, ...(expect && { expect }) } as WrittenTurn, disguise)
  })
  const cut = turns.slice(0, mostTurns)
  const last = cut.at(-1)
  // What the ledger says now holds only after everything that was done.
  if (last && after && cut.length === turns.length)
    cut[cut.length - 1] = {
      ...last,
      expect: { ...last.expect, ledger: disguisedTurn({ ledger: after }, disguise).ledger },
    }
  return {
    turns: cut,
    agents: Object.fromEntries(used),
    left: [
      ...acts.flatMap(({ left }) => left ?? []),
      ...(turns.length > mostTurns ? (['too_long'] as const) : []),
      ...recording.left,
    ],
  }
}

/** Names for everybody at the desk: who serves is `agent`, everybody else goes by what they are. */
function namesOf(staff: readonly RecordedStaff[]): ReadonlyMap<string, { name: string; role: RecordedStaff['role'] }> {
  const taken = new Map<string, number>()
  return new Map(
    staff.map(({ id, role }, i) => {
      const base = i === 0 ? 'agent' : role === 'agent' ? 'colleague' : role
      const count = (taken.get(base) ?? 0) + 1
      taken.set(base, count)
      return [id, { name: count === 1 ? base : `${base}-${count}`, role }]
    }),
  )
}

/** What the invented customer answers: what is right of them, or is not. */
function answersOf({ factors, passed }: NonNullable<RecordedAct['asked']>, { name, phone, residentId }: Disguise) {
  const right = { name, phoneDigits: phone.slice(3, 7), residentIdDigits: residentId.slice(13, 17) }
  const wrong = (factor: VerificationFactor) =>
    factor === 'name'
      ? `${name}然`
      : [...right[factor]].toReversed().join('') === right[factor]
        ? '0101'
        : [...right[factor]].toReversed().join('')
  return Object.fromEntries(factors.map((factor) => [factor, passed ? right[factor] : wrong(factor)]))
}

function dated(expect: NonNullable<RecordedAct['expect']>, act: RecordedAct, behindMs: number) {
  const { ticket, promise } = expect
  return {
    ...expect,
    ...(ticket?.due !== undefined && { ticket: { ...ticket, due: asRehearsed(ticket.due, act, behindMs) } }),
    ...(promise?.due !== undefined && { promise: { ...promise, due: asRehearsed(promise.due, act, behindMs) } }),
  }
}

/** How the people of the desk are called in a rehearsal: by the same names as in the file. */
export function staffNames(staff: readonly RecordedStaff[]): readonly (readonly [RecordedStaff, string])[] {
  const names = namesOf(staff)
  return staff.map((one) => [one, names.get(one.id)?.name ?? 'agent'])
}
