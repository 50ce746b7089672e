import { readdirSync, readFileSync } from 'node:fs'
import { disclosureDuties, dutiesBeforeWrapUp, dutiesOf, GateContext } from '@zuoxi/sdk'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'

type Said = { role: 'agent' | 'customer'; text: string }[]

const now = '2026-11-20T02:00:00.000Z'
const context = (patch: Record<string, unknown> = {}): GateContext => GateContext.parse({ now, ...patch })
const agent = (...texts: string[]): Said => texts.map((text) => ({ role: 'agent', text }))
const customer = (...texts: string[]): Said => texts.map((text) => ({ role: 'customer', text }))
const item = (given: GateContext, id: string, draft = '') => dutiesOf(given, draft).find((one) => one.id === id)

const phoneCollection = { channel: 'phone', purpose: 'collection', direction: 'outbound' }

describe('a duty is owed', () => {
  it.each([
    ['opening-identity-call', phoneCollection, true],
    ['opening-identity-call', {}, false],
    ['recording-notice', { channel: 'phone' }, true],
    ['recording-notice', { channel: 'sms', purpose: 'collection' }, false],
    ['opening-identity-collection', { purpose: 'collection' }, true],
    ['purpose-stated', { ...phoneCollection, verified: false }, false],
    ['purpose-stated', phoneCollection, true],
    ['third-person-may-refuse', { ...phoneCollection, target: 'third_party' }, true],
    ['marketing-way-out', { purpose: 'marketing', channel: 'sms' }, true],
    ['complaint-accepted', { tickets: [{ code: 'T-1', type: 'COL.threat' }] }, true],
    ['complaint-accepted', { tickets: [{ code: 'T-1', type: 'COLLECT.x' }] }, false],
    ['complaint-accepted', { said: customer('我要投诉你们') }, false],
    ['complaint-heard', { said: customer('我要投诉你们') }, true],
    ['complaint-heard', { said: agent('您可以投诉') }, false],
    ['complaint-channels', { said: customer('我要投诉你们') }, true],
    ['annual-rate', { said: agent('罚息按未还本金和罚息利率逐日计算') }, false],
    ['credit-objection-deadline', { tickets: [{ code: 'T-1', type: 'CRD.wrong' }] }, true],
    ['credit-objection-deadline', { said: customer('我的征信记录怎么有误？') }, true],
    ['hardship-options', { said: customer('我失业了，这个月真的还不上') }, true],
    ['hardship-options', { said: customer('我还得上') }, false],
    ['crisis-handover', { said: customer('我真的不想活了') }, true],
    ['fraud-warning', { tickets: [{ code: 'T-1', type: 'FRD' }] }, true],
    ['annual-rate', { said: agent('日息万分之五') }, true],
    ['annual-rate', { said: agent('这笔可以分12期') }, true],
    ['annual-rate', { said: customer('利率多少？') }, false],
    ['annual-rate', { said: agent('您好') }, false],
    ['total-cost-table', { said: agent('这是您的分期方案') }, true],
    ['total-cost-table', { now: '2026-07-31T02:00:00.000Z', said: agent('这是您的分期方案') }, false],
  ])('%s in %j: %s', (id, patch, owed) => expect(item(context(patch), id) !== undefined).toBe(owed))
})

describe('a duty is ticked', () => {
  it.each([
    ['opening-identity-call', phoneCollection, '您好，我是星海消费金融客服A1023，请问是王先生本人吗？', true],
    ['opening-identity-call', phoneCollection, '这里是星海小贷，工号 1023。', true],
    ['opening-identity-call', phoneCollection, '您好，我是客服1023', false],
    ['opening-identity-call', phoneCollection, '您好，我是星海消费金融的', false],
    ['recording-notice', phoneCollection, '本次通话将被录音', true],
    ['recording-notice', phoneCollection, '本次通话不会录音', false],
    ['recording-notice', phoneCollection, '我们将调取录音', false],
    ['recording-notice', phoneCollection, '“本次通话将录音”这句您听到了吗', false],
    ['person-confirmed', phoneCollection, '请问是王先生本人吗？', true],
    ['person-confirmed', phoneCollection, '王先生您好', false],
    ['annual-rate', { said: agent('日息万五') }, '折合年化利率18%', true],
    ['annual-rate-kind', { said: agent('年化18%') }, '以上为单利', true],
    ['complaint-heard', { said: customer('投诉') }, '已受理，编号T-7K3Q，15日内答复您', true],
    ['complaint-heard', { said: customer('投诉') }, '好的，知道了', false],
    ['complaint-channels', { said: customer('投诉') }, '不满意可以拨打12378', true],
    ['credit-objection-deadline', { tickets: [{ code: 'T-1', type: 'CRD' }] }, '二十日内书面答复您', true],
    ['credit-objection-deadline', { tickets: [{ code: 'T-1', type: 'CRD' }] }, '会尽快答复您', false],
    ['hardship-options', { said: customer('没钱还') }, '可以先和我们协商还款安排', true],
    ['hardship-options', { said: customer('没钱还') }, '不能协商，不能延期', false],
    ['fraud-warning', { said: customer('我被骗了') }, '请勿转账，也不要把验证码告诉别人', true],
    ['crisis-handover', { said: customer('不想活了') }, '您的安全最重要，我请主管过来', true],
    ['marketing-way-out', { purpose: 'marketing', channel: 'sms' }, '拒收请回复R', true],
    ['third-person-may-refuse', { ...phoneCollection, target: 'third_party' }, '如不便，我们不再联系您', true],
  ])('%s in %j by “%s”: %s', (id, patch, text, done) => {
    const before = context(patch)
    expect(item(before, id)).toMatchObject({ done: false })
    const said = [...before.said, ...agent(text)]
    expect(item(context({ ...patch, said }), id)).toMatchObject(done ? { done, doneBy: said.length - 1 } : { done })
    expect(item(before, id, text)).toMatchObject({ done })
  })

  it('also by approved wording in the draft', () => {
    expect(
      item(context({ channel: 'phone', wordingKeys: ['opening.call-recorded'] }), 'recording-notice'),
    ).toMatchObject({
      done: true,
    })
  })

  it('not by what the customer says', () => {
    const given = context({ channel: 'phone', said: customer('我的手机会录音') })
    expect(item(given, 'recording-notice')?.done).toBe(false)
  })
})

describe('wrap-up', () => {
  it('waits for what blocks it, and only for that', () => {
    const opened = agent('您好，我是星海消费金融客服1023，本次通话将录音，请问是王先生本人吗？')
    expect(dutiesBeforeWrapUp(context({ channel: 'phone' })).map(({ id }) => id)).toEqual([
      'opening-identity-call',
      'recording-notice',
    ])
    expect(dutiesBeforeWrapUp(context({ channel: 'phone', said: opened }))).toEqual([])
    expect(dutiesBeforeWrapUp(context({ channel: 'app_chat' }))).toEqual([])
  })
})

describe('the approved wordings', () => {
  const folder = new URL('../../../../../fixtures/wording/', import.meta.url)
  const texts = new Map<string, string>()
  for (const file of readdirSync(folder)) {
    const rows = parse(readFileSync(new URL(file, folder), 'utf8')) as { key: string; text: string }[]
    for (const { key, text } of rows) texts.set(key, text)
  }
  const filled = (text: string): string =>
    text
      .replaceAll('{{机构}}', '星海消费金融')
      .replaceAll('{{工号}}', 'A1023')
      .replaceAll('{{答复期限}}', '2026年12月5日')
      .replaceAll('{{年化利率}}', '18%')
      .replaceAll(/\{\{.+?\}\}/g, '甲')
      .replaceAll(/\[\[|\]\]/g, '')

  const offered = disclosureDuties().flatMap(({ id, wordings }) => wordings.map((key) => [id, key] as const))
  it.each(offered)('%s is done by %s as written', (id, key) => {
    const duty = disclosureDuties().find((one) => one.id === id)
    const { purposes, channels, direction, target, about } = duty?.when ?? {}
    const type = about?.types[0] ?? ''
    const said = [...customer('投诉 我被骗了 不想活了'), ...agent('日息万五，年化18%，分期方案')]
    const given = { purpose: purposes?.[0], channel: channels?.[0], direction, target, said }
    const base = context({ ...given, tickets: [{ code: 'T-1', type }] })
    expect(item(base, id)).toBeDefined()
    const text = filled(texts.get(key) ?? '')
    const last = item({ ...base, said: [...base.said, { role: 'agent', text }] }, id)
    expect(last?.done).toBe(true)
  })
})
