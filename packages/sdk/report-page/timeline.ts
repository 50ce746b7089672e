import type { ConversationData, FindingData, Piece, TurnData } from '../src/rehearsal/report/page-data.ts'
import { classes, h } from './element.ts'
import { diffOf, failureOf, linkOf, pairsOf } from './parts.ts'
import { named, type Words } from './words.ts'

/** Everything that happened, turn by turn. */
export function timelineOf(
  { turns }: ConversationData,
  lang: 'zh-CN' | 'en',
  words: Words,
  choose: (turn: number) => void,
): HTMLElement {
  let day = ''
  return h(
    'ol',
    { class: 'timeline', 'aria-label': words.timeline },
    turns.flatMap((turn) => {
      const dated = turn.day === day ? [] : [h('li', { class: 'day', role: 'presentation' }, turn.day)]
      day = turn.day
      return [...dated, turnOf(turn, lang, words, choose)]
    }),
  )
}

function turnOf(turn: TurnData, lang: 'zh-CN' | 'en', words: Words, choose: (turn: number) => void): HTMLElement {
  const { n, kind, actor, by, note, time, link, asks, verdict, failures, refused, impossible } = turn
  const bad = failures.length > 0
  return h(
    'li',
    {
      class: `turn ${actor} ${classes({ bad })}`,
      id: `turn-${n}`,
      tabindex: '-1',
      'aria-label': `${words.turn(n)} ${named(words, actor)} ${named(words, kind)}`,
      on: { click: () => choose(n) },
    },
    h('span', { class: 'dot', 'aria-hidden': 'true' }, bad ? '✗' : String(n)),
    h(
      'div',
      { class: 'line' },
      h('span', { class: 'actor' }, named(words, actor)),
      kind !== actor && h('b', {}, named(words, kind)),
      by !== undefined && h('span', { class: 'chip' }, by),
      verdict && h('span', { class: `verdict ${verdict}` }, named(words, verdict)),
      h('time', {}, time),
      linkOf(link, true),
    ),
    note !== undefined && h('p', { class: 'note' }, h('bdi', {}, note)),
    turn.words && wordsOf(turn.words, turn.findings),
    turn.kept && h('p', { class: 'kept' }, h('span', {}, words.kept), h('bdi', {}, diffOf(turn.kept))),
    pairsOf(asks, words, 'pairs asks'),
    turn.findings.length > 0 &&
      h(
        'ul',
        { class: 'findings' },
        turn.findings.map((finding, i) => findingOf(finding, i, lang, words)),
      ),
    refused &&
      h(
        'div',
        { class: 'refused' },
        h('b', {}, words.refused),
        h('code', {}, refused.code),
        pairsOf(refused.facts, words),
      ),
    impossible !== undefined && h('div', { class: 'refused' }, h('b', {}, words.impossible), h('bdi', {}, impossible)),
    factsOf(turn, words),
    bad
      ? h(
          'div',
          { class: 'failures' },
          failures.map((failure) => failureOf(failure, words)),
        )
      : turn.expects.length > 0 && h('div', { class: 'held-up' }, h('span', {}, '✓'), pairsOf(turn.expects, words)),
  )
}

/** What was said, with what the gate found in it where it found it. */
function wordsOf(pieces: readonly Piece[], findings: readonly FindingData[]): HTMLElement {
  return h(
    'blockquote',
    {},
    h(
      'bdi',
      {},
      pieces.map(({ text, findings: on }) => {
        const first = on?.map((at) => findings[at]).find((one) => one !== undefined)
        if (!on || !first) return h('span', {}, text)
        const mark = h('mark', { class: first.severity, title: first.rule }, text)
        mark.dataset['findings'] = on.join(' ')
        mark.addEventListener('pointerenter', () => point(mark, on, true))
        mark.addEventListener('pointerleave', () => point(mark, on, false))
        return mark
      }),
    ),
  )
}

/** Pointing at marked words lights up what is said of them. */
function point(mark: HTMLElement, findings: readonly number[], on: boolean): void {
  const turn = mark.closest('.turn')
  for (const at of findings) turn?.querySelector(`.findings > [data-at="${at}"]`)?.classList.toggle('pointed', on)
}

function findingOf(finding: FindingData, at: number, lang: 'zh-CN' | 'en', words: Words): HTMLElement {
  const { rule, severity, certainty, source, why, fix, replace, text, details } = finding
  const instead = replace ?? fix
  return h(
    'li',
    { class: severity, 'data-at': String(at) },
    h(
      'div',
      {},
      h('span', { class: `verdict ${severity}` }, named(words, severity)),
      h('code', {}, rule),
      text !== '' && h('bdi', { class: 'found' }, `“${text}”`),
    ),
    why && h('p', { class: 'why' }, lang === 'en' ? why.en : why.zh),
    pairsOf(details, words),
    instead !== undefined && h('p', { class: 'instead' }, h('span', {}, words.instead), h('bdi', {}, instead)),
    h('p', { class: 'law' }, source, h('span', { class: 'certainty' }, certainty)),
  )
}

function factsOf({ facts }: TurnData, words: Words): HTMLElement | false {
  if (facts.length === 0) return false
  return h(
    'ul',
    { class: 'came' },
    facts.map(({ what, tone, title, pairs }) =>
      h(
        'li',
        { class: tone },
        h('span', { class: 'what' }, named(words, what)),
        title !== '' &&
          h(
            'code',
            {},
            title
              .split(' · ')
              .map((one) => named(words, one))
              .join(' · '),
          ),
        pairsOf(pairs, words),
      ),
    ),
  )
}
