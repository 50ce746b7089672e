import type { ConversationData, RowData, RunData } from '../src/rehearsal/report/page-data.ts'
import { type Choices, conversationOf, sideOf } from './conversation.ts'
import { coverageOf } from './coverage.ts'
import { coverageTold, detailsOf } from './details.ts'
import { h } from './element.ts'
import { headOf, sieveOf } from './head.ts'
import { helpOf } from './help.ts'
import { type Deed, deedOf } from './keys.ts'
import { listOf } from './list.ts'
import { begin, hashOf, moved, narrowed, opened, type State, tabs, type Tab } from './state.ts'
import { wordsOf } from './words.ts'

const run = JSON.parse(document.getElementById('run')?.textContent ?? '') as RunData

let state = begin(run, location.hash)
/** The open conversation, once it is unpacked. */
let data: ConversationData | undefined
const words = () => wordsOf(state.lang)

const head = h('header', { class: 'head' })
const sieve = h('div', { class: 'sieve-place' })
const filter = h('input', { type: 'search', spellcheck: 'false', autocomplete: 'off' })
const count = h('p', { class: 'count', 'aria-live': 'polite' })
const list = listOf((row) => to(opened({ ...state, zone: 'list' }, row)))
const main = h('main', { tabindex: '-1' })
const help = h('dialog', { class: 'help' })
const toast = h('p', { class: 'toast', role: 'status' })

/** The one place where the state changes. Only what a change touches is drawn anew. */
function to(next: State): void {
  const before = state
  state = next
  if (next.lang !== before.lang || next.theme !== before.theme) drawAll()
  if (next.only !== before.only || next.shown !== before.shown) drawSieve()
  list.show(next, words())
  if (next.coverage !== before.coverage) void (next.coverage ? openCoverage() : openConversation())
  else if (next.open !== before.open) void openConversation()
  else if (data) {
    if (next.turn !== before.turn || next.zone !== before.zone) markTurn()
    if (next.turn !== before.turn || next.tab !== before.tab || next.frame !== before.frame) drawSide()
  }
  if (hashOf(next) !== hashOf(before)) history.replaceState(undefined, '', hashOf(next) || '#')
}

function drawAll(): void {
  document.documentElement.lang = state.lang
  document.documentElement.dataset['theme'] = state.theme
  head.replaceChildren(...headOf(run, state, words(), perform))
  filter.placeholder = words().filter
  filter.setAttribute('aria-label', words().filterLabel)
  help.replaceChildren(helpOf(words(), () => perform('help')))
  drawSieve()
  list.show(state, words())
  if (state.coverage) void openCoverage()
  else drawConversation()
}

function drawSieve(): void {
  sieve.replaceChildren(
    sieveOf(run, state, words(), (only) => to(narrowed(state, run, { filter: state.filter, only }))),
  )
  count.textContent = words().shown(state.shown.length, run.total)
}

const choices: Choices = {
  turn: (turn) => to(atTurn(turn)),
  tab: (tab) => to({ ...state, tab }),
  frame: (frame) => to(atFrame(frame)),
}

async function openConversation(): Promise<void> {
  const { open } = state
  data = undefined
  const details = open && (await detailsOf(open))
  // Somebody has gone on meanwhile.
  if (open !== state.open) return
  data = details
  drawConversation()
  document.documentElement.dataset['ready'] = open ? open.id : 'nothing'
  performance.mark('drawn')
}

async function openCoverage(): Promise<void> {
  const coverage = await coverageTold()
  if (!coverage || !state.coverage) return
  const open = (id: string) =>
    to(
      opened(
        { ...state, zone: 'list' },
        run.rows.find((row) => row.id === id),
      ),
    )
  main.scrollTop = 0
  main.replaceChildren(coverageOf(coverage, state.lang, words(), open))
}

function drawConversation(): void {
  const { open } = state
  main.scrollTop = 0
  if (open && data) {
    main.replaceChildren(...conversationOf(open, data, state, words(), choices))
    markTurn()
    return
  }
  main.replaceChildren(h('p', { class: 'nothing' }, open ? '' : words().none))
}

function drawSide(): void {
  const side = main.querySelector('.side')
  if (!data || !side) return
  const scrubbed = document.activeElement instanceof HTMLInputElement && document.activeElement.type === 'range'
  side.replaceChildren(...sideOf(data, state, words(), choices))
  if (scrubbed) side.querySelector<HTMLInputElement>('input[type=range]')?.focus()
  const shown = side.querySelector('.bubble.now, .code .now')
  shown?.scrollIntoView({ block: 'nearest' })
}

function markTurn(): void {
  for (const one of main.querySelectorAll('.turn.now')) one.classList.remove('now')
  const turn = state.turn === undefined ? undefined : main.querySelector<HTMLElement>(`#turn-${state.turn}`)
  turn?.classList.add('now')
  if (state.zone === 'turns') turn?.focus({ preventScroll: true })
  turn?.scrollIntoView({ block: 'nearest' })
}

/** At a turn the side shows what there was by then. */
function atTurn(turn: number): State {
  const frame = data?.turns.findLast((one) => one.n <= turn && one.frame !== undefined)?.frame
  return { ...state, zone: 'turns', turn, ...(frame !== undefined && { frame }) }
}

function atFrame(frame: number): State {
  const last = (data?.frames.length ?? 0) - 1
  const next = Math.max(0, Math.min(last, frame))
  const turn = data?.frames[next]?.turn
  return { ...state, tab: 'screen', frame: next, ...(turn !== undefined && { turn }) }
}

/** So many turns on, or conversations, by where the keys are. */
function step(by: number): State {
  if (state.zone === 'list' || !data) return moved(state, by)
  const last = data.turns.length
  return atTurn(Math.max(1, Math.min(last, (state.turn ?? (by > 0 ? 0 : last + 1)) + by)))
}

/** The next turn that failed, and after the last of a conversation the next conversation that did. */
async function toFailure(by: 1 | -1): Promise<void> {
  const failing = data?.turns.filter(({ failures }) => failures.length > 0).map(({ n }) => n) ?? []
  const here = state.turn ?? (by > 0 ? 0 : Number.MAX_SAFE_INTEGER)
  const turn = by > 0 ? failing.find((n) => n > here) : failing.findLast((n) => n < here)
  if (turn !== undefined) return to(atTurn(turn))
  const at = state.open ? state.shown.indexOf(state.open) : -1
  const row =
    by > 0 ? state.shown.find((one, i) => i > at && !one.ok) : state.shown.findLast((one, i) => i < at && !one.ok)
  if (!row) return
  to(opened(state, row))
  const details = await detailsOf(row)
  const there = details?.turns.filter(({ failures }) => failures.length > 0) ?? []
  const first = by > 0 ? there[0] : there.at(-1)
  if (first && state.open === row) {
    data = details
    to(atTurn(first.n))
  }
}

function copyPlace(): void {
  const link = data?.turns.find(({ n }) => n === state.turn)?.link ?? data?.link
  if (!link) return
  const place = `${link.file}:${link.line}`
  const tell = () => {
    toast.textContent = `${words().copied} ${place}`
    toast.classList.add('shown')
    setTimeout(() => toast.classList.remove('shown'), 1_600)
  }
  navigator.clipboard?.writeText(place).then(tell, () => {})
}

function openPlace(): void {
  const link = data?.turns.find(({ n }) => n === state.turn)?.link ?? data?.link
  if (link) window.open(link.href, '_blank', 'noopener')
}

function back(): void {
  if (document.activeElement === filter) {
    filter.blur()
    if (filter.value !== '') filter.value = ''
    return to(narrowed(state, run, { filter: '', only: state.only }))
  }
  if (state.coverage) return to({ ...state, coverage: false })
  if (state.zone === 'turns') {
    to({ ...state, zone: 'list', turn: undefined })
    return list.element.focus()
  }
  filter.value = ''
  to(narrowed(state, run, { filter: '', only: 'all' }))
}

const themes = { auto: 'dark', dark: 'light', light: 'auto' } as const

const deeds: Readonly<Record<Exclude<Deed, Tab>, () => void>> = {
  down: () => to(step(1)),
  up: () => to(step(-1)),
  first: () => to(step(Number.MIN_SAFE_INTEGER)),
  last: () => to(step(Number.MAX_SAFE_INTEGER)),
  enter: () => {
    filter.blur()
    const failing = data?.turns.find(({ failures }) => failures.length > 0)
    if (data && !state.coverage) to(atTurn(state.turn ?? failing?.n ?? 1))
  },
  back,
  nextFailure: () => void toFailure(1),
  previousFailure: () => void toFailure(-1),
  filter: () => {
    filter.focus()
    filter.select()
  },
  failedOnly: () =>
    to(narrowed(state, run, { filter: state.filter, only: state.only === 'failed' ? 'all' : 'failed' })),
  nextFrame: () => to(atFrame(state.frame + 1)),
  previousFrame: () => to(atFrame(state.frame - 1)),
  open: openPlace,
  copy: copyPlace,
  theme: () => to({ ...state, theme: themes[state.theme] }),
  language: () => to({ ...state, lang: state.lang === 'en' ? 'zh-CN' : 'en' }),
  coverage: () => to({ ...state, coverage: run.covered !== undefined && !state.coverage }),
  help: () => (help.open ? help.close() : help.showModal()),
}

function perform(deed: Deed): void {
  const tab = tabs.find((one) => one === deed)
  if (tab) to({ ...state, tab })
  else deeds[deed as Exclude<Deed, Tab>]()
}

document.addEventListener('keydown', (event) => {
  const deed = deedOf(event)
  // An open dialog has its own Escape, and keeps all other keys from the page behind it.
  if (!deed || (help.open && deed !== 'help')) return
  event.preventDefault()
  perform(deed)
})
filter.addEventListener('input', () => to(narrowed(state, run, { filter: filter.value, only: state.only })))
window.addEventListener('hashchange', () => {
  const { open, turn, tab } = begin(run, location.hash)
  to({ ...opened(state, open), tab, turn })
})

const row: RowData | undefined = state.open
document
  .getElementById('app')
  ?.append(head, h('nav', { class: 'aside' }, filter, sieve, count, list.element), main, help, toast)
drawAll()
if (row) void openConversation()
