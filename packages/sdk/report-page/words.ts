import type { Deed } from './keys.ts'
import type { Only, Tab } from './state.ts'
import { en } from './words-en.ts'
import { zh } from './words-zh.ts'

/** Every text of the page that is not data. */
export interface Words {
  readonly report: string
  readonly brand: string
  readonly passed: (count: number) => string
  readonly failed: (count: number) => string
  readonly only: Readonly<Record<Only, string>>
  readonly filter: string
  readonly filterLabel: string
  readonly shown: (count: number, total: number) => string
  readonly none: string
  readonly untraced: string
  readonly seed: string
  readonly started: string
  readonly turns: (count: number) => string
  readonly turn: (n: number) => string
  readonly conversations: string
  readonly timeline: string
  readonly whatFailed: (count: number) => string
  readonly moreTurns: (count: number) => string
  readonly expected: string
  readonly actual: string
  readonly differs: string
  readonly expects: string
  readonly kept: string
  readonly refused: string
  readonly impossible: string
  readonly instead: string
  readonly tabs: Readonly<Record<Tab, string>>
  readonly noChat: string
  readonly noFrames: string
  readonly noSource: string
  readonly laterTurns: string
  readonly unchanged: (count: number) => string
  readonly nothingChanged: string
  readonly was: string
  readonly wanted: string
  readonly bills: string
  readonly loans: string
  readonly totals: string
  readonly frame: (at: number, of: number) => string
  readonly keysPressed: string
  readonly copied: string
  readonly theme: Readonly<Record<'auto' | 'dark' | 'light', string>>
  readonly coverage: string
  readonly uncovered: string
  readonly covered: (done: number, all: number) => string
  readonly otherLanguage: string
  readonly help: string
  readonly close: string
  readonly filterHelp: string
  readonly deeds: Readonly<Record<Deed, string>>
  /** Kinds of turns, actors, verdicts, severities, states, and names of values: what is not here is shown as it is. */
  readonly names: Readonly<Record<string, string>>
}

export function wordsOf(lang: 'zh-CN' | 'en'): Words {
  return lang === 'en' ? en : zh
}

/** What a name of the data is called, or the name itself. */
export function named({ names }: Words, name: string): string {
  return Object.hasOwn(names, name) ? (names[name] ?? name) : name
}
