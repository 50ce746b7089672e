import type { Arrangement, Instant } from '@zuoxi/sdk'
import { rowsOfPlace } from '../keys/effective.ts'
import { keyName } from '../keys/name.ts'
import type { Row } from '../keys/row.ts'
import type { ArrangementOverlay, ArrangementsOverlay } from '../state/credit-overlays.ts'
import type { State } from '../state/state.ts'
import { arrangementHead, type ArrangementHeadRow } from '../state/what-if.ts'
import { sayNotice } from '../words/notices.ts'
import { sayAsk } from './ask-words.ts'
import { emptyPane } from './empty-pane.ts'
import { dayMinuteOf, stampOf } from './moment.ts'
import { bold, cell, dim, fit, type Line, marked, type Span, t, type Tone, type View } from './span.ts'
import type { QuoteSlice } from './quote-view.ts'
import { notRead, staleNote, titleOf } from './title.ts'
import { quoteBody } from './what-if-view.ts'
import { windowOf } from './window.ts'

const stateTone: Readonly<Record<Arrangement['state'], Tone>> = {
  draft: 'dim',
  quoted: 'plain',
  customer_confirmed: 'accent',
  pending_approval: 'warn',
  approved: 'good',
  effective: 'good',
  completed: 'dim',
  broken: 'bad',
  rejected: 'bad',
  expired: 'dim',
  withdrawn: 'dim',
}

/** What was arranged with a customer, or what waits for an approval. */
export function arrangementsView(slice: QuoteSlice & { readonly list: ArrangementsOverlay }): View {
  const { words, list, width, height } = slice
  const w = words.arrangements
  const { items, selected, more, loading, failure, scope, readAtMs } = list
  const which = scope.of === 'customer' ? w.ofCustomer : w.waiting
  const position = items.length > 0 ? `${words.bills.of(selected + 1, items.length)}${more ? '+' : ''}` : ''
  const age = readAtMs > 0 ? words.asOf(stampOf(readAtMs)) : ''
  const title = titleOf(w.title, slice, [dim(`${which}  ${position}  ${age}`)])
  if (items.length === 0) {
    if (loading || failure) return { lines: notRead(title, failure, slice) }
    const next = { place: 'arrangements', does: ['arrangementScope', 'back'] } as const
    return {
      lines:
        scope.of === 'customer'
          ? emptyPane(slice, title, w.empty, { ...next, hint: w.emptyHint })
          : emptyPane(slice, title, w.emptyWaiting, next),
    }
  }
  const stale = staleNote(failure, slice)
  const { start, end } = windowOf(items.length, selected, height - 2 - stale.length)
  const rows = items
    .slice(start, end)
    .map((one, i) => marked(arrangementRow(one, slice), start + i === selected, true, width))
  return { lines: [title, ...stale, headRow(slice), ...rows] }
}

function headRow({ words }: QuoteSlice): Line {
  const c = words.arrangements.columns
  const head = (text: string, columns: number): Span => cell(text, columns, { tone: 'dim' })
  return [
    t('  '),
    head(c.code, 9),
    head(c.state, 12),
    head(c.kind, 20),
    head(c.loan, 11),
    head(c.until, 12),
    head(c.by, 14),
  ]
}

function arrangementRow(one: Arrangement, slice: QuoteSlice): Line {
  const { words } = slice
  return [
    cell(one.code, 9, { bold: true }),
    cell(words.arrangementState[one.state], 12, { tone: stateTone[one.state] }),
    cell(sayAsk(one.quote.ask, slice), 20),
    cell(one.loanNo ?? words.whatIf.wholeCustomer, 11, { tone: 'dim' }),
    cell(dayMinuteOf(one.quote.expiresAt), 12, { tone: 'dim' }),
    cell(one.requestedByName, 14, { tone: 'dim' }),
  ]
}

/** One arrangement: what became of it, what may be done next and why not, and its quote. */
export function arrangementView(
  slice: QuoteSlice & { readonly panel: ArrangementOverlay; readonly state: State },
): View {
  const { words, panel, width, height } = slice
  const { arrangement, scroll } = panel
  const title = titleOf(`${words.arrangement.title} ${arrangement.code}`, slice, [
    t(words.arrangementState[arrangement.state], { tone: stateTone[arrangement.state], bold: true }),
  ])
  const head = arrangementHead(arrangement).map((row) => fit(headLine(row, arrangement, slice), width))
  return { lines: [title, ...head, ...quoteBody(arrangement.quote, scroll, height - 1 - head.length, slice)] }
}

function headLine(row: ArrangementHeadRow, one: Arrangement, slice: QuoteSlice & { readonly state: State }): Line {
  const w = slice.words.arrangement
  const at = (instant: Instant | undefined): string => (instant === undefined ? '' : ` ${dayMinuteOf(instant)}`)
  switch (row) {
    case 'requested':
      return [dim(` ${w.requested} `), t(one.requestedByName), dim(at(one.createdAt))]
    case 'confirmed':
      return [dim(` ${w.confirmed}${at(one.confirmedAt)} `), t(one.evidence ?? '')]
    case 'decided':
      return [dim(` ${w.approved}${at(one.decidedAt)} `), t(`${one.decidedByName ?? ''} ${one.decisionReason ?? ''}`)]
    case 'outcome':
      return [
        ...(one.effectiveAt === undefined ? [] : [dim(` ${w.effective}${at(one.effectiveAt)}`)]),
        ...(one.endedAt === undefined ? [] : [dim(` ${w.ended}${at(one.endedAt)}`)]),
        ...(one.followUpTicketId === undefined ? [] : [t(` ! ${w.followUp}`, { tone: 'warn', bold: true })]),
      ]
    case 'next':
      return nextLine(slice)
    case 'gap':
      return []
  }
}

/** The steps as keys, those that can be done now first. One that cannot says why. */
function nextLine({ words, lang, state }: QuoteSlice & { readonly state: State }): Line {
  const steps = rowsOfPlace(state.keymap, 'arrangement')
    .filter(({ does }) => stepKeys.has(does))
    .map((row) => ({ row, notice: row.barred?.(state) }))
  const open = steps.filter(({ notice }) => notice === undefined)
  const reasons = Map.groupBy(
    // What is over needs no reason: only what is still to come says why it cannot be yet.
    steps.filter(({ notice }) => notice !== undefined && notice.say !== 'arrangementIs'),
    ({ notice }) => (notice ? sayNotice(notice, lang, state.keymap) : ''),
  )
  const named = (row: Row): string => `${keyName(row.keys[0] ?? '')} ${words.keys[row.label]}`
  return [
    bold(` ${words.arrangement.next}`),
    ...(open.length === 0 ? [dim(`  ${words.arrangement.nothingNext}`)] : []),
    ...open.map(({ row }) => t(`  ${named(row)}`, { tone: 'accent', bold: true })),
    ...[...reasons].map(([why, barred]) => dim(`  ${barred.map(({ row }) => named(row)).join('  ')} (${why})`)),
  ]
}

const stepKeys: ReadonlySet<string> = new Set([
  'confirmArrangement',
  'approveArrangement',
  'rejectArrangement',
  'withdrawArrangement',
])
