import { clockTime, type Conversation, type DeskClient, safeText, ticketTypeRow } from '@zuoxi/sdk'
import { truncate } from '../terminal/width.ts'
import type { CliWords } from '../words/cli.ts'
import type { Lang } from '../words/lang.ts'
import type { Line, Report } from './report.ts'

const shown = 5
const columns = 78

/** The desk at a glance, for a pipe or a log: who is signed in, who waits, which tickets are open. */
export async function plainScreen(desk: DeskClient, words: CliWords, lang: Lang): Promise<Report> {
  const [me, waiting, serving, tickets] = await Promise.all([
    desk.session.me(),
    desk.conversations.list({ status: ['queued'], limit: shown }),
    desk.conversations.list({ status: ['active', 'wrap_up'], mine: true, limit: shown }),
    desk.tickets.list({ status: ['new', 'open', 'pending_internal'], limit: shown }),
  ])
  const typeName = (path: string) => ticketTypeRow(path)?.[lang === 'en' ? 'en' : 'zh'] ?? path
  const lines: Line[] = [
    [{ text: `${words.deskName}  `, style: 'bold' }, { text: words.signedInAs(me.displayName, me.workNo) }],
    '',
    [{ text: words.serving(serving.items.length), style: 'bold' }],
    ...serving.items.map((item) => spoken(item, item.lastAt)),
    '',
    [{ text: words.waiting(waiting.items.length), style: 'bold' }],
    ...waiting.items.map((item) => spoken(item, item.queuedAt)),
    '',
    [{ text: words.openTickets(tickets.items.length), style: 'bold' }],
    ...tickets.items.map((item) =>
      row(`${item.code}  ${typeName(item.type)}  ${item.customerNameMasked}  ${item.summary}`),
    ),
    '',
    words.howToOpen,
  ]
  return {
    json: { agent: me, serving: serving.items, waiting: waiting.items, tickets: tickets.items },
    lines,
  }
}

/** Since when somebody waits or was last heard of, and what was said last. */
function spoken({ customerNameMasked, lastText }: Conversation, since: Conversation['lastAt']): string {
  return row(`${clockTime(since)}  ${customerNameMasked}  ${lastText}`)
}

/** One row of a narrow terminal, cut with dots where it is longer. */
function row(text: string): string {
  return `  ${truncate(safeText(text), columns)}`
}
