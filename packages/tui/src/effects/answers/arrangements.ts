import {
  type Arrangement,
  type ArrangementAsk,
  type CustomerId,
  type DeskClient,
  failureOf,
  type LoanId,
} from '@zuoxi/sdk'
import type { ArrangementScope, Wish } from '../../state/credit-overlays.ts'
import { pagerOf } from '../pager.ts'
import { type Answers, pageSize } from './answer.ts'

export const arrangementAnswers: Answers<
  'preview' | 'quote' | 'loadDisclosure' | 'loadArrangements' | 'loadArrangement' | 'stepArrangement'
> = {
  preview: async ({ wish }, { desk }) => ({
    kind: 'previewed',
    wish,
    quote: await desk.arrangements.preview(request(wish)),
  }),
  quote: async ({ wish }, { desk, key }) => ({
    kind: 'quoted',
    wish,
    arrangement: await desk.arrangements.quote({ ...request(wish), idempotencyKey: key() }),
  }),
  loadDisclosure: async ({ quote, arrangementId }, { desk }) => {
    const { disclosure: key, customerId, loanId, ask } = quote
    const about = arrangementId === undefined ? { wish: { ...(loanId && { loanId }), ask } } : { arrangementId }
    try {
      return { kind: 'disclosure', quote, text: (await desk.wording.fill({ key, customerId, ...about })).text }
    } catch (error) {
      // A house that has no such wording still has its key on the screen.
      if (failureOf(error)) return undefined
      throw error
    }
  },
  loadArrangements: async ({ scope, fresh }, { desk, pagers }) => {
    if (fresh) pagers.arrangements = pagerOf([arrangementList(desk, scope)])
    const page = await pagers.arrangements?.pull(pageSize)
    return page && { kind: 'arrangements', scope, fresh, ...page }
  },
  loadArrangement: async ({ arrangementId }, { desk }) => ({
    kind: 'arrangement',
    arrangement: await desk.arrangements.get({ arrangementId }),
    after: undefined,
  }),
  stepArrangement: async ({ arrangementId, expectedRev, step, text }, { desk, key }) => {
    const change = { arrangementId, expectedRev, idempotencyKey: key() }
    const verbs: Record<typeof step, () => Promise<Arrangement>> = {
      confirm: () => desk.arrangements.confirm({ ...change, evidence: text }),
      approve: () => desk.arrangements.decide({ ...change, decision: 'approve', reason: text }),
      reject: () => desk.arrangements.decide({ ...change, decision: 'reject', reason: text }),
      withdraw: () => desk.arrangements.withdraw({ ...change, reason: text }),
    }
    return { kind: 'arrangement', arrangement: await verbs[step](), after: step }
  },
}

function request({ customerId, loanId, ask }: Wish): { customerId: CustomerId; loanId?: LoanId; ask: ArrangementAsk } {
  return { customerId, ask, ...(loanId === undefined ? {} : { loanId }) }
}

function arrangementList(desk: DeskClient, scope: ArrangementScope): AsyncIterable<Arrangement> {
  return scope.of === 'customer'
    ? desk.arrangements.list({ customerId: scope.customerId, limit: pageSize })
    : desk.arrangements.list({ state: 'pending_approval', limit: pageSize })
}
