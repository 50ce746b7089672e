import { GateContext } from '../../compliance/gate/context.ts'
import { surnameOf } from '../../model/mask.ts'
import { parseYuan } from '../../model/money.ts'
import { businessDateOf, daysBetween, type Instant, instantOf } from '../../model/time.ts'
import { ContactSheet } from '../format/contact.ts'
import { type Complain, complainInto } from './check.ts'
import { assertMended, type FixtureProblem } from './fixture-error.ts'
import type { Path } from './place.ts'
import { parseSheet, type Sheet } from './read-sheet.ts'
import { readText } from './read-text.ts'

/** The contact that a message is judged in, from a file of YAML or JSON, and where the file says nothing from elsewhere. */
export interface ContactDefaults {
  readonly now: Instant
  /** What is known of the contact already; the file's own words come first. */
  readonly known?: GateContext
}

/**
 * Read a contact that somebody has written down.
 *
 * @throws FixtureError with everything to mend: file, line, column, and what to write.
 * @example
 * const context = await readContact('contact.yaml', { now })
 * judge('您还差1,280元', context).verdict
 */
export async function readContact(file: string, defaults: ContactDefaults): Promise<GateContext> {
  return parseContact(file, await readText(file, { pipes: true }), defaults)
}

/** The same for text that is already here. */
export function parseContact(file: string, text: string, { now, known }: ContactDefaults): GateContext {
  const sheet = parseSheet(file, text, ContactSheet)
  const problems: FixtureProblem[] = []
  const given = new Contact(
    sheet,
    complainInto(problems),
    sheet.value.now === undefined ? now : momentOf(sheet.value.now),
  )
  const context = { ...known, ...given.fields() }
  assertMended(problems)
  return GateContext.parse(context)
}

/** Text of a moment as an instant; without a zone it is Beijing's, which has had no summer time since 1991. */
export function momentOf(text: string): Instant {
  const date = text.slice(0, 10)
  const [, time = '00:00', zone = '+08:00'] = /^([\d:.]*)(Z|[+-]\d{2}:?\d{2})?$/.exec(text.slice(11) || '00:00') ?? []
  return instantOf(Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}${colonised(zone)}`))
}

function colonised(zone: string): string {
  return zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone
}

type Row = Readonly<Record<string, unknown>>

/** One sheet being turned into the fields of a context. */
class Contact {
  readonly #sheet: Sheet<ContactSheet>
  readonly #complain: Complain
  readonly #now: Instant

  constructor(sheet: Sheet<ContactSheet>, complain: Complain, now: Instant) {
    this.#sheet = sheet
    this.#complain = complain
    this.#now = now
  }

  /** Only what the sheet says, beside the moment. */
  fields(): Record<string, unknown> {
    const { value } = this.#sheet
    const { bills, loans, quotes, repayments, tickets, creditLine, customer } = value
    const began = value.purpose === 'collection' || value.purpose === 'marketing' ? 'outbound' : undefined
    return present({
      ...value,
      now: this.#now,
      direction: value.direction ?? began,
      customer: customer && this.#customer(customer),
      bills: bills?.map((bill, i) => this.#bill(bill, ['bills', i])),
      loans: loans?.map((loan, i) => this.#loan(loan, ['loans', i])),
      quotes: quotes?.map((quote, i) => this.#quote(quote, ['quotes', i])),
      repayments: repayments?.map((row, i) => ({
        amountFen: this.#needed(row, 'amount', ['repayments', i]),
        valueDate: row.valueDate,
      })),
      tickets: tickets?.map(({ dueAt, ...ticket }) => present({ ...ticket, dueAt: dueAt && momentOf(dueAt) })),
      creditLine: creditLine && this.#creditLine(creditLine),
    })
  }

  #customer({ name, ...customer }: NonNullable<ContactSheet['customer']>): Row {
    if (name === undefined) return customer
    return { ...customer, surname: customer.surname ?? surnameOf(name), names: [name, ...(customer.names ?? [])] }
  }

  #bill(bill: NonNullable<ContactSheet['bills']>[number], path: Path): Row {
    const lines = bill.lines?.map((line, i) => ({
      ...line,
      amountFen: this.#needed(line, 'amount', [...path, 'lines', i]),
      paidFen: this.#amount(line, 'paid', [...path, 'lines', i]) ?? 0,
    }))
    const sum = (pick: 'amountFen' | 'paidFen') => lines?.reduce((all, line) => all + line[pick], 0)
    const told = this.#amount(bill, 'outstanding', path)
    const total = this.#amount(bill, 'total', path) ?? sum('amountFen')
    const givenPaid = this.#amount(bill, 'paid', path) ?? sum('paidFen')
    const paid = givenPaid ?? (total !== undefined && told !== undefined ? total - told : 0)
    const outstanding = told ?? (total === undefined ? undefined : total - paid)
    if (outstanding === undefined) {
      this.#complain(this.#sheet, path, 'missing', "'outstanding' is missing: add it here, in yuan such as '1208.00'")
    }
    const whole = total ?? paid + (outstanding ?? 0)
    if (outstanding !== undefined && whole !== paid + outstanding) {
      const problem = 'outstanding is not total less paid; mend one of the three, or leave one out'
      this.#complain(this.#sheet, [...path, 'outstanding'], 'inconsistent', problem)
    }
    const late = daysBetween(bill.dueDate, businessDateOf(this.#now))
    const dpd = bill.dpd ?? ((outstanding ?? 0) > 0 ? Math.max(0, late) : 0)
    return { ...bill, totalFen: whole, paidFen: paid, outstandingFen: outstanding ?? 0, dpd, lines: lines ?? [] }
  }

  #loan(loan: NonNullable<ContactSheet['loans']>[number], path: Path): Row {
    const principalFen = this.#needed(loan, 'principal', path)
    return {
      ...loan,
      principalFen,
      outstandingFen: this.#amount(loan, 'outstanding', path) ?? principalFen,
      aprPpm: this.#rate(loan, path) ?? this.#missing(path, 'apr', "a yearly rate such as '18.00%'"),
      instalments: this.#instalments(loan.instalments, path),
    }
  }

  #quote(quote: NonNullable<ContactSheet['quotes']>[number], path: Path): Row {
    const instalments = this.#instalments(quote.instalments, path)
    return present({
      ...quote,
      totalFen: this.#needed(quote, 'total', path),
      aprPpm: this.#rate(quote, path),
      instalments,
    })
  }

  #creditLine(line: NonNullable<ContactSheet['creditLine']>): Row {
    const path = ['creditLine']
    const limitFen = this.#needed(line, 'limit', path)
    const usedFen = this.#amount(line, 'used', path) ?? 0
    return { limitFen, usedFen, availableFen: this.#amount(line, 'available', path) ?? limitFen - usedFen }
  }

  #instalments(rows: NonNullable<ContactSheet['loans']>[number]['instalments'], path: Path): Row[] {
    return (rows ?? []).map((row, i) => ({
      ...row,
      amountFen: this.#needed(row, 'amount', [...path, 'instalments', i]),
    }))
  }

  /** An amount by its name in yuan, or by its name in 分. */
  #amount(row: Row, name: string, path: Path): number | undefined {
    // The format has let nothing else through.
    const yuan = row[name] as string | number | undefined
    const inFen = row[`${name}Fen`] as number | undefined
    if (yuan !== undefined && inFen !== undefined) {
      this.#complain(
        this.#sheet,
        [...path, name],
        'inconsistent',
        `'${name}' and '${name}Fen' are one amount; write one`,
      )
    }
    return yuan === undefined ? inFen : parseYuan(String(yuan))
  }

  #needed(row: Row, name: string, path: Path): number {
    return this.#amount(row, name, path) ?? this.#missing(path, name, "yuan such as '1208.00'")
  }

  #missing(path: Path, name: string, form: string): number {
    this.#complain(this.#sheet, path, 'missing', `'${name}' is missing: add it here, ${form}`)
    return 0
  }

  #rate({ apr, aprPpm }: { apr?: string | undefined; aprPpm?: number | undefined }, path: Path): number | undefined {
    if (apr !== undefined && aprPpm !== undefined) {
      this.#complain(this.#sheet, [...path, 'apr'], 'inconsistent', "'apr' and 'aprPpm' are one rate; write one")
    }
    if (apr === undefined) return aprPpm
    const [whole = '', part = ''] = apr.slice(0, -1).split('.')
    return Number(whole) * 10_000 + Number(part.padEnd(4, '0'))
  }
}

/** Without the fields that nothing was said about, so that what is known of them stands. */
function present(row: Row): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined))
}
