import type { State } from '../state/state.ts'
import type { Messages } from '../words/messages.ts'
import { stampOf } from './moment.ts'
import { fit, type Line, t } from './span.ts'

/**
 * What must not be missed wherever the agent is, in place of the first row:
 * that what is shown may be out of date, and that a message came back. Words
 * and an inverse row, not colour alone.
 */
export function bannerLine(state: State, words: Messages, width: number): Line | undefined {
  const text = staleText(state, words) ?? returnedText(state, words)
  return text === undefined ? undefined : fit([t(` ! ${text}`.padEnd(width), { tone: 'bad', bold: true, inverse: true })], width)
}

/** How long the line is lost, of when the figures are, and what waits for it. */
function staleText({ line, nowMs, outbox }: State, { stale }: Messages): string | undefined {
  if (line.status !== 'lost') return undefined
  const seconds = Math.max(0, Math.floor((nowMs - line.sinceMs) / 1_000))
  const waiting = outbox.items.length
  return [
    seconds < 120 ? stale.lost(seconds) : stale.lostMinutes(Math.floor(seconds / 60)),
    stale.data(stampOf(line.sinceMs)),
    ...(waiting > 0 ? [stale.queued(waiting)] : []),
    stale.goOn,
  ].join(' · ')
}

/** A message of another conversation than the one in front that was refused when it was sent late. */
function returnedText(state: State, words: Messages): string | undefined {
  const shown = state.main === 'conversation' ? state.queue.open : undefined
  const returned = Object.entries(state.drafts).find(([id, { refusal }]) => refusal && id !== shown)
  const one = returned && state.queue.all[returned[0] as keyof typeof state.queue.all]
  if (!one) return undefined
  const seat = state.queue.seats.indexOf(one.id) + 1
  return words.returned(one.customerNameMasked, seat >= 1 && seat <= 9 ? String(seat) : '')
}
