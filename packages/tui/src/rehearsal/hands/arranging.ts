import {
  type ArrangementAsk,
  type ArrangementId,
  type CustomerId,
  type DeskClient,
  formatYuan,
  type LoanId,
} from '@zuoxi/sdk'
import { wordsOf } from '../../words/index.ts'
import { rehearsalLang } from '../settings.ts'
import type { Hands } from './hands.ts'
import { command, enter, toThread } from './posture.ts'
import type { Verbs } from './verbs.ts'

/** What is arranged about a loan, by a command and the panel that answers it. */

const words = wordsOf(rehearsalLang)

export const preview: Verbs['arrangements']['preview'] = async (hands, wish) => {
  // Without a conversation no customer is in front, and a command is about nobody.
  if (hands.serving) await tryOut(hands, wish)
  return hands.desk.arrangements.preview(wish)
}

export const quote: Verbs['arrangements']['quote'] = async (hands, wish) => {
  if (!hands.serving) return hands.desk.arrangements.quote(wish)
  const known = new Set((await arrangementsOf(hands, wish.customerId)).map(({ id }) => id))
  if (!(await tryOut(hands, wish))) return undefined
  await hands.does(['whatIf', 'saveQuote'])
  const kept = await hands.until(
    async () => (await arrangementsOf(hands, wish.customerId)).find(({ id }) => !known.has(id)),
    () => false,
  )
  if (kept) await hands.standsIn('arrangement', 'confirmArrangement')
  return kept
}

export const confirm: Verbs['arrangements']['confirm'] = (hands, input) =>
  hands.serving ? step(hands, input, 'confirmArrangement', input.evidence) : hands.desk.arrangements.confirm(input)

export const decide: Verbs['arrangements']['decide'] = (hands, input) =>
  hands.serving
    ? step(hands, input, input.decision === 'approve' ? 'approveArrangement' : 'rejectArrangement', input.reason)
    : hands.desk.arrangements.decide(input)

export const withdraw: Verbs['arrangements']['withdraw'] = (hands, input) =>
  hands.serving ? step(hands, input, 'withdrawArrangement', input.reason) : hands.desk.arrangements.withdraw(input)

interface Wish {
  readonly loanId?: LoanId | undefined
  readonly ask: ArrangementAsk
}

/** Type the command, and choose the loan where the customer has several. False where the panel cannot be saved. */
async function tryOut(hands: Hands, { loanId, ask }: Wish): Promise<boolean> {
  await toThread(hands)
  await hands.seesNo(words.whatIf.saveHint)
  await command(hands, lineOf(ask))
  await hands.seesAny(words.whatIf.saveHint, words.choose.loan, words.whatIf.back)
  if (hands.isSeen(words.choose.loan)) await chooseLoan(hands, loanId)
  return hands.standsIn('whatIf', 'saveQuote').then((stands) => stands && hands.isSeen(words.whatIf.saveHint))
}

async function chooseLoan(hands: Hands, loanId: LoanId | undefined): Promise<void> {
  const found = loanId === undefined ? words.whatIf.all : (await hands.desk.loans.get({ loanId })).loanNo
  await hands.does({ text: found })
  await hands.sees(found)
  await hands.does(['choose', 'choose'])
}

/** What a wish is as a command. */
function lineOf(ask: ArrangementAsk): string {
  switch (ask.kind) {
    case 'settle_early':
      return ask.payBy === undefined ? 'settle' : `settle ${ask.payBy}`
    case 'defer':
      return `defer ${ask.days}`
    case 'extend':
      return `extend ${ask.terms}`
    case 'restructure':
      return `restructure ${ask.terms}`
    case 're_age':
      return 'reage'
    case 'waiver':
      return ['waive', ...ask.components, ...(ask.upToFen === undefined ? [] : [plainYuan(ask.upToFen)])].join(' ')
  }
}

function plainYuan(amountFen: Parameters<typeof formatYuan>[0]): string {
  return formatYuan(amountFen).replaceAll(/[¥,\s]/g, '')
}

type Step = 'confirmArrangement' | 'approveArrangement' | 'rejectArrangement' | 'withdrawArrangement'

interface Seen {
  readonly arrangementId: ArrangementId
  readonly expectedRev: number
}

const reasonOf = {
  confirmArrangement: 'confirm',
  approveArrangement: 'approve',
  rejectArrangement: 'reject',
  withdrawArrangement: 'withdraw',
} as const satisfies Record<Step, string>

/** A page that somebody else has outrun is not on the screen any more, so it takes no step from there. */
async function step(hands: Hands, { arrangementId, expectedRev }: Seen, does: Step, reason: string) {
  const before = await hands.desk.arrangements.get({ arrangementId })
  if (before.rev !== expectedRev) return undefined
  if (!hands.isAt('arrangement')) await open(hands, before)
  await hands.does(['arrangement', does])
  if (!(await hands.sees(words.reason[reasonOf[does]]))) return undefined
  await enter(hands, reason)
  await hands.does(['reason', 'saveReason'])
  hands.rests('arrangement')
  return hands.until(async () => {
    const now = await hands.desk.arrangements.get({ arrangementId })
    return now.rev === before.rev ? undefined : now
  })
}

type Arrangement = Awaited<ReturnType<DeskClient['arrangements']['quote']>>

async function open(hands: Hands, { id, customerId, code }: Arrangement): Promise<void> {
  const row = (await arrangementsOf(hands, customerId)).findIndex((one) => one.id === id)
  await toThread(hands)
  await hands.does(['thread', 'arrangements'])
  hands.rests(undefined)
  await hands.sees(code)
  for (let below = 0; below < row; below += 1) await hands.does(['arrangements', 'down'])
  await hands.does(['arrangements', 'openArrangement'])
  await hands.standsIn('arrangement', 'withdrawArrangement')
}

async function arrangementsOf({ desk }: Hands, customerId: CustomerId): Promise<Arrangement[]> {
  const all: Arrangement[] = []
  for await (const one of desk.arrangements.list({ customerId })) all.push(one)
  return all
}
