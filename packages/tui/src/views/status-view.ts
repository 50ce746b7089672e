import { readAtHere } from '../state/data-age.ts'
import { queueOf, sendsUnderWay } from '../state/select.ts'
import { aboutHere, standingHere } from '../state/standing.ts'
import type { State } from '../state/state.ts'
import type { Messages } from '../words/messages.ts'
import { sayNotice } from '../words/notices.ts'
import { type Group, whatFits } from './groups.ts'
import { dayMinuteOf } from './moment.ts'
import { minuteNow } from './overlay-view.ts'
import { cell, columnsOfLine, dim, type Line, spread, t } from './span.ts'
import { whenOf } from './standing-view.ts'

/** From this age on, figures are told as old. */
const oldMinutes = 3

/**
 * The row above the keys. At the right, always in the same place, whether the
 * desk is connected. At the left what has just happened; else what waits to be
 * sent, whether the customer in front may be called, what was promised to them,
 * and how old the figures in front are.
 */
export function statusLine(state: State, words: Messages, width: number): Line {
  const connection = connectionOf(state, words)
  // The margins, and the gap that parts them.
  const room = width - columnsOfLine(connection) - 4
  const left = toastOf(state) ?? whatFits(groupsOf(state, words), room)
  return spread([t(' '), ...left], [...connection, t(' ')], width)
}

function toastOf({ toast, session, keymap }: State): Line | undefined {
  if (!toast) return undefined
  const mark = { info: '', good: '', warn: '! ', bad: '! ' }[toast.tone]
  const tone = { info: 'plain', good: 'good', warn: 'warn', bad: 'bad' } as const
  return [t(`${mark}${sayNotice(toast.notice, session.lang, keymap)}`, { tone: tone[toast.tone], bold: true })]
}

function connectionOf({ line }: State, words: Messages): Line {
  switch (line.status) {
    case 'connecting':
      return [t(words.connecting, { tone: 'warn' })]
    case 'lost':
      return [t(`! ${words.lost}`, { tone: 'bad', bold: true })]
    case 'live':
      return [...latencySpans(line.latencyMs, words), t(words.live, { tone: 'good' })]
  }
}

/** From this on, waiting for the desk is felt. */
const slowMs = 500

/** Room for a latency, so that it may change and nothing moves. */
const latencyColumns = 8

/** How long the desk takes to answer, coarse enough to stay still on a steady line. */
function latencySpans(ms: number | undefined, words: Messages): Line {
  if (ms === undefined) return []
  const text = words.status.latency(ms)
  return ms >= slowMs
    ? [cell(`! ${text}`, latencyColumns, { tone: 'warn', bold: true }, 'end'), t(' ')]
    : [cell(text, latencyColumns, { tone: 'dim' }, 'end'), t(' ')]
}

function groupsOf(state: State, words: Messages): readonly Group[] {
  return [
    { rank: 1, line: sendingGroup(state, words) },
    { rank: 2, line: contactGroup(state, words) },
    { rank: 3, line: promiseGroup(state, words) },
    { rank: 5, line: heldGroup(state, words) },
    { rank: 4, line: ageGroup(state, words) },
  ]
}

function sendingGroup(state: State, words: Messages): Line {
  const n = sendsUnderWay(state)
  return n > 0 ? [t(words.status.queued(n), { tone: 'warn', bold: true })] : []
}

/** Whether the customer in front may be called now, and until or from when. */
function contactGroup(state: State, words: Messages): Line {
  const standing = aboutHere(state) && standingHere(state)
  if (!standing) return []
  const { allowed, until, nextAt } = standing.contact
  const minute = minuteNow(state)
  const w = words.standing
  if (allowed) return [dim(w.may(until === undefined ? '' : whenOf(until, minute)))]
  return [
    t(`! ${w.mayNot}`, { tone: 'bad', bold: true }),
    t(` ${nextAt === undefined ? w.noEnd : w.from(whenOf(nextAt, minute))}`, { tone: 'bad' }),
  ]
}

/** What was promised to the customer in front; else what is overdue with anybody I serve. */
function promiseGroup(state: State, words: Messages): Line {
  const promises = standingHere(state)?.promises ?? []
  const mine = queueOf(state).mine.reduce((sum, { promisesOverdue = 0 }) => sum + promisesOverdue, 0)
  const overdue = Math.max(mine, promises.filter((one) => one.overdue).length)
  if (overdue > 0) return [t(`! ${words.standing.promisesOverdue(overdue)}`, { tone: 'bad', bold: true })]
  const [next] = promises
  return next ? [t(`${words.standing.promises(promises.length)} ${dayMinuteOf(next.dueAt)}`, { tone: 'warn' })] : []
}

function heldGroup(state: State, words: Messages): Line {
  const n = state.gate.held.length
  return n > 0 ? [dim(words.status.held(n))] : []
}

function ageGroup(state: State, words: Messages): Line {
  const readAtMs = readAtHere(state)
  if (readAtMs === undefined) return []
  const minutes = Math.max(0, Math.floor((state.nowMs - readAtMs) / 60_000))
  // While the line is lost the banner says of when the data is, and nothing is fresh.
  if (minutes < 1) return state.line.status === 'lost' ? [] : [dim(words.status.fresh)]
  const age = words.status.age(minutes)
  return [minutes >= oldMinutes ? t(`! ${age}`, { tone: 'warn' }) : dim(age)]
}
