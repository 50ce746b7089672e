import {
  type ConversationId,
  type Finding,
  fixes,
  type GateReport,
  judge,
  lint,
  type Override,
  type Verdict,
  withoutApproved,
} from '@zuoxi/sdk'
import { locksOf } from './editor-spans.ts'
import type { GateState, ReadyRules, Standing } from './gate-state.ts'
import type { Draft, State } from './state.ts'
import { type Editor, replaceRange } from './text.ts'

/** What a draft is judged by. While its conversation is being read, the lexicon alone. */
export interface JudgedBy {
  readonly standing: Standing | undefined
  readonly rules: ReadyRules | undefined
  readonly dead: GateState['dead']
}

const lexiconOnly: JudgedBy = { standing: undefined, rules: undefined, dead: {} }

const judgedBys = new WeakMap<GateState, Map<string, JudgedBy>>()

/** What drafts of the open conversation are judged by. */
export function judgedBy({ gate, queue }: Pick<State, 'gate' | 'queue'>): JudgedBy {
  return queue.open === undefined ? lexiconOnly : judgedIn({ gate }, queue.open)
}

/** What drafts of one conversation are judged by: the same object while it stays the same. */
export function judgedIn({ gate }: Pick<State, 'gate'>, id: ConversationId): JudgedBy {
  const known = judgedBys.get(gate) ?? new Map<string, JudgedBy>()
  judgedBys.set(gate, known)
  const before = known.get(id)
  if (before) return before
  const by = { standing: gate.standings[id], rules: gate.rules, dead: gate.dead }
  known.set(id, by)
  return by
}

/** What `ctrl+f` would do to this draft; `undefined` when there is nothing to fix. */
export function fixOf(draft: Draft, by: JudgedBy): ((editor: Editor) => Editor) | undefined {
  if (draft.refusal?.code === 'WORDING_ALTERED') return ownWords
  const all = findingsOf(draft, by)
  const finding = [toldFinding(draft, by), ...all].find((one) => one !== undefined && isFixable(one))
  const { text } = draft.editor
  const fixed = finding && fixes(text, finding)
  if (!fixed) return undefined
  const [from, behind] = fixed.span
  const to = text.length - (fixed.text.length - behind)
  return (editor) => replaceRange(editor, from, to, fixed.text.slice(from, behind))
}

/** The figures that an ambiguous one may have meant, when nothing else is offered. */
export function candidatesOf(draft: Draft, by: JudgedBy): { finding: Finding; figures: readonly string[] } | undefined {
  const finding = toldFinding(draft, by)
  const listed = finding?.detail?.['candidates']
  return finding && listed !== undefined && !isFixable(finding) ? { finding, figures: listed.split('、') } : undefined
}

/** Whether a finding offers other words; what no words have caused has none to replace. */
export function isFixable({ fix, replace, span }: Finding): boolean {
  return (fix !== undefined || replace !== undefined) && span[1] > span[0]
}

/** The wording in a draft whose figures the ledger has outrun: `ctrl+f` puts it in anew, as it is filled now. */
export function outdatedWording({ refusal, editor }: Draft): Editor['spans'][number] | undefined {
  if (refusal?.code !== 'SLOT_OUTDATED') return undefined
  return editor.spans.find(({ use }) => use.key === refusal.key)
}

/** The first wording in a draft that was suspended or retired meanwhile. */
export function deadWording({ editor }: Draft, { dead }: JudgedBy): Editor['spans'][number] | undefined {
  return editor.spans.find(({ use }) => dead[use.scriptVersionId] !== undefined)
}

/** What the rules say about a draft: the server's word after a refusal, else what is judged here. */
export function findingsOf(draft: Draft, by: JudgedBy = lexiconOnly): readonly Finding[] {
  if (draft.refusal?.code === 'GATE_BLOCKED') return draft.refusal.findings
  return judgedEditor(draft.editor, by)
}

/** The finding that is told in full. */
export function toldFinding(draft: Draft, by: JudgedBy): Finding | undefined {
  const findings = findingsOf(draft, by)
  return findings[Math.min(draft.finding, findings.length - 1)]
}

/** What is left to say of a draft once what its author overrides is taken out. */
export function verdictOf(draft: Draft, by: JudgedBy): Verdict {
  if (deadWording(draft, by)) return 'block'
  const left = findingsOf(draft, by).filter((finding) => !isOverridden(finding, draft.overrides))
  return (['block', 'hold', 'warn'] as const).find((one) => left.some(({ severity }) => severity === one)) ?? 'ok'
}

export function isOverridden({ rule, override }: Finding, overrides: readonly Override[]): boolean {
  return override === true && overrides.some((one) => one.rule === rule)
}

/** The overrides that still have something to override. */
export function liveOverrides(draft: Draft, by: JudgedBy): readonly Override[] {
  const findings = findingsOf(draft, by)
  return draft.overrides.filter(({ rule }) => findings.some((finding) => finding.rule === rule))
}

interface Judged {
  readonly by: JudgedBy
  readonly findings: readonly Finding[]
}

const judgedEditors = new WeakMap<Editor, Judged>()

const hardest: Readonly<Record<Finding['severity'], number>> = { block: 0, hold: 1, warn: 2, log: 3 }

/** One text judged once by what it is judged by, the hardest first. What is meant for quality inspection only is not shown. */
function judgedEditor(editor: Editor, by: JudgedBy): readonly Finding[] {
  const known = judgedEditors.get(editor)
  if (known && known.by.standing === by.standing && known.by.rules === by.rules) return known.findings
  const findings =
    editor.text.trim() === ''
      ? []
      : reportOf(editor, by)
          .findings.filter(({ severity }) => severity !== 'log')
          .toSorted((a, b) => hardest[a.severity] - hardest[b.severity])
  judgedEditors.set(editor, { by, findings })
  return findings
}

function reportOf(editor: Editor, { standing, rules }: JudgedBy): GateReport {
  const { text } = editor
  if (!standing) return lintOnly(text)
  const report = judge(text, standing.context, rules && { rules: rules.gate })
  const approved = editor.spans.filter(({ altered }) => !altered).flatMap((span) => locksOf(span))
  return withoutApproved(report, approved)
}

/** Keep the text, drop the claim that it is an approved wording. */
function ownWords(editor: Editor): Editor {
  return { ...editor, spans: [] }
}

function lintOnly(text: string): GateReport {
  const { verdict, findings } = lint(text)
  return { verdict, findings: [...findings] }
}
