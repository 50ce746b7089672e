import type { FrameSpan } from '../src/rehearsal/player/stage.ts'
import type { ConversationData } from '../src/rehearsal/report/page-data.ts'
import { classes, h } from './element.ts'
import type { Words } from './words.ts'

/** Characters that take two columns of a terminal; each gets a box of two, whatever font there is. */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u

/** The screens of a conversation, one at a time. */
export function screenOf(
  { frames, screenRows, turns }: ConversationData,
  at: number,
  words: Words,
  scrub: (frame: number) => void,
): HTMLElement {
  const frame = frames[at]
  if (!frame) return h('p', { class: 'nothing' }, words.noFrames)
  const slider = h('input', {
    type: 'range',
    min: '0',
    max: String(frames.length - 1),
    value: String(at),
    'aria-label': words.tabs.screen,
    on: { input: (event) => scrub(Number((event.target as HTMLInputElement).value)) },
  })
  const turn = turns.find(({ n }) => n === frame.turn)
  return h(
    'div',
    { class: 'frames' },
    h('div', { class: 'scrub' }, slider, h('span', {}, words.frame(at + 1, frames.length))),
    h(
      'p',
      { class: 'caption' },
      words.turn(frame.turn),
      frame.keys !== undefined && h('kbd', {}, frame.keys),
      turn && turn.failures.length > 0 && h('b', { class: 'bad' }, '✗'),
    ),
    terminalOf(frame.rows.map((row) => screenRows[row] ?? [])),
  )
}

/** As large as it fits: how many columns it has decides the size of its letters. */
function terminalOf(rows: readonly (readonly FrameSpan[])[]): HTMLElement {
  const terminal = h('pre', { class: 'terminal' }, rows.map(rowOf))
  terminal.style.setProperty('--columns', String(Math.max(40, ...rows.map(columnsOf))))
  return h('div', { class: 'wide' }, terminal)
}

function columnsOf(spans: readonly FrameSpan[]): number {
  const characters = spans.flatMap(({ text }) => [...text])
  return characters.length + characters.filter((character) => wide.test(character)).length
}

function rowOf(spans: readonly FrameSpan[]): HTMLElement {
  return h('div', {}, spans.length === 0 ? ' ' : spans.map(spanOf))
}

function spanOf({ text, tone, bold = false, inverse = false, underline = false }: FrameSpan): HTMLElement {
  const look = `${tone ?? ''} ${classes({ bold, inverse, underline })}`.trim()
  return h('span', { class: look || undefined }, cellsOf(text))
}

/** Text as cells: what is narrow stays together, what is wide stands alone. */
function cellsOf(text: string): readonly (Node | string)[] {
  const cells: (Node | string)[] = []
  let narrow = ''
  for (const character of text) {
    if (!wide.test(character)) {
      narrow += character
      continue
    }
    if (narrow !== '') cells.push(narrow)
    narrow = ''
    cells.push(h('i', {}, character))
  }
  return narrow === '' ? cells : [...cells, narrow]
}
