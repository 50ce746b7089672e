import { expect, test } from 'vitest'
import type { DeskClient, ReplayChange, ScriptVersionId } from '@zuoxi/sdk'
import { refusalOf } from '../support/desk.ts'
import { member, talking } from './floor.ts'

type Subject = Parameters<DeskClient['gate']['replay']>[0]['subject']

const soon = `
- id: house-at-once
  title: { zh: 不说抓紧, en: Nothing at once }
  why: { zh: 时间写清楚, en: Say by when }
  severity: block
  source: 演示机构服务规范
  clause: 第9条
  certainty: H
  effectiveFrom: 2026-01-01
  when: { phraseSet: { anyOf: [抓紧处理] } }
  passing: ['明天处理']
  failing: ['抓紧处理']
`

async function history(messages: number) {
  const talk = await talking()
  const officer = await member(talk.desk, 'officer.li', 'officer')
  const insert = talk.desk.room.store.sqliteWriter.prepare(
    `insert into message (id, conversation_id, seq, role, kind, body, wording, author_id, at)
     values (?, ?, ?, 'agent', 'text', ?, ?, 'local-agent', ?)`,
  )
  for (let i = 0; i < messages; i += 1) {
    const body = i % 10 === 0 ? '账单我为您抓紧处理，金额是¥9.99。' : '好的，请稍等。'
    const wording = i % 50 === 0 ? [{ scriptVersionId: 'x', key: 'open.greeting', version: 1, slots: {} }] : []
    // Many in one millisecond: a step goes on inside of it.
    insert.run(`m${i}`, talk.conversationId, 100 + i, body, JSON.stringify(wording), '2026-11-19T02:00:00.000Z')
  }
  const all = async (subject: Subject) => {
    const changes: ReplayChange[] = []
    const done: number[] = []
    let cursor: string | undefined
    do {
      const answer = await officer.gate.replay({ subject, days: 30, ...(cursor !== undefined && { cursor }) })
      changes.push(...answer.changes)
      done.push(answer.done)
      expect(answer.total).toBe(messages)
      cursor = answer.cursor
    } while (cursor !== undefined)
    return { changes, done }
  }
  return { ...talk, officer, all }
}

test('a new rule over what was said, step by step: each message once', async () => {
  const { all } = await history(450)
  const { changes, done } = await all({ kind: 'rules', yaml: soon })
  expect(done).toEqual([200, 400, 450])
  expect(changes).toHaveLength(45)
  expect(new Set(changes.map(({ id }) => id)).size).toBe(45)
  // Figures are no part of it: there is no ledger of that day to hold them against.
  expect(changes[0]).toMatchObject({ before: 'ok', after: 'block', rules: ['house-at-once'], where: 'message' })
})

test('a new text, over the messages that used its key', async () => {
  const { desk, agent, officer } = await history(100)
  const { scriptVersionId } = await agent.wording.fill({ key: 'open.greeting' })
  const subject: Subject = { kind: 'wording', scriptVersionId }
  expect(await officer.gate.replay({ subject })).toEqual({ done: 2, total: 2, changes: [] })
  const segments = JSON.stringify([{ kind: 'locked', text: '再不还就通知您单位。' }])
  desk.room.store.sqliteWriter
    .prepare('update script_version set segments = ? where id = ?')
    .run(segments, scriptVersionId)
  const { changes } = await officer.gate.replay({ subject })
  expect(changes).toMatchObject([
    { before: 'ok', after: 'block', rules: ['threat-exposure'] },
    { before: 'ok', after: 'block' },
  ])
})

test('days are those of Shanghai; what is not there, and a cursor of one’s own making, are refused', async () => {
  const { officer } = await history(1)
  const subject: Subject = { kind: 'rules', yaml: soon }
  expect(await officer.gate.replay({ subject, days: 1 })).toMatchObject({ total: 1 })
  for (const cursor of ['nonsense', Buffer.from('["a","b","c","d","e"]').toString('base64url')]) {
    expect(await refusalOf(officer.gate.replay({ subject, cursor }))).toMatchObject({ code: 'INVALID_INPUT' })
  }
  const none = { kind: 'wording', scriptVersionId: 'none' as ScriptVersionId } as const
  expect(await refusalOf(officer.gate.replay({ subject: none }))).toMatchObject({ code: 'NOT_FOUND' })
  const rule = { kind: 'rule', rule: 'none', status: 'suspended' } as const
  expect(await refusalOf(officer.gate.replay({ subject: rule }))).toMatchObject({ code: 'NOT_FOUND' })
})
