import { describe, expect, test } from 'vitest'
import type { DeskClient, RuleStanding } from '@zuoxi/sdk'
import { refusalOf } from '../support/desk.ts'
import { auditOf, member, talking } from './floor.ts'

const reason = '按合规月会第三项决定'
const pet = `
- id: house-pet-name
  title: { zh: 不用昵称, en: No pet names }
  why: { zh: 统一称您, en: Customers are addressed formally }
  severity: block
  source: 演示机构服务规范
  clause: 第3条
  certainty: H
  effectiveFrom: 2026-01-01
  when: { phraseSet: { anyOf: [亲亲] } }
  passing: ['您好']
  failing: ['亲亲你好']
`

async function office() {
  const talk = await talking()
  const li = await member(talk.desk, 'officer.li', 'officer')
  const wu = await member(talk.desk, 'officer.wu', 'officer')
  const ruleOf = async (id: string): Promise<RuleStanding> =>
    (await talk.agent.gate.rules()).rules.find((rule) => rule.id === id)!
  const move = async (by: DeskClient, rule: string, to: Parameters<DeskClient['gate']['moveRule']>[0]['to']) =>
    by.gate.moveRule({ rule, to, expectedRev: (await ruleOf(rule)).rev, reason })
  const suspend = async (by: DeskClient, rule: string) =>
    by.gate.suspendRule({ rule, expectedRev: (await ruleOf(rule)).rev, reason })
  const resume = async (by: DeskClient, rule: string) =>
    by.gate.resumeRule({ rule, expectedRev: (await ruleOf(rule)).rev, reason })
  return { ...talk, li, wu, ruleOf, move, suspend, resume }
}

describe('import', () => {
  test('adds drafts, changes drafts, and leaves what is the same', async () => {
    const { desk, agent, li, ruleOf, say } = await office()
    const before = (await agent.gate.rules()).stamp
    expect(await li.gate.importRules({ yaml: pet })).toEqual({ added: ['house-pet-name'], changed: [], unchanged: 0 })
    expect(await li.gate.importRules({ yaml: pet })).toEqual({ added: [], changed: [], unchanged: 1 })
    const changed = pet.replace('第3条', '第4条')
    expect(await li.gate.importRules({ yaml: changed })).toMatchObject({ changed: ['house-pet-name'] })
    expect(await ruleOf('house-pet-name')).toMatchObject({ status: 'draft', house: true, clause: '第4条' })
    expect((await agent.gate.rules()).stamp).not.toBe(before)
    expect(auditOf(desk, 'gate.import_rules')).toHaveLength(3)
    await say('亲亲你好')
  })

  test.each([
    ['no example', pet.replace("passing: ['您好']", 'passing: []'), 11],
    ['an unknown operator', pet.replace('phraseSet', 'phrases'), 10],
    ['an example that does not behave', pet.replace('亲亲你好', '您好呀'), 12],
    ['a pattern that re2 refuses', pet.replace('{ phraseSet: { anyOf: [亲亲] } }', "{ pattern: '(?=亲)亲' }"), 10],
    ['an id that is built in', pet.replace('house-pet-name', 'night-collection-ask'), 2],
    ['dates that overlap', pet + pet.replace('第3条', '第4条'), undefined],
  ])('%s is refused with its line, and nothing is kept', async (_name, yaml, line) => {
    const { li, agent } = await office()
    const before = await agent.gate.rules()
    const refused = await refusalOf(li.gate.importRules({ yaml }))
    expect(refused).toMatchObject({ code: 'RULES_INVALID', problems: expect.any(Array) })
    const lines = (refused.problems as { line: number; problem: string }[]).map((problem) => problem.line)
    if (line !== undefined) expect(lines).toContain(line)
    expect(await agent.gate.rules()).toEqual(before)
  })

  test('two texts of one rule in one file are refused, though their dates do not meet', async () => {
    const { li } = await office()
    const ended = pet.replace('effectiveFrom: 2026-01-01', 'effectiveFrom: 2026-01-01\n  effectiveTo: 2026-06-30')
    const later = pet.replace('2026-01-01', '2026-07-01')
    expect(await refusalOf(li.gate.importRules({ yaml: ended + later }))).toMatchObject({
      problems: [{ rule: 'house-pet-name' }],
    })
  })

  test('an officer of another tenant finds neither rules nor wording here', async () => {
    const { desk, say } = await office()
    const strangers = [
      await member(desk, 'officer.one', 'officer', 'other'),
      await member(desk, 'officer.two', 'officer', 'other'),
    ]
    for (const stranger of strangers) {
      const none = { code: 'NOT_FOUND' }
      expect(
        await refusalOf(stranger.gate.suspendRule({ rule: 'threat-arrest', expectedRev: 0, reason })),
      ).toMatchObject(none)
      expect(await refusalOf(stranger.gate.importRules({ yaml: pet }))).toMatchObject(none)
      expect(await refusalOf(stranger.gate.rules())).toMatchObject(none)
      expect(await refusalOf(stranger.scripts.list({}))).toMatchObject(none)
    }
    expect(await refusalOf(say('再不还抓你'))).toMatchObject({ code: 'GATE_BLOCKED' })
  })

  test('only officers write rules', async () => {
    const { agent } = await office()
    expect(await refusalOf(agent.gate.importRules({ yaml: pet }))).toMatchObject({ code: 'FORBIDDEN' })
  })
})

describe('life', () => {
  test('four eyes, then the shadow, then it bites at the very next send', async () => {
    const { desk, agent, li, wu, move, say, conversationId } = await office()
    await li.gate.importRules({ yaml: pet })
    await move(li, 'house-pet-name', 'in_review')
    expect(await refusalOf(move(li, 'house-pet-name', 'approved'))).toMatchObject({ code: 'OWN_REQUEST', noun: 'rule' })
    await move(wu, 'house-pet-name', 'approved')
    expect(await refusalOf(move(li, 'house-pet-name', 'active'))).toMatchObject({ code: 'ILLEGAL_TRANSITION' })
    await move(li, 'house-pet-name', 'shadow')
    // In the shadow it is kept with the message, and told to nobody.
    const { id } = await say('亲亲你好')
    expect((await agent.gate.judge({ conversationId, body: '亲亲你好' })).findings).toEqual([])
    const kept = desk.room.store.sqlite.prepare('select gate from message where id = ?').pluck().get(id) as string
    expect(JSON.parse(kept)).toMatchObject({ verdict: 'ok', findings: [{ rule: 'house-pet-name', severity: 'log' }] })
    await move(li, 'house-pet-name', 'active')
    expect(await refusalOf(say('亲亲你好'))).toMatchObject({ findings: [{ rule: 'house-pet-name' }] })
    expect(auditOf(desk, 'gate.moveRule').map(({ actor_name }) => actor_name)).toEqual([
      'officer.li',
      'officer.wu',
      'officer.li',
      'officer.li',
    ])
  })

  test('whoever wrote a rule approves it as little after somebody else has written it anew', async () => {
    const { li, wu, move, desk } = await office()
    const zhao = await member(desk, 'officer.zhao', 'officer')
    await li.gate.importRules({ yaml: pet })
    await wu.gate.importRules({ yaml: pet.replace('第3条', '第4条') })
    await move(wu, 'house-pet-name', 'in_review')
    for (const author of [li, wu]) {
      expect(await refusalOf(move(author, 'house-pet-name', 'approved'))).toMatchObject({ code: 'OWN_REQUEST' })
    }
    expect(await move(zhao, 'house-pet-name', 'approved')).toMatchObject({ status: 'approved' })
  })

  test('what was approved is not changed by another import', async () => {
    const { li, move, ruleOf } = await office()
    await li.gate.importRules({ yaml: pet })
    await move(li, 'house-pet-name', 'in_review')
    const refused = await refusalOf(li.gate.importRules({ yaml: pet.replace('第3条', '第4条') }))
    expect(refused).toMatchObject({ code: 'RULES_INVALID', problems: [{ rule: 'house-pet-name' }] })
    expect(await ruleOf('house-pet-name')).toMatchObject({ clause: '第3条' })
  })

  test('a rule of the shadow is not told among what blocks', async () => {
    const { li, wu, move, say } = await office()
    await li.gate.importRules({ yaml: pet })
    await move(li, 'house-pet-name', 'in_review')
    await move(wu, 'house-pet-name', 'approved')
    await move(wu, 'house-pet-name', 'shadow')
    const refused = await refusalOf(say('亲亲，您待还¥1,280.00'))
    expect((refused.findings as { rule: string }[]).map(({ rule }) => rule)).not.toContain('house-pet-name')
  })
})

describe('emergency', () => {
  const night = 'threat-exposure'
  const threat = '再不还就通知您单位'

  test('one person asks, a second suspends, and the very next send shows it; any officer resumes', async () => {
    const { li, wu, say, suspend, resume, ruleOf } = await office()
    expect(await suspend(li, night)).toMatchObject({ status: 'active', pendingSuspension: { byName: 'officer.li' } })
    expect(await refusalOf(say(threat))).toMatchObject({ code: 'GATE_BLOCKED' })
    expect(await refusalOf(suspend(li, night))).toMatchObject({ code: 'OWN_REQUEST' })
    expect(await suspend(wu, night)).toMatchObject({ status: 'suspended' })
    expect((await ruleOf(night)).pendingSuspension).toBeUndefined()
    const after = await refusalOf(say(threat)).catch(() => ({ findings: [] }))
    expect((after.findings as { rule: string }[]).map(({ rule }) => rule)).not.toContain(night)
    expect(await resume(li, night)).toMatchObject({ status: 'active' })
    expect(await refusalOf(say(threat))).toMatchObject({ findings: [{ rule: night }] })
  })

  test('what bites is silenced in no other way, and one person’s wish can be dropped', async () => {
    const { li, wu, move, suspend, resume } = await office()
    for (const to of ['shadow', 'retired'] as const) {
      expect(await refusalOf(move(li, night, to))).toMatchObject({ code: 'ILLEGAL_TRANSITION', allowed: ['suspended'] })
    }
    await suspend(li, night)
    expect((await resume(wu, night)).pendingSuspension).toBeUndefined()
    expect(await suspend(wu, night)).toMatchObject({ status: 'active', pendingSuspension: { byName: 'officer.wu' } })
  })

  test('whoever looked before it changed is told by whom', async () => {
    const { li, wu, suspend } = await office()
    await suspend(li, night)
    expect(await refusalOf(wu.gate.suspendRule({ rule: night, expectedRev: 0, reason }))).toMatchObject({
      code: 'CONFLICT',
      by: 'officer.li',
    })
  })
})
