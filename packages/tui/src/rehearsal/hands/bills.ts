import type { BillId, CustomerId, DeskClient } from '@zuoxi/sdk'
import { wordsOf } from '../../words/index.ts'
import { rehearsalLang } from '../settings.ts'
import type { Hands } from './hands.ts'
import { toReply, toThread } from './posture.ts'

const { composer } = wordsOf(rehearsalLang)

interface About {
  readonly customerId?: CustomerId | undefined
  readonly billId?: BillId | undefined
}

/** Have the bill in front that a wording is to be about: without one the desk's own choice, the oldest overdue or the next due. */
export async function atBill(hands: Hands, { customerId, billId }: About): Promise<void> {
  if (customerId === undefined || !(await toReply(hands))) return
  const bills = await billsOf(hands, customerId)
  const chosen = billId ?? (await firstOwed(hands, customerId))
  const wanted = bills.find(({ id }) => id === chosen)
  // The head of the reply names the bill that it is about; beside it, another pane may name any.
  if (!wanted || hands.isSeen(new RegExp(`^ ${composer.title} [^│]*${wanted.billNo} `))) return
  await toThread(hands)
  await hands.does(['thread', 'bills'])
  hands.rests(undefined)
  await hands.standsIn('bills', 'openBill')
  await hands.does(['bills', 'first'])
  for (let below = bills.indexOf(wanted); below > 0; below -= 1) await hands.does(['bills', 'down'])
  await hands.does(['bills', 'openBill'])
  await hands.sees(wanted.billNo)
  await hands.does(['bill', 'goThread'])
  hands.rests('thread')
}

async function firstOwed({ desk }: Hands, customerId: CustomerId): Promise<BillId | undefined> {
  const { bills } = await desk.customers.overview({ customerId })
  return bills.find(({ status, outstandingFen }) => status !== 'draft' && status !== 'void' && outstandingFen > 0)?.id
}

type Overview = Awaited<ReturnType<DeskClient['customers']['overview']>>

async function billsOf({ desk }: Hands, customerId: CustomerId): Promise<Overview['bills'][number][]> {
  const bills: Overview['bills'][number][] = []
  for await (const bill of desk.bills.list({ customerId })) bills.push(bill)
  return bills
}
