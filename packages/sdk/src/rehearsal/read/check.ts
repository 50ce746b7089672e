import type { FixtureProblem, FixtureProblemCode } from './fixture-error.ts'
import type { Path } from './place.ts'
import type { Sheet } from './read-sheet.ts'

/** Note a problem at a path of a sheet. */
export type Complain = (sheet: Sheet<unknown>, path: Path, code: FixtureProblemCode, problem: string) => void

export function complainInto(problems: FixtureProblem[]): Complain {
  return (sheet, path, code, problem) => {
    const { line, column, file = sheet.file } = sheet.at(path)
    problems.push({ code, file, line, column, problem })
  }
}

/** Note when a name is given twice, and where it was given first. */
export function distinct(noun: string, complain: Complain): (name: string, sheet: Sheet<unknown>, path: Path) => void {
  const first = new Map<string, string>()
  return (name, sheet, path) => {
    const where = first.get(name)
    if (where === undefined) first.set(name, `${sheet.file}:${sheet.at(path).line}`)
    else complain(sheet, path, 'duplicate', `the ${noun} '${name}' is taken by ${where}; choose another`)
  }
}
