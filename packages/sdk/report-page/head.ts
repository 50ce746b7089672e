import type { RunData } from '../src/rehearsal/report/page-data.ts'
import { h } from './element.ts'
import { spanOf } from './list.ts'
import type { Deed } from './keys.ts'
import { named, type Words } from './words.ts'
import type { Only, State } from './state.ts'

/** The run in one line: how it went, where and when; and what changes how one sees it. */
export function headOf(run: RunData, state: State, words: Words, does: (deed: Deed) => void): readonly HTMLElement[] {
  const button = (deed: Deed, text: string, label = words.deeds[deed]) =>
    h(
      'button',
      { type: 'button', class: 'quiet', title: label, 'aria-label': label, on: { click: () => does(deed) } },
      text,
    )
  return [
    h('div', { class: 'brand' }, h('b', {}, words.brand), h('span', {}, words.report)),
    h(
      'div',
      { class: 'score' },
      barOf(run),
      h(
        'span',
        { class: 'figures' },
        run.failed > 0 && h('b', { class: 'bad' }, words.failed(run.failed)),
        h('span', { class: 'good' }, words.passed(run.passed)),
      ),
    ),
    h(
      'div',
      { class: 'facts' },
      ...run.stages.map((stage) => h('span', { class: 'chip' }, named(words, stage))),
      h('span', {}, spanOf(run.durationMs)),
      run.seed !== undefined && h('span', {}, `${words.seed} ${run.seed}`),
      h('time', { datetime: run.startedAt, title: words.started }, momentOf(run.startedAt, state.lang)),
    ),
    h(
      'div',
      { class: 'buttons' },
      run.covered && button('coverage', words.covered(run.covered.done, run.covered.all)),
      button('language', words.otherLanguage),
      button('theme', words.theme[state.theme]),
      button('help', '?'),
    ),
  ]
}

function barOf({ passed, failed, total }: RunData): HTMLElement {
  const part = (name: string, count: number) => {
    const element = h('i', { class: name })
    element.style.flexGrow = String(count)
    return element
  }
  return h(
    'div',
    { class: 'bar', role: 'img', 'aria-label': `${passed}/${total}` },
    failed > 0 && part('bad', failed),
    passed > 0 && part('good', passed),
  )
}

function momentOf(instant: string, lang: string): string {
  return new Intl.DateTimeFormat(lang, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'Asia/Shanghai' }).format(
    new Date(instant),
  )
}

/** Which conversations the list shows; the numbers are those of the whole run. */
export function sieveOf(run: RunData, { only }: State, words: Words, choose: (only: Only) => void): HTMLElement {
  const counts: Readonly<Record<Only, number>> = { all: run.total, failed: run.failed, passed: run.passed }
  return h(
    'div',
    { class: 'sieve', role: 'group', 'aria-label': words.conversations },
    (['all', 'failed', 'passed'] as const).map((one) =>
      h(
        'button',
        { type: 'button', class: one, 'aria-pressed': String(one === only), on: { click: () => choose(one) } },
        words.only[one],
        h('span', {}, String(counts[one])),
      ),
    ),
  )
}
