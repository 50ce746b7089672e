import { businessDateOf, instantOf } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { owingByStage } from '../store/ledger/owing.ts'
import { verifyLedger } from '../store/ledger/verify.ts'
import type { Room } from './room.ts'

export function ledgerVerbs({ store, clock }: Room): Desk['ledger'] {
  return {
    verify: () => verifyLedger(store.sqlite),
    explain: () => {
      throw new Error('not built yet')
    },
    roll: () => {
      throw new Error('not built yet')
    },
    delinquency: async () => {
      const asOf = businessDateOf(instantOf(clock.nowMs()))
      return { asOf, buckets: await owingByStage(store.read, asOf) }
    },
  }
}
