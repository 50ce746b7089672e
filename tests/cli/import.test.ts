import { chmodSync, existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { newHome, zuoxi, zuoxiJson } from './zuoxi.ts'

const home = newHome()
const at = { home: home.path }
afterAll(home.remove)

function file(name: string, lines: readonly string[]): string {
  const path = join(home.path, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

const customers = file('customers.csv', [
  '外部编号,姓名,手机,身份证号,额度',
  'CRM-1,祝文博,19900018899,11010519491231002X,"20,000.00"',
  'CRM-2,\u001b[31m魏\u202e红,19900018898,,',
  'CRM-3,错号,12345,,',
  'CRM-4,错证,19900018896,110105194912310021,',
  'CRM-5,错额,19900018895,,1.005',
])

describe('importing customers', () => {
  it('takes the good rows, and names the others by line, field and reason', async () => {
    const { code, json, err } = await zuoxiJson(['import', customers], at)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(json).toMatchObject({
      noun: 'customers',
      created: 2,
      rejected: 3,
      complete: true,
      rejectsFile: `${customers}.rejects.csv`,
    })
    expect(readFileSync(`${customers}.rejects.csv`, 'utf8').split('\r\n').slice(1, -1)).toEqual([
      '4,phone,mobile_shape,不是大陆手机号,1***5',
      '5,resident_id,resident_id_check_digit,身份证号校验位不对,1****************1',
      '6,credit_limit,amount_shape,不是精确到分的金额,1.005',
    ])
    expect(statSync(`${customers}.rejects.csv`).mode & 0o077).toBe(0)
  })

  it('begins a desk that nobody invented lives on', async () => {
    expect((await zuoxiJson(['search', '张伟'], at)).json).toEqual({ results: [] })
    expect((await zuoxi([], at)).out).not.toContain('演示数据')
  })

  it('counts a row once, however much is wrong with it', async () => {
    const wrong = file('wrong.csv', ['external_id,name,phone,credit_limit', 'CRM-9,错,123,1.005'])
    expect((await zuoxiJson(['import', 'customers', wrong], at)).json).toMatchObject({ rejected: 1, problems: 2 })
  })

  it('acts once: the same file again changes nothing', async () => {
    const { json } = await zuoxiJson(['import', 'customers', customers], at)
    expect(json).toMatchObject({ created: 0, updated: 0, unchanged: 2, rejected: 3 })
  })

  it('goes by external id: a changed row is an update', async () => {
    const changed = file('customers-2.csv', ['external_id,name,phone', 'CRM-1,祝文博,19900018888'])
    expect((await zuoxiJson(['import', changed], at)).json).toMatchObject({ created: 0, updated: 1, rejected: 0 })
    expect(existsSync(`${changed}.rejects.csv`)).toBe(false)
    expect((await zuoxiJson(['import', customers], at)).json).toMatchObject({ updated: 1, unchanged: 1 })
  })

  it('makes them findable, and harmless to show', async () => {
    const found = await zuoxiJson<{ results: { phoneMasked: string }[] }>(['search', 'zw 8899'], at)
    expect(found.json.results.map(({ phoneMasked }) => phoneMasked)).toContain('199****8899')
    for (const args of [
      ['search', '19900018898'],
      ['search', '19900018898', '--json'],
    ]) {
      const { out } = await zuoxi(args, at)
      expect(out).toContain('199****8898')
      // oxlint-disable-next-line no-control-regex
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/)
    }
  })
})

describe('importing bills', () => {
  const bills = file('bills.jsonl', [
    '{"external_id":"B-1","customer_external_id":"CRM-1","issued_on":"2026-10-01","due_date":"2026-10-20","principal":"1000.00","fee":12.5}',
    '{"external_id":"B-2","customer_external_id":"NOBODY","issued_on":"2026-10-01","due_date":"2026-10-20","principal":"1000.00"}',
    '{"external_id":"B-3","customer_external_id":"CRM-1","issued_on":"2026-10-01","due_date":"2026-02-30","principal":"1000.00"}',
  ])

  it('needs the customer, and counts to the 分', async () => {
    const { json } = await zuoxiJson(['import', bills], at)
    expect(json).toMatchObject({ noun: 'bills', created: 1, rejected: 2 })
    const rejects = readFileSync(`${bills}.rejects.csv`, 'utf8')
    expect(rejects).toContain('2,customer_external_id,unknown_customer')
    expect(rejects).toContain('3,due_date,date_shape')
    const { json: found } = await zuoxiJson<{ results: { dueFen: number }[] }>(['search', '19900018899'], at)
    expect(found.results[0]?.dueFen).toBe(101_250)
  })
})

describe('a place for rejects that is none', () => {
  const rows = ['external_id,name,phone', 'LATE-1,祝文博,19900020001', 'LATE-2,错号,1']

  it.each([
    ['a folder', () => home.path, 'FILE_NOT_OURS'],
    ['somebody’s notes', () => file('notes.txt', ['my notes']), 'FILE_NOT_OURS'],
    ['in no folder', () => join(home.path, 'nowhere', 'x.csv'), 'ENOENT'],
    ['the file itself', () => join(home.path, 'late.csv'), 'FILE_IS_SOURCE'],
    ['a link to the file', () => join(home.path, 'link.csv'), 'FILE_IS_SOURCE'],
  ])('is refused before anything is sent: %s', async (_what, rejects, code) => {
    const path = file('late.csv', rows)
    rmSync(join(home.path, 'link.csv'), { force: true })
    linkSync(path, join(home.path, 'link.csv'))
    const answer = await zuoxiJson(['import', 'customers', path, '--rejects', rejects()], at)
    expect(answer).toMatchObject({ code: 1, json: { error: { code } } })
    expect(readFileSync(path, 'utf8').trimEnd().split('\n')).toEqual(rows)
    expect((await zuoxiJson(['search', '19900020001'], at)).json).toEqual({ results: [] })
  })

  it('and no desk is made for it', async () => {
    const other = newHome()
    const path = file('late.csv', rows)
    await zuoxi(['import', 'customers', path, '--rejects', home.path], { home: other.path })
    expect(existsSync(join(other.path, 'desk.db'))).toBe(false)
    other.remove()
  })
})

describe('the rejects of an earlier run', () => {
  const wrong = ['external_id,name,phone', 'AGAIN-1,错号,1']
  const right = ['external_id,name,phone', 'AGAIN-1,祝文博,19900040077']

  it('are replaced, closed to others, and gone when nothing is wrong any more', async () => {
    const rejects = `${file('again.csv', wrong)}.rejects.csv`
    const run = (lines: readonly string[]) => zuoxi(['import', 'customers', file('again.csv', lines)], at)
    await run(wrong)
    chmodSync(rejects, 0o644)
    await run([...wrong, 'AGAIN-2,错号,2'])
    expect(statSync(rejects).mode & 0o077).toBe(0)
    expect(readFileSync(rejects, 'utf8').trimEnd().split('\r\n')).toHaveLength(3)
    expect((await run(right)).code).toBe(0)
    expect(readdirSync(home.path).filter((name) => /again.+rejects|[.]new$/.test(name))).toEqual([])
  })
})

describe('a broken file', () => {
  it.each([
    ['unclosed quote', ['external_id,name,phone', 'NEW-1,好人,19900010001', 'NEW-2,"坏人,19900010002'], 'FILE_BROKEN'],
    ['wrong header', ['id,who', 'NEW-1,好人'], 'FILE_HEADER'],
  ])('changes nothing: %s', async (_what, lines, code) => {
    const answer = await zuoxiJson(['import', 'customers', file('broken.csv', lines)], at)
    expect(answer).toMatchObject({ code: 1, json: { error: { code } } })
    expect((await zuoxiJson(['search', '19900010001'], at)).json).toEqual({ results: [] })
    expect(existsSync(join(home.path, 'broken.csv.rejects.csv'))).toBe(false)
  })

  it('is told to people in their language', async () => {
    const path = file('empty.csv', [])
    writeFileSync(path, '')
    expect((await zuoxi(['import', 'bills', path], at)).err).toBe('错误 文件是空的：empty.csv\n')
    expect((await zuoxi(['import', 'bills', path, '--lang', 'en'], at)).err).toBe(
      'error the file is empty: empty.csv\n',
    )
  })
})
