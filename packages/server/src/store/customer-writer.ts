import { type BusinessDate, type Customer, maskAddress, maskName, maskPhone, maskResidentId } from '@zuoxi/sdk'
import { searchWords } from '../rules/search-keys.ts'
import { rankOf } from '../rules/search-rank.ts'
import type { ClearCustomer } from './rows/customer.ts'
import type { CustomerRow } from './schema.ts'
import type { Seal } from './seal.ts'
import type { SearchDoc } from './search/index.ts'
import { type Insert, inserter } from './sqlite/inserter.ts'
import type { Store } from './store.ts'

/** A new customer in the clear, as a file or the demo brings one. */
export interface NewCustomer extends ClearCustomer {
  readonly id: string
  readonly tenantId: string
  readonly customerNo: string
  readonly externalId: string | null
  readonly status: Customer['status']
  readonly nickname: string
  readonly kycLevel: Customer['kycLevel']
  readonly riskTier: Customer['riskTier']
  readonly tags: readonly string[]
  readonly specialCare: boolean
  readonly optOuts: Customer['optOuts']
  readonly since: BusinessDate
  readonly oldestOwing: BusinessDate | undefined
  readonly contentHash: Buffer | null
}

/** Who writes, and when. */
export interface Touch {
  readonly by: string
  readonly at: string
}

/** Writes customers masked and sealed. What makes them findable is answered, for the search index to take in one go. */
export class CustomerWriter {
  readonly #insert: Insert<'customer'>
  readonly #seal: Seal

  constructor(store: Store, seal: Seal) {
    this.#insert = inserter(store.sqliteWriter, 'customer', customerColumns)
    this.#seal = seal
  }

  insert(customer: NewCustomer, touch: Touch): SearchDoc {
    const rank = rankOf(customer)
    const num = this.#insert({
      ...maskedColumns(customer, this.#seal),
      id: customer.id,
      tenant_id: customer.tenantId,
      customer_no: customer.customerNo,
      external_id: customer.externalId,
      status: customer.status,
      kyc_level: customer.kycLevel,
      risk_tier: customer.riskTier,
      tags: JSON.stringify(customer.tags),
      special_care: customer.specialCare ? 1 : 0,
      opt_outs: JSON.stringify(customer.optOuts),
      since: customer.since,
      rank,
      content_hash: customer.contentHash,
      created_at: touch.at,
      created_by: touch.by,
      updated_at: touch.at,
      updated_by: touch.by,
    })
    return { num, nrank: -rank, words: wordsOf(customer) }
  }
}

type MaskedColumns = Pick<
  CustomerRow,
  'name_masked' | 'phone_masked' | 'resident_id_masked' | 'address_masked' | 'nickname' | 'sealed'
>

/** The columns that hold a customer's personal data: masked for showing, sealed for an audited reveal. */
export function maskedColumns(customer: ClearCustomer & { readonly nickname: string }, seal: Seal): MaskedColumns {
  const { name, phone, residentId, address } = customer
  const clear: ClearCustomer = { name, phone, residentId, address }
  return {
    name_masked: maskName(name),
    phone_masked: maskPhone(phone),
    resident_id_masked: maskResidentId(residentId),
    address_masked: address === '' ? '' : maskAddress(address),
    nickname: customer.nickname,
    sealed: seal.close(JSON.stringify(clear)),
  }
}

export function wordsOf(
  customer: ClearCustomer & { readonly nickname: string; readonly customerNo: string },
): string[] {
  const { name, nickname, phone, residentId, customerNo } = customer
  return searchWords({ name, nickname, phone, residentId: residentId === '' ? undefined : residentId, customerNo })
}

const customerColumns = [
  'id',
  'tenant_id',
  'customer_no',
  'external_id',
  'status',
  'name_masked',
  'phone_masked',
  'resident_id_masked',
  'address_masked',
  'nickname',
  'sealed',
  'kyc_level',
  'risk_tier',
  'tags',
  'special_care',
  'opt_outs',
  'since',
  'rank',
  'content_hash',
  'created_at',
  'created_by',
  'updated_at',
  'updated_by',
] as const
