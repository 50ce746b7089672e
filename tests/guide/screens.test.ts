import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { root } from '../../scripts/run.ts'
import { agentStory } from '../../scripts/screens/agent-story.ts'
import { stories } from '../../scripts/screens/stories.ts'
import { picturesOf } from '../../scripts/screens/story.ts'

const folder = join(root, 'docs/screens')
const drawn = new Map<string, string>()

beforeAll(async () => {
  for (const story of stories) for (const [name, svg] of await picturesOf(story)) drawn.set(name, svg)
}, 60_000)

const named = stories.flatMap(({ scenes }) => scenes.flatMap(({ picture }) => (picture ? [picture.name] : [])))

test.each(named)('the picture %s is what the program draws now', (name) => {
  const kept = readFileSync(join(folder, `${name}.svg`), 'utf8')
  expect(kept === drawn.get(name), 'run node --conditions=@zuoxi/source scripts/record-screens.ts').toBe(true)
})

test('no picture is kept that nobody draws', () => {
  expect(readdirSync(folder).map((file) => basename(file, '.svg'))).toEqual(named.toSorted())
})

test('a second walk draws the same, to the byte', async () => {
  expect(await picturesOf({ ...agentStory, scenes: agentStory.scenes.slice(0, 6) })).toEqual(
    new Map([...drawn].filter(([name]) => ['search', 'wording', 'gate'].includes(name))),
  )
}, 60_000)
