import { createHash } from 'node:crypto'
import { addDays, type BusinessDate, type Instant, instantOf, parseWording } from '@zuoxi/sdk'
import { fixtureWordingId, type FixtureWording } from '@zuoxi/sdk/rehearsal'
import type { Database as Sqlite } from 'better-sqlite3'

/** Who the demo desk is to its customers: invented, and so is the number. */
const demoInstitution = { institution: '演示消费金融', hotline: '400-000-0000' } as const

/**
 * Put approved wordings into a demo desk, on its bare writing connection, so
 * that a seeding can do it inside its own transaction. A version that is there
 * stays as it is: versions are immutable.
 *
 * @param today what `-12d` and `+5d` count from.
 * @returns how many versions were new.
 * @throws WordingSyntaxError when a text does not parse.
 */
export function seedWording(sqlite: Sqlite, wording: readonly FixtureWording[], today: BusinessDate): number {
  const meta = sqlite.prepare('insert into desk_meta (name, value) values (?, ?) on conflict do nothing')
  for (const [name, value] of Object.entries(demoInstitution)) meta.run(name, value)
  const insert = sqlite.prepare(`
    insert into script_version
      (id, key, version, title, scenario, aliases, stages, needs_bill, status, segments, favourite, effective_from, effective_to, content_hash)
    values
      (@id, @key, @version, @title, @scenario, @aliases, @stages, @needsBill, @status, @segments, @favourite, @effectiveFrom, @effectiveTo, @contentHash)
    on conflict do nothing`)
  let created = 0
  for (const one of wording) created += insert.run(rowOf(one, today)).changes
  return created
}

function rowOf(wording: FixtureWording, today: BusinessDate): Record<string, string | number | null> {
  const segments = JSON.stringify(parseWording(wording.text))
  return {
    id: fixtureWordingId(wording),
    key: wording.key,
    version: wording.version,
    title: wording.title,
    scenario: wording.scenario,
    aliases: JSON.stringify(wording.aliases),
    stages: JSON.stringify(wording.stages),
    needsBill: wording.needsBill ? 1 : 0,
    status: wording.status,
    segments,
    favourite: wording.favourite ?? null,
    effectiveFrom: startOfDay(dayOf(wording.from, today)),
    // `to` is the last day on which the wording may be used.
    effectiveTo: wording.to === undefined ? null : startOfDay(addDays(dayOf(wording.to, today), 1)),
    contentHash: createHash('sha256').update(segments).digest('hex'),
  }
}

function dayOf(text: string, today: BusinessDate): BusinessDate {
  const relative = /^([+-]\d{1,4})d$/.exec(text)
  return relative ? addDays(today, Number(relative[1])) : (text as BusinessDate)
}

/** Midnight in Shanghai, whose clocks have not been shifted since 1991. */
function startOfDay(day: BusinessDate): Instant {
  return instantOf(Date.parse(`${day}T00:00:00+08:00`))
}
