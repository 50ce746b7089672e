import Database from 'better-sqlite3'
import { describe, expect, it } from 'vitest'
import { planSearch } from '../../src/rules/search-query.ts'
import { migrate } from '../../src/store/migrate.ts'
import type { SearchDoc } from '../../src/store/search/index.ts'
import { SearchReader } from '../../src/store/search/search-reader.ts'
import { SearchWriter } from '../../src/store/search/search-writer.ts'
import { bruteForce } from './brute-force.ts'
import { inventDoc, inventQuery, randomFrom } from './invented.ts'

/** A search index beside the plain list of what is in it. */
function desk() {
  const sqlite = new Database(':memory:')
  migrate(sqlite)
  const docs = new Map<number, SearchDoc>()
  // As two processes on one file: each remembers things, and what it remembers may be out of date.
  const writers = [new SearchWriter(sqlite), new SearchWriter(sqlite)]
  let turn = 0
  const reader = new SearchReader(sqlite)
  const write = (work: () => void) => sqlite.transaction(work)()
  return {
    sqlite,
    docs,
    switchWriter: () => (turn += 1),
    change: (remove: readonly number[], add: readonly SearchDoc[]) => {
      write(() => writers[turn % 2]?.apply({ remove, add }))
      for (const num of remove) docs.delete(num)
      for (const doc of add) docs.set(doc.num, doc)
    },
    changeInVain: (remove: readonly number[], add: readonly SearchDoc[]) => {
      const undo = new Error('undo')
      expect(() =>
        write(() => {
          writers[turn % 2]?.apply({ remove, add })
          throw undo
        }),
      ).toThrow(undo)
    },
    agree: (queries: number, random: (below: number) => number) => {
      const everyone = [...docs.values()]
      for (let i = 0; i < queries; i++) {
        const text = inventQuery(random, 1 + random(4000))
        expect({ text, found: reader.find(planSearch(text)) }).toEqual({ text, found: bruteForce(everyone, text) })
      }
    },
    heavyPrefixes: () => (sqlite.prepare('select count(*) as n from search_heavy').get() as { n: number }).n,
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i)

describe('the ladder answers what brute force answers', () => {
  it('after one big load', () => {
    const random = randomFrom(1)
    const { change, agree, heavyPrefixes } = desk()
    change(
      [],
      range(1, 3001).map((num) => inventDoc(random, num)),
    )
    expect(heavyPrefixes()).toBeGreaterThan(50)
    agree(1500, random)
  })

  it('after many small loads, one by one across the edge of heavy', () => {
    const random = randomFrom(2)
    const { change, agree } = desk()
    change(
      [],
      range(1, 251).map((num) => inventDoc(random, num)),
    )
    for (let num = 251; num < 620; num += 1) change([], [inventDoc(random, num)])
    agree(300, random)
    for (let num = 620; num < 2500; num += 40) {
      change(
        [],
        range(num, num + 40).map((each) => inventDoc(random, each)),
      )
      agree(15, random)
    }
  })

  it('after removals, rank changes and corrections in any order', () => {
    const random = randomFrom(3)
    const { change, changeInVain, switchWriter, agree, docs } = desk()
    change(
      [],
      range(1, 2001).map((num) => inventDoc(random, num)),
    )
    let next = 2001
    for (let round = 0; round < 60; round++) {
      const nums = [...docs.keys()]
      const chosen = [...new Set(range(0, 30).map(() => nums[random(nums.length)] ?? 1))]
      const changed = chosen.filter((_, i) => i % 3 > 0).map((num) => ({ ...inventDoc(random, num) }))
      const fresh = range(next, next + random(20)).map((num) => inventDoc(random, num))
      if (random(5) === 0) changeInVain(chosen, [...changed, ...fresh])
      if (random(3) === 0) switchWriter()
      change(chosen, [...changed, ...fresh])
      next += fresh.length
      agree(30, random)
    }
  })

  it('down to an empty desk and up again', () => {
    const random = randomFrom(4)
    const { change, agree, docs, sqlite } = desk()
    change(
      [],
      range(1, 901).map((num) => inventDoc(random, num)),
    )
    while (docs.size > 0) {
      // The best first, which is what empties the stored lists.
      const best = [...docs.values()].sort((a, b) => a.nrank - b.nrank || a.num - b.num).slice(0, 60)
      change(
        best.map((doc) => doc.num),
        [],
      )
      agree(25, random)
    }
    expect(
      sqlite.prepare('select (select count(*) from search_key) + (select count(*) from search_heavy) as n').get(),
    ).toEqual({ n: 0 })
    change(
      [],
      range(1, 901).map((num) => inventDoc(random, num)),
    )
    agree(200, random)
  })

  it('keeps no list but the heavy prefixes’, and a list for each', () => {
    const random = randomFrom(5)
    const { change, sqlite } = desk()
    for (let num = 1; num < 2000; num += 333)
      change(
        [],
        range(num, num + 333).map((each) => inventDoc(random, each)),
      )
    const keys = sqlite.prepare('select key from search_key').pluck().all() as string[]
    const counts = new Map<string, number>()
    for (const key of keys) {
      const from = key.startsWith('x') ? key.indexOf('|') + 2 : 1
      const characters = Array.from(key.slice(from))
      characters.forEach((_, i) => {
        const prefix = key.slice(0, from) + characters.slice(0, i + 1).join('')
        counts.set(prefix, (counts.get(prefix) ?? 0) + 1)
      })
    }
    const heavy = [...counts]
      .filter(([, rows]) => rows > 256)
      .map(([prefix]) => prefix)
      .sort()
    expect(sqlite.prepare('select prefix from search_heavy order by prefix').pluck().all()).toEqual(heavy)
  })
})
