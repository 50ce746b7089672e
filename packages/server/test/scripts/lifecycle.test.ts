import { expect, test } from 'vitest'
import { clientAs, steppedClock, testDesk } from '../support/desk.ts'
import { approvedScript, somebody, sourceOf } from './officers.ts'

const reason = '已按合规意见核对'

async function office() {
  const clock = steppedClock()
  const desk = await testDesk({ clock })
  const author = await somebody(desk, 'officer.li', 'officer')
  const approver = await somebody(desk, 'officer.wu', 'officer')
  const agent = await somebody(desk, 'agent.he', 'agent')
  return { clock, desk, author, approver, agent }
}

test('a text goes from draft to use by four eyes, and the one before makes room', async () => {
  const { author, approver, agent } = await office()
  const draft = await author.scripts.draft({ source: sourceOf() })
  expect(draft).toMatchObject({ version: 1, status: 'draft', text: sourceOf().text, approvals: [] })
  const first = await approvedScript(author, approver)
  expect(first).toMatchObject({
    version: 2,
    status: 'approved',
    approvals: [{ byName: 'officer.wu', decision: 'approve' }],
  })
  await approver.scripts.activate({ scriptVersionId: first.id, expectedRev: first.rev })
  expect((await agent.wording.search({ text: '催还' })).results.map(({ wording }) => wording.id)).toEqual([first.id])

  const next = await approvedScript(author, approver, sourceOf({ text: '您账单尚有{{应还金额}}待还。' }))
  await author.scripts.activate({ scriptVersionId: next.id, expectedRev: next.rev })
  expect(await agent.scripts.get({ scriptVersionId: first.id })).toMatchObject({ status: 'superseded' })
  const { parts } = await agent.scripts.diff({ from: first.id, to: next.id })
  expect(parts.some(({ kind }) => kind === 'removed')).toBe(true)
})

test('nobody approves their own text, nor one that has changed since it was read', async () => {
  const { author, approver } = await office()
  const draft = await author.scripts.draft({ source: sourceOf() })
  const asked = await author.scripts.submit({ scriptVersionId: draft.id, expectedRev: draft.rev })
  const decision = { scriptVersionId: draft.id, expectedRev: asked.rev, decision: 'approve' as const, reason }
  await expect(author.scripts.decide({ ...decision, contentHash: asked.contentHash })).rejects.toMatchObject({
    failure: { code: 'OWN_REQUEST' },
  })
  await expect(approver.scripts.decide({ ...decision, contentHash: '0'.repeat(64) })).rejects.toMatchObject({
    failure: { code: 'WORDING_CHANGED', contentHash: asked.contentHash },
  })
  const rejected = await approver.scripts.decide({ ...decision, contentHash: asked.contentHash, decision: 'reject' })
  const edited = await author.scripts.edit({
    scriptVersionId: draft.id,
    expectedRev: rejected.rev,
    source: sourceOf({ title: '逾期提醒（新）' }),
  })
  expect(edited.status).toBe('draft')
  expect(edited.contentHash).not.toBe(draft.contentHash)
})

test('an agent writes no wording, and an officer changes no one else’s', async () => {
  const { author, approver, agent } = await office()
  await expect(agent.scripts.draft({ source: sourceOf() })).rejects.toMatchObject({ failure: { code: 'FORBIDDEN' } })
  const draft = await author.scripts.draft({ source: sourceOf() })
  await expect(
    approver.scripts.edit({ scriptVersionId: draft.id, expectedRev: draft.rev, source: sourceOf() }),
  ).rejects.toMatchObject({ failure: { code: 'NOT_YOURS', by: 'officer.li' } })
})

test('a text with an unknown variable, filter or tag is refused with its place and what to write', async () => {
  const { author } = await office()
  for (const [text, code, line, column] of [
    ['您好\n还{{应还金}}', 'unknown_variable', 2, 2],
    ['{{应还金额 | upcase}}好的', 'unknown_filter', 1, 1],
    ['{% for x in y %}好的', 'unknown_tag', 1, 1],
    ['{{应还金额', 'syntax', 1, 1],
  ] as const) {
    await expect(author.scripts.draft({ source: sourceOf({ text }) })).rejects.toMatchObject({
      failure: { code: 'WORDING_INVALID', problems: [{ code, line, column }] },
    })
  }
  const check = await author.scripts.check({ source: sourceOf({ text: '还{{应还金}}' }) })
  expect(check).toMatchObject({ ok: false, problems: [{ write: '{{应还金额}}' }] })
})

test('a check shows what invented customers would hear, and what the rules say of it', async () => {
  const { author } = await office()
  const good = await author.scripts.check({ source: sourceOf() })
  expect(good).toMatchObject({ ok: true, variables: ['账单期', '应还金额'] })
  expect(good.samples.find(({ name }) => name === '逾期 17 天')?.text).toContain('¥1,100.16')
  expect(good.samples.find(({ name }) => name === '没有账单')?.missing).toEqual(['账单期', '应还金额'])
  const bad = sourceOf({ text: '保证给您通过，放心。' })
  expect(await author.scripts.check({ source: bad })).toMatchObject({ ok: false })
  const draft = await author.scripts.draft({ source: bad })
  await expect(author.scripts.submit({ scriptVersionId: draft.id, expectedRev: draft.rev })).rejects.toMatchObject({
    failure: { code: 'GATE_BLOCKED' },
  })
})

test('what is scheduled comes into force at its moment, and not before', async () => {
  const { clock, desk, author, approver, agent } = await office()
  const { id: scriptVersionId, rev } = await approvedScript(author, approver)
  const from = new Date(clock.nowMs() + 3_600_000).toISOString() as never
  const scheduled = await approver.scripts.activate({ scriptVersionId, expectedRev: rev, from })
  expect(scheduled.status).toBe('scheduled')
  const found = async () => (await agent.wording.search({ text: '催还' })).results.length
  expect(await found()).toBe(0)
  clock.advance(3_599_999)
  expect(await found()).toBe(0)
  clock.advance(1)
  expect(await found()).toBe(1)
  expect((await (await clientAs(desk, 'owner')).audit.verify()).ok).toBe(true)
})

test('a suspended wording can be inserted by nobody, and says why', async () => {
  const { author, approver, agent } = await office()
  const source = sourceOf({ text: '您好，有什么可以帮您？', needsBill: false })
  const { id: scriptVersionId, key, rev } = await approvedScript(author, approver, source)
  const active = await author.scripts.activate({ scriptVersionId, expectedRev: rev })
  await agent.wording.insert({ key })
  const pulled = { scriptVersionId, expectedRev: active.rev, reason: '引用的政策已停用' }
  const suspended = await approver.scripts.suspend(pulled)
  expect(suspended).toMatchObject({ status: 'suspended', suspendedWhy: '引用的政策已停用' })
  await expect(agent.wording.insert({ key })).rejects.toMatchObject({
    failure: { code: 'WORDING_NOT_ACTIVE', status: 'suspended' },
  })
  await approver.scripts.resume({ ...pulled, expectedRev: suspended.rev })
  await agent.wording.insert({ key })
})

test('nine places hold nine favourites, each wording once', async () => {
  const { author, agent } = await office()
  for (const key of ['a.one', 'a.two']) await author.scripts.draft({ source: sourceOf({ key }) })
  await agent.scripts.favourite({ key: 'a.one', place: 1 })
  await agent.scripts.favourite({ key: 'a.two', place: 1 })
  expect(await agent.scripts.favourite({ key: 'a.two', place: 3 })).toEqual({
    favourites: [{ place: 3, key: 'a.two' }],
  })
  expect(await agent.scripts.favourite({ key: 'a.two', place: null })).toEqual({ favourites: [] })
  await expect(agent.scripts.favourite({ key: 'no.such', place: 1 })).rejects.toMatchObject({
    failure: { code: 'WORDING_UNKNOWN' },
  })
})
