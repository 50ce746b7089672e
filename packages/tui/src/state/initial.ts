import { deskKeymap } from '../keys/keymap.ts'
import { noFinding } from './finding/finding.ts'
import { noGate } from './gate-state.ts'
import { noOutbox } from './outbox.ts'
import { noReplay } from './replay.ts'
import { newWindow } from './ring.ts'
import { defaultSettings } from './settings.ts'
import { plainPanes } from './panes.ts'
import type { Session, Size, State } from './state.ts'
import { plainTraits } from '../terminal/traits.ts'
import { noTour } from './tour/tour.ts'
import { noUndo } from './undo.ts'

/** The desk before anything is known: connecting, the queue in focus. */
export function initialState(session: Session, size: Size, nowMs: number): State {
  return {
    session,
    settings: defaultSettings,
    traits: plainTraits,
    window: newWindow,
    keymap: deskKeymap,
    pending: undefined,
    replay: noReplay,
    size,
    panes: plainPanes,
    nowMs,
    line: { status: 'connecting', sinceMs: nowMs },
    focus: 'queue',
    main: 'conversation',
    side: 'queue',
    overlays: [],
    queue: {
      loaded: false,
      all: {},
      seats: [],
      letGo: {},
      askedAt: {},
      trend: [],
      doubted: [],
      cursor: undefined,
      open: undefined,
    },
    threads: {},
    outbox: noOutbox,
    undo: noUndo,
    drafts: {},
    favourites: [],
    customer: undefined,
    tickets: {
      filter: 'open',
      items: [],
      loaded: false,
      loading: false,
      more: false,
      selected: 0,
      open: undefined,
      detail: undefined,
      scroll: 0,
    },
    halfForms: {},
    disclosures: {},
    gate: noGate,
    tour: noTour,
    finding: noFinding,
    agents: [],
    toast: undefined,
    noticed: [],
    toasts: 0,
    leaving: false,
    lock: undefined,
    touchedMs: nowMs,
  }
}
