import { keyName } from '../keys/name.ts'
import { keysHere } from '../keys/here.ts'
import { layoutOf, smallest } from '../state/layout.ts'
import { queueOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import type { Messages } from '../words/messages.ts'
import { sayNotice } from '../words/notices.ts'
import { minuteOf, stampOf } from './moment.ts'
import { bold, dim, fit, type Line, type Span, spread, t } from './span.ts'

/** The first row: what this is, who is at it, whether it is live, and that its people are invented. */
export function headerLine(state: State, words: Messages, width: number): Line {
  const { agent, demo } = state.session
  const line = {
    connecting: t(words.connecting, { tone: 'warn' }),
    live: t(words.live, { tone: 'good' }),
    lost: t(`! ${words.lost}`, { tone: 'bad', bold: true }),
  }[state.line.status]
  const left: Line = [
    t(` ${words.product} `, { bold: true, inverse: true }),
    t(' '),
    t(agent.displayName),
    dim(` ${words.workNo} ${agent.workNo}  `),
    line,
  ]
  const right: Line = [...(demo ? [t(words.demo, { tone: 'warn' }), t('  ')] : []), dim(minuteOf(state.nowMs)), t(' ')]
  return spread(left, right, width)
}

/** Where not all panes fit, one row says which there are and which is shown. */
export function tabsLine(state: State, words: Messages, width: number): Line {
  const shown = layoutOf(state).panes.map((pane) =>
    pane.name === 'main' ? (state.main === 'tickets' ? 'tickets' : 'thread') : pane.name,
  )
  const { mine, waiting } = queueOf(state)
  const unanswered = mine.reduce((sum, one) => sum + one.unread, 0)
  const counts = { queue: waiting.length, thread: unanswered, customer: 0, tickets: 0 }
  const tabs = (['queue', 'thread', 'customer', 'tickets'] as const).flatMap((name): readonly Span[] => [
    shown.includes(name) ? t(`[${words.tabs[name]}]`, { bold: true }) : dim(` ${words.tabs[name]} `),
    ...(counts[name] > 0 ? [t(String(counts[name]), { tone: 'warn', bold: true })] : []),
    t(' '),
  ])
  return fit([t(' '), ...tabs], width)
}

/** What has just happened; else that the line is lost, and how old the figures are. */
export function statusLine(state: State, words: Messages, width: number): Line {
  const { toast, line } = state
  if (toast) {
    const mark = { info: '', good: '', warn: '! ', bad: '! ' }[toast.tone]
    const tone = { info: 'plain', good: 'good', warn: 'warn', bad: 'bad' } as const
    return fit(
      [t(` ${mark}${sayNotice(toast.notice, state.session.lang)}`, { tone: tone[toast.tone], bold: true })],
      width,
    )
  }
  if (line.status === 'lost')
    return fit([t(` ! ${words.lostSince(stampOf(line.sinceMs))}`, { tone: 'bad', bold: true })], width)
  return []
}

/** The keys that work here, as many as fit, and always the one for help. */
export function footerLine(state: State, words: Messages, width: number): Line {
  const help = keysHere(state).find((row) => row.does === 'help')
  const helpKey: readonly Span[] = help ? [bold(keyName(help.keys[0] ?? '')), dim(` ${words.keys.help} `)] : []
  const room = width - helpKey.reduce((sum, span) => sum + columnsOf(span.text), 0) - 2
  const spans: Span[] = [t(' ')]
  let used = 1
  for (const row of keysHere(state)) {
    if (!row.footer || row.does === 'help') continue
    const name = row.typed ?? keyName(row.keys[0] ?? '')
    const item = [row.dimmed?.(state) ? dim(`(${name})`) : bold(name), dim(` ${words.keys[row.label]}  `)]
    const columns = item.reduce((sum, span) => sum + columnsOf(span.text), 0)
    if (used + columns > room) continue
    spans.push(...item)
    used += columns
  }
  return [...spans, ...helpKey]
}

/** A calm word where nothing can be shown. */
export function smallView(state: State, words: Messages): readonly Line[] {
  const { columns, rows } = state.size
  return [[t(words.tooSmall(smallest.columns, smallest.rows))], [dim(words.tooSmallNow(columns, rows))]]
    .slice(0, Math.max(1, rows))
    .map((line) => fit(line, columns))
}
