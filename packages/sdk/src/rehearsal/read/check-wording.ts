import { parseWording, WordingSyntaxError } from '../../compliance/wording/parse.ts'
import type { FixtureWording } from '../format/wording.ts'
import { type Complain, distinct } from './check.ts'
import type { Sheet } from './read-sheet.ts'

/** A text parses, a key has one active version, a version is given once, and a favourite opens one wording. */
export function checkWording(sheets: readonly Sheet<FixtureWording[]>[], complain: Complain): void {
  const version = distinct('wording version', complain)
  const active = distinct('active wording', complain)
  const favourite = distinct('favourite', complain)
  for (const sheet of sheets) {
    sheet.value.forEach((wording, i) => {
      checkSyntax(sheet, wording.text, i, complain)
      version(`${wording.key}@${wording.version}`, sheet, [i, 'key'])
      if (wording.status !== 'active') return
      active(wording.key, sheet, [i, 'key'])
      if (wording.favourite !== undefined) favourite(String(wording.favourite), sheet, [i, 'favourite'])
    })
  }
}

function checkSyntax(sheet: Sheet<unknown>, text: string, i: number, complain: Complain): void {
  try {
    parseWording(text)
  } catch (error) {
    if (!(error instanceof WordingSyntaxError)) throw error
    complain(sheet, [i, 'text'], 'bad_value', `the text does not parse: ${error.message}`)
  }
}
