import type { Conversation } from '@zuoxi/sdk'
import { dueOf, waitedMs } from '../state/attention.ts'
import type { QueueState } from '../state/state.ts'
import { trendMinutes } from '../state/trend.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { sparkline } from './sparkline.ts'
import { dim, type Line, marked, markColumns, pointable, type Span, spread, t } from './span.ts'
import { titleOf } from './title.ts'
import { offerRows } from './tour-view.ts'
import { windowOf } from './window.ts'
import { withKeys } from '../words/with-keys.ts'

export interface QueueSlice extends Look {
  readonly queue: QueueState
  readonly mine: readonly Conversation[]
  readonly waiting: readonly Conversation[]
  /** A filter leaves these of them. */
  readonly narrowed: boolean
  /** Ids of those whose reply may not leave as it is, one after the other. */
  readonly blocked: string
  /** The same, of those for whom a reply was begun. */
  readonly drafted: string
  /** That there is a tour, for who is new here. */
  readonly offer: string
  readonly nowMs: number
  /** Ambiguous characters take two columns. */
  readonly wide: boolean
}

/** Who waits and whom I serve: two rows for each, the second what was said last. */
export function queueView(slice: QueueSlice): readonly Line[] {
  const { words, mine, waiting, narrowed, queue, height } = slice
  const title = titleOf(words.queue.title, slice, trendOf(slice))
  if (!queue.loaded) return [title, [], [dim(`  ${words.loading}`)]]
  if (mine.length + waiting.length === 0)
    return emptyPane(slice, title, words.queue.empty, { place: 'queue', does: ['search', 'goTickets'] })
  // What a filter hides is not missing.
  const none = (hint: string): Block => ({ kind: 'line', line: [dim(narrowed ? '' : `  ${hint}`)] })
  const blocks: readonly Block[] = [
    { kind: 'line', line: [dim(`${words.queue.mine} ${mine.length}`)] },
    ...(mine.length === 0 ? [none(withKeys(words.queue.mineEmpty, slice.keymap))] : mine.map(rowBlock)),
    {
      kind: 'line',
      line: [
        dim(`${words.queue.waiting} `),
        t(String(waiting.length), waiting.length > 0 ? { tone: 'warn', bold: true } : {}),
      ],
    },
    ...(waiting.length === 0 ? [none(words.queue.empty)] : waiting.map(rowBlock)),
  ]
  const lines = [title, ...virtual(blocks, slice, height - 1)]
  const offer = offerRows(slice.offer, slice)
  return lines.length + offer.length > height ? lines : [...lines, ...offer]
}

/** How many waited over the last minutes, and wait now: whether the queue grows. */
function trendOf({ words, queue, waiting, wide }: QueueSlice): Line {
  const course = [...queue.trend, waiting.length]
  // Of one moment there is no course yet.
  if (queue.trend.length < 2 || course.every((n) => n === 0)) return []
  return [dim(`${words.queue.waitingShort} ${sparkline(course, trendMinutes + 1, wide)}`)]
}

type Block = { readonly kind: 'line'; readonly line: Line } | { readonly kind: 'row'; readonly row: Conversation }

const rowBlock = (row: Conversation): Block => ({ kind: 'row', row })

const rowsOfBlock = 2

function virtual(blocks: readonly Block[], slice: QueueSlice, rows: number): readonly Line[] {
  const selected = Math.max(
    0,
    blocks.findIndex((block) => block.kind === 'row' && block.row.id === slice.queue.cursor),
  )
  const { start, end } = windowOf(blocks.length, selected, Math.floor(rows / rowsOfBlock))
  const shown = start <= 1 ? blocks.slice(0, end) : blocks.slice(start, end)
  return shown
    .flatMap((block) => (block.kind === 'line' ? [block.line] : conversationRows(block.row, slice)))
    .slice(0, rows)
}

function conversationRows(row: Conversation, slice: QueueSlice): readonly Line[] {
  const { width, queue, focused } = slice
  const n = queue.seats.indexOf(row.id) + 1
  const digit = t(n > 0 && n <= 9 ? `${n} ` : '  ', { tone: 'accent' })
  const name = t(row.customerNameMasked, { bold: row.unread > 0 })
  const selected = row.id === queue.cursor
  const first = spread([digit, name], aboutOf(row, slice), width - markColumns)
  const open = row.id === queue.open
  const second: Line = [t(open ? '  * ' : '    ', { tone: 'accent' }), ...pressingOf(row, slice), dim(row.lastText)]
  return [marked(first, selected, focused, width), pointable(second, { row: 'more' })]
}

/** Over which channel, what is unanswered, and how long they have waited: `!` and red once that is too long. */
function aboutOf(row: Conversation, { words, queue, nowMs }: QueueSlice): Line {
  const waited = waitedMs(queue, row, nowMs)
  const due = dueOf(row, waited, nowMs)
  const since = waited ?? Math.max(0, nowMs - Date.parse(row.lastAt))
  const time = words.queue.waited(Math.floor(since / 60_000))
  const wait =
    due === 'late'
      ? t(`! ${time}`, { tone: 'bad', bold: true })
      : due === 'soon'
        ? t(time, { tone: 'warn' })
        : dim(time)
  return [
    dim(words.channel[row.channel]),
    t(' '),
    ...(row.status === 'wrap_up' ? [dim(words.conversationStatus.wrap_up), t(' ')] : []),
    ...(row.unread > 0 ? [t(words.queue.unanswered(row.unread), { tone: 'warn', bold: true }), t(' ')] : []),
    wait,
  ]
}

/** What must not be overlooked, before what was said last. */
function pressingOf(row: Conversation, { words, blocked, drafted }: QueueSlice): readonly Span[] {
  const isOneOf = (ids: string): boolean => ids !== '' && ids.split(' ').includes(row.id)
  return [
    ...(isOneOf(blocked) ? [t(`# ${words.attention.blocked} `, { tone: 'bad', bold: true })] : []),
    ...(isOneOf(drafted) && !isOneOf(blocked) ? [t(`~ ${words.attention.drafted} `, { tone: 'accent' })] : []),
    ...((row.promisesOverdue ?? 0) > 0 ? [t(`! ${words.attention.promise} `, { tone: 'bad', bold: true })] : []),
  ]
}
