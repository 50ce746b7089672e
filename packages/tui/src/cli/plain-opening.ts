import type { VerbInput } from './verbs/verb.ts'

/** What may stand after `zuoxi` alone, with its value after it or none. */
const flags: Readonly<Record<string, { readonly key: string; readonly valued: boolean }>> = {
  '--lang': { key: 'lang', valued: true },
  '--url': { key: 'url', valued: true },
  '--cast': { key: 'cast', valued: true },
  '--screen-reader': { key: 'screenReader', valued: false },
}

/**
 * The commonest command lines, understood by hand: `zuoxi` and the flags people open the desk with. The parser of all
 * others takes longer to load than the desk's first frame to draw. Nothing for whatever is not plainly that.
 *
 * @example
 * plainOpening(['--lang', 'en']) // { args: [], options: { lang: 'en' } }
 * plainOpening(['search', 'zw']) // undefined
 */
export function plainOpening(argv: readonly string[]): VerbInput | undefined {
  const options: Record<string, string | boolean> = {}
  for (let at = 0; at < argv.length; at += 1) {
    const flag = Object.hasOwn(flags, argv[at] ?? '') ? flags[argv[at] ?? ''] : undefined
    if (!flag) return undefined
    if (!flag.valued) options[flag.key] = true
    else {
      const value = argv[(at += 1)]
      // What begins with a dash is a flag to the one and a value to the other: let the parser say.
      if (value === undefined || value.startsWith('-')) return undefined
      options[flag.key] = value
    }
  }
  return { args: [], options }
}
