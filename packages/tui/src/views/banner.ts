import type { State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import type { Messages } from '../words/messages.ts'
import { stampOf } from './moment.ts'
import { fit, type Line, t } from './span.ts'

/**
 * What must not be missed wherever the agent is, in place of the first row:
 * that what is shown may be out of date, and that a message came back. Words
 * and an inverse row, not colour alone.
 */
export function bannerLine(state: State, words: Messages, width: number): Line | undefined {
  const parts = staleParts(state, words) ?? returnedParts(state, words)
  if (!parts) return undefined
  // What does not fit goes from the end, whole.
  const texts = parts.map((_, i) => ` ! ${parts.slice(0, parts.length - i).join(' · ')}`)
  const text = texts.find((one) => columnsOf(one) < width) ?? texts.at(-1) ?? ''
  const space = ' '.repeat(Math.max(0, width - columnsOf(text)))
  return fit([t(`${text}${space}`, { tone: 'bad', bold: true, inverse: true })], width)
}

/** How long the line is lost, what waits for it, and of when the figures are. */
function staleParts({ line, nowMs, outbox }: State, { stale }: Messages): readonly string[] | undefined {
  if (line.status !== 'lost') return undefined
  const seconds = Math.max(0, Math.floor((nowMs - line.sinceMs) / 1_000))
  const waiting = outbox.items.length
  return [
    seconds < 120 ? stale.lost(seconds) : stale.lostMinutes(Math.floor(seconds / 60)),
    ...(waiting > 0 ? [stale.queued(waiting)] : []),
    stale.data(stampOf(line.sinceMs)),
    stale.goOn,
  ]
}

/** A message of another conversation than the one in front that was refused when it was sent late. */
function returnedParts(state: State, words: Messages): readonly string[] | undefined {
  const shown = state.main === 'conversation' ? state.queue.open : undefined
  const returned = Object.entries(state.drafts).find(([id, { refusal }]) => refusal && id !== shown)
  const one = returned && state.queue.all[returned[0] as keyof typeof state.queue.all]
  if (!one) return undefined
  const seat = state.queue.seats.indexOf(one.id) + 1
  return [words.returned(one.customerNameMasked, seat >= 1 && seat <= 9 ? String(seat) : '')]
}
