import type { Conversation } from '@zuoxi/sdk'
import type { QueueState } from '../state/state.ts'
import type { Look } from './look.ts'
import { dim, type Line, marked, markColumns, type Span, spread, t } from './span.ts'
import { emptyPane, titleOf } from './title.ts'
import { windowOf } from './window.ts'

export interface QueueSlice extends Look {
  readonly queue: QueueState
  readonly mine: readonly Conversation[]
  readonly waiting: readonly Conversation[]
  readonly nowMinute: number
}

/** Who waits and whom I serve: two rows for each, the second what was said last. */
export function queueView(slice: QueueSlice): readonly Line[] {
  const { words, mine, waiting, queue, height } = slice
  const counts = [
    dim(`${words.queue.mine} ${mine.length}  ${words.queue.waiting} `),
    t(String(waiting.length), waiting.length > 0 ? { tone: 'warn', bold: true } : {}),
  ]
  const title = titleOf(words.queue.title, slice, counts)
  if (!queue.loaded) return [title, [], [dim(`  ${words.loading}`)]]
  if (mine.length + waiting.length === 0) return emptyPane(title, words.queue.empty, words.queue.emptyHint)
  const blocks = [
    { head: words.queue.mine, rows: mine, hint: words.queue.mineEmpty },
    { head: words.queue.waiting, rows: waiting, hint: words.queue.empty },
  ].flatMap(({ head, rows, hint }): Block[] => [
    { kind: 'line', line: [dim(head)] },
    ...(rows.length === 0
      ? [{ kind: 'line', line: [dim(`  ${hint}`)] } as const]
      : rows.map((row): Block => ({ kind: 'row', row }))),
  ])
  return [title, ...virtual(blocks, slice, height - 1)]
}

type Block = { readonly kind: 'line'; readonly line: Line } | { readonly kind: 'row'; readonly row: Conversation }

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
  const { words, width, queue, focused, nowMinute } = slice
  const waited = words.queue.waited(
    Math.max(0, nowMinute - Math.floor(Date.parse(row.status === 'queued' ? row.queuedAt : row.lastAt) / 60_000)),
  )
  const unanswered: readonly Span[] =
    row.unread > 0 ? [t(words.queue.unanswered(row.unread), { tone: 'warn', bold: true }), t(' ')] : []
  const n = queue.seats.indexOf(row.id) + 1
  const digit = t(n > 0 && n <= 9 ? `${n} ` : '  ', { tone: 'accent' })
  const wrapping = row.status === 'wrap_up' ? [dim(words.conversationStatus.wrap_up), t(' ')] : []
  const name = t(row.customerNameMasked, { bold: row.unread > 0 })
  const selected = row.id === queue.cursor
  const about = [dim(words.channel[row.channel]), t(' '), ...wrapping, ...unanswered, dim(waited)]
  const first = spread([digit, name], about, width - markColumns)
  const open = row.id === queue.open
  const second: Line = [t(open ? '  * ' : '    ', { tone: 'accent' }), dim(row.lastText)]
  return [marked(first, selected, focused, width), second]
}
