import { h } from './element.ts'
import { keymap } from './keys.ts'
import type { Words } from './words.ts'

const arrows: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
}

/** Every key of the page, from the very table that decides what keys do. */
export function helpOf(words: Words, close: () => void): HTMLElement {
  return h(
    'div',
    { class: 'help-body' },
    h('h2', {}, words.help),
    h(
      'dl',
      {},
      keymap.map(({ keys, does }) =>
        h(
          'div',
          {},
          h(
            'dt',
            {},
            keys.map((key) => h('kbd', {}, arrows[key] ?? key)),
          ),
          h('dd', {}, words.deeds[does]),
        ),
      ),
    ),
    h('p', {}, words.filterHelp),
    h('button', { type: 'button', on: { click: close } }, words.close),
  )
}
