import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkBillRow, checkCustomerRow, columnOf, importColumns, maskRowValue, yuan, fen } from '@zuoxi/sdk'

const customer = { external_id: 'A-1', name: '张伟', phone: '13800138000' }
const bill = {
  external_id: 'B-1',
  customer_external_id: 'A-1',
  issued_on: '2026-11-01',
  due_date: '2026-11-20',
  principal: '1000.00',
}

const reasons = (check: { ok: boolean; problems?: readonly { field: string; reason: string }[] }) =>
  (check.problems ?? []).map(({ field, reason }) => `${field}: ${reason}`)

describe('a customer row', () => {
  it('needs an external id, a name and a phone', () => {
    expect(reasons(checkCustomerRow({}))).toEqual(['external_id: missing', 'name: missing', 'phone: missing'])
    expect(checkCustomerRow(customer)).toMatchObject({ ok: true, row: { externalId: 'A-1', residentId: undefined } })
  })

  it('reads numbers as people type them', () => {
    const row = {
      ...customer,
      phone: '+86 138-0013-8000',
      resident_id: '11010519491231002x',
      credit_limit: '￥20,000',
      since: '2024/2/9',
    }
    expect(checkCustomerRow(row)).toMatchObject({
      ok: true,
      row: { phone: '13800138000', residentId: '11010519491231002X', creditLimitFen: 2_000_000, since: '2024-02-09' },
    })
  })

  it.each([
    [{ phone: '12800138000' }, 'phone: mobile_shape'],
    [{ resident_id: '110105194912310021' }, 'resident_id: resident_id_check_digit'],
    [{ resident_id: '11010519490230002X' }, 'resident_id: resident_id_birthday'],
    [{ since: '2025-02-29' }, 'since: date_shape'],
    [{ credit_limit: '1.005' }, 'credit_limit: amount_shape'],
    [{ credit_limit: '-1' }, 'credit_limit: amount_negative'],
    [{ credit_limit: '9'.repeat(40) }, 'credit_limit: amount_too_large'],
    [{ external_id: 'A\u001b[31m' }, 'external_id: id_characters'],
    [{ name: '张'.repeat(65) }, 'name: too_long'],
  ])('refuses %j', (change, reason) => {
    expect(reasons(checkCustomerRow({ ...customer, ...change }))).toEqual([reason])
  })
})

describe('a bill row', () => {
  it('adds up to the 分 and goes by its external id without a number of its own', () => {
    expect(checkBillRow({ ...bill, interest: '0.1', fee: '0.20', penalty: '0.03', paid: '1000.33' })).toMatchObject({
      ok: true,
      row: { billNo: 'B-1', totalFen: 100_033, paidFen: 100_033 },
    })
  })

  it.each([
    [{ due_date: '2026-10-31' }, 'due_date: due_before_issue'],
    [{ paid: '1000.01' }, 'paid: paid_exceeds_total'],
    [{ principal: '0' }, 'principal: total_zero'],
    [{ principal: '' }, 'principal: missing'],
    [{ principal: '1e3' }, 'principal: amount_shape'],
    [{ customer_external_id: '' }, 'customer_external_id: missing'],
  ])('refuses %j', (change, reason) => {
    expect(reasons(checkBillRow({ ...bill, ...change }))).toEqual([reason])
  })

  it('keeps every amount exactly, and its total is their sum', () => {
    const amount = fc.integer({ min: 1, max: 1_000_000_000 }).map(fen)
    fc.assert(
      fc.property(amount, amount, amount, amount, (principal, interest, fee, penalty) => {
        const row = {
          ...bill,
          principal: yuan(principal),
          interest: yuan(interest),
          fee: yuan(fee),
          penalty: yuan(penalty),
        }
        expect(checkBillRow(row)).toMatchObject({
          row: { principalFen: principal, totalFen: principal + interest + fee + penalty },
        })
      }),
    )
  })
})

describe('any row', () => {
  const names = Object.values(importColumns).flatMap((columns) => columns.map((column) => column.name))
  const anyRow = fc.dictionary(
    fc.constantFrom(...names, '__proto__', 'constructor'),
    fc.string({ unit: 'binary', maxLength: 40 }),
  )

  it('gets an answer, never a throw, and names only fields that exist', () => {
    fc.assert(
      fc.property(anyRow, (fields) => {
        for (const check of [checkCustomerRow(fields), checkBillRow(fields)]) {
          if (!check.ok) expect(check.problems.every(({ field }) => names.includes(field))).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  it('takes no name that cannot be seen', () => {
    const row = { external_id: '\u200b', name: '\u200b\u2060', phone: '13800138000' }
    expect(checkCustomerRow(row)).toEqual({
      ok: false,
      problems: [
        { field: 'external_id', reason: 'missing' },
        { field: 'name', reason: 'missing' },
      ],
    })
  })

  it('finds columns by their English and Chinese headings', () => {
    expect(columnOf('customers', ' 手机 ')).toBe('phone')
    expect(columnOf('bills', 'Due_Date')).toBe('due_date')
    expect(columnOf('bills', '手机')).toBeUndefined()
  })

  it('shows no more of a refused personal value than its ends', () => {
    expect(maskRowValue('phone', '11010519491231002X')).toBe('1****************X')
    expect(maskRowValue('name', '欧阳娜娜')).toBe('欧阳**')
    expect(maskRowValue('due_date', '2026-02-30')).toBe('2026-02-30')
  })

  it.each([
    ['since', '2026-02-30', '2026-02-30'],
    ['due_date', '２０２６/13/1', '２０２６/13/1'],
    ['due_date', '20261331', '20261331'],
    ['issued_on', '2026年2月30日', '2026年2月30日'],
    ['principal', '12,345.678', '12,345.678'],
    ['principal', '1e3', '1e3'],
    ['credit_limit', '五千元', '五**'],
    ['external_id', 'A-1', 'A-1'],
    ['external_id', '张 三丰 13800138000', '张***************'],
    ['credit_limit', '110101199003077758', '1****************8'],
    ['since', '110101 19900307 7758', '1******************8'],
    ['since', '北京市朝阳区幸福路1号院3栋', '北*************'],
    ['paid', '138.0013.8000', '1***********0'],
    ['paid', '１３８ ００１３ ８０００', '１***********０'],
    ['bill_no', '138\u200b0013\u200b8000', '1***********0'],
    ['issued_on', '010-62345678', '0**********8'],
    ['nickname', 'x 13800138000', 'x***********0'],
    ['address', '张三 13800138000 朝阳区', '****'],
    ['name', '13800138000', '1**********'],
  ])('shows of a refused %s %j no more than %j, whatever column slid into it', (field, value, shown) => {
    expect(maskRowValue(field, value)).toBe(shown)
    expect(maskRowValue(field, shown)).toBe(shown)
  })

  it('never shows a name, or seven digits of a number, in any field', () => {
    const name = fc.constantFrom('张三丰', '欧阳娜娜', '阿迪力', 'ئادىل', '诸葛孔明')
    const digits = fc
      .tuple(fc.constantFrom('13', '15', '19', '110101'), fc.stringMatching(/^[0-9]{9}$/))
      .map((a) => a.join(''))
    const between = fc.constantFrom('', ' ', '-', '.', '\u200b', '　')
    const value = fc.tuple(name, digits, between, fc.boolean()).map(([said, number, gap, wide]) => {
      const spaced = [...number].join(gap)
      return {
        said,
        number,
        text: `${said} ${wide ? spaced.replace(/\d/g, (d) => String.fromCodePoint(0xff10 + Number(d))) : spaced}`,
      }
    })
    fc.assert(
      fc.property(fc.constantFrom(...names, ''), value, (field, { said, text }) => {
        const shown = maskRowValue(field, text).normalize('NFKC')
        expect(shown).not.toContain(said)
        expect(shown.replace(/\D/g, '').length).toBeLessThan(7)
      }),
    )
  })
})
