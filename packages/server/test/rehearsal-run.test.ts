import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Cast,
  failedBefore,
  playOnStages,
  readCast,
  readConversations,
  RehearsalFailed,
  rehearseFile,
  rememberFailed,
  type Scene,
  type Stage,
  step,
  type StepWish,
} from '@zuoxi/sdk/rehearsal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { httpStage, memoryStage } from '../src/index.ts'

const fixtures = join(import.meta.dirname, '../../../fixtures')
const stage = memoryStage()
const clock = { nowMs: () => 0 }

let cast: Cast
let folder: string
beforeAll(async () => {
  cast = await readCast(fixtures)
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-run-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const turns = 'turns:\n  - customer: 在吗\n  - say: 您好\n  - ticket: {}\n    expect: { ticket: { priority: P2 } }\n'

async function filed(id: string, text = turns) {
  const file = join(folder, `${id}.yaml`)
  await writeFile(file, `id: ${id}\ntitle: 测试\ncustomer: zhang-wei\nintent: PAY.not_credited\n${text}`)
  const [one] = await readConversations([file], cast)
  return one!
}

/** A stage on which one thing of the desk is another. */
function bent(name: string, bend: (scene: Scene) => Scene['agent']): Stage {
  return {
    name,
    open: async (...asked) => {
      const scene = await stage.open(...asked)
      return Object.create(scene, { agent: { get: () => bend(scene) } }) as Scene
    },
  }
}

it('finds two stages equal that are, whatever ids they gave', async () => {
  const one = await filed('equal')
  const result = await playOnStages({ cast, stages: [stage, httpStage()], clock }, one)
  expect(result.failures.filter(({ kind }) => kind === 'difference')).toEqual([])
})

it('fails where a stage leads to another outcome, as a kind of its own', async () => {
  const one = await filed('differs')
  const other = bent('bent', (scene) => ({
    ...scene.agent,
    conversations: {
      ...scene.agent.conversations,
      send: async (input) => {
        const sent = await scene.agent.conversations.send(input)
        return { ...sent, body: '别的话' }
      },
    },
  }))
  const { ok, failures } = await playOnStages({ cast, stages: [stage, other], clock }, one)
  expect(ok).toBe(false)
  expect(failures.filter(({ kind }) => kind === 'difference')).toContainEqual({
    turn: 2,
    expected: 'memory: message.body 您好',
    actual: 'bent: message.body 别的话',
    kind: 'difference',
  })
})

it('fails the one conversation that something breaks in, and names the turn', async () => {
  const one = await filed('broken')
  const broken = bent('broken', () => {
    throw new Error('the cable was cut')
  })
  const result = await playOnStages({ cast, stages: [broken], clock }, one)
  expect(result).toMatchObject({ ok: false, failures: [{ turn: 2, actual: 'broken: Error: the cable was cut' }] })
})

it('tells what had failed before something broke', async () => {
  const failsFirst = 'turns:\n  - customer: 在吗\n    expect: { sent: 别的话 }\n  - say: 您好\n'
  const broken = bent('broken', () => {
    throw new Error('the cable was cut')
  })
  const { failures } = await playOnStages({ cast, stages: [broken], clock }, await filed('broken-later', failsFirst))
  expect(failures.map(({ turn }) => turn)).toEqual([1, 2])
})

it('is one line of a test', async () => {
  const on = { cast, stage }
  const { file } = await filed('line', 'turns:\n  - customer: 在吗\n  - say: 您好\n')
  await expect(rehearseFile(file, on)).resolves.toMatchObject({ total: 1, failed: 0 })
  const wrong = await filed('wrong', 'turns:\n  - customer: 在吗\n    expect: { messages: 4 }\n')
  const failure = await rehearseFile(wrong.file, on).catch((error: unknown) => error)
  expect(failure).toBeInstanceOf(RehearsalFailed)
  expect(String(failure)).toContain('turn 1: expected messages: 4\n    got messages: 1')
})

it('goes back on a fresh desk, up to the turn before', async () => {
  const one = await filed('back')
  const wishes: StepWish[] = ['next', 'next', 'back', 'next', 'run']
  const asked: string[] = []
  const result = await step(one, {
    cast,
    stage,
    clock,
    stepper: {
      before: async (turn, play) => {
        let messages = 0
        if (play.conversationId !== undefined)
          for await (const _one of play.scene.owner.conversations.messages({ conversationId: play.conversationId }))
            messages += 1
        asked.push(`${turn}: ${messages}`)
        return wishes.shift() ?? 'quit'
      },
      after: () => {},
    },
  })
  expect(asked).toEqual(['1: 0', '2: 1', '3: 2', '2: 1', '3: 2'])
  expect(result).toMatchObject({ id: 'back' })
  const left = await step(one, { cast, stage, clock, stepper: { before: async () => 'quit', after: () => {} } })
  expect(left).toBeUndefined()
})

it('remembers what failed until it has passed, and nothing of a file that cannot be read', async () => {
  const file = join(folder, 'replay.json')
  const result = (id: string, ok: boolean) => ({ id, file: 'a.yaml', ok, durationMs: 0, failures: [] })
  await rememberFailed(file, [result('a', false), result('b', false), result('c', true)])
  await rememberFailed(file, [result('a', true)])
  expect([...(await failedBefore(file))]).toEqual([expect.stringMatching(/a\.yaml#b$/)])
  expect(await readFile(file, 'utf8')).toContain('#b')
  await writeFile(file, '{"failed": 7')
  expect((await failedBefore(file)).size).toBe(0)
})
