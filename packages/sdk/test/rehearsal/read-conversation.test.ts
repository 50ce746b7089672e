import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FixtureError } from '../../src/rehearsal/index.ts'
import { readConversation } from '../../src/rehearsal/read/read-conversation.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-read-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, text)
  return path
}

const head = 'id: how-much\ntitle: 到底还差多少\ncustomer: zhang-wei\n'

async function mistakes(path: string): Promise<string[]> {
  const error: unknown = await readConversation(path).catch((thrown: unknown) => thrown)
  if (!(error instanceof FixtureError)) throw error
  return error.problems.map(
    ({ file: where, line, column, problem }) => `${basename(where)}:${line}:${column} ${problem}`,
  )
}

describe('variables', () => {
  it('stand for themselves in a text, and keep their kind where they are the whole value', async () => {
    const path = await file(
      'vars.yaml',
      `${head}vars: { amount: '12.50', count: 2 }\nturns:\n  - customer: 我还差\${amount}元，$\${不是变量}\n    expect: { messages: '\${count}' }\n`,
    )
    const [sheet] = await readConversation(path)
    expect(sheet?.value.turns[0]).toMatchObject({ customer: '我还差12.50元，${不是变量}', expect: { messages: 2 } })
  })

  it('that nobody knows are refused where they stand, with the one that was meant', async () => {
    const path = await file(
      'unknown.yaml',
      `${head}vars: { amount: 1 }\nturns:\n  - customer: 你好\n  - say: \${amuont}元\n`,
    )
    expect(await mistakes(path)).toEqual(["unknown.yaml:7:10 there is no variable 'amuont'; did you mean 'amount'?"])
  })

  it('of an inherited name are unknown, too', async () => {
    const path = await file('proto.yaml', `${head}turns:\n  - customer: \${constructor}\n`)
    expect(await mistakes(path)).toEqual(["proto.yaml:5:15 there is no variable 'constructor'; known here: none"])
  })
})

describe('examples', () => {
  it('make a conversation of each row, under its own id', async () => {
    const path = await file(
      'table.yaml',
      `${head}vars: { word: 您好 }\nexamples:\n  - { name: polite, vars: {} }\n  - { name: curt, vars: { word: 说 } }\nturns:\n  - customer: 在吗\n  - say: \${word}\n`,
    )
    const sheets = await readConversation(path)
    expect(sheets.map(({ value }) => [value.id, value.turns[1]])).toEqual([
      ['how-much#polite', { say: '您好' }],
      ['how-much#curt', { say: '说' }],
    ])
  })

  it('that make a value wrong are refused where the value is used', async () => {
    const path = await file(
      'wrong.yaml',
      `${head}examples:\n  - { name: a, vars: { status: opne } }\nturns:\n  - customer: 在吗\n  - move: \${status}\n`,
    )
    expect((await mistakes(path))[0]).toMatch(/^wrong\.yaml:8:11 'move' must be one of new, open/)
  })
})

describe('included turns', () => {
  it('stand where they were asked for, and keep their own file and line for complaints', async () => {
    await file('greet.turns.yaml', '- customer: 在吗\n- say: ${word}\n- shout: 好\n')
    const path = await file('include.yaml', `${head}vars: { word: 您好 }\nturns:\n  - include: greet.turns.yaml\n`)
    expect(await mistakes(path)).toEqual([
      expect.stringMatching(/^greet\.turns\.yaml:3:3 has none of the keys that say what it is: customer, say/),
    ])
    await file('greet.turns.yaml', '- customer: 在吗\n- say: ${word}\n')
    const [sheet] = await readConversation(path)
    expect(sheet?.value.turns).toMatchObject([{ customer: '在吗' }, { say: '您好' }])
    expect(sheet?.at(['turns', 1, 'say'])).toMatchObject({ line: 2, column: 8, file: join(folder, 'greet.turns.yaml') })
  })

  it('that lead in a circle are refused, with the way round', async () => {
    await file('a.turns.yaml', '- include: b.turns.yaml\n')
    await file('b.turns.yaml', '- customer: 在吗\n- include: a.turns.yaml\n')
    const path = await file('circle.yaml', `${head}turns:\n  - include: a.turns.yaml\n`)
    expect(await mistakes(path)).toEqual([
      'b.turns.yaml:2:12 includes itself: a.turns.yaml → b.turns.yaml → a.turns.yaml; take one of them out',
    ])
  })

  it('that are not there, or of another kind of file, are refused where they were asked for', async () => {
    const missing = await file('missing.yaml', `${head}turns:\n  - include: none.turns.yaml\n`)
    expect(await mistakes(missing)).toEqual([
      "missing.yaml:5:14 'none.turns.yaml' there is no such file, or it may not be read",
    ])
    const secret = await file('secret.yaml', `${head}turns:\n  - include: ../../../etc/passwd\n`)
    expect((await mistakes(secret))[0]).toContain('must name a file that ends in .turns.yaml')
  })

  it('that double at every step are stopped before they fill the memory', async () => {
    await file('bomb0.turns.yaml', '- customer: 在吗\n'.repeat(64))
    for (let i = 1; i < 12; i++) await file(`bomb${i}.turns.yaml`, `- include: bomb${i - 1}.turns.yaml\n`.repeat(8))
    const path = await file('bomb.yaml', `${head}turns:\n  - include: bomb11.turns.yaml\n`)
    expect((await mistakes(path))[0]).toContain('leads to more than 2000 turns')
  })
})

it('refuses a file of a format that is still to come', async () => {
  const path = await file('later.yaml', `format: 2\n${head}turns:\n  - customer: 在吗\n`)
  expect(await mistakes(path)).toEqual(["later.yaml:1:9 'format' must be one of 1"])
})
