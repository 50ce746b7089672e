import { createHash, randomBytes } from 'node:crypto'
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { AgentId } from '@zuoxi/sdk'
import type { KeySource } from './key-source.ts'
import { type RandomBytes, seal, unseal } from './seal.ts'
import { setAside, writeWhole } from './whole-file.ts'

/** What became of reading a document. */
export type SealedRead =
  | { readonly found: 'nothing' }
  | { readonly found: 'doc'; readonly value: unknown }
  /** It was damaged, or sealed for somebody else. It is kept under this path, and no longer in the way. */
  | { readonly found: 'setAside'; readonly path: string }

/**
 * Documents of one agent that survive the terminal, encrypted on disk: unsent
 * texts, messages that still have to leave. What is asked of them happens in
 * the order it was asked. A document is any JSON value under
 * a name; whoever reads one checks its shape, as an older version may have
 * written it.
 *
 * @example
 * const docs = store.of(agent.id)
 * await docs.write('outbox', [{ body: '您好' }])
 * const read = await docs.read('outbox')
 * if (read.found === 'doc') resume(read.value)
 */
export interface SealedDocs {
  readonly read: (name: string) => Promise<SealedRead>
  /** Whole or not at all, also when the program is killed meanwhile. */
  readonly write: (name: string, value: unknown) => Promise<void>
  readonly remove: (name: string) => Promise<void>
}

/** The documents of every agent who signs in here, each agent's apart. */
export interface SealedStore {
  readonly of: (agent: AgentId) => SealedDocs
}

/**
 * Sealed documents as files, a folder for each agent. Neither agents nor names
 * can be read from the paths.
 *
 * @param folder made when it is missing, for its owner alone.
 * @param keys is asked once, when the first document is read or written.
 */
export function fileSealedStore(folder: string, keys: KeySource, random: RandomBytes = randomBytes): SealedStore {
  let asked: Promise<Uint8Array> | undefined
  const key = (): Promise<Uint8Array> =>
    (asked ??= keys().catch((error: unknown) => {
      asked = undefined
      throw error
    }))
  return { of: (agent) => docsIn(join(folder, hashOf(agent)), agent, key, random) }
}

function docsIn(folder: string, agent: AgentId, key: () => Promise<Uint8Array>, random: RandomBytes): SealedDocs {
  const pathOf = (name: string): string => join(folder, `${hashOf(name)}.sealed`)
  const labelOf = (name: string): string => JSON.stringify(['zuoxi', agent, name])
  const inTurn = turns()
  const read = async (name: string): Promise<SealedRead> => {
    const path = pathOf(name)
    const bytes = await readFile(path).catch(missing)
    if (!bytes) return { found: 'nothing' }
    const opened = unseal(await key(), labelOf(name), bytes)
    const value = typeof opened === 'string' ? undefined : parsed(opened.text)
    return value === undefined ? { found: 'setAside', path: await setAside(path, random) } : { found: 'doc', value }
  }
  const write = async (name: string, value: unknown): Promise<void> => {
    const sealed = seal(await key(), labelOf(name), JSON.stringify(value), random)
    await mkdir(folder, { recursive: true, mode: 0o700 })
    await writeWhole(pathOf(name), sealed, random)
  }
  return {
    read: (name) => inTurn(() => read(name)),
    write: (name, value) => inTurn(() => write(name, value)),
    remove: (name) => inTurn(() => rm(pathOf(name), { force: true })),
  }
}

/** One after the other, in the order they were asked for, whatever became of the one before. */
function turns(): <Answer>(work: () => Promise<Answer>) => Promise<Answer> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}

function hashOf(name: string): string {
  return createHash('sha256').update(name).digest('hex').slice(0, 32)
}
