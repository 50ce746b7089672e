import type { DeskClient, ReplayChange } from '@zuoxi/sdk'
import { exitCode } from '../exit-code.ts'
import { grouped } from '../progress.ts'
import type { Line, Report } from '../report.ts'
import { BadUse, type VerbContext, type VerbInput } from '../verbs/verb.ts'
import type { FixtureChange, FixtureReplay } from './replay-fixtures.ts'

type Subject = Parameters<DeskClient['gate']['replay']>[0]['subject']

/**
 * The blast radius of a change: past messages step by step at the desk, and fixtures here. Ctrl+C ends it between two
 * steps, with what was found until then.
 *
 * @param subject absent where the desk does not have what is asked about: then fixtures alone are read.
 */
export async function replayed(
  { host, words, progress }: VerbContext,
  {
    desk,
    subject,
    days,
    fixtures,
  }: { desk: DeskClient; subject: Subject | undefined; days: number; fixtures: FixtureReplay },
): Promise<Report> {
  const { gate } = words
  const bar = progress(gate.replayLabel)
  const changes: FixtureChange[] = []
  let messages = 0
  let fixturesRead = 0
  try {
    for await (const change of fixtures.changes) {
      if (change) changes.push(change)
      fixturesRead += 1
      bar.at(fixturesRead, fixtures.total)
      if (host.stop.aborted) break
    }
    let cursor: string | undefined
    while (subject && !host.stop.aborted) {
      const answer = await desk.gate.replay({ subject, days, ...(cursor !== undefined && { cursor }) })
      changes.push(...answer.changes)
      messages = answer.done
      bar.at(answer.done, answer.total)
      cursor = answer.cursor
      if (cursor === undefined) break
    }
  } finally {
    bar.end()
  }
  const complete = !host.stop.aborted
  const wouldBlock = changes.filter((change) => change.where === 'message' && blocks(change)).length
  const fixturesChange = changes.filter(({ where }) => where === 'fixture').length
  const sum = gate.replayed(grouped(wouldBlock), grouped(fixturesChange), grouped(changes.length), grouped(messages))
  return {
    json: {
      wouldBlock,
      fixturesChange,
      messages,
      fixtures: fixturesRead,
      days,
      complete,
      messagesRead: subject !== undefined,
      changes,
    },
    lines: [
      ...changes.flatMap((change) => changeLines(change, words)),
      [{ text: sum, style: 'bold' }],
      ...(subject ? [] : [gate.notOnDesk]),
      ...(complete ? [] : [gate.replayStopped]),
    ],
    code: complete ? exitCode.done : exitCode.failed,
  }
}

export function daysGiven({ options }: VerbInput, { words }: VerbContext): number {
  const given = options['days']
  if (given === undefined) return 30
  const days = Number(given)
  if (!Number.isInteger(days) || days < 1 || days > 365)
    throw new BadUse(words.gate.badDays(String(given)), { field: 'days' })
  return days
}

function blocks({ before, after }: ReplayChange): boolean {
  return after === 'block' && before !== 'block'
}

function changeLines(change: FixtureChange, { gate }: VerbContext['words']): Line[] {
  const { where, id, before, after, rules, text, failures = [] } = change
  return [
    [
      { text: where === 'fixture' ? gate.fixture(id) : gate.message(id), style: 'bold' },
      { text: `  ${gate.verdicts[before]} → ${gate.verdicts[after]}`, style: after === 'block' ? 'red' : 'yellow' },
      { text: rules.length > 0 ? `  ${rules.join(', ')}` : '', style: 'dim' },
    ],
    `    ${text.replaceAll('\n', ' ')}`,
    ...failures.map(({ turn, expected }) => `    ${gate.noLongerHolds(turn, expected)}`),
  ]
}
