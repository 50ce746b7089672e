import { expect, test } from 'vitest'
import type { DeskClient } from '@zuoxi/sdk'
import { connectLocally } from '@zuoxi/sdk/rehearsal'
import type { OpenDesk } from '../../src/open-desk.ts'
import { clientAs, refusalOf, steppedClock, testDesk } from '../support/desk.ts'

const minute = 60_000
const wang = {
  name: 'wang.fang',
  displayName: '王芳',
  workNo: '8101',
  role: 'agent' as const,
  password: 'correct horse 8',
}

async function deskWithWang() {
  const clock = steppedClock()
  const desk = await testDesk({ clock })
  const owner = await clientAs(desk, 'owner')
  await owner.agents.create(wang)
  return { clock, desk, owner, nobody: connectLocally(desk, { token: 'no-such-token' }) }
}

const signIn = (client: DeskClient, password = wang.password, name = wang.name) =>
  client.session.signIn({ name, password })

async function actionsOf(desk: OpenDesk): Promise<string[]> {
  const rows = await desk.room.store.read
    .selectFrom('audit_event')
    .select(['action', 'reason'])
    .orderBy('seq')
    .execute()
  return rows.map(({ action, reason }) => (reason === null ? action : `${action} ${reason}`))
}

test('a name and password give a token that acts as that person until it is signed out', async () => {
  const { desk, nobody } = await deskWithWang()
  const { token, agent, expiresAt } = await signIn(nobody)
  expect(agent).toMatchObject({ name: 'wang.fang', role: 'agent', status: 'active' })
  expect(expiresAt).toBe('2026-11-20T14:00:00.000Z')
  const client = connectLocally(desk, { token })
  expect(await client.session.me()).toEqual(agent)
  await client.session.signOut()
  expect(await refusalOf(client.session.me())).toEqual({ code: 'SESSION_EXPIRED' })
})

test('a token dies after its shift', async () => {
  const { clock, desk, nobody } = await deskWithWang()
  const client = connectLocally(desk, { token: (await signIn(nobody)).token })
  clock.advance(12 * 60 * minute - 1)
  await expect(client.session.me()).resolves.toMatchObject({ name: 'wang.fang' })
  clock.advance(1)
  expect(await refusalOf(client.session.me())).toEqual({ code: 'SESSION_EXPIRED' })
})

test.each(['wang.fang', 'nobody.here'])(
  '%s is locked for 15 minutes after five wrong passwords, known or not',
  async (name) => {
    const { clock, nobody } = await deskWithWang()
    for (let i = 0; i < 4; i += 1)
      expect(await refusalOf(signIn(nobody, 'wrong', name))).toEqual({ code: 'BAD_CREDENTIALS' })
    const locked = { code: 'SIGN_IN_LOCKED', until: '2026-11-20T02:15:00.000Z' }
    expect(await refusalOf(signIn(nobody, 'wrong', name))).toEqual(locked)
    clock.advance(15 * minute - 1)
    expect(await refusalOf(signIn(nobody, wang.password, name))).toEqual(locked)
    clock.advance(1)
    if (name === wang.name) await expect(signIn(nobody)).resolves.toMatchObject({ agent: { name } })
    else expect(await refusalOf(signIn(nobody, wang.password, name))).toEqual({ code: 'BAD_CREDENTIALS' })
  },
)

test('a success forgets the failures before it', async () => {
  const { nobody } = await deskWithWang()
  for (let i = 0; i < 4; i += 1) await refusalOf(signIn(nobody, 'wrong'))
  await signIn(nobody)
  for (let i = 0; i < 4; i += 1) expect(await refusalOf(signIn(nobody, 'wrong'))).toEqual({ code: 'BAD_CREDENTIALS' })
  await signIn(nobody)
})

test('guesses at a name that is shut leave nothing in the log', async () => {
  const { desk, owner, nobody } = await deskWithWang()
  for (let i = 0; i < 5; i += 1) await refusalOf(signIn(nobody, 'wrong'))
  expect((await actionsOf(desk)).at(-1)).toBe('session.refused SIGN_IN_LOCKED')
  const { events } = await owner.audit.verify()
  for (let i = 0; i < 5; i += 1) expect(await refusalOf(signIn(nobody))).toMatchObject({ code: 'SIGN_IN_LOCKED' })
  expect((await owner.audit.verify()).events).toBe(events)
})

test('guessing many at once is counted like one after another', async () => {
  const { nobody } = await deskWithWang()
  const guesses = await Promise.all(Array.from({ length: 12 }, () => refusalOf(signIn(nobody, 'wrong'))))
  expect(guesses.filter(({ code }) => code === 'BAD_CREDENTIALS')).toHaveLength(4)
  expect(await refusalOf(signIn(nobody))).toMatchObject({ code: 'SIGN_IN_LOCKED' })
})

test('the log tells of successes and failures, and never of what was typed', async () => {
  const { desk, owner, nobody } = await deskWithWang()
  await refusalOf(signIn(nobody, 'Tippfehler-1'))
  await refusalOf(signIn(nobody, 'x', 'my-password-by-mistake'))
  await connectLocally(desk, { token: (await signIn(nobody)).token }).session.signOut()
  expect((await actionsOf(desk)).slice(2)).toEqual([
    'session.refused BAD_CREDENTIALS',
    'session.refused BAD_CREDENTIALS',
    'session.began',
    'session.ended',
  ])
  expect(await owner.audit.verify()).toMatchObject({ ok: true })
  const dump = desk.room.store.sqliteWriter.serialize().toString('latin1')
  for (const secret of ['Tippfehler-1', 'my-password-by-mistake', wang.password]) expect(dump).not.toContain(secret)
})

test('no token lies in the file', async () => {
  const { desk, nobody } = await deskWithWang()
  const { token } = await signIn(nobody)
  expect(desk.room.store.sqliteWriter.serialize().toString('latin1')).not.toContain(token)
})

test('who is not active does not get in, and their open session is over', async () => {
  const { desk, nobody } = await deskWithWang()
  const client = connectLocally(desk, { token: (await signIn(nobody)).token })
  await desk.room.store.writer.write((trx) =>
    trx.updateTable('agent').set({ status: 'suspended' }).where('name', '=', wang.name).execute(),
  )
  expect(await refusalOf(client.session.me())).toEqual({ code: 'NOT_SIGNED_IN' })
  expect(await refusalOf(signIn(nobody))).toEqual({ code: 'BAD_CREDENTIALS' })
})

test('names and work numbers are unique, and a local agent cannot sign in by password', async () => {
  const { owner, nobody } = await deskWithWang()
  expect(await refusalOf(owner.agents.create({ ...wang, workNo: '8102' }))).toMatchObject({
    code: 'DUPLICATE',
    noun: 'agent',
    field: 'name',
  })
  expect(await refusalOf(owner.agents.create({ ...wang, name: 'wang.fang2' }))).toMatchObject({
    code: 'DUPLICATE',
    noun: 'agent',
    field: 'workNo',
  })
  expect((await owner.agents.list()).map((agent) => agent.workNo)).toEqual(['0000', '8101'])
  expect(await refusalOf(signIn(nobody, '', 'local.owner'))).toMatchObject({ code: 'INVALID_INPUT' })
  expect(await refusalOf(signIn(nobody, 'null', 'local.owner'))).toEqual({ code: 'BAD_CREDENTIALS' })
})

test('creating a person twice with one key makes one; with another password it is refused', async () => {
  const { owner } = await deskWithWang()
  const li = { ...wang, name: 'li.na', workNo: '8103', idempotencyKey: 'create-li-na' as never }
  const first = await owner.agents.create(li)
  expect(await owner.agents.create(li)).toEqual(first)
  expect(await refusalOf(owner.agents.create({ ...li, password: 'another password' }))).toMatchObject({
    code: 'IDEMPOTENCY_MISMATCH',
  })
})
