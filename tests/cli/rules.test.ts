import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fixtureCustomerId } from '@zuoxi/sdk/rehearsal'
import { expect, it, onTestFinished } from 'vitest'
import { office } from './office.ts'

function fileOf(text: string): string {
  const path = mkdtempSync(join(tmpdir(), 'zuoxi-rules-'))
  onTestFinished(() => rmSync(path, { recursive: true, force: true }))
  const file = join(path, 'rules.yaml')
  writeFileSync(file, text)
  return file
}

const rule = (phrase: string) => `- id: house-x
  title: { zh: 称呼, en: Address }
  why: { zh: 统一称您, en: Formal }
  severity: block
  source: 本机构
  clause: 第1条
  certainty: H
  effectiveFrom: 2026-01-01
  when: { phraseSet: { anyOf: [${phrase}] } }
  passing: [好的]
  failing: [${phrase}呀]
`
const reason = ['--reason', '按合规意见']

it('brings rules in as drafts once, and moves them by four eyes', async () => {
  const { json, zuoxi } = await office()
  const file = fileOf(rule('小可爱'))
  expect(await json('li', 'rules', 'import', file, '--dry-run')).toMatchObject({
    json: { dryRun: true, added: ['house-x'] },
  })
  expect(await json('li', 'rules', 'import', file)).toMatchObject({
    code: 0,
    json: { added: ['house-x'], unchanged: 0 },
  })
  expect(await json('li', 'rules', 'import', file)).toMatchObject({ code: 0, json: { added: [], unchanged: 1 } })
  const exported = await zuoxi('li', 'rules', 'export')
  expect(exported.out).toContain('id: house-x')
  expect(await json('wu', 'rules', 'import', fileOf(exported.out))).toMatchObject({
    json: { added: [], changed: [], unchanged: exported.out.match(/^- id: /gm)?.length },
  })
  expect(await json('li', 'rules', 'move', 'house-x', 'in_review', ...reason)).toMatchObject({
    json: { status: 'in_review' },
  })
  expect(await json('li', 'rules', 'move', 'house-x', 'approved', ...reason)).toMatchObject({
    code: 1,
    json: { error: { code: 'OWN_REQUEST' } },
  })
  expect(await json('wu', 'rules', 'move', 'house-x', 'approved', ...reason)).toMatchObject({
    json: { status: 'approved' },
  })
  expect(await json('wu', 'rules', 'move', 'house-x', 'shadow', ...reason)).toMatchObject({
    json: { status: 'shadow' },
  })
  expect(await json('wu', 'rules', 'move', 'house-x', 'active', ...reason)).toMatchObject({
    json: { status: 'active' },
  })
  expect((await zuoxi('wu', 'rules', 'list', '--house')).out).toMatch(/^house-x {2}拦截 {2}现行/m)
  expect(await json('wu', 'rules', 'suspend', 'house-x', ...reason)).toMatchObject({ json: { status: 'active' } })
  expect(await json('wu', 'rules', 'suspend', 'house-x', ...reason)).toMatchObject({ code: 1 })
  expect(await json('li', 'rules', 'suspend', 'house-x', ...reason)).toMatchObject({ json: { status: 'suspended' } })
  expect(await json('li', 'rules', 'resume', 'house-x', ...reason)).toMatchObject({ json: { status: 'active' } })
})

it('refuses rules that cannot work by line and column, and steps that are none', async () => {
  const { zuoxi } = await office()
  const { code, err } = await zuoxi('li', 'rules', 'import', fileOf(rule('小可爱').replace('phraseSet', 'phraze')))
  expect(code).toBe(2)
  expect(err).toMatch(/rules\.yaml:9:\d+ /)
  expect(await zuoxi('li', 'rules', 'move', 'house-x', 'gone', ...reason)).toMatchObject({ code: 2 })
  expect(await zuoxi('li', 'rules', 'move', 'house-x', 'active')).toMatchObject({ code: 2 })
  expect(await zuoxi('li', 'rules', 'suspend', 'no-such', ...reason)).toMatchObject({ code: 1 })
})

it('says what a rule would have stopped, in messages and in fixtures, before it is active', async () => {
  const { json, owner, people, cast } = await office()
  const received = await owner.conversations.receive({
    customerId: fixtureCustomerId('zhang-wei'),
    channel: 'app_chat',
    body: '在吗',
  })
  const conversationId = received.conversation.id
  await people.li.conversations.take({ conversationId })
  await people.li.conversations.send({ conversationId, body: '这边帮您看一下，请稍候。' })
  const file = fileOf(rule('帮您看一下'))
  const { code, json: told } = await json<{ messages: number }>('li', 'rules', 'replay', file, '--days', '7')
  expect(code).toBe(0)
  expect(told).toMatchObject({ wouldBlock: 1, complete: true, fixtures: cast.conversations.length })
  expect(told.messages).toBeGreaterThan(0)
  // What an approved wording says counts as well: fixtures insert this one.
  expect(
    (await json<{ fixturesChange: number }>('li', 'rules', 'replay', fileOf(rule('如有困难')))).json.fixturesChange,
  ).toBeGreaterThan(0)
})
