import type { z } from 'zod'
import { explain } from './explain.ts'
import { assertMended } from './fixture-error.ts'
import { parseYaml, type YamlSource } from './parse-yaml.ts'
import type { Path, Place } from './place.ts'
import { readText } from './read-text.ts'

/** A file that was read and fits its format, and still knows where in it everything stands. */
export interface Sheet<Value> {
  readonly file: string
  readonly value: Value
  /** The place of a value by its path, for checks that see more than one file. */
  readonly at: (path: Path) => Place
}

/** Of one file; whoever has mended these is told the rest. */
const complaintsAtMost = 200

/**
 * Read one YAML file against a format.
 *
 * @throws FixtureError with every problem of the file, each at its line and column.
 * @example
 * const { value: person } = await readSheet('people/zhang-wei.yaml', FixturePerson)
 */
export async function readSheet<Format extends z.ZodType>(
  file: string,
  format: Format,
): Promise<Sheet<z.output<Format>>> {
  return parseSheet(file, await readText(file), format)
}

/** The same for text that is already here; `file` is only the name to complain under. */
export function parseSheet<Format extends z.ZodType>(
  file: string,
  text: string,
  format: Format,
): Sheet<z.output<Format>> {
  return checkedSheet(parseYaml(file, text), format)
}

/** Values that were read already, against a format. */
export function checkedSheet<Format extends z.ZodType>(source: YamlSource, format: Format): Sheet<z.output<Format>> {
  const parsed = format.safeParse(source.data)
  if (!parsed.success) {
    assertMended(
      explain(format, parsed.error.issues, source.at)
        .slice(0, complaintsAtMost)
        .map(({ path, key, code, problem }) => {
          const { line, column, file = source.file } = key === undefined ? source.at(path) : source.keyAt(path, key)
          return { code, file, line, column, problem }
        }),
    )
  }
  return { file: source.file, value: parsed.data as z.output<Format>, at: source.at }
}
