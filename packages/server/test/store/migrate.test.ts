import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { expect, test } from 'vitest'
import { migrate, schemaOf, supportedSchema } from '../../src/store/migrate.ts'
import { migrations } from '../../src/store/migrations/index.ts'
import { openDesk } from '../../src/open-desk.ts'
import { testFolder } from '../support/desk.ts'

test('steps are numbered in order from one, each with its own name', () => {
  expect(migrations.map((migration) => migration.id)).toEqual(migrations.map((_, at) => at + 1))
  expect(new Set(migrations.map((migration) => migration.name)).size).toBe(migrations.length)
})

test('a file that a newer Zuoxi has touched is refused and left as it is', async () => {
  const path = join(testFolder(), 'desk.db')
  await (await openDesk(path)).close()
  const sqlite = new Database(path)
  sqlite.pragma(`user_version = ${supportedSchema + 1}`)
  sqlite.close()
  await expect(openDesk(path)).rejects.toMatchObject({
    failure: { code: 'STORE_TOO_NEW', found: supportedSchema + 1, supported: supportedSchema },
  })
  const after = new Database(path)
  expect(schemaOf(after)).toBe(supportedSchema + 1)
  after.close()
})

/** What of a schema can be compared: every table, index and trigger with its text. */
const shapeOf = (sqlite: Database.Database) =>
  sqlite.prepare('select type, name, sql from sqlite_schema order by type, name').all()

test.each(migrations.map((migration) => migration.id))(
  'a start killed inside step %i is finished by the next one',
  (killedAt) => {
    const whole = new Database(':memory:')
    migrate(whole)
    const sqlite = new Database(':memory:')
    for (const migration of migrations) {
      if (migration.id >= killedAt) break
      sqlite.exec(migration.sql)
      sqlite.pragma(`user_version = ${migration.id}`)
    }
    // What a kill in mid-step leaves: the step's transaction, rolled back by recovery.
    sqlite.exec('begin immediate')
    sqlite.exec(migrations[killedAt - 1]?.sql ?? '')
    sqlite.pragma(`user_version = ${killedAt}`)
    sqlite.exec('rollback')
    expect(schemaOf(sqlite)).toBe(killedAt - 1)
    migrate(sqlite)
    expect(schemaOf(sqlite)).toBe(supportedSchema)
    expect(shapeOf(sqlite)).toEqual(shapeOf(whole))
  },
)

test('migrating again changes nothing', () => {
  const sqlite = new Database(':memory:')
  migrate(sqlite)
  const shape = shapeOf(sqlite)
  migrate(sqlite)
  expect(shapeOf(sqlite)).toEqual(shape)
})

interface Elsewhere {
  readonly ready: Promise<unknown>
  readonly open: () => void
  /** What it said until it ended, and with which code. */
  readonly ended: Promise<string>
}

/** A process that opens a desk and signs in once told to. */
function elsewhere(path: string): Elsewhere {
  const child = spawn(process.execPath, [
    '--conditions=@zuoxi/source',
    fileURLToPath(new URL('./open-and-sign-in.ts', import.meta.url)),
    path,
  ])
  let said = ''
  child.stdout.on('data', (data) => (said += data))
  child.stderr.on('data', (data) => (said += data))
  return {
    ready: once(child.stdout, 'data'),
    open: () => child.stdin.write('go'),
    ended: new Promise((resolve) => child.once('close', (code) => resolve(`${said.trim()} ${code}`))),
  }
}

test('several processes that open one new desk at once all get in, with one key and one secret', async () => {
  const path = join(testFolder(), 'desk.db')
  const processes = Array.from({ length: 4 }, () => elsewhere(path))
  await Promise.all(processes.map(({ ready }) => ready))
  for (const { open } of processes) open()
  const said = await Promise.all(processes.map(({ ended }) => ended))
  expect(said).toEqual(Array.from({ length: 4 }, () => 'ready\nsigned in 0'))
  const desk = await openDesk(path)
  const { desk: verbs } = await desk.contextFor(await desk.signInLocally('owner'))
  expect(await verbs.audit.verify()).toEqual({ ok: true, events: 5 })
  await desk.close()
})
