import { clockTime, type DeskClient } from '@zuoxi/sdk'
import type { CliWords } from '../words/cli.ts'
import type { Lang } from '../words/lang.ts'
import { ticketTypeRow } from '@zuoxi/sdk'
import type { Line, Report } from './report.ts'

const shown = 6

/** The desk at a glance, for a pipe or a log: who is signed in, who waits, which tickets are open. */
export async function plainScreen(desk: DeskClient, words: CliWords, lang: Lang): Promise<Report> {
  const [me, waiting, tickets] = await Promise.all([
    desk.session.me(),
    desk.conversations.list({ status: ['queued', 'active'], limit: shown }),
    desk.tickets.list({ status: ['new', 'open', 'pending_internal'], limit: shown }),
  ])
  const typeName = (path: string) => ticketTypeRow(path)?.[lang === 'en' ? 'en' : 'zh'] ?? path
  const lines: Line[] = [
    [{ text: `${words.deskName}  `, style: 'bold' }, { text: words.signedInAs(me.displayName, me.workNo) }],
    '',
    [{ text: words.waiting(waiting.items.length), style: 'bold' }],
    ...waiting.items.map((item) =>
      `  ${clockTime(item.lastAt)}  ${item.customerNameMasked}  ${item.lastText}`.slice(0, 78),
    ),
    '',
    [{ text: words.openTickets(tickets.items.length), style: 'bold' }],
    ...tickets.items.map((item) =>
      `  ${item.code}  ${typeName(item.type)}  ${item.customerNameMasked}  ${item.summary}`.slice(0, 78),
    ),
    '',
    words.howToOpen,
  ]
  return {
    json: { agent: me, waiting: waiting.items, tickets: tickets.items },
    lines,
  }
}
