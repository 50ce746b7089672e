import { z } from 'zod'
import { checkMobile, checkResidentId } from './check-numbers.ts'
import { type Fen, fen, parseYuan, sumFen, zeroFen } from './money.ts'
import { looksLikeNoOther } from './external-number.ts'
import type { RowReason } from './row-reason.ts'
import { type BusinessDate, isBusinessDate } from './time.ts'
import { visibleLength } from './written-text.ts'

/**
 * What a row of an imported file must hold. Pure, so that the desk decides and
 * a client can say beforehand what the desk will say. Fields come under their
 * canonical names; `columnOf` finds those from a file's own headings.
 */

export const ImportNoun = z.enum(['customers', 'bills'])
export type ImportNoun = z.infer<typeof ImportNoun>

export interface RowProblem {
  readonly field: string
  readonly reason: RowReason
}

export type RowCheck<Row> =
  | { readonly ok: true; readonly row: Row }
  | { readonly ok: false; readonly problems: readonly RowProblem[] }

/** A customer as a file gives one; what the file leaves out is absent. */
export interface CustomerImport {
  readonly externalId: string
  readonly name: string
  readonly phone: string
  readonly residentId: string | undefined
  readonly address: string
  readonly nickname: string
  readonly creditLimitFen: Fen | undefined
  readonly since: BusinessDate | undefined
}

/** A bill as a file gives one: `totalFen` is the sum of its four components. */
export interface BillImport {
  readonly externalId: string
  readonly customerExternalId: string
  readonly billNo: string
  readonly issuedOn: BusinessDate
  readonly dueDate: BusinessDate
  readonly principalFen: Fen
  readonly interestFen: Fen
  readonly feeFen: Fen
  readonly penaltyFen: Fen
  readonly totalFen: Fen
  readonly paidFen: Fen
}

interface Column {
  readonly name: string
  readonly aliases: readonly string[]
  readonly required?: true
}

/** The columns of each kind of file; a file may use the English or the Chinese heading. */
export const importColumns: Readonly<Record<ImportNoun, readonly Column[]>> = {
  customers: [
    { name: 'external_id', aliases: ['外部编号'], required: true },
    { name: 'name', aliases: ['姓名'], required: true },
    { name: 'phone', aliases: ['手机', '手机号'], required: true },
    { name: 'resident_id', aliases: ['身份证号', '身份证'] },
    { name: 'address', aliases: ['地址'] },
    { name: 'nickname', aliases: ['昵称'] },
    { name: 'credit_limit', aliases: ['额度'] },
    { name: 'since', aliases: ['注册日期'] },
  ],
  bills: [
    { name: 'external_id', aliases: ['外部编号'], required: true },
    { name: 'customer_external_id', aliases: ['客户编号'], required: true },
    { name: 'bill_no', aliases: ['账单号'] },
    { name: 'issued_on', aliases: ['出账日'], required: true },
    { name: 'due_date', aliases: ['到期日'], required: true },
    { name: 'principal', aliases: ['本金'], required: true },
    { name: 'interest', aliases: ['利息'] },
    { name: 'fee', aliases: ['费用'] },
    { name: 'penalty', aliases: ['罚息'] },
    { name: 'paid', aliases: ['已还'] },
  ],
}

/**
 * The canonical column a heading means; `undefined` when it means none.
 *
 * @example
 * columnOf('customers', ' 手机 ') // 'phone'
 */
export function columnOf(noun: ImportNoun, heading: string): string | undefined {
  const wanted = heading.trim().toLowerCase()
  return importColumns[noun].find((column) => column.name === wanted || column.aliases.includes(wanted))?.name
}

/**
 * Check one customer: an external id, a name, a mobile number; a resident id,
 * a credit limit and a date hold up if they are given.
 *
 * @example
 * checkCustomerRow({ external_id: 'A1', name: '张伟', phone: '13800138000' }) // { ok: true, row: … }
 */
export function checkCustomerRow(fields: Readonly<Record<string, string>>): RowCheck<CustomerImport> {
  const read = new RowReader(fields)
  const row = {
    externalId: read.id('external_id'),
    name: read.text('name', 64, 'required'),
    phone: read.mobile('phone'),
    residentId: read.residentId('resident_id'),
    address: read.text('address', 200),
    nickname: read.text('nickname', 64),
    creditLimitFen: read.amount('credit_limit'),
    since: read.date('since'),
  }
  return read.problems.length > 0 ? { ok: false, problems: read.problems } : { ok: true, row }
}

/**
 * Check one bill: exact amounts in yuan, dates that exist, nothing paid beyond
 * the total. A bill without its own number goes by its external id.
 */
export function checkBillRow(fields: Readonly<Record<string, string>>): RowCheck<BillImport> {
  const read = new RowReader(fields)
  const externalId = read.id('external_id')
  const customerExternalId = read.id('customer_external_id')
  const billNo = read.has('bill_no') ? read.id('bill_no') : externalId
  const issuedOn = read.date('issued_on', 'required')
  const dueDate = read.date('due_date', 'required')
  const principalFen = read.amount('principal', 'required') ?? zeroFen
  const interestFen = read.amount('interest') ?? zeroFen
  const feeFen = read.amount('fee') ?? zeroFen
  const penaltyFen = read.amount('penalty') ?? zeroFen
  const paidFen = read.amount('paid') ?? zeroFen
  const totalFen = sumFen([principalFen, interestFen, feeFen, penaltyFen])
  if (read.problems.length === 0 && totalFen === 0) read.refuse('principal', 'total_zero')
  if (read.problems.length === 0 && paidFen > totalFen) read.refuse('paid', 'paid_exceeds_total')
  if (issuedOn && dueDate && dueDate < issuedOn) read.refuse('due_date', 'due_before_issue')
  if (read.problems.length > 0 || !issuedOn || !dueDate) return { ok: false, problems: read.problems }
  const amounts = { principalFen, interestFen, feeFen, penaltyFen, totalFen, paidFen }
  return { ok: true, row: { externalId, customerExternalId, billNo, issuedOn, dueDate, ...amounts } }
}

/** Far above any bill, and four of them still add up to a safe integer. */
const amountLimit_fen = fen(100_000_000_000_00)

/** Reads typed values out of a row's text and remembers every problem it meets on the way. */
class RowReader {
  readonly problems: RowProblem[] = []
  readonly #fields: Readonly<Record<string, string>>

  constructor(fields: Readonly<Record<string, string>>) {
    this.#fields = fields
  }

  refuse(field: string, reason: RowReason): void {
    this.problems.push({ field, reason })
  }

  has(field: string): boolean {
    return this.#raw(field) !== ''
  }

  text(field: string, limit: number, need?: 'required'): string {
    const value = this.#raw(field)
    if (need && visibleLength(value) === 0) this.refuse(field, 'missing')
    if ([...value].length > limit) this.refuse(field, 'too_long')
    return value
  }

  id(field: string): string {
    const value = this.text(field, 64, 'required').normalize('NFKC')
    const isOfItsKind = /^[\p{L}\p{N}][\p{L}\p{N}._:/#-]*$/u.test(value) && looksLikeNoOther(value)
    if (visibleLength(value) > 0 && !isOfItsKind) this.refuse(field, 'id_characters')
    return value
  }

  mobile(field: string): string {
    const value = this.#number(field)
      .replace(/[\s-]/g, '')
      .replace(/^(\+|00)86/, '')
    const problem = value === '' ? 'missing' : checkMobile(value)
    if (problem) this.refuse(field, problem)
    return value
  }

  residentId(field: string): string | undefined {
    const value = this.#number(field).toUpperCase()
    if (value === '') return undefined
    const problem = checkResidentId(value)
    if (problem) this.refuse(field, problem)
    return value
  }

  amount(field: string, need?: 'required'): Fen | undefined {
    const value = this.#number(field)
    if (value === '') {
      if (need) this.refuse(field, 'missing')
      return undefined
    }
    const amount = parseYuan(value)
    const problem = amount === undefined ? unreadableAmount(value) : outOfRange(amount)
    if (!problem) return amount
    this.refuse(field, problem)
    return undefined
  }

  date(field: string, need?: 'required'): BusinessDate | undefined {
    const value = this.#number(field)
    if (value === '') {
      if (need) this.refuse(field, 'missing')
      return undefined
    }
    const date = plainDate(value)
    if (!date) this.refuse(field, 'date_shape')
    return date
  }

  #raw(field: string): string {
    return Object.hasOwn(this.#fields, field) ? (this.#fields[field] ?? '').trim() : ''
  }

  /** Digits typed full-width are the same digits; names are never touched this way. */
  #number(field: string): string {
    return this.#raw(field).normalize('NFKC')
  }
}

/** Digits alone that no safe integer holds are too large an amount, not a misspelt one. */
function unreadableAmount(value: string): RowReason {
  return /^-?\d{14,}(\.\d{1,2})?$/.test(value) ? 'amount_too_large' : 'amount_shape'
}

function outOfRange(amount: Fen): RowReason | undefined {
  if (amount < 0) return 'amount_negative'
  return amount > amountLimit_fen ? 'amount_too_large' : undefined
}

/** `2026-11-05`, `2026/11/5`, `20261105` or `2026年11月5日`, if there is such a day. */
function plainDate(value: string): BusinessDate | undefined {
  const match = /^(\d{4})(?:-(\d{1,2})-(\d{1,2})|\/(\d{1,2})\/(\d{1,2})|年(\d{1,2})月(\d{1,2})日|(\d{2})(\d{2}))$/.exec(
    value,
  )
  if (!match) return undefined
  const [year, month = '', day = ''] = match.slice(1).filter((part) => part !== undefined)
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isBusinessDate(text) ? text : undefined
}
