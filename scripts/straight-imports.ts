import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

/** Where a name of a barrel comes from. */
export type Origins = ReadonlyMap<string, string>

/**
 * Every name that a barrel file gives on, with the file that makes it.
 *
 * @example
 * originsOf('packages/sdk/src/index.ts').get('connect') // '…/client/connect.ts'
 */
export function originsOf(barrel: string): Origins {
  const origins = new Map<string, string>()
  const text = readFileSync(barrel, 'utf8')
  const beside = (path: string): string => resolve(dirname(barrel), path)
  for (const [, path = ''] of text.matchAll(/^export \* from '([^']+)'/gm))
    for (const [name, origin] of isBarrel(beside(path)) ? originsOf(beside(path)) : madeIn(beside(path)))
      origins.set(name, origin)
  for (const [, names = '', path = ''] of text.matchAll(/^export \{([^}]*)\} from '([^']+)'/gm))
    for (const name of valuesOf(names)) origins.set(name, beside(path))
  return origins
}

/**
 * The same source, importing each name from where it is made. A bundle that is cut into parts would otherwise load the
 * whole barrel with the first of them, whatever that one needs.
 */
export function straight(source: string, barrel: string, origins: Origins): string {
  const imports = new RegExp(`^import \\{([^}]*)\\} from '${barrel}'`, 'gm')
  return source.replaceAll(imports, (whole, names: string) => {
    const values = valuesOf(names)
    if (!values.every((name) => origins.has(name))) return whole
    return values.map((name) => `import { ${name} } from ${JSON.stringify(origins.get(name))};`).join('')
  })
}

function isBarrel(path: string): boolean {
  return path.endsWith('/index.ts')
}

/** Names are told apart from types by being written without `type`: the compiler holds us to that. */
function valuesOf(names: string): string[] {
  return names
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && !name.startsWith('type '))
}

function madeIn(path: string): [string, string][] {
  const made = readFileSync(path, 'utf8').matchAll(/^export (?:async )?(?:const|function|class)\*? (\w+)/gm)
  return [...made].map(([, name = '']) => [name, path])
}
