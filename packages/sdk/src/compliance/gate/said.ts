import { foldText } from '../lint/fold.ts'
import type { GateContext } from './context.ts'
import type { WordFinder } from './words/word-list.ts'

type Line = GateContext['said'][number]

/** What was said before a draft. It stays the same at every keystroke, so each line is read once. */
export class Said {
  readonly #finder: WordFinder
  readonly #listsIn = new WeakMap<Line, ReadonlySet<number>>()

  constructor(finder: WordFinder) {
    this.#finder = finder
  }

  /** Whether a word of the list stands in one of the latest so many lines. */
  has(said: readonly Line[], list: number, by: Line['role'] | undefined, within: number): boolean {
    const latest = said.slice(Math.max(0, said.length - within))
    return latest.some((line) => (by === undefined || line.role === by) && this.#listsOf(line).has(list))
  }

  #listsOf(line: Line): ReadonlySet<number> {
    let lists = this.#listsIn.get(line)
    if (!lists) {
      const found = this.#finder.find(line.text, foldText(line.text))
      this.#listsIn.set(line, (lists = new Set(found.keys())))
    }
    return lists
  }
}
