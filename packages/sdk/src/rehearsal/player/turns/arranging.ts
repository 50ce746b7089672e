import type { DeskClient } from '../../../client/desk-client.ts'
import type { Arrangement, ArrangementAsk } from '../../../model/arrangement.ts'
import type { CustomerId, LoanId } from '../../../model/ids.ts'
import { type Fen, parseYuan } from '../../../model/money.ts'
import { addDays, businessDateOf, type BusinessDate, type Instant } from '../../../model/time.ts'
import { fixtureLoanId } from '../../format/ids.ts'
import type { FixtureAsk, FixtureTurn, TurnOf } from '../../format/turn.ts'
import type { Outcome } from '../outcome.ts'
import { doerOf, Impossible, needed, type Play, type TurnPlayer } from '../play.ts'

/** What is arranged about a loan: asked, quoted, confirmed, decided. */

export const preview: TurnPlayer<TurnOf<'preview'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  return { quote: await desk.arrangements.preview(await requestOf(play, turn.preview, turn.loan)) }
}

export const quote: TurnPlayer<TurnOf<'quote'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  return kept(play, await desk.arrangements.quote(await requestOf(play, turn.quote, turn.loan)))
}

export const confirm: TurnPlayer<TurnOf<'confirm'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  return kept(play, await desk.arrangements.confirm({ ...lockOf(play, turn), evidence: turn.confirm }))
}

export const approve: TurnPlayer<TurnOf<'approve'>> = (play, turn) => decide(play, turn, 'approve', turn.approve)
export const reject: TurnPlayer<TurnOf<'reject'>> = (play, turn) => decide(play, turn, 'reject', turn.reject)

export const withdraw: TurnPlayer<TurnOf<'withdraw'>> = async (play, turn) => {
  const desk = await doerOf(play, turn)
  return kept(play, await desk.arrangements.withdraw({ ...lockOf(play, turn), reason: turn.withdraw }))
}

async function decide(play: Play, turn: Stale, decision: 'approve' | 'reject', reason: string) {
  const desk = await doerOf(play, turn)
  return kept(play, await desk.arrangements.decide({ ...lockOf(play, turn), decision, reason }))
}

type Stale = FixtureTurn & { readonly stale?: true | undefined }

function lockOf(
  { arrangement, arrangementBefore }: Play,
  { stale }: Stale,
): { arrangementId: Arrangement['id']; expectedRev: Arrangement['rev'] } {
  const { id: arrangementId, rev: expectedRev } = needed(
    stale ? arrangementBefore : arrangement,
    'nothing has been quoted yet',
  )
  return { arrangementId, expectedRev }
}

function kept(play: Play, arrangement: Arrangement): Outcome {
  play.arrangementBefore = play.arrangement
  play.arrangement = arrangement
  return { arrangement, quote: arrangement.quote }
}

/** Of a person with one loan that runs, nobody has to say which; a waiver may be of all that they owe. */
async function requestOf({ scene, customerId }: Play, asked: FixtureAsk, loan: string | undefined) {
  const loanId = loan === undefined ? await onlyLoan(scene.owner, customerId, asked) : fixtureLoanId(loan)
  return { customerId, ...(loanId !== undefined && { loanId }), ask: askOf(asked, scene.now()) }
}

async function onlyLoan(desk: DeskClient, customerId: CustomerId, asked: FixtureAsk): Promise<LoanId | undefined> {
  if ('waive' in asked) return undefined
  const { loans } = await desk.customers.overview({ customerId })
  const [first, second] = loans.filter(({ status }) => status === 'active')
  if (second) throw new Impossible('the customer has several loans that run; say which, as in `loan: JK000101`')
  return first?.id
}

/** What a fixture asks for, as the desk is asked. */
export function askOf(asked: FixtureAsk, now: Instant): ArrangementAsk {
  if ('settle' in asked)
    return asked.settle === true ? { kind: 'settle_early' } : { kind: 'settle_early', payBy: dayOf(asked.settle, now) }
  if ('defer' in asked) return { kind: 'defer', days: asked.defer }
  if ('extend' in asked) return { kind: 'extend', terms: asked.extend }
  if ('restructure' in asked) return { kind: 'restructure', terms: asked.restructure }
  if ('reage' in asked) return { kind: 're_age' }
  const upToFen = asked.upTo === undefined ? undefined : (parseYuan(asked.upTo) as Fen)
  return { kind: 'waiver', components: asked.waive, ...(upToFen !== undefined && { upToFen }) }
}

/** A day as fixtures write it, `-12d` or `2026-11-05`, seen from a moment. */
export function dayOf(text: string, now: Instant): BusinessDate {
  const days = /^([+-]\d+)d$/.exec(text)?.[1]
  return days === undefined ? (text as BusinessDate) : addDays(businessDateOf(now), Number(days))
}
