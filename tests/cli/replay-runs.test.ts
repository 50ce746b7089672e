import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { newHome, startZuoxi, zuoxi, zuoxiJson } from './zuoxi.ts'

// Each of these starts the program several times, or plays everything there is.
vi.setConfig({ testTimeout: 120_000 })

const home = newHome()
const at = { home: home.path }
const folder = join(home.path, 'files')
const many = join(folder, 'many')
afterAll(home.remove)

interface Answer {
  readonly total: number
  readonly passed: number
  readonly failed: number
  readonly results: readonly { id: string; file: string; ok: boolean; durationMs: number; failures: unknown[] }[]
}

const idsOf = ({ results }: Answer) => results.map(({ id }) => id)
const write = (name: string, text: string) => {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
const greeting = (id: string, { tags = '', expect: wanted = '{ sent: 您好 }' } = {}) =>
  `id: ${id}\ntitle: 问候\ntags: [${tags}]\ncustomer: zhang-wei\nturns:\n  - customer: 在吗\n  - say: 您好，请讲。\n    expect: ${wanted}\n`

beforeAll(() => {
  mkdirSync(many, { recursive: true })
  for (let i = 0; i < 12; i += 1) write(`many/c${i}.yaml`, greeting(`c-${i}`, { tags: i % 2 ? '单' : '双, 慢' }))
})

describe('choosing', () => {
  it('takes globs and tags, and refuses a tag that nothing has', async () => {
    const glob = await zuoxiJson<Answer>(['replay', join(folder, 'many/c1*.yaml')], at)
    expect(idsOf(glob.json)).toEqual(['c-1', 'c-10', 'c-11'])
    const tagged = await zuoxiJson<Answer>(['replay', many, '--tags', '双,!单'], at)
    expect(tagged.json.total).toBe(6)
    const strange = await zuoxiJson(['replay', many, '--tags', '!没有'], at)
    expect(strange.code).toBe(2)
    expect(JSON.stringify(strange.json)).toContain('双')
  })

  it('gives every conversation to one shard, and the same order to the same seed', async () => {
    const shards = await Promise.all(
      ['1/2', '2/2'].map((shard) => zuoxiJson<Answer>(['replay', many, '--shard', shard], at)),
    )
    const all = shards.flatMap(({ json }) => idsOf(json))
    expect(all.toSorted()).toEqual(Array.from({ length: 12 }, (_, i) => `c-${i}`).toSorted())
    const [once, again] = await Promise.all([1, 2].map(() => zuoxiJson<Answer>(['replay', many, '--seed', '7'], at)))
    expect(idsOf(once!.json)).toEqual(idsOf(again!.json))
    expect(idsOf(once!.json)).not.toEqual(idsOf(once!.json).toSorted())
  })

  it('plays only what failed the last time, and stops at the first failure when told to', async () => {
    const wrong = write('many/wrong.yaml', greeting('wrong', { expect: '{ messages: 9 }' }))
    const other = write('many/wrong-too.yaml', greeting('wrong-too', { expect: '{ messages: 9 }' }))
    const bailed = await zuoxiJson<Answer>(['replay', many, '--bail'], at)
    expect(bailed.code).toBe(1)
    expect(bailed.json).toMatchObject({ total: 13, passed: 12, failed: 1 })
    await zuoxiJson<Answer>(['replay', many], at)
    const failed = await zuoxiJson<Answer>(['replay', many, '--only', 'failed'], at)
    expect(idsOf(failed.json).toSorted()).toEqual(['wrong', 'wrong-too'])
    writeFileSync(wrong, greeting('wrong'))
    writeFileSync(other, greeting('wrong-too'))
    expect((await zuoxiJson<Answer>(['replay', many, '--only', 'failed'], at)).json).toMatchObject({
      total: 2,
      failed: 0,
    })
    const none = await zuoxiJson<Answer>(['replay', many, '--only', 'failed'], at)
    expect(none).toMatchObject({ code: 0, json: { total: 0 } })
  })
})

describe('playing', () => {
  it('comes to the same in several processes as in one', async () => {
    const wrong = write('wrong.yaml', greeting('alone', { expect: '{ sent: 再见 }' }))
    const plain = ({ json }: { json: Answer }) => json.results.map(({ durationMs: _ms, ...rest }) => rest)
    const one = await zuoxiJson<Answer>(['replay', many, wrong, '--workers', '1'], at)
    const three = await zuoxiJson<Answer>(['replay', many, wrong, '--workers', '3'], at)
    expect(plain(three)).toEqual(plain(one))
    expect(three).toMatchObject({ code: 1, json: { failed: 1 } })
    expect(Object.keys(three.json.results[0]!).toSorted()).toEqual(['durationMs', 'failures', 'file', 'id', 'ok'])
  })

  it('writes JUnit and leaves text for machines out of it', async () => {
    const file = join(home.path, 'junit.xml')
    const wrong = write('wrong.yaml', greeting('alone', { expect: `{ sent: '<&"再见' }` }))
    const { out, code } = await zuoxi(['replay', wrong, '--junit', file], at)
    expect(code).toBe(1)
    expect(out).toContain(file)
    const xml = readFileSync(file, 'utf8')
    expect(xml).toContain('tests="1" failures="1"')
    expect(xml).toContain('&lt;&amp;&quot;再见')
  })

  it.each([
    ['--store', 'postgres'],
    ['--store', 'paper'],
    ['--stage', 'moon'],
    ['--shard', '3/2'],
    ['--workers', '0'],
    ['--only', 'passed'],
    ['--tags', ','],
    ['--step'],
    ['--watch'],
    ['--update', '--step'],
  ])('refuses what cannot be meant: %s %s', async (...flags) => {
    const { code, json } = await zuoxiJson<{ error: { code: string } }>(['replay', many, ...flags], at)
    expect({ code, error: json.error.code }).toEqual({ code: 2, error: 'BAD_USE' })
  })
})

describe('working on a file', () => {
  it('writes goldens that the file states, and nothing else of it', async () => {
    const text = [
      'id: golden',
      'title: 改写   # a comment',
      'customer: zhang-wei',
      'turns:',
      '  - customer: 在吗',
      '  - say: 您好，请问有什么可以帮您？',
      "    expect: { sent: '您好，请问什么能帮您？' }   # golden",
      '  - say: 请稍等',
      "    expect: { ledger: { overdue: '1.00' }, messages: 9 }",
      '',
    ].join('\n')
    const file = write('golden.yaml', text)
    const { code, json } = await zuoxiJson<Answer>(['replay', file, '--update'], at)
    expect(readFileSync(file, 'utf8')).toBe(
      text.replace('请问什么能帮您', '请问有什么可以帮您').replace('1.00', '1916.98'),
    )
    expect(code).toBe(1)
    expect(json.results[0]?.failures).toEqual([{ turn: 3, expected: 'messages: 9', actual: 'messages: 3' }])
  })

  it('steps on and back, and shows what is there', async () => {
    const file = write('golden.yaml', greeting('step', { expect: '{ messages: 9 }' }))
    const stdin = 'n\nl\nc\nb\nn\nzz\nn\n'
    const { out, code } = await zuoxi(['replay', file, '--step', '--lang', 'en'], { ...at, stdin })
    expect(code).toBe(1)
    expect([...out.matchAll(/turn (\d) of 2/g)].map(([, turn]) => turn)).toEqual(['1', '2', '1', '2'])
    for (const said of ['overdue in all ¥1,916.98', 'customer  在吗', 'no such command: zz', 'got messages: 2'])
      expect(out).toContain(said)
    const left = await zuoxi(['replay', file, '--step', '--lang', 'en'], { ...at, stdin: 'q\n' })
    expect(left).toMatchObject({ code: 1, out: expect.stringContaining('left before the end') })
  })

  it('plays again what a change concerns, over a file that is no good for a while', async () => {
    const file = write('golden.yaml', greeting('watched'))
    const running = startZuoxi(['replay', file, join(many, 'c1.yaml'), '--watch', '--lang', 'en'], at)
    await running.wrote(/2 of 2 passed\nwatching 2 files/)
    writeFileSync(file, 'id: watched\n')
    await running.wrote(/golden\.yaml:1:1 {2}'title' is missing/)
    writeFileSync(file, greeting('watched', { expect: '{ messages: 9 }' }))
    await running.wrote(/0 of 1 passed/)
    running.child.kill('SIGINT')
    expect((await running.finished).code).toBe(1)
  })
})
