import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Cast, Chance, type FiledConversation, readCast } from '@zuoxi/sdk/rehearsal'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { playable, type Recorded, recordPlayed, replayRecorded } from './round-trip.ts'

const fixtures = join(import.meta.dirname, '../../../../fixtures')

let cast: Cast
let all: FiledConversation[]
let folder: string
beforeAll(async () => {
  cast = await readCast(fixtures)
  all = await playable(join(fixtures, 'conversations'), cast)
  folder = await mkdtemp(join(tmpdir(), 'zuoxi-recorded-'))
}, 60_000)
afterAll(() => rm(folder, { recursive: true, force: true }))

it('records every fixture conversation that was played, so that the file plays as it went', async () => {
  const recorded: Recorded[] = []
  const chance = new Chance(8719, 1)
  const thinking = () => chance.pick([0, 137, 2_345, 61_003, 200_500, 1_900_001])
  for (const [i, one] of all.entries()) {
    const saved = await recordPlayed(cast, one, i % 2 === 0 ? thinking : undefined)
    if (saved) recorded.push(saved)
  }
  const results = await replayRecorded(folder, cast, recorded)
  process.stdout.write(
    `recorded and replayed: ${results.filter(({ ok }) => ok).length} of ${all.length} conversations\n`,
  )
  expect(results.filter(({ ok }) => !ok)).toEqual([])
  expect(results).toHaveLength(all.length)
  const told = recorded.flatMap(({ of, file }) => (file.left.length > 0 ? [of] : []))
  expect(told).toEqual([])

  // Nothing of the people that they were recorded of is in the files.
  const people = new Map(cast.people.map((person) => [person.id, person]))
  const customerOf = new Map(all.map(({ conversation }) => [conversation.id, people.get(conversation.customer)]))
  for (const { of, file } of recorded) {
    const person = customerOf.get(of)
    if (!person) continue
    const { name, phone, residentId, address, customerNo, loans, bills, orders } = person
    const secrets = [
      name,
      phone,
      residentId,
      address,
      customerNo,
      ...[...loans, ...bills, ...orders].map(({ no }) => no),
    ]
    for (const secret of secrets) expect(file.yaml, of).not.toContain(secret)
  }
}, 300_000)
