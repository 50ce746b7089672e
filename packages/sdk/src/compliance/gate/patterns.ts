import type { RE2JS, RE2Set } from 're2js'
import type { Span } from './reading.ts'
import type { VisibleText } from './words/visible.ts'

type Re2 = { readonly RE2JS: typeof RE2JS; readonly RE2Set: typeof RE2Set }

let loaded: Re2 | undefined

/** Bring the expression engine in. Only a gate with patterns needs it, and no desk starts slower for one that has none. */
export async function loadPatternEngine(): Promise<void> {
  loaded ??= await import('re2js')
}

/** Why RE2 refuses a pattern, in its own words; `undefined` when it does not. Needs the engine. */
export function whyRefused(pattern: string): string | undefined {
  try {
    if (engine().RE2JS.compile(pattern).matches('')) return 'it fits the empty text, and so every text'
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error)
  }
}

/** Where each of many patterns fits: one walk tells which fit at all, and only those are placed. */
export function patternFinder(patterns: readonly string[]): (visible: VisibleText) => Map<number, Span[]> {
  if (patterns.length === 0) return () => new Map()
  const { RE2JS, RE2Set } = engine()
  const all = new RE2Set(RE2Set.UNANCHORED, 0)
  for (const pattern of patterns) all.add(pattern)
  all.compile()
  const each = patterns.map((pattern) => RE2JS.compile(pattern))
  return ({ text, starts, ends }) => {
    const found = new Map<number, Span[]>()
    for (const number of all.match(text)) {
      const matcher = each[number]?.matcher(text)
      const spans: Span[] = []
      while (matcher?.find()) {
        const [from, to] = [matcher.start(), matcher.end()]
        if (to > from) spans.push([starts[from] ?? 0, ends[to - 1] ?? 0])
      }
      found.set(number, spans)
    }
    return found
  }
}

function engine(): Re2 {
  if (!loaded) throw new Error('a gate with patterns is opened by openGate, which brings their engine in')
  return loaded
}
