import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ConversationId } from '@zuoxi/sdk'
import { fixtureCustomerId } from '@zuoxi/sdk/rehearsal'
import { expect, it, onTestFinished } from 'vitest'
import { office } from './office.ts'

function newFolder(): string {
  const path = mkdtempSync(join(tmpdir(), 'zuoxi-record-test-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  return path
}

const customerId = fixtureCustomerId('deng-kexin')

/** Somebody writes, and is answered. */
async function talked(desk: Awaited<ReturnType<typeof office>>): Promise<ConversationId> {
  const { owner, later } = desk
  const body = '我是邓可欣，电话１６９ 3948-2276，这期要还多少？'
  const { conversation } = await owner.conversations.receive({ customerId, channel: 'app_chat', body })
  const conversationId = conversation.id
  later(95_400)
  await owner.conversations.take({ conversationId })
  await owner.verification.answer({ customerId, answers: { name: '邓可欣', phoneDigits: '3948' } })
  later(20_000)
  await owner.conversations.send({ conversationId, body: '邓女士您好，您本期账单应还941.47元，请在到期日前还款。' })
  await owner.tickets.create(await owner.tickets.draft({ conversationId }))
  return conversationId
}

it('saves a conversation as a file that replays, names nobody, and is told of in the log', async () => {
  const desk = await office()
  const conversationId = await talked(desk)
  const out = join(newFolder(), 'how-much.yaml')
  const { code, json } = await desk.json(
    'owner',
    'record',
    conversationId,
    '--out',
    out,
    '--tags',
    '账单,问候',
    '--title',
    '这期多少',
  )
  expect({ code, json }).toMatchObject({
    code: 0,
    json: { ok: true, file: out, ledger: 'touched', failures: [], left: [] },
  })
  const yaml = readFileSync(out, 'utf8')
  expect(yaml).toContain('title: 这期多少')
  expect(yaml).toContain('941.47')
  expect(yaml).toMatch(/pass: 95s/)
  for (const secret of ['邓', '3948', '2276', '３９４８', '992625', '琴台街', 'C20260028', 'ZD0028', 'JK002801'])
    expect(yaml).not.toContain(secret)
  expect(await desk.json('owner', 'replay', out)).toMatchObject({ code: 0, json: { total: 1, passed: 1 } })
  const { events } = await desk.owner.audit.list({ after: 0, limit: 200 })
  expect(
    events.filter(({ action, objectId }) => action === 'conversation.record' && objectId === conversationId),
  ).toHaveLength(1)
}, 60_000)

it('writes over nothing unless it is told to', async () => {
  const desk = await office()
  const conversationId = await talked(desk)
  const out = join(newFolder(), 'twice.yaml')
  expect(await desk.zuoxi('owner', 'record', conversationId, '--out', out)).toMatchObject({ code: 0, err: '' })
  const first = readFileSync(out, 'utf8')
  const again = await desk.zuoxi('owner', 'record', conversationId, '--out', out, '--title', '另一个标题')
  expect(again).toMatchObject({ code: 2, err: expect.stringContaining('--force') })
  expect(readFileSync(out, 'utf8')).toBe(first)
  expect(
    await desk.zuoxi('owner', 'record', conversationId, '--out', out, '--title', '另一个标题', '--force'),
  ).toMatchObject({ code: 0 })
  expect(readFileSync(out, 'utf8')).toContain('另一个标题')
}, 60_000)

it('refuses what does not replay, says where it differs, and keeps it beside', async () => {
  const desk = await office()
  const { owner } = desk
  // A ticket from before the conversation is nothing that a file can begin with, and the wording names it.
  await owner.tickets.create({ type: 'PAY.not_credited', priority: 'P2', customerId, refs: [], summary: '款项未入账' })
  const { conversation } = await owner.conversations.receive({ customerId, channel: 'app_chat', body: '我的钱到了吗' })
  const conversationId = conversation.id
  await owner.conversations.take({ conversationId })
  const filled = await owner.wording.insert({ key: 'repayment.found-unmatched', customerId, conversationId })
  const { text: body, key, version, slots, scriptVersionId } = filled
  await owner.conversations.send({ conversationId, body, wording: [{ key, version, slots, scriptVersionId }] })
  const folder = newFolder()
  const out = join(folder, 'money.yaml')
  const { code, json } = await desk.json<{ failures: unknown[] }>('owner', 'record', conversationId, '--out', out)
  expect({ code, json }).toMatchObject({
    code: 1,
    json: { ok: false, file: join(folder, 'money.failed.yaml'), left: [{ what: 'earlier_ticket', times: 1 }] },
  })
  expect(json.failures[0]).toMatchObject({
    turn: 3,
    expected: 'accepted',
    actual: expect.stringContaining('SLOT_UNFILLED'),
  })
  expect(existsSync(out)).toBe(false)
  expect(readdirSync(folder)).toEqual(['money.failed.yaml'])
  expect(readFileSync(join(folder, 'money.failed.yaml'), 'utf8')).toContain('会话开始前就有未结工单')
  const told = await desk.zuoxi('owner', 'record', conversationId, '--out', out, '--lang', 'en')
  expect(told).toMatchObject({ code: 1, out: expect.stringContaining('a ticket that was open before') })
}, 60_000)

it('writes down as free text an approved wording that was changed, and says so', async () => {
  const desk = await office()
  const { owner } = desk
  const { conversation } = await owner.conversations.receive({ customerId, channel: 'app_chat', body: '在吗' })
  const conversationId = conversation.id
  await owner.conversations.take({ conversationId })
  const filled = await owner.wording.insert({ key: 'opening.greet-named', customerId, conversationId })
  const { text, key, version, slots, scriptVersionId } = filled
  const body = text.replace('请问有什么可以帮您？', '我在的，您请说。')
  expect(body).not.toBe(text)
  await owner.conversations.send({ conversationId, body, wording: [{ key, version, slots, scriptVersionId }] })
  const out = join(newFolder(), 'greeted.yaml')
  const { code, json } = await desk.json('owner', 'record', conversationId, '--out', out)
  expect({ code, json }).toMatchObject({ code: 0, json: { left: [{ what: 'changed_wording', times: 1 }] } })
  const yaml = readFileSync(out, 'utf8')
  expect(yaml).toContain('我在的，您请说。')
  expect(yaml).toMatch(/^# .*changed_wording/m)
  expect(yaml).not.toContain('邓')
}, 60_000)

it('lists what can be recorded, and refuses bad use and strangers', async () => {
  const desk = await office()
  const conversationId = await talked(desk)
  expect(await desk.zuoxi('owner', 'record')).toMatchObject({ code: 0, out: expect.stringContaining(conversationId) })
  for (const bad of [
    ['--id', 'Not An Id'],
    ['--out', 'x.txt'],
    ['--ledger', 'half'],
    ['--stage', 'moon'],
  ])
    expect(await desk.zuoxi('owner', 'record', conversationId, ...bad)).toMatchObject({ code: 2 })
  expect(await desk.json('owner', 'record', 'nobody')).toMatchObject({
    code: 1,
    json: { error: { code: 'NOT_FOUND' } },
  })
  expect(await desk.json('li', 'record', conversationId, '--out', join(newFolder(), 'li.yaml'))).toMatchObject({
    code: 0,
  })
}, 60_000)
