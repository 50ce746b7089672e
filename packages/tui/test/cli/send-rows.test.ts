import { mkdtempSync, readFileSync, existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { DeskClient } from '@zuoxi/sdk'
import { rejectsFile } from '../../src/cli/intake/rejects-file.ts'
import type { ReadRow } from '../../src/cli/intake/row.ts'
import { type ImportTotals, rowsPerBatch, sendRows } from '../../src/cli/intake/send-rows.ts'

const folder = mkdtempSync(join(tmpdir(), 'zuoxi-rejects-'))
afterAll(() => rmSync(folder, { recursive: true }))

type Rows = DeskClient['intake']['rows']

async function* rows(count: number): AsyncGenerator<ReadRow> {
  for (let line = 2; line < count + 2; line++) yield { line, fields: { external_id: `A${line}` } }
}

const options = async (name: string, send: Rows) => {
  const totals: ImportTotals[] = []
  const rejects = await rejectsFile(join(folder, name), join(folder, 'source.csv'), (code) => `why: ${code}`)
  const stopping = new AbortController()
  return {
    desk: { intake: { rows: send } },
    noun: 'customers' as const,
    rejects,
    keyPrefix: 'import:test',
    stop: stopping.signal,
    onTotals: (now: ImportTotals) => void totals.push(now),
    totals,
    stopping,
  }
}

const created: Rows = async ({ rows: sent }) => ({ created: sent.length, updated: 0, unchanged: 0, rejects: [] })

describe('sending rows', () => {
  it('goes in batches with a key each, and adds up', async () => {
    const keys: (string | undefined)[] = []
    const sending = await options('batches.csv', async (input) => {
      keys.push(input.idempotencyKey)
      return created(input)
    })
    await sendRows({ ...sending, rows: rows(rowsPerBatch * 2 + 1) })
    expect(keys).toEqual(['import:test:1', 'import:test:2', 'import:test:3'])
    expect(sending.totals.at(-1)).toEqual({
      rows: rowsPerBatch * 2 + 1,
      created: rowsPerBatch * 2 + 1,
      updated: 0,
      unchanged: 0,
      lastLine: rowsPerBatch * 2 + 2,
    })
    expect(await sending.rejects.close()).toEqual({ rejected: 0, problems: 0 })
    expect(existsSync(sending.rejects.path)).toBe(false)
  })

  it('makes smaller batches of long rows, so that none is too large for a server', async () => {
    const sending = await options('long.csv', created)
    async function* long(): AsyncGenerator<ReadRow> {
      for (let line = 2; line < 502; line++) yield { line, fields: { name: '长'.repeat(2_000) } }
    }
    await sendRows({ ...sending, rows: long() })
    expect(sending.totals.map(({ rows: done }) => done)).toEqual([250, 500])
    await sending.rejects.close()
  })

  it('notes rejects of the desk and of the reader in the order of the file, masked and inert', async () => {
    const sending = await options('rejects.csv', async () => ({
      created: 0,
      updated: 0,
      unchanged: 0,
      rejects: [
        { line: 4, field: 'credit_limit', reason: 'amount_shape', value: '=cmd|"x"\u001b[31m' },
        { line: 2, field: 'phone', reason: 'mobile_shape', value: '12345678901' },
      ],
    }))
    async function* mixed(): AsyncGenerator<ReadRow> {
      yield { line: 2, fields: {} }
      yield { line: 3, reject: { field: '', reason: 'row_shape', value: '2 ≠ 3' } }
      yield { line: 4, fields: {} }
    }
    await sendRows({ ...sending, rows: mixed() })
    expect(await sending.rejects.close()).toEqual({ rejected: 3, problems: 3 })
    expect(readFileSync(sending.rejects.path, 'utf8').split('\r\n')).toEqual([
      '\ufeffline,field,reason,explanation,value',
      '2,phone,mobile_shape,why: mobile_shape,1*********1',
      '3,,row_shape,why: row_shape,2 ≠ 3',
      `4,credit_limit,amount_shape,why: amount_shape,"'=cmd|""x""␛[31m"`,
      '',
    ])
  })

  it('stops between two batches when asked, and has told how far it came', async () => {
    const sending = await options('stopped.csv', async (input) => {
      sending.stopping.abort()
      return created(input)
    })
    await sendRows({ ...sending, rows: rows(rowsPerBatch * 3) })
    expect(sending.totals.map(({ rows: done }) => done)).toEqual([rowsPerBatch])
    await sending.rejects.close()
  })
})
