import type { FixtureWording } from '../format/wording.ts'
import { type Complain, distinct } from './check.ts'
import type { Sheet } from './read-sheet.ts'

/** A key has one active version, a version is given once, and a favourite key opens one wording. */
export function checkWording(sheets: readonly Sheet<FixtureWording[]>[], complain: Complain): void {
  const version = distinct('wording version', complain)
  const active = distinct('active wording', complain)
  const favourite = distinct('favourite', complain)
  for (const sheet of sheets) {
    sheet.value.forEach((wording, i) => {
      version(`${wording.key}@${wording.version}`, sheet, [i, 'key'])
      if (wording.status !== 'active') return
      active(wording.key, sheet, [i, 'key'])
      if (wording.favourite !== undefined) favourite(String(wording.favourite), sheet, [i, 'favourite'])
    })
  }
}
