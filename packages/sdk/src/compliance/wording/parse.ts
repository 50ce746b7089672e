import type { PlainSegment, Segment } from '../../model/script.ts'
import { readExpression, variablesOf } from './liquid.ts'
import { isSlotName, slotCatalogue } from './slots.ts'

export type WordingProblem =
  | 'unclosed'
  | 'nested'
  | 'closes_nothing'
  | 'empty'
  | 'unknown_slot'
  | 'unknown_filter'
  | 'unknown_tag'
  | 'bad_condition'

/** A wording that does not parse: what is wrong and where, so that an editor can put the cursor there. */
export class WordingSyntaxError extends Error {
  override readonly name = 'WordingSyntaxError'
  readonly problem: WordingProblem
  /** What stands there. */
  readonly found: string
  /** UTF-16 units from the start of the text. */
  readonly offset: number
  /** Both counted from 1. */
  readonly line: number
  readonly column: number

  constructor(problem: WordingProblem, text: string, offset: number, mark: string) {
    const before = text.slice(0, offset).split('\n')
    const line = before.length
    const column = (before.at(-1)?.length ?? 0) + 1
    super(`${messages[problem]} ${mark} (line ${line}, column ${column})`)
    this.problem = problem
    this.found = mark
    this.offset = offset
    this.line = line
    this.column = column
  }
}

const messages: Record<WordingProblem, string> = {
  unclosed: 'never closed:',
  nested: 'a slot or an editable part inside another:',
  closes_nothing: 'closes nothing:',
  empty: 'nothing inside:',
  unknown_slot: 'no such slot:',
  unknown_filter: 'a slot takes the filter of its own kind, and no other:',
  unknown_tag: 'only if, else and endif may stand here:',
  bad_condition: 'a condition of slots, numbers and comparisons cannot be read here:',
}

const closing = { '{{': '}}', '[[': ']]', '{%': '%}' } as const
const anyMark = /\{\{|\}\}|\[\[|\]\]|\{%|%\}/g
type OpenMark = keyof typeof closing
const isOpen = (mark: string): mark is OpenMark => Object.hasOwn(closing, mark)

/**
 * Read a wording as people write it, a template of Liquid cut down to two things: `{{应还金额 | 金额}}` is a slot that the
 * ledger fills, and `{% if 逾期天数 > 0 %}…{% else %}…{% endif %}` says one of two things. `[[…]]` is text that the agent
 * may change; all else is locked.
 *
 * @throws WordingSyntaxError with the position of what is wrong.
 * @example
 * parseWording('您好，{{姓氏}}先生/女士。')
 * // [{ kind: 'locked', text: '您好，' }, { kind: 'slot', name: '姓氏' }, { kind: 'locked', text: '先生/女士。' }]
 */
export function parseWording(text: string): Segment[] {
  const building = new Building(text)
  let done = 0
  let open: { mark: OpenMark; at: number } | undefined
  for (const { 0: mark, index: at } of text.matchAll(anyMark)) {
    if (isOpen(mark)) {
      if (open) throw new WordingSyntaxError('nested', text, at, mark)
      building.lock(done, at)
      open = { mark, at }
    } else if (!open) {
      throw new WordingSyntaxError('closes_nothing', text, at, mark)
    } else if (closing[open.mark] === mark) {
      building.take(open.mark, open.at, at)
      open = undefined
    } else {
      throw new WordingSyntaxError('unclosed', text, open.at, open.mark)
    }
    done = at + mark.length
  }
  if (open) throw new WordingSyntaxError('unclosed', text, open.at, open.mark)
  building.lock(done, text.length)
  return building.finished()
}

/** The segments so far, and the condition that one is inside of. */
class Building {
  readonly #text: string
  readonly #segments: Segment[] = []
  #inside: { condition: string; at: number; say: PlainSegment[]; otherwise: PlainSegment[] | undefined } | undefined

  constructor(text: string) {
    this.#text = text
  }

  lock(from: number, to: number): void {
    if (to > from) this.#push({ kind: 'locked', text: this.#text.slice(from, to) })
  }

  take(mark: OpenMark, at: number, end: number): void {
    const inside = this.#text.slice(at + mark.length, end)
    if (inside.trim() === '') throw new WordingSyntaxError('empty', this.#text, at, mark)
    if (mark === '[[') this.#push({ kind: 'editable', text: inside })
    else if (mark === '{{') this.#push(slotOf(this.#text, at, inside.trim()))
    else this.#tag(at, inside.replaceAll(/^-|-$/g, '').trim())
  }

  finished(): Segment[] {
    if (this.#inside) throw new WordingSyntaxError('unclosed', this.#text, this.#inside.at, '{% if')
    return this.#segments
  }

  #tag(at: number, tag: string): void {
    const [word = ''] = tag.split(/\s/, 1)
    const inside = this.#inside
    if (word === 'if') {
      if (inside) throw new WordingSyntaxError('nested', this.#text, at, '{% if')
      this.#inside = { condition: conditionOf(this.#text, at, tag.slice(2).trim()), at, say: [], otherwise: undefined }
    } else if (tag !== 'else' && tag !== 'endif') {
      throw new WordingSyntaxError('unknown_tag', this.#text, at, word)
    } else if (!inside || (tag === 'else' && inside.otherwise)) {
      throw new WordingSyntaxError('closes_nothing', this.#text, at, tag)
    } else if (tag === 'else') {
      inside.otherwise = []
    } else {
      const { condition, say, otherwise = [] } = inside
      this.#segments.push({ kind: 'when', condition, say, otherwise })
      this.#inside = undefined
    }
  }

  #push(segment: PlainSegment): void {
    const into = this.#inside ? (this.#inside.otherwise ?? this.#inside.say) : this.#segments
    into.push(segment)
  }
}

function slotOf(text: string, at: number, inside: string): PlainSegment {
  const expression = readExpression(inside)
  const name = expression?.name
  if (name === undefined || !isSlotName(name)) throw new WordingSyntaxError('unknown_slot', text, at, inside)
  const [filter, ...more] = expression?.filters ?? []
  if (filter === undefined) return { kind: 'slot', name }
  if (more.length > 0 || filter !== slotCatalogue[name].kind) {
    throw new WordingSyntaxError('unknown_filter', text, at, `${filter} (${name}: ${slotCatalogue[name].kind})`)
  }
  return { kind: 'slot', name, filter }
}

function conditionOf(text: string, at: number, condition: string): string {
  const names = variablesOf(condition)
  if (condition === '' || names === undefined) throw new WordingSyntaxError('bad_condition', text, at, condition)
  const unknown = names.find((name) => !isSlotName(name))
  if (unknown !== undefined) throw new WordingSyntaxError('unknown_slot', text, at, unknown)
  return condition
}
