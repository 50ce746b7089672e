import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Cast } from '../format/cast.ts'
import type { FixtureConversation } from '../format/conversation.ts'
import { FixturePerson } from '../format/person.ts'
import { FixtureWording } from '../format/wording.ts'
import { complainInto } from './check.ts'
import { checkConversations, type Known } from './check-conversations.ts'
import { checkPeople } from './check-people.ts'
import { checkWording } from './check-wording.ts'
import { findSheets } from './find-sheets.ts'
import { assertMended, FixtureError, type FixtureProblem } from './fixture-error.ts'
import { readRules } from './read-rules.ts'
import { readConversation } from './read-conversation.ts'
import { readSheet, type Sheet } from './read-sheet.ts'

/** A conversation and the file it was read from, which a report names. */
export interface FiledConversation {
  readonly file: string
  readonly conversation: FixtureConversation
}

/**
 * Read a whole cast: `people/`, `wording/` and `conversations/` below a folder, and `rules/` where there is one.
 *
 * @throws FixtureError with everything to mend in all of its files.
 */
export async function readCast(folder: string): Promise<Cast> {
  const [people, wording, conversations] = await Promise.all([
    readAll([join(folder, 'people')], FixturePerson),
    readAll([join(folder, 'wording')], z.array(FixtureWording)),
    readAllConversations([join(folder, 'conversations')]),
  ])
  assertMended([...people.problems, ...wording.problems, ...conversations.problems])
  const known = { people: valuesOf(people), wording: valuesOf(wording).flat() }

  const problems: FixtureProblem[] = []
  const complain = complainInto(problems)
  checkPeople(people.sheets, complain)
  checkWording(wording.sheets, complain)
  checkConversations(conversations.sheets, known, complain)
  assertMended(problems)
  const rules = existsSync(join(folder, 'rules')) ? await readRules([join(folder, 'rules')]) : []
  return { ...known, conversations: valuesOf(conversations).toSorted(inOrderOfQueue), rules }
}

/**
 * Read conversations from files and folders that someone names, to be played with a cast.
 *
 * @throws FixtureError when a file is no conversation, or names what the cast does not have.
 */
export async function readConversations(paths: readonly string[], known: Known): Promise<FiledConversation[]> {
  const { sheets, problems } = await readAllConversations(paths)
  assertMended(problems)
  checkConversations(sheets, known, complainInto(problems))
  assertMended(problems)
  return sheets.map(({ file, value }) => ({ file, conversation: value }))
}

function inOrderOfQueue(a: FixtureConversation, b: FixtureConversation): number {
  const last = Number.MAX_SAFE_INTEGER
  return (a.queue ?? last) - (b.queue ?? last)
}

interface Sheets<Value> {
  readonly sheets: readonly Sheet<Value>[]
  readonly problems: FixtureProblem[]
}

/** Every file is read before any is complained about, so that one run tells all there is to mend. */
async function readEach<Value>(
  paths: readonly string[],
  read: (file: string) => Promise<readonly Sheet<Value>[]>,
): Promise<Sheets<Value>> {
  const sheets: Sheet<Value>[] = []
  const problems: FixtureProblem[] = []
  const keep = (error: unknown) => {
    if (!(error instanceof FixtureError)) throw error
    problems.push(...error.problems)
    return []
  }
  for (const file of await findSheets(paths).catch(keep)) sheets.push(...(await read(file).catch(keep)))
  return { sheets, problems }
}

function readAll<Format extends z.ZodType>(
  paths: readonly string[],
  format: Format,
): Promise<Sheets<z.output<Format>>> {
  return readEach(paths, async (file) => [await readSheet(file, format)])
}

function readAllConversations(paths: readonly string[]): Promise<Sheets<FixtureConversation>> {
  return readEach(paths, readConversation)
}

function valuesOf<Value>({ sheets }: Sheets<Value>): Value[] {
  return sheets.map((sheet) => sheet.value)
}
