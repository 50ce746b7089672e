import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Role } from '@zuoxi/sdk'
import type { Cast, LocalDesk } from '@zuoxi/sdk/rehearsal'
import { signInInvented } from '../desk/local-sign-in.ts'
import { keepRolled } from '../desk/roll/keep-rolled.ts'
import { seedDemo } from '../demo/seed-demo.ts'
import { type OpenDesk, openDesk, type OpenDeskOptions } from '../open-desk.ts'
import { type Books, readBooks } from './books.ts'

/** What a simulated server is opened with: the clock and the chance of the simulation. */
export type SimulatedServerOptions = Required<Pick<OpenDeskOptions, 'clock' | 'log' | 'randomBytes'>>

/** A real desk on a real file that can die at any moment, and whose disk can be full. */
export interface SimulatedServer extends LocalDesk {
  readonly signIn: (name: string, role: Role) => Promise<string>
  /** Killed and started again on what its disk holds: what had not been committed is gone. */
  readonly crash: () => Promise<void>
  /** Stopped as an operator stops it, and started again. */
  readonly restart: () => Promise<void>
  /** While it is full every commit that needs room fails. */
  readonly fillDisk: (full: boolean) => void
  readonly books: () => Promise<Books>
  /** Do to the file what no program should. */
  readonly tamper: (sql: string) => void
  readonly close: () => Promise<void>
}

const seed = 8719
/** All that a desk's file consists of; the shared memory beside it is made anew, as after a power cut. */
const parts = ['', '-wal', '.key', '.secret']

/** Open a server of a simulation, with the people of the cast and nobody else. */
export async function simulatedServer(cast: Cast, options: SimulatedServerOptions): Promise<SimulatedServer> {
  const folder = mkdtempSync(join(tmpdir(), 'zuoxi-simulated-'))
  let life = 0
  let rolling = new AbortController()
  const pathNow = (): string => join(folder, `desk-${life}.db`)
  const open = async (): Promise<OpenDesk> => {
    const opened = await openDesk(pathNow(), options)
    // A crash here is one of the program and not of the machine: what was written is there, on the disk or not.
    opened.room.store.sqliteWriter.pragma('synchronous = OFF')
    rolling = new AbortController()
    keepRolled(opened, rolling.signal)
    return opened
  }
  let desk = await open()
  await seedDemo(desk, cast, { customers: 0, seed })
  const stop = async (dead: OpenDesk): Promise<void> => {
    rolling.abort()
    await dead.close()
  }
  return {
    contextFor: (token) => desk.contextFor(token),
    signIn: (name, role) =>
      signInInvented(desk.room, {
        id: `sim-${name}`,
        name: `sim.${name}`,
        displayName: `${name}（虚构）`,
        workNo: name,
        role,
      }),
    crash: async () => {
      const dead = desk
      const before = pathNow()
      life += 1
      for (const part of parts) if (existsSync(before + part)) copyFileSync(before + part, pathNow() + part)
      desk = await open()
      // It has nobody to answer any more, and a file that nobody looks at.
      await stop(dead)
      for (const part of [...parts, '-shm']) rmSync(before + part, { force: true })
    },
    restart: async () => {
      await stop(desk)
      desk = await open()
    },
    fillDisk: (full) => {
      const { sqliteWriter } = desk.room.store
      const pages = full ? (sqliteWriter.pragma('page_count', { simple: true }) as number) : 1_000_000
      sqliteWriter.pragma(`max_page_count = ${pages}`)
    },
    books: () => readBooks(desk),
    tamper: (sql) => void desk.room.store.sqliteWriter.exec(sql),
    close: async () => {
      await stop(desk)
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
