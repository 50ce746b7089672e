import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import * as sdk from '../../packages/sdk/src/index.ts'
import * as rehearsal from '../../packages/sdk/src/rehearsal/index.ts'
import { originsOf, straight } from '../../scripts/straight-imports.ts'

const source = (path: string): string => resolve(import.meta.dirname, '../../packages/sdk/src', path)

test.each([
  ['index.ts', sdk],
  ['rehearsal/index.ts', rehearsal],
])('every value of %s has an origin that makes it', async (path, barrel) => {
  const origins = originsOf(source(path))
  expect(Object.keys(barrel).filter((name) => !origins.has(name))).toEqual([])
  for (const [name, value] of Object.entries(barrel))
    expect((await import(origins.get(name) ?? '')) as object, name).toHaveProperty(name, value)
})

test('an import is made straight, its types are left out, and what is not known stays', () => {
  const origins = new Map([['connect', '/sdk/connect.ts']])
  expect(straight("import { connect, type DeskClient } from '@zuoxi/sdk'\n", '@zuoxi/sdk', origins)).toBe(
    'import { connect } from "/sdk/connect.ts";\n',
  )
  const renamed = "import { connect as open } from '@zuoxi/sdk'\n"
  expect(straight(renamed, '@zuoxi/sdk', origins)).toBe(renamed)
})
