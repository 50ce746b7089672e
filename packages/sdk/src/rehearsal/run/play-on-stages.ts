import type { Clock } from '../../model/time.ts'
import type { Cast } from '../format/cast.ts'
import type { TurnFailure } from '../player/outcome.ts'
import type { PlayOptions, Trace } from '../player/play-conversation.ts'
import { playFiled, type RehearsalResult } from '../player/rehearse.ts'
import type { Stage } from '../player/stage.ts'
import type { FiledConversation } from '../read/read-cast.ts'
import { safeText } from '../../model/safe-text.ts'
import { differencesOf } from './differences.ts'

export interface Performance {
  readonly cast: Cast
  /** The others are held against the first. */
  readonly stages: readonly [Stage, ...Stage[]]
  readonly clock: Clock
  readonly traced?: boolean
}

/**
 * Play one conversation on every stage there is, and fail where an outcome is
 * another one than on the first. Whatever breaks fails this conversation alone.
 */
export async function playOnStages(
  { cast, stages, clock, traced = false }: Performance,
  filed: FiledConversation,
  options: Pick<PlayOptions, 'signal' | 'afterTurn'> = {},
): Promise<RehearsalResult> {
  const [first, ...others] = stages
  const keeps = traced || others.length > 0
  const base = await playedOn(first, { cast, clock, traced: keeps, ...options }, filed)
  const failures: TurnFailure[] = [...base.failures]
  let { durationMs, trace: shown } = base
  for (const stage of others) {
    const other = await playedOn(stage, { cast, clock, traced: true, ...options }, filed)
    durationMs += other.durationMs
    shown &&= withFrames(shown, other.trace)
    failures.push(...newFailures(base, other, stage.name), ...differencesOf(first.name, base, stage.name, other))
  }
  const { trace: _trace, ...result } = base
  return { ...result, ok: failures.length === 0, durationMs, failures, ...(traced && shown && { trace: shown }) }
}

/** Screens of the first stage that had one: what keys did is told by whichever stage pressed them. */
function withFrames(trace: Trace, other: Trace | undefined): Trace {
  const turns = trace.turns.map((turn, i) => {
    const frames = turn.frames ?? other?.turns[i]?.frames
    return frames ? { ...turn, frames } : turn
  })
  return { ...trace, turns }
}

type Playing = PlayOptions & Pick<Performance, 'cast' | 'clock'>

async function playedOn(stage: Stage, playing: Playing, filed: FiledConversation): Promise<RehearsalResult> {
  const startedAt = playing.clock.nowMs()
  let turn = 0
  const before: TurnFailure[] = []
  const beforeTurn = (next: number): void => void (turn = next)
  const afterTurn: PlayOptions['afterTurn'] = async (trace, play) => {
    before.push(...trace.failures)
    await playing.afterTurn?.(trace, play)
  }
  try {
    return await playFiled({ ...playing, stage, beforeTurn, afterTurn }, filed)
  } catch (error) {
    if (playing.signal?.aborted) throw error
    const { file, conversation } = filed
    const broken = { turn, expected: 'a turn that can be played', actual: `${stage.name}: ${messageOf(error)}` }
    return {
      id: conversation.id,
      file,
      ok: false,
      durationMs: playing.clock.nowMs() - startedAt,
      failures: [...before, broken],
    }
  }
}

/** What fails here and does not fail on the first stage in the same way. */
function newFailures(base: RehearsalResult, other: RehearsalResult, stage: string): TurnFailure[] {
  const said = ({ turn, expected, actual }: TurnFailure): string => JSON.stringify([turn, expected, actual])
  const known = new Set(base.failures.map(said))
  return other.failures.filter((failure) => !known.has(said(failure))).map((failure) => ({ ...failure, stage }))
}

function messageOf(error: unknown): string {
  return safeText(error instanceof Error ? `${error.name}: ${error.message}` : String(error))
}
