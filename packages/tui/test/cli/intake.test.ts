import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ImportNoun } from '@zuoxi/sdk'
import { nounOfFile, openFile } from '../../src/cli/intake/open-file.ts'
import { FileRefused, type ReadRow } from '../../src/cli/intake/row.ts'

const folder = mkdtempSync(join(tmpdir(), 'zuoxi-intake-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
function file(content: string | Uint8Array, kind = 'csv'): string {
  const path = join(folder, `f${++files}.${kind}`)
  writeFileSync(path, content)
  return path
}

async function rowsOf(path: string, noun: ImportNoun = 'customers'): Promise<ReadRow[]> {
  const opened = await openFile(path, noun, () => {})
  return all(opened.rows())
}

async function all<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const kept: Item[] = []
  for await (const item of items) kept.push(item)
  return kept
}

async function refusalOf(path: string): Promise<unknown> {
  const outcome = await openFile(path, 'customers', () => {}).catch((error: unknown) => error)
  return outcome instanceof FileRefused ? { code: outcome.code, line: outcome.line } : outcome
}

const header = 'external_id,name,phone\n'

describe('a CSV file', () => {
  it('is read by English or Chinese headings, with a byte order mark, quotes and blank lines', async () => {
    const path = file(
      '\ufeff外部编号,备注,姓名,手机\r\nA1,x,"张,伟",13800138000\r\n\r\nA2,"two\nlines",李四,13800138001\r\nA3,,王五,13800138002\r\n',
    )
    expect(await rowsOf(path)).toEqual([
      { line: 2, fields: { external_id: 'A1', name: '张,伟', phone: '13800138000' } },
      { line: 4, fields: { external_id: 'A2', name: '李四', phone: '13800138001' } },
      { line: 6, fields: { external_id: 'A3', name: '王五', phone: '13800138002' } },
    ])
  })

  it('is read as GB 18030 when it is not UTF-8', async () => {
    // 姓名 and 张伟 as Chinese Excel writes them.
    const gbk = Buffer.concat([
      Buffer.from('external_id,'),
      Buffer.from([0xd0, 0xd5, 0xc3, 0xfb]),
      Buffer.from(',phone\nA1,'),
      Buffer.from([0xd5, 0xc5, 0xce, 0xb0]),
      Buffer.from(',13800138000\n'),
    ])
    const opened = await openFile(file(gbk), 'customers', () => {})
    expect(opened.encoding).toBe('gb18030')
    expect(await all(opened.rows())).toEqual([
      { line: 2, fields: { external_id: 'A1', name: '张伟', phone: '13800138000' } },
    ])
  })

  it('rejects a record of the wrong length by itself', async () => {
    expect(await rowsOf(file(`${header}A1,张伟\nA2,李四,13800138001\n`))).toMatchObject([
      { line: 2, reject: { reason: 'row_shape' } },
      { line: 3, fields: { external_id: 'A2' } },
    ])
  })

  it.each([
    ['an empty file', '', 'csv', { code: 'FILE_EMPTY' }],
    ['a wrong header', 'id,name\n1,x\n', 'csv', { code: 'FILE_HEADER', line: 1 }],
    ['a column that comes twice', 'external_id,name,姓名,phone\n', 'csv', { code: 'FILE_HEADER', line: 1 }],
    [
      'an unclosed quote',
      `${header}A1,张伟,13800138000\nA2,"李四,13800138001\nA3,x,y\n`,
      'csv',
      { code: 'FILE_BROKEN' },
    ],
    ['a stray quote', `${header}A1,张"伟",13800138000\n`, 'csv', { code: 'FILE_BROKEN', line: 2 }],
    ['a spreadsheet', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'csv', { code: 'FILE_BINARY' }],
    ['UTF-16', Buffer.from(`\ufeff${header}`, 'utf16le'), 'csv', { code: 'FILE_BINARY' }],
    [
      'UTF-8 with a damaged byte',
      Buffer.concat([Buffer.from(`${header}A1,张伟张伟,1`), Buffer.from([0xe5]), Buffer.from('3800138000\n')]),
      'csv',
      { code: 'FILE_ENCODING', line: 2 },
    ],
    ['a kind we do not know', 'x', 'xlsx', { code: 'FILE_KIND' }],
    ['something that is not JSON Lines', 'hello\n', 'jsonl', { code: 'FILE_BROKEN', line: 1 }],
  ])('is refused whole: %s', async (_what, content, kind, refusal) => {
    expect(await refusalOf(file(content, kind))).toMatchObject(refusal)
  })

  it('is refused before a never-closed quote fills the memory', async () => {
    expect(await refusalOf(file(`${header}A1,"${'x'.repeat(2_000_000)}`))).toMatchObject({ code: 'FILE_BROKEN' })
  })

  it('is refused when it does not exist', async () => {
    expect(await refusalOf(join(folder, 'nowhere.csv'))).toMatchObject({ code: 'FILE_NOT_FOUND' })
  })
})

describe('a JSON Lines file', () => {
  it('is read line by line, and a bad line is rejected by itself', async () => {
    const path = file(
      '{"external_id":"A1","姓名":"张伟","phone":13800138000}\n\n{oops\n{"external_id":{"a":1}}\n[]',
      'jsonl',
    )
    expect(await rowsOf(path)).toMatchObject([
      { line: 1, fields: { external_id: 'A1', name: '张伟', phone: '13800138000' } },
      { line: 3, reject: { reason: 'not_json' } },
      { line: 4, reject: { field: 'external_id', reason: 'row_shape' } },
      { line: 5, reject: { reason: 'not_json' } },
    ])
  })
})

describe('what a file holds', () => {
  it.each([
    ['/data/customers.csv', 'customers'],
    ['2026-11账单.jsonl', 'bills'],
    ['x.csv', undefined],
    ['/customers/x.csv', undefined],
  ])('%s is %s', (path, noun) => {
    expect(nounOfFile(path)).toBe(noun)
  })
})
