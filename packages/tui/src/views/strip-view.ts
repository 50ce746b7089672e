import type { Conversation } from '@zuoxi/sdk'
import { grainOf, longestWaitMs, type Marks, marksOf } from '../state/attention.ts'
import { queueOf } from '../state/select.ts'
import { dueAfter } from '../state/service-targets.ts'
import type { State } from '../state/state.ts'
import { columnsOf, takeColumns } from '../terminal/width.ts'
import type { Messages } from '../words/messages.ts'
import { cell, columnsOfLine, dim, fill, fit, type Line, pointable, type Span, t } from './span.ts'
import { withKeys } from '../words/with-keys.ts'

/** Columns of a tab: as many as there is room for, between these. */
const narrowest = 6
const widest = 18

/** Room is shared as if there were so many at least: the next one that is taken moves none of them. */
const usualCount = 4

/** One conversation in the strip. */
interface Tab {
  readonly n: number
  readonly conversation: Conversation
  readonly marks: Marks
  readonly open: boolean
}

/**
 * The row of my conversations, at every size and under every panel: number,
 * name, what is unanswered, how long they have waited. One that is late (`!`), or
 * whose reply is blocked (`#`), is inverse; `~` has a reply that was begun. At the right, who waits for anybody.
 */
export function stripLine(state: State, words: Messages, width: number): Line {
  const { mine, waiting } = queueOf(state)
  const right = waitingSpans(state, waiting, words, width)
  // A margin at the left, a gap before what is at the right.
  const room = width - columnsOfLine(right) - 2
  const row = (line: Line): Line => [t(' '), ...fill(fit(line, room), room), t(' '), ...right]
  if (mine.length === 0) return row([dim(withKeys(words.strip.none, state.keymap))])
  const tabs = mine.map((conversation): Tab => ({
    n: state.queue.seats.indexOf(conversation.id) + 1,
    conversation,
    marks: marksOf(state, conversation),
    open: conversation.id === state.queue.open,
  }))
  const columns = Math.max(narrowest, Math.min(widest, Math.floor(room / Math.max(usualCount, tabs.length))))
  const { before, shown, after } = inView(tabs, Math.floor(room / columns), state.queue.open)
  const line = [
    ...(before.length > 0 ? hidden('<', before) : []),
    ...shown.flatMap((tab) => pointable(tabSpans(tab, columns, words), { seat: tab.n })),
    ...(after.length > 0 ? hidden('>', after) : []),
  ]
  return row(line)
}

/** Columns that a mark for hidden tabs takes. */
const hiddenColumns = 5

/** Where not all tabs fit, those around the open one. */
function inView(
  tabs: readonly Tab[],
  fits: number,
  open: string | undefined,
): Record<'before' | 'shown' | 'after', readonly Tab[]> {
  if (tabs.length <= fits) return { before: [], shown: tabs, after: [] }
  const count = Math.max(1, fits - Math.ceil((2 * hiddenColumns) / narrowest))
  const at = Math.max(
    0,
    tabs.findIndex(({ conversation }) => conversation.id === open),
  )
  const start = Math.max(0, Math.min(at - Math.floor(count / 2), tabs.length - count))
  return { before: tabs.slice(0, start), shown: tabs.slice(start, start + count), after: tabs.slice(start + count) }
}

/** How many tabs are hidden at one side, and whether one of them must not be. */
function hidden(side: '<' | '>', tabs: readonly Tab[]): readonly Span[] {
  const pressing = tabs.some(({ marks }) => isPressing(marks))
  const text = `${side}${Math.min(99, tabs.length)}${pressing ? '!' : ' '} `
  return [
    pressing ? t(text, { tone: 'bad', bold: true, inverse: true }) : dim(text),
    t(' '.repeat(Math.max(0, hiddenColumns - text.length))),
  ]
}

function isPressing({ due, blocked }: Marks): boolean {
  return due === 'late' || blocked
}

/** `>2!王** 8m`: whether it is open, its number, its mark, the name, and what waits. Always exactly so many columns. */
function tabSpans({ n, conversation, marks, open }: Tab, columns: number, words: Messages): readonly Span[] {
  const tail = tailOf(marks, words)
  const number = n > 99 ? '##' : String(n)
  // Behind the gap, the number and its mark.
  const room = columns - 2 - number.length
  const withTail = tail !== '' && room - columnsOf(tail) - 1 >= 2
  const head = `${number}${markOf(marks, withTail)}`
  const name = takeColumns(conversation.customerNameMasked, Math.max(0, withTail ? room - columnsOf(tail) - 1 : room))
  const inner = withTail ? `${name} ${tail}` : name
  const pressing = isPressing(marks)
  const style = pressing
    ? ({ tone: 'bad', bold: true, inverse: true } as const)
    : ({
        tone: marks.due === 'soon' || marks.promiseOverdue ? 'warn' : 'plain',
        bold: open || marks.unread > 0,
        underline: open,
      } as const)
  const text = `${head}${inner}`
  const rest = columns - 1 - columnsOf(text)
  return [t(open ? '>' : ' ', { bold: true, tone: 'accent' }), t(text, style), t(' '.repeat(Math.max(0, rest)))]
}

/** One character that says the most pressing thing; that somebody waits, only where there is no room to say how many. */
function markOf({ due, blocked, drafted, promiseOverdue, unread }: Marks, counted: boolean): string {
  if (blocked) return '#'
  if (due === 'late') return '!'
  if (promiseOverdue) return 'P'
  if (drafted) return '~'
  return unread > 0 && !counted ? '+' : ' '
}

/** What waits: for how long once that matters, else how many messages. */
function tailOf({ due, unread, waitedMs }: Marks, words: Messages): string {
  if (due !== undefined && waitedMs !== undefined) return words.strip.wait(Math.floor(waitedMs / 60_000))
  return unread > 0 ? `+${Math.min(99, unread)}` : ''
}

/** From this width on the strip says for how long the longest has waited. */
const longestFrom = 100

/** Who waits for anybody: how many, and how long the longest has. */
function waitingSpans(state: State, waiting: readonly Conversation[], words: Messages, width: number): readonly Span[] {
  if (!state.queue.loaded) return [t(' ')]
  const longest = longestWaitMs(waiting, grainOf(state.nowMs))
  const late = dueAfter('queued', longest, state.nowMs) === 'late'
  const count = words.strip.waiting(waiting.length)
  const style = late
    ? ({ tone: 'bad', bold: true } as const)
    : waiting.length > 0
      ? ({ tone: 'warn' } as const)
      : ({ tone: 'dim' } as const)
  const mark = late ? '! ' : '  '
  const long = waiting.length > 0 ? words.strip.longest(words.strip.wait(Math.floor(longest / 60_000))) : ''
  const spans = [t(`${mark}${count}`, style)]
  // Held free at its widest, so that tabs keep their place when somebody comes or goes.
  const reserved = columnsOf(words.strip.waiting(999)) + mark.length
  const free = t(' '.repeat(Math.max(0, reserved - columnsOfLine(spans))))
  if (width < longestFrom) return [free, ...spans, t(' ')]
  const reservedLong = columnsOf(words.strip.longest(words.strip.wait(59))) + 2
  const longestSpan = cell(long === '' ? '' : `  ${long}`, reservedLong, late ? { tone: 'bad' } : { tone: 'dim' })
  return [free, ...spans, longestSpan, t(' ')]
}

/** What asks for me in words, for a screen too small for tabs. */
export function needsLine(state: State, words: Messages): Line {
  const { mine, waiting } = queueOf(state)
  const marks = mine.map((one) => marksOf(state, one))
  const count = (is: (one: Marks) => boolean): number => marks.filter(is).length
  const late = count(({ due }) => due === 'late')
  const blocked = count((one) => one.blocked)
  const unread = marks.reduce((sum, one) => sum + one.unread, 0)
  const parts = [
    ...(late > 0 ? [t(`! ${words.strip.late(late)}`, { tone: 'bad', bold: true })] : []),
    ...(blocked > 0 ? [t(`! ${words.strip.blocked(blocked)}`, { tone: 'bad', bold: true })] : []),
    ...(unread > 0 ? [t(words.strip.unread(unread), { tone: 'warn' })] : []),
    dim(words.strip.waiting(waiting.length)),
  ]
  return parts.flatMap((span, i) => (i === 0 ? [span] : [t('  '), span]))
}
