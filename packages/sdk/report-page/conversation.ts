import type { ConversationData, RowData, TurnData } from '../src/rehearsal/report/page-data.ts'
import { chatOf } from './chat.ts'
import { h } from './element.ts'
import { ledgerOf } from './ledger.ts'
import { spanOf } from './list.ts'
import { failureOf, linkOf, pairsOf } from './parts.ts'
import { screenOf } from './screen.ts'
import { sourceOf } from './source.ts'
import { type State, type Tab, tabs } from './state.ts'
import { timelineOf } from './timeline.ts'
import type { Words } from './words.ts'

export interface Choices {
  readonly turn: (turn: number) => void
  readonly tab: (tab: Tab) => void
  readonly frame: (frame: number) => void
}

/** One conversation: what it is, what failed, what happened, and beside it what others saw of that. */
export function conversationOf(
  row: RowData,
  data: ConversationData,
  state: State,
  words: Words,
  choices: Choices,
): readonly HTMLElement[] {
  return [
    titleOf(row, data, words),
    ...failuresOf(data, words, choices),
    h(
      'div',
      { class: 'columns' },
      data.turns.length > 0
        ? timelineOf(data, state.lang, words, choices.turn)
        : h('p', { class: 'nothing' }, words.untraced),
      h('aside', { class: 'side' }, sideOf(data, state, words, choices)),
    ),
  ]
}

function titleOf(row: RowData, { title, facts, link, now }: ConversationData, words: Words): HTMLElement {
  return h(
    'header',
    { class: `of ${row.ok ? 'good' : 'bad'}` },
    h('span', { class: 'mark', 'aria-hidden': 'true' }, row.ok ? '✓' : '✗'),
    h('h1', {}, h('bdi', {}, title)),
    h(
      'div',
      { class: 'where' },
      h('code', {}, row.id),
      linkOf(link),
      h('span', {}, now),
      h('span', {}, words.turns(row.turns)),
      h('span', {}, spanOf(row.ms)),
    ),
    pairsOf(facts, words),
    row.tags.length > 0 &&
      h(
        'div',
        { class: 'tags' },
        row.tags.map((tag) => h('span', { class: 'chip' }, h('bdi', {}, tag))),
      ),
  )
}

/** What went wrong, before anything else. */
function failuresOf(
  { turns, failures: others }: ConversationData,
  words: Words,
  { turn }: Choices,
): readonly HTMLElement[] {
  const failing = turns.filter(({ failures }) => failures.length > 0)
  const count = failing.reduce((sum, { failures }) => sum + failures.length, others.length)
  if (count === 0) return []
  const one = ({ n, failures, link }: TurnData) =>
    h(
      'div',
      { class: 'one' },
      h(
        'div',
        { class: 'line' },
        h('button', { type: 'button', on: { click: () => turn(n) } }, words.turn(n)),
        linkOf(link, true),
      ),
      h(
        'div',
        {},
        failures.map((failure) => failureOf(failure, words)),
      ),
    )
  const rest = failing.slice(toldAtOnce)
  return [
    h(
      'section',
      { class: 'wrong', 'aria-label': words.whatFailed(count) },
      h('h2', {}, words.whatFailed(count)),
      others.map((failure) => failureOf(failure, words)),
      failing.slice(0, toldAtOnce).map(one),
      rest.length > 0 && h('details', {}, h('summary', {}, words.moreTurns(rest.length)), rest.map(one)),
    ),
  ]
}

/** Turns whose failures are told above the rest; with more of them the first ones are what to look at. */
const toldAtOnce = 3

/** The panel beside the turns; drawn anew when a turn, a tab or a frame is chosen. */
export function sideOf(data: ConversationData, state: State, words: Words, choices: Choices): readonly HTMLElement[] {
  const shown: Readonly<Record<Tab, () => HTMLElement>> = {
    chat: () => chatOf(data, state.turn, words, choices.turn),
    ledger: () => ledgerOf(data, words),
    screen: () => screenOf(data, state.frame, words, choices.frame),
    source: () => sourceOf(data, state.turn, words, choices.turn),
  }
  const counts: Partial<Record<Tab, number>> = { chat: data.chat.length, screen: data.frames.length }
  return [
    h(
      'div',
      { class: 'tabs', role: 'tablist' },
      tabs.map((tab) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            'aria-selected': String(tab === state.tab),
            on: { click: () => choices.tab(tab) },
          },
          words.tabs[tab],
          counts[tab] !== undefined && counts[tab] > 0 && h('span', {}, String(counts[tab])),
        ),
      ),
    ),
    h(
      'div',
      { class: `panel ${state.tab}`, role: 'tabpanel', 'aria-label': words.tabs[state.tab] },
      shown[state.tab](),
    ),
  ]
}
