import type { RowData, RunData } from '../src/rehearsal/report/page-data.ts'
import { matches, readFilter } from './filter.ts'

export type Tab = 'chat' | 'ledger' | 'screen' | 'source'
export const tabs: readonly Tab[] = ['chat', 'ledger', 'screen', 'source']

/** Which conversations the list shows. */
export type Only = 'all' | 'failed' | 'passed'

export interface State {
  readonly lang: 'zh-CN' | 'en'
  readonly theme: 'auto' | 'dark' | 'light'
  readonly filter: string
  readonly only: Only
  /** What the list shows, of all that there is. */
  readonly shown: readonly RowData[]
  /** The one that is open. */
  readonly open: RowData | undefined
  /** Where the keys work: in the list, or in the open conversation's turns. */
  readonly zone: 'list' | 'turns'
  readonly turn: number | undefined
  readonly tab: Tab
  readonly frame: number
  /** What is covered is looked at instead of a conversation. */
  readonly coverage: boolean
}

export function begin(run: RunData, hash: string): State {
  const asked = new URLSearchParams(hash.replace(/^#/, ''))
  const open = run.rows.find(({ id }) => id === asked.get('id')) ?? run.rows[0]
  const turn = Number(asked.get('turn'))
  return {
    lang: run.lang,
    theme: 'auto',
    filter: '',
    only: 'all',
    shown: run.rows,
    open,
    zone: 'list',
    turn: Number.isInteger(turn) && turn > 0 ? turn : undefined,
    tab: tabs.find((tab) => tab === asked.get('tab')) ?? 'chat',
    frame: 0,
    coverage: false,
  }
}

/** Narrow the list down. What is open stays open while it is still among them. */
export function narrowed(state: State, run: RunData, { filter, only }: Pick<State, 'filter' | 'only'>): State {
  const asked = readFilter(filter)
  const shown = run.rows.filter((row) => (only === 'all' || row.ok === (only === 'passed')) && matches(row, asked))
  if (state.open && shown.includes(state.open)) return { ...state, filter, only, shown }
  return opened({ ...state, filter, only, shown }, shown[0])
}

export function opened(state: State, row: RowData | undefined): State {
  return row === state.open && !state.coverage
    ? state
    : { ...state, open: row, turn: undefined, frame: 0, coverage: false }
}

/** So many conversations further down the list, or up. */
export function moved(state: State, by: number): State {
  const { shown, open } = state
  const at = open ? shown.indexOf(open) : -1
  const next = Math.min(shown.length - 1, Math.max(0, at + by))
  return opened(state, shown[next])
}

/** Where somebody is, as an address that leads there again. */
export function hashOf({ open, turn, tab }: State): string {
  if (!open) return ''
  const asked = new URLSearchParams({ id: open.id })
  if (turn !== undefined) asked.set('turn', String(turn))
  if (tab !== 'chat') asked.set('tab', tab)
  return `#${asked.toString()}`
}
