import type { Conversation, Message } from '@zuoxi/sdk'
import type { Outgoing } from '../state/outbox.ts'
import type { Draft, Thread } from '../state/state.ts'
import { bodyRows, messageRows } from '../state/thread-rows.ts'
import type { Messages } from '../words/messages.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { minuteOf } from './moment.ts'
import { dim, type Line, type Style, t, type View } from './span.ts'
import { titleOf } from './title.ts'
import { offerRows } from './tour-view.ts'
import { withKeys } from '../words/with-keys.ts'

export interface ThreadSlice extends Look {
  readonly conversation: Conversation | undefined
  readonly thread: Thread
  /** What the desk does not have yet, the oldest first. */
  readonly outgoing: readonly Outgoing[]
  /** That there is a tour, for who is new here. */
  readonly offer: string
}

/** The conversation, newest at the bottom. Only the rows that are shown are wrapped, and each message once. */
export function threadView(slice: ThreadSlice): readonly Line[] {
  const { words, conversation, thread, height } = slice
  if (!conversation)
    return [
      ...emptyPane(slice, titleOf(words.thread.title, slice), words.thread.empty, {
        place: 'thread',
        does: ['goQueue', 'switchTo', 'search'],
        hint: words.thread.emptyHint,
      }),
      ...offerRows(slice.offer, slice),
    ].slice(0, height)
  const state = dim(`${words.channel[conversation.channel]} ${words.conversationStatus[conversation.status]}`)
  const title = titleOf(`${words.thread.title} ${conversation.customerNameMasked}`, slice, [state])
  const foot: Line[] =
    conversation.status === 'wrap_up' ? [[t(withKeys(words.thread.wrapUp, slice.keymap), { tone: 'warn' })]] : []
  if (!thread.loaded && thread.messages.length === 0) return [title, [dim(`  ${words.loading}`)]]
  const room = Math.max(1, height - 1 - foot.length)
  const rows = newestRows(slice, room + thread.scroll)
  const scroll = Math.min(thread.scroll, Math.max(0, rows.length - room + 1))
  // Scrolled up, the last row says that there is something newer.
  const end = rows.length - scroll
  const body =
    scroll === 0
      ? rows.slice(-room)
      : [...rows.slice(Math.max(0, end - room + 1), end), [dim(words.thread.newer(scroll))]]
  const space = Array.from({ length: Math.max(0, room - body.length) }, (): Line => [])
  return [title, ...space, ...body, ...foot]
}

interface UnansweredSlice extends Look {
  readonly conversation: Conversation | undefined
  readonly draft: Draft
}

/** What would be left unanswered or unsent, and the question whether it shall be. */
export function unansweredView(slice: UnansweredSlice): View {
  const { words, conversation, draft, width, height } = slice
  const { unread = 0, lastText = '' } = conversation ?? {}
  const unsent = draft.editor.text
  const rows = (text: string): readonly Line[] =>
    bodyRows(text, width)
      .slice(0, Math.max(1, Math.floor((height - 3) / 2)))
      .map((row) => [t(`  ${row.text}`)])
  return {
    lines: [
      titleOf(unread > 0 ? words.unanswered.title(unread) : words.unanswered.unsentTitle, slice),
      ...(unread > 0 ? rows(lastText) : []),
      // What becomes of it is the word that matters: it is never cut away.
      ...(unsent === '' ? [] : bodyRows(words.unanswered.unsent, width)).map((row): Line => [
        t(`  ${row.text}`, { tone: 'warn' }),
      ]),
      ...(unsent === '' ? [] : rows(unsent)),
      [t(`  ${conversation?.status === 'wrap_up' ? words.unanswered.askClose : words.unanswered.ask}`, { bold: true })],
    ],
  }
}

/** Rows from the newest back, until there are enough. */
function newestRows(slice: ThreadSlice, enough: number): readonly Line[] {
  const { thread, outgoing, width, words } = slice
  const blocks = outgoing.toReversed().map((item, i) => outgoingRows(item, i === 0, width, slice))
  let rows = blocks.reduce((sum, block) => sum + block.length, 0)
  for (let i = thread.messages.length - 1; i >= 0 && rows < enough; i--) {
    const message = thread.messages[i] as Message
    const lines = messageLines(message, width, words)
    const block = message.id === thread.pointed ? pointedAt(lines, words) : lines
    blocks.push(block)
    rows += block.length
  }
  return blocks.reverse().flat()
}

/** The message that was pointed at, and the key that says what it told. */
function pointedAt([head = [], ...rows]: readonly Line[], words: Messages): readonly Line[] {
  return [[...head.map((span) => ({ ...span, inverse: true })), dim(`  W ${words.keys.told}`)], ...rows]
}

const drawn = new WeakMap<Message, { width: number; words: Messages; lines: readonly Line[] }>()

function messageLines(message: Message, width: number, words: Messages): readonly Line[] {
  const known = drawn.get(message)
  if (known?.width === width && known.words === words) return known.lines
  const style = bodyStyle(message.role)
  const lines = [headOf(message, words), ...messageRows(message, width).map((row): Line => [t(`  ${row.text}`, style)])]
  drawn.set(message, { width, words, lines })
  return lines
}

const nameStyle: Readonly<Record<Message['role'], Style>> = {
  customer: { bold: true, tone: 'accent' },
  agent: { bold: true, tone: 'good' },
  bot: { tone: 'dim' },
  system: { tone: 'dim' },
}

function bodyStyle(role: Message['role']): Style {
  return role === 'bot' || role === 'system' ? { tone: 'dim' } : {}
}

function headOf(message: Message, words: Messages): Line {
  const names = {
    customer: words.thread.customer,
    agent: words.thread.you,
    bot: words.thread.bot,
    system: words.thread.system,
  }
  const name = message.role === 'agent' ? (message.authorName ?? names.agent) : names[message.role]
  const uses = message.wording.map((use) => `${use.key} v${use.version}`).join(', ')
  const mark = message.role === 'customer' ? '< ' : message.role === 'agent' ? '> ' : '  '
  return [
    t(mark, nameStyle[message.role]),
    t(name, nameStyle[message.role]),
    dim(` ${minuteOf(message.at)}`),
    ...(uses ? [dim(`  ${words.thread.usesWording} ${uses}`)] : []),
  ]
}

/** A message on its way: where it is, and for the newest that nobody has yet how to take it back. */
function outgoingRows(
  item: Outgoing,
  newest: boolean,
  width: number,
  { words, keymap }: Pick<Look, 'words' | 'keymap'>,
): readonly Line[] {
  const head: Line = [
    t('> ', nameStyle.agent),
    t(words.thread.you, nameStyle.agent),
    t(` [${stageOf(item, words)}]`, { tone: 'warn', bold: true }),
    ...(newest && !item.tried
      ? [dim(`  ${words.outbox.takeBack(withKeys('{undoLast z} / {undo Ctrl+Z}', keymap))}`)]
      : []),
  ]
  return [head, ...bodyRows(item.body, width).map((row): Line => [dim(`  ${row.text}`)])]
}

function stageOf({ stage, secondsLeft }: Outgoing, { outbox }: Messages): string {
  return stage === 'window' ? outbox.window(secondsLeft) : outbox[stage]
}
