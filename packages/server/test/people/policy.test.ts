import { type Caller, Role, Refusal } from '@zuoxi/sdk'
import { createCallerFactory, type Desk, deskRouter, type Policy } from '@zuoxi/sdk/contract'
import { describe, expect, test } from 'vitest'

interface Procedure {
  readonly _def: { readonly type: string; readonly meta?: Policy }
}

const procedures = Object.entries(deskRouter._def.procedures as unknown as Record<string, Procedure>)

/** A desk that only says that it was reached. */
class Reached extends Error {}
const reachable = new Proxy(
  {},
  {
    get: () =>
      new Proxy(
        {},
        {
          get: () => () => {
            throw new Reached()
          },
        },
      ),
  },
) as Desk

const caller = (role: Role): Caller => ({
  agentId: 'a' as never,
  tenantId: 'local',
  role,
  displayName: 'a',
  workNo: '1',
})

/** Whether a call gets past the policy: what is wrong with its input comes after. */
async function getsIn(path: string, role: Role | undefined): Promise<string> {
  const call = createCallerFactory(deskRouter)({
    desk: reachable,
    caller: role && caller(role),
    reportFault: () => 'f',
  })
  const procedure = path.split('.').reduce((at: unknown, name) => (at as Record<string, unknown>)[name], call) as (
    input: unknown,
  ) => Promise<unknown>
  try {
    const answer = await procedure({})
    // A live stream is reached when its first event is asked for.
    await (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]().next()
    return 'in'
  } catch (error) {
    const cause = (error as Error).cause
    if (cause instanceof Refusal && ['FORBIDDEN', 'NOT_SIGNED_IN'].includes(cause.failure.code))
      return cause.failure.code
    return 'in'
  }
}

test('the router has procedures to check', () => {
  expect(procedures.length).toBeGreaterThan(25)
})

describe.each(procedures)('%s', (path, procedure) => {
  const policy = procedure._def.meta

  test('has a policy', () => {
    expect(policy?.kind).toMatch(/^(public|roles)$/)
  })

  test('lets in whom its policy names, and nobody else', async () => {
    const open = policy?.kind === 'public'
    expect(await getsIn(path, undefined)).toBe(open ? 'in' : 'NOT_SIGNED_IN')
    for (const role of Role.options) {
      const allowed = open || (policy?.kind === 'roles' && policy.roles.includes(role))
      expect([role, await getsIn(path, role)]).toEqual([role, allowed ? 'in' : 'FORBIDDEN'])
    }
  })
})

/** Written down a second time, so that loosening a policy is a decision and not a slip. */
test('who may do what', () => {
  const table = procedures.map(
    ([path, { _def }]) => `${path}: ${_def.meta?.kind === 'roles' ? _def.meta.roles.join(' ') : 'everyone'}`,
  )
  expect(table.toSorted()).toMatchInlineSnapshot(`
    [
      "agents.create: admin",
      "agents.list: agent senior officer supervisor auditor admin",
      "arrangements.confirm: agent senior officer supervisor admin",
      "arrangements.decide: senior officer supervisor admin",
      "arrangements.get: agent senior officer supervisor auditor admin",
      "arrangements.list: agent senior officer supervisor auditor admin",
      "arrangements.preview: agent senior officer supervisor auditor admin",
      "arrangements.quote: agent senior officer supervisor admin",
      "arrangements.withdraw: agent senior officer supervisor admin",
      "audit.list: auditor admin",
      "audit.verify: auditor admin",
      "bills.get: agent senior officer supervisor auditor admin",
      "bills.list: agent senior officer supervisor auditor admin",
      "contacts.record: agent senior officer supervisor admin",
      "contacts.standing: agent senior officer supervisor auditor admin",
      "contacts.wish: agent senior officer supervisor admin",
      "conversations.close: agent senior officer supervisor admin",
      "conversations.get: agent senior officer supervisor auditor admin",
      "conversations.hold: agent senior officer supervisor admin",
      "conversations.list: agent senior officer supervisor auditor admin",
      "conversations.messages: agent senior officer supervisor auditor admin",
      "conversations.receive: channel admin",
      "conversations.record: agent senior officer supervisor admin",
      "conversations.send: agent senior officer supervisor admin",
      "conversations.take: agent senior officer supervisor admin",
      "conversations.told: agent senior officer supervisor auditor admin",
      "conversations.watch: agent senior officer supervisor auditor admin",
      "conversations.wrapUp: agent senior officer supervisor admin",
      "customers.overview: agent senior officer supervisor auditor admin",
      "customers.reveal: agent senior officer supervisor admin",
      "customers.search: agent senior officer supervisor auditor admin",
      "gate.context: agent senior officer supervisor admin",
      "gate.held: agent senior officer supervisor auditor admin",
      "gate.importRules: officer supervisor admin",
      "gate.judge: agent senior officer supervisor admin",
      "gate.moveRule: officer supervisor admin",
      "gate.release: senior officer supervisor admin",
      "gate.replay: officer supervisor admin",
      "gate.resumeRule: officer supervisor admin",
      "gate.rules: agent senior officer supervisor auditor admin",
      "gate.suspendRule: officer supervisor admin",
      "intake.rows: admin",
      "ledger.delinquency: agent senior officer supervisor auditor admin",
      "ledger.explain: agent senior officer supervisor auditor admin",
      "ledger.roll: admin",
      "ledger.verify: auditor admin",
      "loans.get: agent senior officer supervisor auditor admin",
      "loans.pausePenalty: senior supervisor admin",
      "loans.resumePenalty: senior supervisor admin",
      "orders.coupons: agent senior officer supervisor auditor admin",
      "orders.get: agent senior officer supervisor auditor admin",
      "orders.list: agent senior officer supervisor auditor admin",
      "promises.end: agent senior officer supervisor admin",
      "promises.list: agent senior officer supervisor auditor admin",
      "repayments.applyCredit: agent senior officer supervisor admin",
      "repayments.explain: agent senior officer supervisor auditor admin",
      "repayments.list: agent senior officer supervisor auditor admin",
      "repayments.match: agent senior officer supervisor admin",
      "repayments.record: channel senior supervisor admin",
      "repayments.refund: senior supervisor admin",
      "repayments.reverse: senior supervisor admin",
      "repayments.unmatch: senior supervisor admin",
      "scripts.activate: officer supervisor admin",
      "scripts.check: officer supervisor admin",
      "scripts.decide: officer supervisor admin",
      "scripts.diff: agent senior officer supervisor auditor admin",
      "scripts.draft: officer supervisor admin",
      "scripts.edit: officer supervisor admin",
      "scripts.favourite: agent senior officer supervisor admin",
      "scripts.get: agent senior officer supervisor auditor admin",
      "scripts.list: agent senior officer supervisor auditor admin",
      "scripts.resume: officer supervisor admin",
      "scripts.retire: officer supervisor admin",
      "scripts.submit: officer supervisor admin",
      "scripts.suspend: officer supervisor admin",
      "session.me: agent senior officer supervisor auditor admin channel",
      "session.signIn: everyone",
      "session.signOut: agent senior officer supervisor auditor admin channel",
      "tickets.comment: agent senior officer supervisor admin",
      "tickets.create: agent senior officer supervisor admin",
      "tickets.draft: agent senior officer supervisor admin",
      "tickets.get: agent senior officer supervisor auditor admin",
      "tickets.list: agent senior officer supervisor auditor admin",
      "tickets.update: agent senior officer supervisor admin",
      "verification.answer: agent senior officer supervisor admin",
      "verification.ask: agent senior officer supervisor admin",
      "wording.fill: agent senior officer supervisor auditor admin",
      "wording.insert: agent senior officer supervisor admin",
      "wording.search: agent senior officer supervisor auditor admin",
    ]
  `)
})
