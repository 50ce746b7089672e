import { type Finding, fixes, lint } from '@zuoxi/sdk'
import type { Draft } from './state.ts'
import { type Editor, replaceRange } from './text.ts'

/** What `ctrl+f` would do to this draft; `undefined` when there is nothing to fix. */
export function fixOf(draft: Draft): ((editor: Editor) => Editor) | undefined {
  if (draft.refusal?.code === 'WORDING_ALTERED') return ownWords
  const finding = findingsOf(draft).find(({ fix }) => fix !== undefined)
  const { text } = draft.editor
  const fixed = finding && fixes(text, finding)
  if (!fixed) return undefined
  const [from, behind] = fixed.span
  const to = text.length - (fixed.text.length - behind)
  return (editor) => replaceRange(editor, from, to, fixed.text.slice(from, behind))
}

/** The wording in a draft whose figures the ledger has outrun: `ctrl+f` puts it in anew, as it is filled now. */
export function outdatedWording({ refusal, editor }: Draft): Editor['spans'][number] | undefined {
  if (refusal?.code !== 'SLOT_OUTDATED') return undefined
  return editor.spans.find(({ use }) => use.key === refusal.key)
}

/** What the rules say about a draft: the server's word after a refusal, else what the local check sees. */
export function findingsOf(draft: Draft): readonly Finding[] {
  if (draft.refusal?.code === 'GATE_BLOCKED') return draft.refusal.findings
  return lintOf(draft.editor)
}

const linted = new WeakMap<Editor, readonly Finding[]>()

/** The local check of one text, done once for it. Findings meant for quality inspection only are not shown. */
function lintOf(editor: Editor): readonly Finding[] {
  const known = linted.get(editor)
  if (known) return known
  const findings = editor.text === '' ? [] : lint(editor.text).findings.filter(({ severity }) => severity !== 'log')
  linted.set(editor, findings)
  return findings
}

/** Keep the text, drop the claim that it is an approved wording. */
function ownWords(editor: Editor): Editor {
  return { ...editor, spans: [] }
}
