import fc from 'fast-check'
import { expect, it } from 'vitest'
import { type FiledConversation, select, shardOf } from '../../../src/rehearsal/index.ts'

const filed = (id: string, tags: readonly string[] = []): FiledConversation =>
  ({ file: `${id}.yaml`, conversation: { id, tags }, places: [] }) as unknown as FiledConversation
const idsOf = (chosen: readonly FiledConversation[]) => chosen.map(({ conversation }) => conversation.id)
const ids = fc.uniqueArray(fc.stringMatching(/^[a-z0-9]{1,8}$/), { maxLength: 60 })

it('gives each conversation to one shard, whichever others there are', () => {
  fc.assert(
    fc.property(ids, fc.integer({ min: 1, max: 7 }), (names, of) => {
      const shards = Array.from({ length: of }, (_, i) =>
        idsOf(
          select(
            names.map((name) => filed(name)),
            { shard: { index: i + 1, of } },
          ),
        ),
      )
      expect(shards.flat().toSorted()).toEqual(names.toSorted())
      const [gone, ...rest] = names
      if (gone === undefined) return
      const without = idsOf(
        select(
          rest.map((name) => filed(name)),
          { shard: { index: 1, of } },
        ),
      )
      expect(without).toEqual(shards[0]?.filter((name) => name !== gone))
    }),
  )
})

it('shuffles by a seed, and keeps the order of those that stay when one goes', () => {
  fc.assert(
    fc.property(ids, fc.string(), (names, seed) => {
      const order = idsOf(
        select(
          names.map((name) => filed(name)),
          { seed },
        ),
      )
      expect(order.toSorted()).toEqual(names.toSorted())
      const rest = idsOf(
        select(
          names.slice(1).map((name) => filed(name)),
          { seed },
        ),
      )
      expect(rest).toEqual(order.filter((name) => name !== names[0]))
    }),
  )
  const names = Array.from({ length: 20 }, (_, i) => filed(`c${i}`))
  expect(idsOf(select(names, { seed: '1' }))).not.toEqual(idsOf(select(names, { seed: '2' })))
})

it('wants one of the tags and none of those with a mark', () => {
  const all = [filed('a', ['x']), filed('b', ['x', 'y']), filed('c', ['z']), filed('d')]
  expect(idsOf(select(all, { tags: ['x', 'z'] }))).toEqual(['a', 'b', 'c'])
  expect(idsOf(select(all, { tags: ['!y'] }))).toEqual(['a', 'c', 'd'])
  expect(idsOf(select(all, { tags: ['x', '!y'] }))).toEqual(['a'])
})

it('reads shards', () => {
  expect(shardOf('2/5')).toEqual({ index: 2, of: 5 })
  for (const wrong of ['0/2', '3/2', '1', '1/', 'a/b', '1/2/3', '-1/2']) expect(shardOf(wrong)).toBeUndefined()
})
