import type { Migration } from './migration.ts'
import { desk } from './0001-desk.ts'
import { search } from './0002-search.ts'
import { ledger } from './0003-ledger.ts'
import { arrangements } from './0004-arrangements.ts'
import { delinquency } from './0005-delinquency.ts'
import { gate } from './0006-gate.ts'
import { transactionNumbers } from './0007-transaction-numbers.ts'
import { oneTenant } from './0008-one-tenant.ts'
import { stamps } from './0009-stamps.ts'
import { guessesAndAuthors } from './0010-guesses-and-authors.ts'

export const migrations: readonly Migration[] = [
  desk,
  search,
  ledger,
  arrangements,
  delinquency,
  gate,
  transactionNumbers,
  oneTenant,
  stamps,
  guessesAndAuthors,
]
