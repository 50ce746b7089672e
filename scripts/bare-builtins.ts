import { isBuiltin } from 'node:module'

/** CommonJS packages inside an ESM file still call `require` for Node's own modules. */
export const requireBanner = `import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);`

const imports = /(?<=^|[;\n}])import(?: ?([\w$]+))?,?(?: ?(\*as [\w$]+))?(\{[^}]*\})? ?from ?"([\w:/]+)";?/g

/**
 * A minified file that takes Node's modules as they are, instead of importing them.
 *
 * An import reads every name that a module has, and some of those load others: `ReadStream` of `node:fs`, `TextDecoder`
 * of `node:util`, or `WebSocket` of `node:http`, which is all of `fetch`. The banner goes where nobody requires.
 *
 * @example
 * bareBuiltins('import{join as j}from"path";j("a")') // 'var {join:j}=process.getBuiltinModule("path");\nj("a")'
 */
export function bareBuiltins(code: string): string {
  const taken: string[] = []
  const rest = code
    .replace(`${requireBanner}\n`, '')
    .replaceAll(imports, (whole, it?: string, all?: string, names?: string, of = '') => {
      if (!isBuiltin(of)) return whole
      const module = `process.getBuiltinModule(${JSON.stringify(of)})`
      if (it) taken.push(`${it}=${module}`)
      if (all) taken.push(`${all.slice('*as '.length)}=${module}`)
      if (names) taken.push(`${names.replaceAll(' as ', ':')}=${module}`)
      return ''
    })
  const banner = /\brequire\b/.test(rest) ? `${requireBanner}\n` : ''
  return `${banner}${taken.length > 0 ? `var ${taken.join(',')};\n` : ''}${rest}`
}
