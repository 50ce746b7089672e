import { rowsOfPlace } from '../keys/effective.ts'
import { keyName } from '../keys/name.ts'
import { keysHere, labelOf } from '../keys/here.ts'
import { doubleColumns, type Layout, layoutOf, smallest } from '../state/layout.ts'
import { queueOf } from '../state/select.ts'
import type { State } from '../state/state.ts'
import { columnsOf } from '../terminal/width.ts'
import type { Messages } from '../words/messages.ts'
import { type Group, whatFits } from './groups.ts'
import { minuteOf } from './moment.ts'
import { bold, cell, columnsOfLine, dim, fit, type Line, pointable, type Span, spread, t } from './span.ts'
import { needsLine } from './strip-view.ts'

/** The first row: what this is, who is at it, which panes there are where not all fit, and that its people are invented. */
export function headerLine(state: State, words: Messages, width: number): Line {
  const { agent, demo } = state.session
  const layout = layoutOf(state)
  const left: readonly Group[] = [
    { rank: 0, line: [t(` ${words.product} `, { bold: true, inverse: true })] },
    { rank: 3, line: [t(agent.displayName)] },
    { rank: 4, line: [dim(`${words.workNo} ${agent.workNo}`)] },
    { rank: 1, line: layout.tabs ? paneTabs(state, layout, words) : [] },
    { rank: 2, line: state.panes.zoomed ? [t(words.status.zoomed(zoomKey(state)), { tone: 'accent' })] : [] },
  ]
  const invented = width < doubleColumns ? words.demoShort : words.demo
  const right: Line = [...(demo ? [t(invented, { tone: 'warn' }), t('  ')] : []), dim(minuteOf(state.nowMs)), t(' ')]
  return spread(whatFits(left, width - columnsOfLine(right) - 2), right, width)
}

/** The key that leads back from a zoomed pane; empty where none is bound. */
function zoomKey({ keymap }: State): string {
  return keyName(keymap.rows.find(({ does }) => does === 'zoomPane')?.keys[0] ?? '')
}

/** Which panes there are, and which are shown. A number keeps its place, so that no name moves when somebody writes. */
function paneTabs(state: State, layout: Layout, words: Messages): Line {
  const shown = layout.panes.map(({ name }) => (name === 'main' ? mainName(state) : name))
  const { mine, waiting } = queueOf(state)
  const counts = { queue: waiting.length, thread: mine.reduce((sum, one) => sum + one.unread, 0) }
  const count = (n: number): Span => cell(n > 0 ? String(Math.min(99, n)) : '', 3, { tone: 'warn', bold: true })
  return (['queue', 'thread', 'customer', 'tickets'] as const).flatMap((name): Line => {
    const tab = shown.includes(name) ? t(`[${words.tabs[name]}]`, { bold: true }) : dim(` ${words.tabs[name]} `)
    return pointable([tab, ...(name === 'queue' || name === 'thread' ? [count(counts[name])] : [])], { pane: name })
  })
}

function mainName({ main }: State): 'tickets' | 'thread' {
  return main === 'tickets' ? 'tickets' : 'thread'
}

/** The keys that work here, as many as fit, and always the one for help. */
export function footerLine(state: State, words: Messages, width: number): Line {
  const help = keysHere(state).find((row) => row.does === 'help')
  const helpKey: Line = help
    ? pointable([bold(keyName(help.keys[0] ?? '')), dim(` ${words.keys.help} `)], { keys: help.keys[0] ?? '' })
    : []
  const room = width - helpKey.reduce((sum, span) => sum + columnsOf(span.text), 0) - 2
  const spans: Span[] = [t(' ')]
  let used = 1
  for (const row of keysHere(state)) {
    if (!row.footer || row.does === 'help') continue
    const name = row.typed ?? keyName(row.keys[0] ?? '')
    const item = [row.dimmed?.(state) ? dim(`(${name})`) : bold(name), dim(` ${labelOf(row, words)}  `)]
    const columns = item.reduce((sum, span) => sum + columnsOf(span.text), 0)
    if (used + columns > room) continue
    spans.push(...pointable(item, { keys: row.keys[0] ?? '' }))
    used += columns
  }
  return [...spans, ...helpKey]
}

/** A calm word where the desk cannot be shown: nothing is lost, and who needs me meanwhile. */
export function smallView(state: State, words: Messages): readonly Line[] {
  const { columns, rows } = state.size
  const quit = rowsOfPlace(state.keymap, 'small').find((row) => row.does === 'quit')
  return [
    [t(words.tooSmall(smallest.columns, smallest.rows), { bold: true })],
    ...(state.queue.loaded ? [needsLine(state, words)] : []),
    [t(words.keptAll)],
    [
      dim(words.tooSmallNow(columns, rows)),
      ...(quit ? [t('  '), bold(keyName(quit.keys[0] ?? '')), dim(` ${words.keys.quit}`)] : []),
    ],
  ]
    .slice(0, Math.max(1, rows))
    .map((line) => fit(line, columns))
}
