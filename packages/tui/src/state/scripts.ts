import { mayGo, type Role, type ScriptDetail, type ScriptStatus, scriptTransitions } from '@zuoxi/sdk'
import Fuse from 'fuse.js'
import type { Handlers, ScriptAction } from './action.ts'
import { startBlast } from './blast.ts'
import type { GateReply, WordingMove } from './gate-happening.ts'
import type { WordingOverlay, WordingsOverlay } from './gate-overlays.ts'
import type { Effect, Step } from './happening.ts'
import type { State } from './state.ts'
import { andThen, changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, editorOf, emptyLine } from './text.ts'
import { askWhy } from './why.ts'
import { patternOf } from './pattern.ts'

/** Wording as a controlled document, for the officers who keep it. */
export const scriptActions: Handlers<ScriptAction> = {
  openWording: (state) => {
    const list = overlayOf(state, 'wordings')
    const version = list && shownWordings(list)[list.selected]
    return version ? showVersion(state, version) : tell(state, 'warn', { say: 'nothingHere' })
  },
  submitWording: (state) => move(state, 'submit'),
  activateWording: (state) => move(state, 'activate'),
  approveWording: (state) => askMove(state, 'approve'),
  rejectWording: (state) => askMove(state, 'reject'),
  suspendWording: (state) => askMove(state, 'suspend'),
  resumeWording: (state) => askMove(state, 'resume'),
  retireWording: (state) => askMove(state, 'retire'),
  rewriteWording: (state) => {
    const version = overlayOf(state, 'wording')?.version
    if (!version) return tell(state, 'warn', { say: 'nothingHere' })
    const editor = editorOf(version.text)
    return step(pushOverlay(state, { kind: 'rewrite', version, editor, failure: undefined, saving: false }))
  },
  saveRewrite: (state) => {
    const rewrite = overlayOf(state, 'rewrite')
    if (!rewrite) return step(state)
    const saving = changeOverlay(state, 'rewrite', (one) => ({ ...one, saving: true, failure: undefined }))
    return step(saving, { do: 'writeScript', version: rewrite.version, text: rewrite.editor.text })
  },
  blastWording: (state) => {
    const version = overlayOf(state, 'wording')?.version
    if (!version) return tell(state, 'warn', { say: 'nothingHere' })
    const title = `${version.title} ${version.key} v${version.version}`
    return startBlast(state, title, { kind: 'wording', scriptVersionId: version.id })
  },
}

const keepers: ReadonlySet<Role> = new Set<Role>(['officer', 'supervisor', 'admin'])

/** Who may write and approve wording and rules. */
export function keepsWording(role: Role): boolean {
  return keepers.has(role)
}

const leadsTo: Readonly<Record<WordingMove, ScriptStatus>> = {
  submit: 'in_review',
  approve: 'approved',
  reject: 'rejected',
  activate: 'active',
  suspend: 'suspended',
  resume: 'active',
  retire: 'retired',
}

/** Whether a version may take a step at all, whoever takes it. */
export function mayTake({ status }: Pick<ScriptDetail, 'status'>, to: WordingMove): boolean {
  if (to === 'resume') return status === 'suspended'
  if (to === 'activate') return status === 'approved' || status === 'scheduled'
  return mayGo(scriptTransitions, status, leadsTo[to])
}

export function openWordings(state: State): Step {
  const list: WordingsOverlay = {
    kind: 'wordings',
    filter: emptyLine,
    items: [],
    loading: true,
    failure: undefined,
    selected: 0,
  }
  return step(pushOverlay(state, list), { do: 'loadScripts' })
}

/** The versions that what is typed leaves: by title, key, scenario or alias. */
export function shownWordings({ items, filter }: WordingsOverlay): readonly ScriptDetail[] {
  const wanted = patternOf(filter.text)
  if (wanted === '') return items
  const fuse = new Fuse(items, {
    keys: ['title', 'key', 'scenario', 'aliases', 'status'],
    threshold: 0.3,
    ignoreLocation: true,
  })
  return fuse.search(wanted).map(({ item }) => item)
}

export function wordingsEdited(state: State, filter: Editor): Step {
  return step(changeOverlay(state, 'wordings', (list) => ({ ...list, filter, selected: 0 })))
}

export function moveInWordings(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'wordings', (list) => ({
      ...list,
      selected: within(list.selected + by, shownWordings(list).length),
    })),
  )
}

export function scriptsCame(state: State, items: readonly ScriptDetail[]): State {
  return changeOverlay(state, 'wordings', (list) => ({ ...list, items, loading: false, failure: undefined }))
}

/** One version in full: what it says, what publishing it would mean, and how it differs from the one in force. */
function showVersion(state: State, version: ScriptDetail): Step {
  const against = inForce(state, version)
  const overlay: WordingOverlay = {
    kind: 'wording',
    version,
    check: undefined,
    failure: undefined,
    diff: against && { against: against.id, parts: undefined },
    scroll: 0,
    saving: false,
  }
  const checks: readonly Effect[] = keepsWording(state.session.agent.role) ? [{ do: 'checkScript', version }] : []
  const diffs: readonly Effect[] = against ? [{ do: 'diffScripts', from: against.id, to: version.id }] : []
  return step(pushOverlay(state, overlay), ...checks, ...diffs)
}

/** What a version is compared with: the one in force, or for that one the one before it. */
function inForce(state: State, version: ScriptDetail): ScriptDetail | undefined {
  const others = (overlayOf(state, 'wordings')?.items ?? []).filter(
    ({ key, id }) => key === version.key && id !== version.id,
  )
  return others.find(({ status }) => status === 'active') ?? others.find((one) => one.version < version.version)
}

export function scriptChecked(state: State, reply: Extract<GateReply, { kind: 'scriptChecked' }>): State {
  return changeOverlay(state, 'wording', (one) =>
    one.version.id === reply.scriptVersionId ? { ...one, check: reply.check } : one,
  )
}

export function diffed(state: State, { from, to, parts }: Extract<GateReply, { kind: 'diffed' }>): State {
  return changeOverlay(state, 'wording', (one) =>
    one.version.id === to && one.diff?.against === from ? { ...one, diff: { against: from, parts } } : one,
  )
}

/** A version came: as it is now, or after a step of ours. */
export function scriptCame(state: State, { version, after }: Extract<GateReply, { kind: 'script' }>): Step {
  const shown = changeOverlay(state, 'wording', (one) =>
    one.version.id === version.id ? { ...one, version, saving: false } : one,
  )
  const listed = changeOverlay(shown, 'wordings', (list) => ({
    ...list,
    items: list.items.map((one) => (one.id === version.id ? version : one)),
  }))
  if (after === undefined) return step(listed)
  const { title, version: number, status } = version
  return tell(
    closeOverlay(listed, 'why'),
    'good',
    { say: 'wordingMoved', title, version: number, status },
    {
      do: 'loadScripts',
    },
  )
}

export function rewriteEdited(state: State, editor: Editor): Step {
  return step(changeOverlay(state, 'rewrite', (one) => ({ ...one, editor, failure: undefined })))
}

/** What was written is a version of its own, to be looked at and submitted. */
export function scriptWritten(state: State, { version }: Extract<GateReply, { kind: 'scriptWritten' }>): Step {
  const closed = closeOverlay(closeOverlay(state, 'rewrite'), 'wording')
  const { title, version: number, status } = version
  return andThen(showVersion(closed, version), (next) =>
    tell(next, 'good', { say: 'wordingMoved', title, version: number, status }, { do: 'loadScripts' }),
  )
}

export function scrollWording(state: State, by: number): Step {
  return step(changeOverlay(state, 'wording', (one) => ({ ...one, scroll: Math.max(0, one.scroll + by) })))
}

function move(state: State, to: 'submit' | 'activate'): Step {
  const version = overlayOf(state, 'wording')?.version
  if (!version) return tell(state, 'warn', { say: 'nothingHere' })
  const saving = changeOverlay(state, 'wording', (one) => ({ ...one, saving: true }))
  const { id, rev, contentHash } = version
  return step(saving, { do: 'moveScript', scriptVersionId: id, expectedRev: rev, contentHash, to, reason: '' })
}

function askMove(state: State, to: 'approve' | 'reject' | 'suspend' | 'resume' | 'retire'): Step {
  const version = overlayOf(state, 'wording')?.version
  return version ? askWhy(state, { of: 'wording', to, version }) : tell(state, 'warn', { say: 'nothingHere' })
}
