import { type CompiledQuery, type QueryCreator, type RawBuilder, sql } from 'kysely'
import type { Tables } from './schema.ts'
import type { Read } from './store.ts'

/** A place in a compiled query for a value that comes with each run. */
class Hole {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

interface Compilable<Row> {
  compile: () => CompiledQuery<Row>
}

/**
 * Build a query once and run it often. Putting a wide query together costs
 * kysely more than SQLite needs to answer it; the text never changes, only the
 * values do.
 *
 * @example
 * const byId = compileOnce<'id', { rev: number }>((db, hole) => db.selectFrom('bill').select('rev').where('id', '=', hole('id')))
 * const [row] = await byId(store.read, { id })
 */
export function compileOnce<Name extends string, Row>(
  build: (db: QueryCreator<Tables>, hole: <Value = string>(name: Name) => RawBuilder<Value>) => Compilable<Row>,
): (read: Read, values: Readonly<Record<Name, unknown>>) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined
  return async (read, values) => {
    compiled ??= build(read, (name) => sql`${new Hole(name)}`).compile()
    const parameters = compiled.parameters.map((value) => (value instanceof Hole ? values[value.name as Name] : value))
    const { rows } = await read.executeQuery<Row>({ ...compiled, parameters })
    return rows
  }
}
