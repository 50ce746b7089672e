import { afterAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { whenAsked } from '../../scripts/when-asked.ts'

type Z = typeof z

let loads = 0
const later = whenAsked<Z>(() => {
  loads += 1
  return z
})

/** The ways in which the sources make one schema of another. */
function family(from: Z) {
  const Kind = from.enum(['bill', 'loan'])
  const Line = from.object({ kind: Kind, fen: from.number().int().min(1), max: from.string().optional() })
  const Dated = Line.extend({ on: from.iso.date(), note: Line.shape.max.describe('a note') })
  const Tree: z.ZodType = from.strictObject({
    ...Line.shape,
    get all(): z.ZodType {
      return from.array(Tree).optional()
    },
  })
  return {
    Kind,
    Dated,
    Tree,
    More: from.enum([...Kind.options, 'order']),
    Of: from.discriminatedUnion('is', [
      Dated.extend({ is: from.literal('dated') }),
      from.object({ is: from.literal('list'), lines: from.array(Line).default([]) }),
    ]),
    Small: from.array(Dated).element.shape.fen.max(9),
    Odd: from
      .string()
      .trim()
      .refine((text) => text.length % 2 === 1)
      .transform(Number),
    Words: from.partialRecord(Kind, from.string()),
    Pair: from.tuple([from.unknown(), from.union([from.int(), from.boolean()])]).nullish(),
    Inner: from.strictObject(Dated.shape).optional().unwrap(),
  }
}

const values = [
  undefined,
  'bill',
  'order',
  ' 123 ',
  5,
  70,
  { kind: 'bill', fen: 2 },
  { kind: 'bill', fen: 0, on: '2026-02-30', all: [{ kind: 'x' }] },
  { kind: 'loan', fen: 3, on: '2026-11-05', is: 'dated', strange: 1 },
  { is: 'list' },
  { bill: '账单' },
  [1, 2],
  [{}, true],
]

test('nothing is made before it is asked, and then it answers as zod does', () => {
  const [pending, made] = [family(later), family(z)]
  expect(loads).toBe(0)
  expect(pending.Kind.options).toEqual(made.Kind.options)
  expect('~standard' in pending.Tree).toBe(true)
  expect(loads).toBe(0)
  for (const name of Object.keys(made) as (keyof typeof made)[])
    for (const value of values) {
      const [ours, theirs] = [pending[name].safeParse(value), made[name].safeParse(value)]
      expect({ data: ours.data, issues: ours.error?.issues }, `${name} ${JSON.stringify(value)}`).toEqual({
        data: theirs.data,
        issues: theirs.error?.issues,
      })
    }
  expect(loads).toBe(1)
})

test('what is asked of schemas beside parsing is answered by zod too', () => {
  const [pending, made] = [family(later), family(z)]
  expect(pending.Tree).toBeInstanceOf(z.ZodObject)
  expect(Object.keys(pending.Inner.shape)).toEqual(Object.keys(made.Inner.shape))
  expect(later.toJSONSchema(pending.Of)).toEqual(z.toJSONSchema(made.Of))
  expect(later.prettifyError(pending.Kind.safeParse(1).error as z.ZodError)).toBe(
    z.prettifyError(made.Kind.safeParse(1).error as z.ZodError),
  )
  expect(pending.Small['~standard'].vendor).toBe('zod')
  expect(() => pending.Kind.parse('x')).toThrow(later.ZodError)
  expect(later.object({ kind: pending.Kind }).parse({ kind: 'bill' })).toEqual({ kind: 'bill' })
})

afterAll(() => vi.resetModules())

test('opening the contract makes no schema, and each takes the same inputs as one made at once', async () => {
  const load = vi.fn(() => z)
  const inputsOf = async (mocked: boolean) => {
    vi.resetModules()
    if (mocked) vi.doMock('zod', () => ({ z: whenAsked(load) }))
    else vi.doUnmock('zod')
    const { deskRouter } = await import('../../packages/sdk/src/contract/router.ts')
    expect(load).not.toHaveBeenCalled()
    return Object.entries(deskRouter._def.procedures as unknown as Record<string, Procedure>).map(
      ([path, { _def }]) => [
        path,
        [..._def.inputs, ...(_def.output ? [_def.output] : [])].map((schema) =>
          later.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }),
        ),
      ],
    )
  }
  const made = await inputsOf(false)
  const pending = await inputsOf(true)
  expect(load).toHaveBeenCalledTimes(1)
  expect(made.length).toBeGreaterThan(50)
  expect(pending).toEqual(made)
})

interface Procedure {
  readonly _def: { readonly inputs: readonly z.ZodType[]; readonly output?: z.ZodType }
}
