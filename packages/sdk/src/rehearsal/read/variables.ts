import { didYouMean } from './did-you-mean.ts'
import type { Path } from './place.ts'

export type Variables = Readonly<Record<string, string | number | boolean>>

const use = /\$\$\{|\$\{([^}]*)\}/g

/**
 * Put variables in where `${name}` stands. A value that is nothing else takes
 * the variable's own kind, so that `${count}` may be a number; `$${` is `${`.
 *
 * @param complain is told of a name that is not known.
 * @example
 * withVariables('您欠${amount}元', { amount: 12 }, Boolean) // '您欠12元'
 */
export function withVariables(
  data: unknown,
  variables: Variables,
  complain: (path: Path, problem: string) => void,
  path: Path = [],
): unknown {
  if (typeof data === 'string') return inText(data, variables, (problem) => complain(path, problem))
  if (Array.isArray(data)) return data.map((item, i) => withVariables(item, variables, complain, [...path, i]))
  if (typeof data !== 'object' || data === null) return data
  return Object.fromEntries(
    Object.entries(data).map(([key, value]) => [key, withVariables(value, variables, complain, [...path, key])]),
  )
}

function inText(text: string, variables: Variables, complain: (problem: string) => void): unknown {
  const valueOf = (name: string): string | number | boolean => {
    const value = Object.hasOwn(variables, name) ? variables[name] : undefined
    if (value !== undefined) return value
    const known = Object.keys(variables)
    const advice = didYouMean(name, known) || `; known here: ${known.join(', ') || 'none'}`
    complain(`there is no variable '${name}'${advice}`)
    return ''
  }
  const whole = /^\$\{([^}]*)\}$/.exec(text)?.[1]
  if (whole !== undefined) return valueOf(whole)
  return text.replaceAll(use, (_use, name: string | undefined) => (name === undefined ? '${' : String(valueOf(name))))
}
