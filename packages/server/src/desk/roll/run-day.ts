import { type BusinessDate, type DayRoll, DpdStage, refuse } from '@zuoxi/sdk'
import { enteringOn } from '../../rules/delinquency.ts'
import { findRun, type JobRun, keepRun, wasRolledBefore } from '../../store/ledger/job-run.ts'
import { type Actor, jobStep, type Mutation } from '../mutate.ts'
import { floorOf, type Room } from '../room.ts'
import { type Counts, stages } from './stages.ts'

type StageName = keyof typeof stages

/** Where a run is: in a stage, at a place of it; past the last stage it waits to be finished. */
interface Place {
  readonly stage: StageName | 'finish'
  readonly at: string
}

const names = Object.keys(stages) as StageName[]
const start: Place = { stage: 'due', at: '' }

/** Rows of one step: about as long as a screen's own reads take, so that whoever comes meanwhile waits for no more. */
const stepRows = 100

/** For each moment of work as many of rest: the desk belongs to those who sit at it. */
const restPerWork = 3

/**
 * Work a day's stages through, one short transaction after the other. How far it is commits with what it did, so it
 * may be killed anywhere, and two that work on the same day only take turns.
 */
export async function workDay(room: Room, day: BusinessDate, actor: Actor): Promise<void> {
  const opened = findRun(room.store.sqlite, day)
  let resumed = opened !== undefined
  while (true) {
    // A desk that closes under a roll loses nothing: it goes on when the desk is open again.
    if (room.watchers.closed()) throw refuse({ code: 'UNREACHABLE', url: 'desk' })
    const startedMs = performance.now()
    if ((await step(room, { day, actor, resumed })) === 'finish') return
    resumed = false
    await rest((performance.now() - startedMs) * restPerWork)
  }
}

interface Step {
  readonly day: BusinessDate
  readonly actor: Actor
  readonly resumed: boolean
}

function step(room: Room, { day, actor, resumed }: Step): Promise<Place['stage']> {
  return jobStep(floorOf(room), actor, async (mutation) => {
    const sqlite = room.store.sqliteWriter
    const { now } = mutation
    const run = findRun(sqlite, day) ?? beginning(day, now)
    let place = placeOf(run)
    if (run.finished_at !== null || place.stage === 'finish') return 'finish'
    const counts = countsOf(run)
    const entering = wasRolledBefore(sqlite, day) ? enteringOn(day) : undefined
    const work = { room, mutation, by: actor.agentId, day, counts, entering }
    let left = stepRows
    while (left > 0 && place.stage !== 'finish') {
      const { rows, at } = await stages[place.stage](work, place.at, left)
      left -= rows
      place = at === undefined ? after(place.stage) : { stage: place.stage, at }
    }
    counts.steps += 1
    if (resumed) counts.resumed = true
    keepRun(sqlite, { ...run, at_key: JSON.stringify(place), counts: JSON.stringify(counts) })
    return place.stage
  })
}

function after(stage: StageName): Place {
  return { stage: names[names.indexOf(stage) + 1] ?? 'finish', at: '' }
}

/** Close a day whose stages are through, and tell of it. @throws FinishedElsewhere when another process did so first. */
export async function finishDay(room: Room, { now, audit }: Mutation, day: BusinessDate): Promise<DayRoll> {
  const sqlite = room.store.sqliteWriter
  const run = findRun(sqlite, day)
  if (!run || run.finished_at !== null) throw new FinishedElsewhere()
  keepRun(sqlite, { ...run, finished_at: now })
  const roll = rollOf(run)
  await audit({
    action: 'ledger.roll',
    objectKind: 'ledger',
    objectId: day,
    changes: [
      ...roll.entered.map(({ stage, bills }) => ({ field: `entered ${stage}`, to: String(bills) })),
      ...(['bills', 'cured', 'expired', 'broken', 'billed', 'steps'] as const).map((field) => ({
        field,
        to: String(roll[field]),
      })),
    ],
  })
  return roll
}

export class FinishedElsewhere extends Error {
  override readonly name = 'FinishedElsewhere'
}

/** What a run did, as it is told. */
export function rollOf(run: JobRun): DayRoll {
  const counts = countsOf(run)
  const at = ({ stage }: DayRoll['entered'][number]) => DpdStage.options.indexOf(stage)
  return { businessDate: run.business_date, ...counts, entered: counts.entered.toSorted((a, b) => at(a) - at(b)) }
}

function beginning(day: BusinessDate, now: string): JobRun {
  const counts: Counts = { bills: 0, entered: [], cured: 0, expired: 0, broken: 0, billed: 0, steps: 0, resumed: false }
  return {
    business_date: day,
    at_key: JSON.stringify(start),
    counts: JSON.stringify(counts),
    started_at: now,
    finished_at: null,
  }
}

function placeOf({ at_key }: Pick<JobRun, 'at_key'>): Place {
  return JSON.parse(at_key) as Place
}

function countsOf({ counts }: Pick<JobRun, 'counts'>): Counts {
  return JSON.parse(counts) as Counts
}

/** Let everybody else have their turn; a step that cost nothing needs no more than that. */
function rest(ms: number): Promise<void> {
  return new Promise((resolve) => (ms < 1 ? setImmediate(resolve) : setTimeout(resolve, ms)))
}
