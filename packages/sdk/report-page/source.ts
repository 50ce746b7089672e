import type { ConversationData } from '../src/rehearsal/report/page-data.ts'
import { classes, h } from './element.ts'
import type { Words } from './words.ts'

/** The file as it was written: lines where something failed are marked, and where the chosen turn begins. */
export function sourceOf(
  { source, turns }: ConversationData,
  turn: number | undefined,
  words: Words,
  choose: (turn: number) => void,
): HTMLElement {
  if (!source) return h('p', { class: 'nothing' }, words.noSource)
  const here = turns.filter(({ link }) => link.file === source.file)
  const turnAt = new Map(here.map(({ link, n }) => [link.line, n]))
  const failing = new Set(here.filter(({ failures }) => failures.length > 0).map(({ link }) => link.line))
  const chosen = here.find(({ n }) => n === turn)?.link.line
  return h(
    'div',
    { class: 'wide' },
    h(
      'ol',
      { class: 'code' },
      source.text
        .replace(/\n$/, '')
        .split('\n')
        .map((line, i) => {
          const begins = turnAt.get(i + 1)
          return h(
            'li',
            {
              class: classes({ bad: failing.has(i + 1), now: i + 1 === chosen, begins: begins !== undefined }),
              on: begins === undefined ? {} : { click: () => choose(begins) },
            },
            h('code', {}, colouredLine(line)),
          )
        }),
    ),
  )
}

/** A key, its value, and what is only said to people: as much of YAML as one needs to find one's way. */
function colouredLine(line: string): readonly (Node | string)[] {
  const [, before = '', key, rest = ''] = /^(\s*(?:- )?)([\w-]+:)(?=\s|$)(.*)$/.exec(line) ?? []
  if (/^\s*#/.test(line)) return [h('i', {}, line)]
  return key === undefined ? [line || ' '] : [before, h('b', {}, key), rest]
}
