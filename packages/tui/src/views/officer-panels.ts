import type { RuleStanding, ScriptDetail } from '@zuoxi/sdk'
import { rowsOfPlace } from '../keys/effective.ts'
import { keyName } from '../keys/name.ts'
import type {
  BlastOverlay,
  RewriteOverlay,
  RuleOverlay,
  RulesOverlay,
  WordingOverlay,
  WordingsOverlay,
} from '../state/gate-overlays.ts'
import { shownRules } from '../state/rules.ts'
import { shownWordings } from '../state/scripts.ts'
import type { State } from '../state/state.ts'
import { sayFailure } from '../words/failures.ts'
import { withKeys } from '../words/with-keys.ts'
import { paidBar } from './bar.ts'
import { diffRows, filterLine, findingRows, rowsOf, scrolledRows, severityTone, writtenRows } from './gate-panels.ts'
import { leadsOn } from './empty-pane.ts'
import { withLinks } from './link.ts'
import type { Look } from './look.ts'
import { dayMinuteOf } from './moment.ts'
import { bold, cell, dim, flow, type Line, marked, type Span, t, type Tone, type View } from './span.ts'
import { notRead, titleOf } from './title.ts'
import { windowOf } from './window.ts'

const scriptTone: Readonly<Record<ScriptDetail['status'], Tone>> = {
  draft: 'dim',
  in_review: 'warn',
  rejected: 'bad',
  approved: 'accent',
  scheduled: 'accent',
  active: 'good',
  suspended: 'bad',
  superseded: 'dim',
  retired: 'dim',
}

/** Every version of every wording. */
export function wordingsView(slice: Look & { readonly list: WordingsOverlay }): View {
  const { words, list, width, height } = slice
  const items = shownWordings(list)
  const filter = filterLine(list.filter, words.wordings.filter, width)
  const count = items.length > 0 ? words.bills.of(list.selected + 1, items.length) : ''
  const title = titleOf(words.wordings.title, slice, [dim(list.loading ? words.loading : count)])
  if (list.failure) return { lines: notRead(title, list.failure, slice) }
  const { start, end } = windowOf(items.length, list.selected, height - 2)
  const rows = items
    .slice(start, end)
    .map((one, i) =>
      marked(
        [
          cell(words.scriptStatus[one.status], 11, { tone: scriptTone[one.status], bold: one.status !== 'active' }),
          cell(one.title, 20),
          cell(`${one.key} v${one.version}`, 30, { tone: 'dim' }),
          dim(`${one.scenario}  ${words.wordings.uses(one.uses)}`),
        ],
        start + i === list.selected,
        true,
        width,
      ),
    )
  const none: readonly Line[] =
    items.length === 0 && !list.loading
      ? [[dim(`  ${words.wordings.empty}`)], ...leadsOn(slice, { place: 'wordings', does: ['eraseToStart', 'back'] })]
      : []
  return { lines: [title, filter.line, ...rows, ...none].slice(0, height), cursor: { row: 1, column: filter.column } }
}

/** One version: its text, how it differs, what it would say to sample customers, and who decided what. */
export function wordingView(slice: Look & { readonly panel: WordingOverlay; readonly state: State }): View {
  const { words, panel, height, state } = slice
  const { version, scroll } = panel
  const name = `${version.title} ${version.key} v${version.version}`
  const status = t(words.scriptStatus[version.status], { tone: scriptTone[version.status], bold: true })
  const title = titleOf(name, slice, [status])
  const next = nextKeys('wording', state, slice)
  return { lines: [title, ...next, ...scrolledRows(versionRows(panel, slice), scroll, height - 1 - next.length)] }
}

/** The text of the next version, what is wrong with it, and how templates are written. */
export function rewriteView(slice: Look & { readonly rewrite: RewriteOverlay }): View {
  const { words, lang, rewrite, width, height } = slice
  const { version, editor, failure, saving } = rewrite
  const right = dim(saving ? words.wording.saving : words.wording.syntax)
  const title = titleOf(`${words.wording.rewrite} ${version.title} ${version.key}`, slice, [right])
  const refused = failure ? rowsOf(`! ${sayFailure(failure, lang)}`, width, { tone: 'bad' }, 2, 6) : []
  const text = writtenRows(editor, width, Math.max(3, height - 2 - refused.length))
  return {
    lines: [title, ...text.rows, [], ...refused].slice(0, height),
    cursor: { row: 1 + text.cursor.row, column: text.cursor.column },
  }
}

/** The steps that can be taken now, as keys. */
function nextKeys(place: 'wording' | 'rule', state: State, { words, width }: Look): readonly Line[] {
  const open = rowsOfPlace(state.keymap, place).filter(
    (row) => row.in.length === 1 && row.barred?.(state) === undefined,
  )
  if (open.length === 0) return []
  const groups = open.map((row): Line => [
    t(`${keyName(row.keys[0] ?? '')} ${words.keys[row.label]}`, { tone: 'accent', bold: true }),
  ])
  return flow([[bold(words.wording.next)], ...groups], width)
}

function versionRows(panel: WordingOverlay, slice: Look): readonly Line[] {
  const { words, width } = slice
  const w = words.wording
  const { version } = panel
  const head = (text: string): Line => [bold(`  ${text}`)]
  return [
    [
      dim(`  ${w.by} `),
      t(version.authorName),
      dim(`  ${w.hash} ${version.contentHash.slice(0, 12)}  ${w.effective} ${dayMinuteOf(version.effectiveFrom)}`),
    ],
    ...(version.suspendedWhy === undefined
      ? []
      : rowsOf(`! ${w.suspendedWhy}: ${version.suspendedWhy}`, width, { tone: 'bad', bold: true }, 2, 2)),
    [],
    head(w.text),
    ...rowsOf(version.text, width),
    [],
    ...(panel.diff
      ? [
          head(w.diff(panel.diff.against)),
          ...(panel.diff.parts ? diffRows(panel.diff.parts, width) : [[dim(`  ${words.loading}`)] satisfies Line]),
          [],
        ]
      : []),
    ...checkRows(panel, slice),
    head(w.approvals),
    ...(version.approvals.length === 0 ? [[dim(`  ${w.noApprovals}`)] satisfies Line] : []),
    ...version.approvals.flatMap((one) => [
      [
        t(`  ${one.decision === 'approve' ? w.approve : w.reject} `, {
          tone: one.decision === 'approve' ? 'good' : 'bad',
          bold: true,
        }),
        t(one.byName),
        dim(` ${dayMinuteOf(one.at)}  ${one.contentHash.slice(0, 12)}`),
      ] satisfies Line,
      ...rowsOf(one.reason, width, {}, 4, 2),
    ]),
  ]
}

function checkRows({ check, failure }: WordingOverlay, slice: Look): readonly Line[] {
  const { words, lang, width } = slice
  const w = words.wording
  if (failure) return [[t(`  ! ${sayFailure(failure, lang)}`, { tone: 'bad' })], []]
  if (!check) return []
  const problems = check.problems.map(({ line, column, found, write }): Line => [
    t(`  ! ${line}:${column} ${found}${write === undefined ? '' : ` → ${write}`}`, { tone: 'bad' }),
  ])
  return [
    ...(problems.length > 0 ? [[bold(`  ${w.problems}`)] satisfies Line, ...problems, []] : []),
    [bold(`  ${w.findings}`)],
    ...(check.findings.length === 0 ? [[t(`  ${w.noFindings}`, { tone: 'good' })] satisfies Line] : []),
    ...check.findings.flatMap((finding) => findingRows(finding, slice)),
    [],
    [bold(`  ${w.samples}`)],
    ...check.samples.flatMap(({ name, text, missing }) => [
      [t(`  ${name}`, { tone: 'accent' })] satisfies Line,
      ...rowsOf(text, width, {}, 4),
      ...(missing.length > 0 ? [[t(`    ! ${w.missing(missing.join(', '))}`, { tone: 'warn' })] satisfies Line] : []),
    ]),
    [],
  ]
}

const ruleTone: Readonly<Record<RuleStanding['status'], Tone>> = {
  draft: 'dim',
  in_review: 'warn',
  approved: 'accent',
  shadow: 'accent',
  active: 'good',
  suspended: 'bad',
  retired: 'dim',
}

/** The rules, what asks for attention first. */
export function rulesView(slice: Look & { readonly list: RulesOverlay }): View {
  const { words, lang, list, width, height } = slice
  const items = shownRules(list)
  const filter = filterLine(list.filter, words.rules.filter, width)
  const count = items.length > 0 ? words.bills.of(list.selected + 1, items.length) : ''
  const title = titleOf(words.rules.title, slice, [dim(list.loading ? words.loading : count)])
  if (list.failure) return { lines: notRead(title, list.failure, slice) }
  const { start, end } = windowOf(items.length, list.selected, height - 2)
  const rows = items
    .slice(start, end)
    .map((one, i) =>
      marked(
        [
          cell(words.ruleStatus[one.status], 10, { tone: ruleTone[one.status], bold: one.status !== 'active' }),
          cell(words.severityWord[one.severity], 8, { tone: severityTone[one.severity] }),
          cell(words.certainty[one.certainty], 11, { tone: 'dim' }),
          t(one.title[lang === 'en' ? 'en' : 'zh']),
          ...(one.pendingSuspension
            ? [t(` ! ${words.rules.pending(one.pendingSuspension.byName)}`, { tone: 'bad', bold: true })]
            : []),
          ...(one.overrides30d > 0 ? [t(`  ${words.rules.overrides(one.overrides30d)}`, { tone: 'warn' })] : []),
          dim(`  ${one.id}`),
        ],
        start + i === list.selected,
        true,
        width,
      ),
    )
  const none: readonly Line[] =
    items.length === 0 && !list.loading
      ? [[dim(`  ${words.rules.empty}`)], ...leadsOn(slice, { place: 'rules', does: ['eraseToStart', 'back'] })]
      : []
  return { lines: [title, filter.line, ...rows, ...none].slice(0, height), cursor: { row: 1, column: filter.column } }
}

/** One rule: why, who says so and how surely, and what may be done about it. */
export function ruleView(slice: Look & { readonly panel: RuleOverlay; readonly state: State }): View {
  const { words, lang, panel, width, height, state } = slice
  const w = words.rules
  const { rule } = panel
  const zhEn = lang === 'en' ? 'en' : 'zh'
  const status = t(words.ruleStatus[rule.status], { tone: ruleTone[rule.status], bold: true })
  const pair = (label: string, ...value: readonly Span[]): Line => [cell(`  ${label}`, 14, { tone: 'dim' }), ...value]
  const pending = rule.pendingSuspension
  const lines: readonly Line[] = [
    titleOf(rule.title[zhEn], slice, [status]),
    ...nextKeys('rule', state, slice),
    pair(words.gate.rule, t(rule.id), ...(rule.house ? [dim(`  ${w.house}`)] : [])),
    pair(w.severity, t(words.severityWord[rule.severity], { tone: severityTone[rule.severity], bold: true })),
    pair(w.certainty, t(words.certainty[rule.certainty])),
    withLinks(pair(w.source, t(rule.source)), rule.source),
    pair(w.clause, t(rule.clause)),
    pair(
      words.keys.overrideFinding,
      t(rule.override ? w.allows : w.allowsNot),
      dim(`  ${w.overrides(rule.overrides30d)}`),
    ),
    [],
    ...rowsOf(rule.why[zhEn], width),
    ...(pending
      ? [
          [],
          ...rowsOf(`! ${w.pending(pending.byName)} ${dayMinuteOf(pending.at)}`, width, { tone: 'bad', bold: true }),
          ...rowsOf(`${w.reason}: ${pending.reason}`, width),
        ]
      : []),
  ]
  return { lines: lines.slice(0, height) }
}

/** What would change, as far as it has been replayed. */
export function blastView(slice: Look & { readonly panel: BlastOverlay }): View {
  const { words, lang, panel, width, height } = slice
  const w = words.blast
  const { done, total, changes, state, selected, failure } = panel
  const { subject } = panel
  const what = subject.kind === 'rule' ? `${panel.title} → ${words.ruleStatus[subject.status]}` : panel.title
  const title = titleOf(`${w.title} ${what}`, slice, [
    t(withKeys(w[state], slice.keymap), {
      tone: state === 'stopped' ? 'warn' : state === 'done' ? 'good' : 'accent',
      bold: true,
    }),
  ])
  const cells = Math.max(10, Math.min(40, width - 30))
  const bar = total === 0 ? '-'.repeat(cells) : paidBar(done as never, Math.max(1, total) as never, cells)
  const progress: Line = [t(`  [${bar}] ${done}/${total}`)]
  const block = changes.filter(({ after }) => after === 'block').length
  const fixtures = changes.filter(({ where }) => where === 'fixture').length
  const summary: Line = [
    bold(`  ${changes.length === 0 && state !== 'running' ? w.none : w.summary(block, fixtures, changes.length)}`),
  ]
  const refused: readonly Line[] = failure ? [[t(`  ! ${sayFailure(failure, lang)}`, { tone: 'bad' })]] : []
  const { start, end } = windowOf(changes.length, selected, height - 7 - refused.length)
  const rows = changes.slice(start, end).map((one, i) =>
    marked(
      [
        cell(w.where[one.where], 8, { tone: 'dim' }),
        cell(`${words.verdict[one.before]} → ${words.verdict[one.after]}`, 18, {
          tone: one.after === 'block' || one.after === 'hold' ? 'bad' : one.after === 'warn' ? 'warn' : 'good',
          bold: true,
        }),
        t(one.text.replaceAll('\n', ' ')),
      ],
      start + i === selected,
      true,
      width,
    ),
  )
  const chosen = changes[selected]
  const about = chosen
    ? [[], ...rowsOf(`${chosen.text}  (${chosen.rules.join(', ')}) ${chosen.id}`, width, { tone: 'dim' }, 2, 2)]
    : []
  return { lines: [title, progress, summary, ...refused, ...rows, ...about].slice(0, height) }
}
