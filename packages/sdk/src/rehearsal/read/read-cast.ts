import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Cast } from '../format/cast.ts'
import type { FixtureConversation } from '../format/conversation.ts'
import { FixturePerson } from '../format/person.ts'
import { FixtureVariations } from '../format/variations.ts'
import { FixtureWording } from '../format/wording.ts'
import { complainInto } from './check.ts'
import { checkConversations, conversationCheck, type Known } from './check-conversations.ts'
import { checkPeople } from './check-people.ts'
import { checkWording } from './check-wording.ts'
import { findSheets } from './find-sheets.ts'
import { assertMended, FixtureError, type FixtureProblem } from './fixture-error.ts'
import type { Place } from './place.ts'
import { readRules } from './read-rules.ts'
import { readConversation } from './read-conversation.ts'
import { readSheet, type Sheet } from './read-sheet.ts'

/** A conversation and the file it was read from, which a report names. */
export interface FiledConversation {
  readonly file: string
  readonly conversation: FixtureConversation
  /** Where each turn stands, counted from 1; with a file where it is another, because the turn was included. */
  readonly places: readonly Place[]
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
  const words = join(folder, 'variations.yaml')
  const variations = existsSync(words) ? (await readSheet(words, FixtureVariations)).value : undefined
  const ordered = valuesOf(conversations).toSorted(inOrderOfQueue)
  return { ...known, conversations: ordered, rules, ...(variations && { variations }) }
}

/**
 * Read conversations from files and folders that someone names, to be played with a cast.
 *
 * @throws FixtureError when a file is no conversation, or names what the cast does not have.
 */
export async function readConversations(paths: readonly string[], known: Known): Promise<FiledConversation[]> {
  const problems: FixtureProblem[] = []
  const check = conversationCheck(known, complainInto(problems))
  // What is known of a file's syntax is many times its text, so each is let go before the next is read.
  const { sheets, problems: unread } = await readEach(paths, async (file) => {
    const read = await readConversation(file)
    read.forEach(check)
    return read.map(filed)
  })
  assertMended([...unread, ...problems])
  return sheets
}

/**
 * Whether files can be read as conversations at all, whatever people and wordings there are.
 *
 * @throws FixtureError when one cannot.
 */
export async function assertConversations(paths: readonly string[]): Promise<void> {
  const { problems } = await readEach(paths, async (file) => {
    await readConversation(file)
    return []
  })
  assertMended(problems)
}

function filed({ file, value, at }: Sheet<FixtureConversation>): FiledConversation {
  return { file, conversation: value, places: value.turns.map((_turn, i) => placeOf(at(['turns', i]))) }
}

function placeOf({ line, column, file }: Place): Place {
  return { line, column, ...(file !== undefined && { file }) }
}

function inOrderOfQueue(a: FixtureConversation, b: FixtureConversation): number {
  const last = Number.MAX_SAFE_INTEGER
  return (a.queue ?? last) - (b.queue ?? last)
}

interface Read<Each> {
  readonly sheets: Each[]
  readonly problems: FixtureProblem[]
}

type Sheets<Value> = Read<Sheet<Value>>

/** Every file is read before any is complained about, so that one run tells all there is to mend. */
async function readEach<Each>(
  paths: readonly string[],
  read: (file: string) => Promise<readonly Each[]>,
): Promise<Read<Each>> {
  const sheets: Each[] = []
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
