/**
 * Sentences of one rule-book row, written for this corpus and not taken from any rule's own examples. `stop` must be
 * met at least as hard as `level`; `pass` stands close to them, and must stay below it: compliant wordings, denials,
 * quotes, and words that only look alike.
 */
export interface SentenceGroup {
  /** The row of the rule book. */
  readonly rule: string
  readonly topic: string
  readonly level: 'block' | 'hold' | 'warn'
  /** What the contact has that the usual one (a served customer at ten o'clock) has not. */
  readonly context?: Readonly<Record<string, unknown>>
  /** The contact of what may pass, where it is another. */
  readonly passContext?: Readonly<Record<string, unknown>>
  readonly stop: readonly string[]
  readonly pass: readonly string[]
}

/** Sentences one a line. */
export function lines(text: TemplateStringsArray): string[] {
  return (text[0] ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
