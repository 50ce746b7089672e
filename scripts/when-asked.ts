/**
 * Schemas that are noted down when a module loads, and made when somebody first asks one of them something.
 *
 * A desk that opens loads some thousand lines of schemas and asks a handful; making them all takes longer than drawing
 * its first screen. The build gives `z` of these instead of zod's own (see `docs/decisions/0038`). Sources, tests and
 * whoever uses the packages have zod itself.
 */

/** Makes a schema of no other; all else that `z` has is zod's own. */
const makers = new Set(
  `any array bigint boolean discriminatedUnion enum int intersection literal looseObject never null nullable number object
  optional partialRecord preprocess record strictObject string tuple undefined union unknown`.split(/\s+/),
)

/** Makes a schema of the one it is called on. */
const changes = new Set(
  `and array brand catch check default describe email endsWith exclude extend extract gt gte int length lt lte max meta
  min multipleOf negative nonempty nonnegative nonoptional nonpositive normalize nullable nullish omit optional or
  overwrite partial pick pipe positive prefault readonly refine regex required startsWith strict strip superRefine
  toLowerCase toUpperCase transform trim unwrap url uuid`.split(/\s+/),
)

const asks = new Set(['parse', 'parseAsync', 'safeParse', 'safeParseAsync'])

type Key = string | symbol
type Thing = Record<Key, unknown>
type Made = () => Thing

/** Whatever stands for something that is not made yet, and how it is made. */
const pending = new WeakMap<object, Made>()

/**
 * `z` as zod has it, of schemas that are made when they are asked.
 *
 * @param load answers zod's own `z`; called at the first question.
 * @example
 * const z = whenAsked(() => require('zod').z)
 * const Name = z.string().min(1) // zod is not loaded yet
 * Name.parse('张伟')
 */
export function whenAsked<Z extends object>(load: () => Z): Z {
  let loaded: Thing | undefined
  const real: Made = () => (loaded ??= load() as unknown as Thing)
  return new Proxy({} as Z, {
    get: (_, key) => {
      if (key === 'iso') return isoOf(real)
      if (!makers.has(String(key))) return own(key, real()[key])
      return (...given: unknown[]) => pendingOf(() => call(real(), key, given), toldBy(String(key), given[0]))
    },
    has: (_, key) => key in real(),
  })
}

function isoOf(real: Made): unknown {
  const part =
    (kind: string) =>
    (...given: unknown[]) =>
      pendingOf(() => call(real()['iso'] as Thing, kind, given))
  return { date: part('date'), datetime: part('datetime') }
}

/** What zod exports beside its makers: classes as they are, and functions that are given made schemas. */
function own(key: Key, value: unknown): unknown {
  if (typeof value !== 'function' || /^[A-Z$]/.test(String(key))) return value
  return (...given: unknown[]) => (value as (...args: unknown[]) => unknown)(...given.map(made))
}

/** What a maker was given tells of its schema. */
interface Told {
  readonly options?: readonly unknown[]
  readonly shape?: object
}

function toldBy(maker: string, given: unknown): Told {
  if (maker === 'enum' && Array.isArray(given)) return { options: [...new Set(given)] }
  return maker.endsWith('bject') ? { shape: given as object } : {}
}

/** Stands for a schema until it is asked. */
function pendingOf(make: Made, told: Told = {}): object {
  let is: Thing | undefined
  const get: Made = () => (is ??= make())
  return standingFor(get, (key) => {
    if (is !== undefined) return undefined
    if (changes.has(key)) return (...given: unknown[]) => pendingOf(() => call(get(), key, given))
    if (asks.has(key)) return (...given: unknown[]) => call(get(), key, given)
    if (key === 'options') return told.options
    if (key === 'element') return pendingOf(() => get()[key] as Thing)
    return key === 'shape' ? (told.shape ?? shapeOf(() => get()[key] as Thing)) : undefined
  })
}

/** The schemas in an object, of which each can be taken without making the whole. */
function shapeOf(make: Made): object {
  const taken = new Map<string, object>()
  return standingFor(make, (key) => {
    const known = taken.get(key) ?? pendingOf(() => make()[key] as Thing)
    taken.set(key, known)
    return known
  })
}

/** @param beforehand what can be told of it without making it. */
function standingFor(get: Made, beforehand: (key: string) => unknown): object {
  const stand: object = new Proxy(
    {},
    {
      get: (_, key) => {
        const known = typeof key === 'string' ? beforehand(key) : undefined
        if (known !== undefined) return known
        const value = get()[key]
        return typeof value === 'function' ? (value.bind(get()) as unknown) : value
      },
      // Asked of every schema that a procedure is given, which is no reason to make it.
      has: (_, key) => key === '~standard' || key in get(),
      ownKeys: () => Reflect.ownKeys(get()),
      getOwnPropertyDescriptor: (_, key) => {
        const found = Reflect.getOwnPropertyDescriptor(get(), key)
        return found && { ...found, configurable: true }
      },
      getPrototypeOf: () => Object.getPrototypeOf(get()) as object | null,
    },
  )
  pending.set(stand, get)
  return stand
}

function call(on: Thing, key: Key, given: readonly unknown[]): Thing {
  return (on[key] as (...args: unknown[]) => Thing)(...given.map(made))
}

/** What is given to zod, with every schema in it made. */
function made(given: unknown): unknown {
  if (typeof given !== 'object' || given === null) return given
  const make = pending.get(given)
  if (make) return make()
  if (Array.isArray(given)) return given.map(made)
  const kind: unknown = Object.getPrototypeOf(given)
  return kind === Object.prototype || kind === null ? madeWithin(given) : given
}

/** A shape may name itself by getters, which are not to be called before zod does. */
function madeWithin(given: object): object {
  const all = Object.entries(Object.getOwnPropertyDescriptors(given)).map(([key, each]) => {
    const value = (): unknown => made((given as Thing)[key])
    return [key, each.get ? { ...each, get: value } : { ...each, value: value() }] as const
  })
  return Object.defineProperties({}, Object.fromEntries(all))
}
