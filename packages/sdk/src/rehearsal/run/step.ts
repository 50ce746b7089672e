import type { Clock } from '../../model/time.ts'
import { instantOf } from '../../model/time.ts'
import type { Cast } from '../format/cast.ts'
import type { Play } from '../player/play.ts'
import { needsOf, playConversation, type TurnTrace } from '../player/play-conversation.ts'
import { castOf, type RehearsalResult } from '../player/rehearse.ts'
import type { Stage } from '../player/stage.ts'
import type { FiledConversation } from '../read/read-cast.ts'

/** What whoever steps wants next: the turn at hand, the one before it, all that is left, or no more. */
export type StepWish = 'next' | 'back' | 'run' | 'quit'

/** The one who steps. */
export interface Stepper {
  /** A turn stands to be played; they may look around first. */
  readonly before: (turn: number, play: Play) => Promise<StepWish>
  readonly after: (turn: TurnTrace, play: Play) => void
}

export interface StepOptions {
  readonly cast: Cast
  readonly stage: Stage
  readonly clock: Clock
  readonly stepper: Stepper
}

/**
 * Play a conversation turn by turn. Going back plays it anew on a fresh desk, up
 * to the turn before: what a desk has done cannot be undone, and need not be.
 *
 * @returns the result once it was played to its end; nothing when it was left before
 */
export async function step(filed: FiledConversation, options: StepOptions): Promise<RehearsalResult | undefined> {
  let until = 1
  for (;;) {
    const ended = await stepFrom(until, filed, options)
    if (ended.how === 'left') return undefined
    if (ended.how === 'over') return ended.result
    until = ended.turn
  }
}

type Ended =
  | { readonly how: 'over'; readonly result: RehearsalResult }
  | { readonly how: 'left' }
  | { readonly how: 'back'; readonly turn: number }

/** @param until the first turn that is asked about */
async function stepFrom(
  until: number,
  { file, conversation }: FiledConversation,
  { cast, stage, clock, stepper }: StepOptions,
): Promise<Ended> {
  const startedAt = clock.nowMs()
  const now = instantOf(Date.parse(conversation.now))
  const scene = await stage.open(castOf(cast, conversation), now, needsOf(conversation))
  let ask = true
  try {
    const { id, ok, failures } = await playConversation(scene, conversation, {
      beforeTurn: async (turn, play) => {
        if (turn < until || !ask) return
        const wish = await stepper.before(turn, play)
        if (wish === 'quit') throw new Left({ how: 'left' })
        if (wish === 'back') throw new Left({ how: 'back', turn: Math.max(1, turn - 1) })
        ask = wish === 'next'
      },
      afterTurn: (trace, play) => {
        if (trace.turn >= until) stepper.after(trace, play)
      },
    })
    return { how: 'over', result: { id, file, ok, durationMs: clock.nowMs() - startedAt, failures } }
  } catch (error) {
    if (error instanceof Left) return error.ended
    throw error
  } finally {
    await scene.close()
  }
}

/** Out of the middle of a play. */
class Left extends Error {
  override readonly name = 'Left'
  readonly ended: Ended
  constructor(ended: Ended) {
    super('left')
    this.ended = ended
  }
}
