import { businessDateOf, instantOf } from '@zuoxi/sdk'
import type { Desk } from '@zuoxi/sdk/contract'
import { owingByStage } from '../store/ledger/owing.ts'
import { verifyLedger } from '../store/ledger/verify.ts'
import { explainFigure } from './explain.ts'
import { rollLedger } from './roll/roll.ts'
import { callerOf, type Room } from './room.ts'

export function ledgerVerbs(room: Room): Desk['ledger'] {
  const { store, clock } = room
  return {
    verify: () => verifyLedger(store.sqlite),
    explain: ({ figure }) => explainFigure(room, figure),
    roll: (input) => rollLedger(room, input),
    delinquency: async () => {
      const asOf = businessDateOf(instantOf(clock.nowMs()))
      return { asOf, buckets: await owingByStage(store.read, asOf, callerOf(room).tenantId) }
    },
  }
}
