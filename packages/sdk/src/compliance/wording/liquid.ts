import { Liquid, Output, type Template } from 'liquidjs'

/**
 * Liquid cut down to what approved wording may say: a variable with its filters, and conditions. Every other tag and
 * every filter of its own is taken out, nothing is included from anywhere, and what is not defined is an error.
 */
function cutDown(): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    relativeReference: false,
  })
  for (const name of Object.keys(engine.filters)) delete engine.filters[name]
  for (const name of Object.keys(engine.tags)) delete engine.tags[name]
  return engine
}

/** Made when first needed, and once: an engine costs more than all that it reads. */
function once(make: () => Liquid): () => Liquid {
  let made: Liquid | undefined
  return () => (made ??= make())
}

const engine = once(cutDown)
const reader = once(() => new Liquid({ strictFilters: false }))

/** A variable and the filters after it, as an output `{{ 应还金额 | 金额 }}` has them. */
export interface Expression {
  /** Absent where it is anything but one plain name: a path, a number, a text. */
  readonly name: string | undefined
  readonly filters: readonly string[]
}

/** Read what stands between `{{` and `}}`; `undefined` when Liquid cannot. */
export function readExpression(inside: string): Expression | undefined {
  let templates: Template[]
  try {
    templates = reader().parse(`{{${inside}}}`)
  } catch {
    return undefined
  }
  const [output] = templates
  if (templates.length !== 1 || !(output instanceof Output)) return undefined
  const { initial, filters } = output.value
  const [token, ...more] = initial.postfix
  const plain = more.length === 0 && token !== undefined ? token.getText().trim() : undefined
  return {
    name: plain !== undefined && namePattern.test(plain) ? plain : undefined,
    filters: filters.map(({ name }) => name),
  }
}

const namePattern = /^[\p{Script=Han}A-Za-z_][\p{Script=Han}\w]*$/u

/** The names that a condition depends on; `undefined` when it does not parse. */
export function variablesOf(condition: string): readonly string[] | undefined {
  try {
    return reader().globalVariablesSync(`{% if ${condition} %}{% endif %}`)
  } catch {
    return undefined
  }
}

/** Whether a condition holds. @throws when a name in it has no value. */
export function holds(condition: string, scope: Readonly<Record<string, unknown>>): boolean {
  return Boolean(engine().evalValueSync(condition, { ...scope }))
}
