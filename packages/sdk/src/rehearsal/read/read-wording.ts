import { z } from 'zod'
import { templateOf } from '../../compliance/wording/template-of.ts'
import { parseWording } from '../../compliance/wording/parse.ts'
import { checkSource } from '../../compliance/wording/check-source.ts'
import type { ScriptProblem, ScriptSource } from '../../model/script.ts'
import { addDays, type BusinessDate, type Instant, isBusinessDate } from '../../model/time.ts'
import { WordingSheet } from '../format/wording.ts'
import { type Complain, complainInto, distinct } from './check.ts'
import { findSheets } from './find-sheets.ts'
import { assertMended, FixtureError, type FixtureProblem } from './fixture-error.ts'
import type { Place } from './place.ts'
import { momentOf } from './read-contact.ts'
import { parseSheet, type Sheet } from './read-sheet.ts'
import { readText } from './read-text.ts'

/** A wording of a file, with where it stands there. */
export interface FiledWording extends Place {
  readonly file: string
  readonly source: ScriptSource
}

const format = z.array(WordingSheet)

/**
 * The officers' wordings in files of YAML, each a list.
 *
 * @param today what days such as `+5d` count from.
 * @throws FixtureError with everything to mend in all of them: file, line, column, and what to write.
 */
export async function readWording(paths: readonly string[], today: BusinessDate): Promise<FiledWording[]> {
  const problems: FixtureProblem[] = []
  const keep = (error: unknown) => {
    if (!(error instanceof FixtureError)) throw error
    problems.push(...error.problems)
    return []
  }
  const sheets: Sheet<WordingSheet[]>[] = []
  for (const file of await findSheets(paths).catch(keep)) {
    sheets.push(
      ...(await readText(file)
        .then((text) => [parseSheet(file, text, format)], keep)
        .catch(keep)),
    )
  }
  const complain = complainInto(problems)
  const once = distinct('wording', complain)
  const filed = sheets.flatMap((sheet) =>
    sheet.value.map((wording, i): FiledWording => {
      const source = sourceOf(wording, today)
      once(identityOf(source), sheet, [i, 'key'])
      checkText(sheet, source.text, i, complain)
      return { file: sheet.file, ...sheet.at([i, 'key']), source }
    }),
  )
  assertMended(problems)
  return filed
}

/** What makes two texts versions of one wording: its key, and for whom it is. */
export function identityOf({ key, audience }: Pick<ScriptSource, 'key' | 'audience'>): string {
  const { products, channels, roles } = audience
  const whom = [...products, ...channels, ...roles].join(', ')
  return whom === '' ? key : `${key} (${whom})`
}

function sourceOf(wording: WordingSheet, today: BusinessDate): ScriptSource {
  const { version: _version, status: _status, from, to, favourite, text, ...rest } = wording
  return {
    ...rest,
    text: normal(text),
    ...(favourite !== undefined && { favourite }),
    ...(from !== undefined && { effectiveFrom: startOf(from, today, 0) }),
    // `to` is the last day on which the wording may be used.
    ...(to !== undefined && { effectiveTo: startOf(to, today, 1) }),
  }
}

function startOf(day: string, today: BusinessDate, daysOn: number): Instant {
  if (/^[+-]/.test(day)) return momentOf(addDays(today, Number.parseInt(day, 10) + daysOn))
  return momentOf(isBusinessDate(day) ? addDays(day, daysOn) : day)
}

/** A text as it is kept, so that `{{应还金额|金额}}` is no change; one that does not parse stays as it is. */
function normal(text: string): string {
  try {
    return templateOf(parseWording(text.trim()))
  } catch {
    return text.trim()
  }
}

function checkText(sheet: Sheet<unknown>, text: string, i: number, complain: Complain): void {
  const { problems } = checkSource({ key: 'x', title: '', scenario: '', text })
  for (const { code, line, column, found, write } of problems) {
    const advice = write === undefined ? adviceFor[code] : `write ${write}`
    complain(sheet, [i, 'text'], 'bad_value', `the text, line ${line}, column ${column}: '${found}' ${advice}`)
  }
}

const adviceFor: Readonly<Record<ScriptProblem['code'], string>> = {
  syntax: 'is not closed, stands inside another, or closes nothing; write {{…}}, [[…]] or {% if … %}…{% endif %}',
  empty: 'holds nothing; write a name inside, or leave it out',
  unknown_variable: 'is no variable',
  unknown_filter: 'is not the filter of this variable; leave it out',
  unknown_tag: 'is no tag; only if, else and endif may stand here',
  bad_condition: 'is no condition; write one such as 逾期天数 > 0',
  taken_favourite: 'is the favourite of another wording',
}
