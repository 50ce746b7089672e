import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { conversationJsonSchema } from '../../src/rehearsal/index.ts'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'

const folder = join(import.meta.dirname, '../../../../fixtures')
const schema = z.fromJSONSchema(conversationJsonSchema())
const holds = (yaml: string) => schema.safeParse(parse(yaml)).success

it('is the file that editors are pointed to (else run scripts/schema.ts)', () => {
  const file: unknown = JSON.parse(readFileSync(join(folder, 'conversation.schema.json'), 'utf8'))
  expect(file).toEqual(conversationJsonSchema())
})

it('takes every conversation there is', () => {
  const files = readdirSync(join(folder, 'conversations'), { recursive: true, encoding: 'utf8' })
  const read = files.filter((name) => /(?<!\.turns)\.yaml$/.test(name))
  expect(read.length).toBeGreaterThan(40)
  expect(read.filter((name) => !holds(readFileSync(join(folder, 'conversations', name), 'utf8')))).toEqual([])
})

describe('of a conversation', () => {
  const one = (turn: string) => `id: a\ntitle: 标题\ncustomer: zhang-wei\nturns:\n  - customer: 在吗\n  - ${turn}\n`

  it.each(["move: '${status}'", "expect: { messages: '${n}' }\n    say: 您好", 'include: greet.turns.yaml'])(
    'takes %s',
    (turn) => expect(holds(one(turn))).toBe(true),
  )

  it.each(['shout: 您好', 'move: opne', 'say: 您好\n    expects: {}', 'say: 5'])('refuses %s', (turn) =>
    expect(holds(one(turn))).toBe(false),
  )
})
