import { expect, test } from 'vitest'
import { openToAll } from '../../src/contract/policy.ts'
import { ask } from '../../src/contract/trpc.ts'

// Type tests: the build of the tests fails when one of these begins to compile.

// @ts-expect-error a procedure without a policy
const withoutPolicy = () => ask()

// @ts-expect-error a role that nobody has
const unknownRole = () => ask({ kind: 'roles', roles: ['root'] })

// @ts-expect-error open to all, without saying why
const withoutReason = () => ask({ kind: 'public' })

test('a policy is part of the procedure', () => {
  const policy = openToAll('a test')
  expect(ask(policy)._def.meta).toEqual(policy)
  expect([withoutPolicy, unknownRole, withoutReason]).toHaveLength(3)
})
