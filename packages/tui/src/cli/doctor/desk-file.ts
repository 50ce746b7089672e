import { closeSync, existsSync, openSync, readSync, statSync } from 'node:fs'
import { failureOf } from '@zuoxi/sdk'
import type { Host } from '../host.ts'
import { type Check, check } from './check.ts'

type Desk = Pick<Host['embedded'], 'path' | 'supportedSchema' | 'tryOpen'>

/** Where SQLite keeps what we read of its header, in bytes from the beginning of the file; all are big-endian. */
const header = { length: 100, pageSize: 16, changes: 24, pages: 28, schema: 60, pagesOfChange: 92 } as const

/**
 * The desk file, as `search` would find it: first by its header, so that a file
 * that is broken or too new is not touched; then, where that changes nothing,
 * by opening it, which also asks for the key. A file that is not there will be made.
 */
export async function deskFile(desk: Desk, mayOpen: boolean): Promise<Check> {
  const { path } = desk
  if (!existsSync(path)) return check('desk_file', 'ok', `${path} (new)`)
  try {
    const supported = await desk.supportedSchema()
    const { schema, ...seen } = lookAt(path, supported)
    // An older file would be brought up to date, and one that others can read would be closed to them.
    if (seen.state === 'ok' && schema === supported && mayOpen) await desk.tryOpen()
    return seen
  } catch (error) {
    return check('desk_file', 'bad', `${path} ${codeOf(error)}`, 'cannot_open')
  }
}

function lookAt(path: string, supported: number): Check & { readonly schema?: number } {
  const stats = statSync(path)
  if (!stats.isFile()) return check('desk_file', 'bad', path, 'not_a_file')
  // Somebody has begun a desk and was stopped: the next to open it begins anew.
  if (stats.size === 0) return check('desk_file', 'ok', `${path} (new)`)
  const bytes = readHeader(path)
  if (!bytes.toString('latin1').startsWith('SQLite format 3\0')) return check('desk_file', 'bad', path, 'not_a_desk')
  const schema = bytes.readUInt32BE(header.schema)
  const found = `${path} schema ${schema}, ${Math.ceil(stats.size / 1024 ** 2)} MB`
  if (schema > supported) return check('desk_file', 'bad', `${found} > schema ${supported}`, 'too_new')
  const whole_bytes = hasLog(path) ? 0 : sizeByHeader(bytes)
  if (stats.size < whole_bytes) return check('desk_file', 'bad', `${found} < ${whole_bytes} bytes`, 'cut_off')
  return { ...check('desk_file', 'ok', found), schema }
}

/** What is missing in the file may still lie in the log beside it, when somebody was killed while moving it over. */
function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
}

function readHeader(path: string): Buffer {
  const bytes = Buffer.alloc(header.length)
  const file = openSync(path, 'r')
  try {
    readSync(file, bytes, 0, header.length, 0)
  } finally {
    closeSync(file)
  }
  return bytes
}

/** How large the file says it is; 0 where an old SQLite has written last and did not say. A size of 1 stands for 65,536. */
function sizeByHeader(bytes: Buffer): number {
  if (bytes.readUInt32BE(header.changes) !== bytes.readUInt32BE(header.pagesOfChange)) return 0
  const pageSize = bytes.readUInt16BE(header.pageSize)
  return (pageSize === 1 ? 65_536 : pageSize) * bytes.readUInt32BE(header.pages)
}

function codeOf(error: unknown): string {
  const failure = failureOf(error)
  if (failure) return failure.code
  if (!(error instanceof Error)) return String(error)
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message
}
