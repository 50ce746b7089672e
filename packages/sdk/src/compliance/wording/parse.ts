import type { Segment } from '../../model/script.ts'
import { isSlotName } from './slots.ts'

export type WordingProblem = 'unclosed' | 'nested' | 'closes_nothing' | 'empty' | 'unknown_slot'

/** A wording that does not parse: what is wrong and where, so that an editor can put the cursor there. */
export class WordingSyntaxError extends Error {
  override readonly name = 'WordingSyntaxError'
  readonly problem: WordingProblem
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
}

const marks = { '{{': { close: '}}', kind: 'slot' }, '[[': { close: ']]', kind: 'editable' } } as const
const anyMark = /\{\{|\}\}|\[\[|\]\]/g

/**
 * Read a wording as people write it: `{{应还金额}}` is a slot that the ledger
 * fills, `[[…]]` is text that the agent may change, all else is locked.
 *
 * @throws WordingSyntaxError with the position of what is wrong.
 * @example
 * parseWording('您好，{{姓氏}}先生/女士。')
 * // [{ kind: 'locked', text: '您好，' }, { kind: 'slot', name: '姓氏' }, { kind: 'locked', text: '先生/女士。' }]
 */
export function parseWording(text: string): Segment[] {
  const segments: Segment[] = []
  const lock = (from: number, to: number) => {
    if (to > from) segments.push({ kind: 'locked', text: text.slice(from, to) })
  }
  let done = 0
  let open: { mark: '{{' | '[['; at: number } | undefined
  for (const { 0: mark, index: at } of text.matchAll(anyMark)) {
    if (mark === '{{' || mark === '[[') {
      if (open) throw new WordingSyntaxError('nested', text, at, mark)
      lock(done, at)
      open = { mark, at }
    } else if (!open) {
      throw new WordingSyntaxError('closes_nothing', text, at, mark)
    } else if (marks[open.mark].close === mark) {
      segments.push(segmentOf(text, open, at))
      open = undefined
    } else {
      throw new WordingSyntaxError('unclosed', text, open.at, open.mark)
    }
    done = at + mark.length
  }
  if (open) throw new WordingSyntaxError('unclosed', text, open.at, open.mark)
  lock(done, text.length)
  return segments
}

function segmentOf(text: string, open: { mark: '{{' | '[['; at: number }, end: number): Segment {
  const inside = text.slice(open.at + open.mark.length, end)
  if (inside.trim() === '') throw new WordingSyntaxError('empty', text, open.at, open.mark)
  if (marks[open.mark].kind === 'editable') return { kind: 'editable', text: inside }
  const name = inside.trim()
  if (!isSlotName(name)) throw new WordingSyntaxError('unknown_slot', text, open.at, name)
  return { kind: 'slot', name }
}
