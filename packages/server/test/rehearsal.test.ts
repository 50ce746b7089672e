import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Clock, Instant } from '@zuoxi/sdk'
import { type Cast, fixtureCustomerId, needsOf, readCast, rehearse, type RehearsalReport } from '@zuoxi/sdk/rehearsal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { memoryStage } from '../src/index.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures')
const conversations = join(fixtures, 'conversations')

let cast: Cast
let folder: string
beforeAll(async () => {
  cast = await readCast(fixtures)
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-rehearsal-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const faults: unknown[] = []
const inMemory = memoryStage({ log: (fault) => faults.push(fault) })

let ticks = 0
const clock: Clock = { nowMs: () => (ticks += 5) }

function play(paths: readonly string[], signal?: AbortSignal): Promise<RehearsalReport> {
  return rehearse({ cast, paths, stage: inMemory, clock, ...(signal && { signal }) })
}

it('plays every fixture conversation that needs no screen as it expects to be played', async () => {
  const names = (await readdir(conversations)).filter((name) => name !== 'screen')
  const report = await play(names.map((name) => join(conversations, name)))
  expect(report.results.filter((result) => !result.ok)).toEqual([])
  const total = cast.conversations.filter((conversation) => !needsOf(conversation).screen).length
  expect(report).toMatchObject({ total, passed: total, failed: 0 })
  expect(new Set(report.results.map((result) => result.durationMs))).toEqual(new Set([5]))
  expect(faults).toEqual([])
}, 300_000)

it('plays the example that the README of the fixtures shows', async () => {
  const readme = await readFile(join(fixtures, 'README.md'), 'utf8')
  const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? []
  const file = join(folder, 'example.yaml')
  await writeFile(file, example)
  expect((await play([file])).results).toMatchObject([{ id: 'how-much', ok: true, failures: [] }])
})

it('puts the whole cast on one desk, where each can be found and shown', async () => {
  const scene = await inMemory.open(cast, '2026-11-20T02:00:00.000Z' as Instant, {
    role: 'agent',
    restarts: false,
    screen: false,
  })
  const { agent } = scene
  const found = await agent.customers.search({ text: 'zw 8899' })
  expect(found.results[0]?.id).toBe('fx-zhang-wei')
  const overdue = new Map<string, number>()
  for (const person of cast.people) {
    const shown = await agent.customers.overview({ customerId: fixtureCustomerId(person.id) })
    expect(shown.billCount).toBe(person.bills.length)
    expect(shown.loans).toHaveLength(person.loans.length)
    overdue.set(person.id, shown.overdueFen)
  }
  expect(overdue.get('zhang-wei')).toBe(191698)
  expect(overdue.get('lv-xiaoqing')).toBe(0)
  await scene.close()
})

it('stops between conversations when told to', async () => {
  const stop = new AbortController()
  stop.abort()
  await expect(play([conversations], stop.signal)).rejects.toThrow('aborted')
})
