import type { RowData } from '../src/rehearsal/report/page-data.ts'
import { classes, h } from './element.ts'
import type { State } from './state.ts'
import type { Words } from './words.ts'

/** The same as in the style; every row is as high, so that a list of ten thousand draws what is seen of it. */
const rowHeight = 60
/** Rows drawn beyond the edges, so that a flick of the wheel finds them there. */
const spare = 6

export interface List {
  readonly element: HTMLElement
  readonly show: (state: State, words: Words) => void
}

/** The list of conversations: only the rows that are seen are in the document. */
export function listOf(choose: (row: RowData) => void): List {
  const rows = h('div', { class: 'rows', role: 'presentation' })
  const element = h('div', { class: 'list', role: 'listbox', tabindex: '0' }, rows)
  let now: { readonly state: State; readonly words: Words } | undefined
  const draw = () => {
    if (!now) return
    const { state, words } = now
    const first = Math.max(0, Math.floor(element.scrollTop / rowHeight) - spare)
    const count = Math.ceil((element.clientHeight || window.innerHeight) / rowHeight) + 2 * spare
    const seen = state.shown.slice(first, first + count)
    rows.style.height = `${state.shown.length * rowHeight}px`
    rows.replaceChildren(
      ...seen.map((row, i) => {
        const line = rowOf(row, state, words, choose)
        line.style.top = `${(first + i) * rowHeight}px`
        line.setAttribute('aria-posinset', String(first + i + 1))
        line.setAttribute('aria-setsize', String(state.shown.length))
        return line
      }),
      ...(seen.length === 0 ? [h('p', { class: 'nothing' }, words.none)] : []),
    )
  }
  element.addEventListener('scroll', draw, { passive: true })
  window.addEventListener('resize', draw)
  return {
    element,
    show: (state, words) => {
      const moved = now?.state.open !== state.open || now?.state.shown !== state.shown
      now = { state, words }
      element.setAttribute('aria-label', words.conversations)
      element.setAttribute('aria-activedescendant', state.open ? `row-${state.open.at}` : '')
      if (moved) reveal(element, state)
      draw()
    },
  }
}

function reveal(element: HTMLElement, { shown, open }: State): void {
  const top = open ? shown.indexOf(open) * rowHeight : 0
  const height = element.clientHeight
  if (top < element.scrollTop) element.scrollTop = Math.max(0, top - rowHeight)
  else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top - height + 2 * rowHeight
}

function rowOf(row: RowData, { open }: State, words: Words, choose: (row: RowData) => void): HTMLElement {
  const chosen = row === open
  const about = row.why ?? row.tags.map((tag) => `#${tag}`).join(' ')
  return h(
    'div',
    {
      class: `row ${classes({ chosen, bad: !row.ok })}`,
      role: 'option',
      id: `row-${row.at}`,
      'aria-selected': String(chosen),
      on: { click: () => choose(row) },
    },
    h('span', { class: 'mark', 'aria-label': row.ok ? words.only.passed : words.only.failed }, row.ok ? '✓' : '✗'),
    h('bdi', { class: 'title' }, row.title),
    h('span', { class: 'ms' }, row.failures > 1 ? `×${row.failures}` : '', ` ${spanOf(row.ms)}`),
    h('bdi', { class: 'about' }, about || row.id),
  )
}

/** A span of time as short as it reads. */
export function spanOf(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  return ms < 60_000
    ? `${(ms / 1_000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} m ${Math.round((ms % 60_000) / 1_000)} s`
}
