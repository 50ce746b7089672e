import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  type FiledConversation,
  type RehearsalResult,
  reportHtml,
  type RunFacts,
} from '../../../src/rehearsal/index.ts'
import { FixtureConversation } from '../../../src/rehearsal/index.ts'

const facts: RunFacts = {
  startedAt: '2026-11-20T02:00:00.000Z' as RunFacts['startedAt'],
  durationMs: 10,
  stages: ['memory'],
  lang: 'zh-CN',
  file: '/house/out/report.html',
}

function filed(id: string, title: string): FiledConversation {
  const conversation = FixtureConversation.parse({ id, title, customer: 'zhang-wei', turns: [{ customer: '您好' }] })
  return { file: `/house/对话/${id}.yaml`, conversation, places: [{ line: 4, column: 3 }] }
}

function result(id: string, failures: RehearsalResult['failures']): RehearsalResult {
  return { id, file: `/house/对话/${id}.yaml`, ok: failures.length === 0, durationMs: 5, failures }
}

const report = () =>
  reportHtml({
    results: [result('good', []), result('bad', [{ turn: 0, expected: '<b>', actual: '</noscript><img src=x>' }])],
    conversations: [filed('good', '顺利'), filed('bad', '</script><img src=x>')],
    facts,
  })

it('allows its own script and style, and nothing else', () => {
  const html = report()
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? ''
  const hashOf = (code = '') => `'sha256-${createHash('sha256').update(code).digest('base64')}'`
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`script-src ${hashOf(/<script>(.*?)<\/script>/s.exec(html)?.[1])};`)
  expect(policy).toContain(`style-src ${hashOf(/<style>(.*?)<\/style>/s.exec(html)?.[1])};`)
  expect(policy).not.toContain('unsafe')
  expect(html).not.toMatch(/https?:/)
})

it('has failures first, and says them without scripts too', () => {
  const html = report()
  const run = JSON.parse(/id="run">(.*?)<\/script>/s.exec(html)?.[1] ?? '') as {
    rows: { id: string }[]
    failed: number
  }
  expect(run.rows.map(({ id }) => id)).toEqual(['bad', 'good'])
  expect(run.failed).toBe(1)
  const plain = /<noscript>(.*?)<\/noscript>/s.exec(html)?.[1] ?? ''
  expect(plain).toContain('bad (/house/对话/bad.yaml): &lt;b&gt; → &lt;/noscript&gt;&lt;img')
  expect(html).not.toContain('<img')
})

it('is the same for the same run', () => {
  expect(report()).toBe(report())
})
