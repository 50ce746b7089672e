import type { BubbleData, ConversationData } from '../src/rehearsal/report/page-data.ts'
import { classes, h } from './element.ts'
import { named, type Words } from './words.ts'

/** The conversation on the customer's own screen: what came after the chosen turn is not there yet. */
export function chatOf(
  { chat, facts }: ConversationData,
  turn: number | undefined,
  words: Words,
  choose: (turn: number) => void,
): HTMLElement {
  const channel = facts.find(([name]) => name === 'channel')?.[1] ?? ''
  let when = ''
  const bubbles = chat.flatMap((bubble) => {
    const moment = `${bubble.day} ${bubble.time}`
    const stamp = moment === when ? [] : [h('li', { class: 'stamp' }, moment)]
    when = moment
    return [...stamp, bubbleOf(bubble, turn, words, choose)]
  })
  return h(
    'div',
    { class: 'phone' },
    h('div', { class: 'top' }, h('i', {}), h('span', {}, named(words, channel)), h('i', {})),
    chat.length === 0 ? h('p', { class: 'nothing' }, words.noChat) : h('ol', {}, bubbles),
  )
}

function bubbleOf(bubble: BubbleData, turn: number | undefined, words: Words, choose: (turn: number) => void) {
  const { from, text } = bubble
  const later = turn !== undefined && bubble.turn > turn
  return h(
    'li',
    {
      class: `bubble ${from} ${classes({ later, now: bubble.turn === turn })}`,
      title: later ? words.laterTurns : words.turn(bubble.turn),
      on: { click: () => choose(bubble.turn) },
    },
    h('span', { class: 'from' }, named(words, from)),
    h('bdi', {}, text),
  )
}
