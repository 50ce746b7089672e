import type { RuleStanding } from '@zuoxi/sdk'
import Fuse from 'fuse.js'
import type { Handlers } from './action.ts'
import { startBlast } from './blast.ts'
import type { GateReply } from './gate-happening.ts'
import type { RuleMove, RulesOverlay } from './gate-overlays.ts'
import type { Step } from './happening.ts'
import { changeGate } from './standing.ts'
import type { State } from './state.ts'
import { changeOverlay, closeOverlay, overlayOf, pushOverlay, step, tell, within } from './step.ts'
import { type Editor, emptyLine } from './text.ts'
import { askWhy } from './why.ts'
import { patternOf } from './pattern.ts'

/** The rules of the gate: where each comes from, how sure that is, and whether it bites. */
export const ruleActions: Handlers<'openRule' | 'suspendRule' | 'resumeRule' | 'advanceRule' | 'blastRule'> = {
  openRule: (state) => {
    const list = overlayOf(state, 'rules')
    const rule = list && shownRules(list)[list.selected]
    return rule ? step(pushOverlay(state, { kind: 'rule', rule })) : tell(state, 'warn', { say: 'nothingHere' })
  },
  suspendRule: (state) => ask(state, 'suspend'),
  resumeRule: (state) => ask(state, 'resume'),
  advanceRule: (state) => {
    const rule = overlayOf(state, 'rule')?.rule
    const next = rule && nextStage[rule.status]
    return next ? ask(state, next) : tell(state, 'warn', { say: 'nothingHere' })
  },
  blastRule: (state) => {
    const rule = overlayOf(state, 'rule')?.rule
    if (!rule) return tell(state, 'warn', { say: 'nothingHere' })
    const status = rule.status === 'active' ? 'suspended' : 'active'
    return startBlast(state, rule.id, { kind: 'rule', rule: rule.id, status })
  },
}

/** Where a rule goes next in its life, apart from emergencies. */
export const nextStage: Readonly<Record<RuleStanding['status'], RuleMove | undefined>> = {
  draft: 'in_review',
  in_review: 'approved',
  approved: 'shadow',
  shadow: 'active',
  active: undefined,
  suspended: undefined,
  retired: undefined,
}

export function openRules(state: State): Step {
  const list: RulesOverlay = {
    kind: 'rules',
    filter: emptyLine,
    items: [],
    loading: true,
    failure: undefined,
    selected: 0,
  }
  return step(pushOverlay(state, list), { do: 'loadRules' })
}

export function shownRules({ items, filter }: RulesOverlay): readonly RuleStanding[] {
  const wanted = patternOf(filter.text)
  if (wanted === '') return items
  const keys = ['id', 'title.zh', 'title.en', 'source', 'status']
  return new Fuse(items, { keys, threshold: 0.3, ignoreLocation: true }).search(wanted).map(({ item }) => item)
}

export function rulesEdited(state: State, filter: Editor): Step {
  return step(changeOverlay(state, 'rules', (list) => ({ ...list, filter, selected: 0 })))
}

export function moveInRules(state: State, by: number): Step {
  return step(
    changeOverlay(state, 'rules', (list) => ({
      ...list,
      selected: within(list.selected + by, shownRules(list).length),
    })),
  )
}

/** The rules came: ready to judge with, and as the list shows them. What asks for attention stands first. */
export function rulesCame(state: State, { rules, standings }: Extract<GateReply, { kind: 'rules' }>): State {
  const pressing = (one: RuleStanding): number =>
    one.pendingSuspension ? 0 : one.status === 'suspended' ? 1 : one.status === 'active' ? 3 : 2
  const items = standings.toSorted((a, b) => pressing(a) - pressing(b))
  const known = changeOverlay(changeGate(state, { rules }), 'rule', (one) => ({
    ...one,
    rule: items.find(({ id }) => id === one.rule.id) ?? one.rule,
  }))
  return changeOverlay(known, 'rules', (list) => ({ ...list, items, loading: false, failure: undefined }))
}

function ask(state: State, to: RuleMove): Step {
  const rule = overlayOf(state, 'rule')?.rule
  return rule ? askWhy(state, { of: 'rule', to, rule }) : tell(state, 'warn', { say: 'nothingHere' })
}

export function ruleMoved(state: State, { rule }: Extract<GateReply, { kind: 'ruleMoved' }>): Step {
  const known = changeOverlay(closeOverlay(state, 'why'), 'rule', (one) =>
    one.rule.id === rule.id ? { ...one, rule } : one,
  )
  const waits = rule.pendingSuspension !== undefined
  return tell(
    known,
    'good',
    waits ? { say: 'suspensionWaits', rule: rule.id } : { say: 'ruleMoved', rule: rule.id, status: rule.status },
    {
      do: 'loadRules',
    },
  )
}
