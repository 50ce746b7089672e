import type { CustomerPromise, HeldMessage } from '@zuoxi/sdk'
import type { HeldOverlay, PromisesOverlay, Told, ToldOverlay } from '../state/gate-overlays.ts'
import { shownPromises } from '../state/promises.ts'
import { diffRows, findingRows, rowsOf, scrolledRows } from './gate-panels.ts'
import { emptyPane } from './empty-pane.ts'
import type { Look } from './look.ts'
import { dayMinuteOf } from './moment.ts'
import { bold, cell, dim, type Line, marked, t, type View } from './span.ts'
import { notRead, staleNote, titleOf } from './title.ts'
import { windowOf } from './window.ts'

/** What was promised, overdue first. */
export function promisesView(slice: Look & { readonly list: PromisesOverlay; readonly me: string }): View {
  const { words, list, me, width, height } = slice
  const w = words.promises
  const items = shownPromises(list, me)
  const position = items.length > 0 ? ` ${words.bills.of(list.selected + 1, items.length)}` : ''
  const title = titleOf(w.title, slice, [dim(`${w.scope[list.scope]}${position}`)])
  if (items.length === 0) {
    if (list.loading || list.failure) return { lines: notRead(title, list.failure, slice) }
    return {
      lines: emptyPane(slice, title, w.empty, { place: 'promises', does: ['promiseScope', 'back'], hint: w.emptyHint }),
    }
  }
  const stale = staleNote(list.failure, slice)
  const { start, end } = windowOf(items.length, list.selected, height - 6 - stale.length)
  const head: Line = [
    t('  '),
    cell(w.columns.due, 22, { tone: 'dim' }),
    cell(w.columns.customer, 10, { tone: 'dim' }),
    cell(w.columns.by, 16, { tone: 'dim' }),
    dim(w.columns.text),
  ]
  const rows = items
    .slice(start, end)
    .map((one, i) => marked(promiseRow(one, slice), start + i === list.selected, true, width))
  const chosen = items[list.selected]
  const whole = chosen ? [[], ...rowsOf(`“${chosen.text}”`, width, {}, 2, 3)] : []
  return { lines: [title, ...stale, head, ...rows, ...whole].slice(0, height) }
}

function promiseRow(one: CustomerPromise, { words }: Look): Line {
  const w = words.promises
  const tone = one.overdue ? 'bad' : 'plain'
  return [
    cell(`${one.overdue ? `! ${w.overdue}` : w.due} ${dayMinuteOf(one.dueAt)}`, 22, { tone, bold: one.overdue }),
    cell(one.customerNameMasked, 10),
    cell(one.madeByName, 16, { tone: 'dim' }),
    t(one.text),
  ]
}

/** What waits for a senior, with what the gate found and why its author wants it sent. */
export function heldView(slice: Look & { readonly list: HeldOverlay; readonly me: string }): View {
  const { words, list, width, height } = slice
  const w = words.held
  const { items, selected } = list
  const position = items.length > 0 ? ` ${words.bills.of(selected + 1, items.length)}` : ''
  const title = titleOf(w.title, slice, [dim(`${w.scope[list.scope]}${position}`)])
  if (items.length === 0) {
    if (list.loading || list.failure) return { lines: notRead(title, list.failure, slice) }
    return {
      lines: emptyPane(slice, title, w.empty, { place: 'held', does: ['heldScope', 'back'], hint: w.emptyHint }),
    }
  }
  const stale = staleNote(list.failure, slice)
  const room = Math.max(3, Math.floor((height - 2) / 3))
  const { start, end } = windowOf(items.length, selected, room)
  const rows = items.slice(start, end).map((one, i) => marked(heldRow(one, slice), start + i === selected, true, width))
  const chosen = items[selected]
  return { lines: [title, ...stale, ...rows, ...(chosen ? heldDetail(chosen, slice) : [])].slice(0, height) }
}

function heldRow(one: HeldMessage, { words }: Look): Line {
  const tone = { held: 'warn', released: 'good', returned: 'bad' } as const
  return [
    cell(dayMinuteOf(one.at), 12, { tone: 'dim' }),
    cell(words.heldState[one.state], 10, { tone: tone[one.state], bold: true }),
    cell(one.customerNameMasked, 10),
    cell(one.authorName, 16, { tone: 'dim' }),
    t(one.body.replaceAll('\n', ' ')),
  ]
}

function heldDetail(one: HeldMessage, slice: Look & { readonly me: string }): readonly Line[] {
  const { words, width, me } = slice
  const w = words.held
  const decided =
    one.decidedByName === undefined
      ? []
      : rowsOf(`${w.decided}: ${words.heldState[one.state]} ${one.decidedByName} ${one.decisionReason ?? ''}`, width)
  const own: readonly Line[] = one.state === 'held' && one.authorId === me ? [[t(`  ${w.own}`, { tone: 'dim' })]] : []
  return [
    [],
    ...rowsOf(one.body, width, {}, 2, 6),
    ...rowsOf(`${w.reason} (${one.authorName}): ${one.reason}`, width, { tone: 'accent' }, 2, 2),
    ...decided,
    ...own,
    ...one.findings.flatMap((finding) => findingRows(finding, slice)),
  ]
}

/** What one message told its customer: by which wording, with what filled in, what was edited, and the ledger then and now. */
export function toldView(slice: Look & { readonly panel: ToldOverlay }): View {
  const { words, panel, height } = slice
  const { told, failure, messageIds, at, scroll } = panel
  const right = dim(words.told.at(at + 1, messageIds.length))
  const title = titleOf(words.told.title, slice, [right])
  if (!told) return { lines: notRead(title, failure, slice) }
  return { lines: [title, ...scrolledRows(toldRows(told, slice), scroll, height - 1)] }
}

function toldRows(told: Told, slice: Look): readonly Line[] {
  const { words, width } = slice
  const w = words.told
  const { message, wordings, edits } = told
  const changed = edits.some(({ kind }) => kind !== 'same')
  return [
    [t(`  ${message.authorName ?? words.thread.you}`, { bold: true }), dim(` ${dayMinuteOf(message.at)}`)],
    ...rowsOf(message.body, width),
    [],
    ...ledgerRows(told, slice),
    ...(wordings.length === 0 ? [[dim(`  ${w.none}`)] satisfies Line] : []),
    ...wordings.flatMap((one) => wordingRows(one, slice)),
    ...(wordings.length > 0 ? [[], [bold(`  ${w.edits}`)] satisfies Line] : []),
    ...(wordings.length > 0 ? (changed ? diffRows(edits, width) : [[dim(`  ${w.noEdits}`)] satisfies Line]) : []),
  ]
}

function ledgerRows({ billThen, billNow }: Told, { words }: Look): readonly Line[] {
  const w = words.told
  const said = (bill: NonNullable<Told['billThen']>): string =>
    `${w.outstanding} ${bill.outstanding} ${w.dpd(bill.dpd)}`
  if (!billThen && !billNow) return [[dim(`  ${w.noBill}`)], []]
  const differs = billThen && billNow && (billThen.outstanding !== billNow.outstanding || billThen.dpd !== billNow.dpd)
  return [
    [bold(`  ${w.bill}`), ...(differs ? [t(`  ${w.changed}`, { tone: 'warn', bold: true })] : [])],
    ...(billThen ? [[dim(`  ${w.before} `), t(said(billThen))] satisfies Line] : []),
    ...(billNow ? [[dim(`  ${w.now} `), t(said(billNow))] satisfies Line] : []),
    [],
  ]
}

function wordingRows(one: Told['wordings'][number], { words, width }: Look): readonly Line[] {
  const w = words.told
  const status: Readonly<Record<string, string>> = words.scriptStatus
  const head: Line = [
    t(`  ${one.title}`, { tone: 'accent', bold: true }),
    dim(` ${one.key}@${one.version} `),
    t(status[one.status] ?? one.status, one.status === 'active' ? { tone: 'dim' } : { tone: 'warn' }),
  ]
  const slots = one.slots.map((slot): Line => {
    const now = slot.now ?? w.gone
    const moved = now !== slot.was
    return [
      t('  '),
      cell(slot.slot, 16, { tone: 'dim' }),
      cell(slot.was, 22),
      cell(now, 22, moved ? { tone: 'warn' } : { tone: 'dim' }),
      ...(moved ? [t(w.changed, { tone: 'warn', bold: true })] : []),
    ]
  })
  const columns: Line = [
    t('  '),
    cell(w.columns.slot, 16, { tone: 'dim' }),
    cell(w.columns.before, 22, { tone: 'dim' }),
    cell(w.columns.now, 22, { tone: 'dim' }),
  ]
  return [
    head,
    ...rowsOf(`${w.template}: ${one.template}`, width, { tone: 'dim' }, 2, 6),
    ...(slots.length > 0 ? [columns, ...slots] : []),
  ]
}
