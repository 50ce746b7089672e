import type { LayoutMessages } from './layout-zh.ts'

export const layoutEn: LayoutMessages = {
  demoShort: 'Demo data',
  strip: {
    none: 'No conversations yet: {openConversation Enter} in the queue takes one',
    waiting: (n) => `waiting ${n}`,
    longest: (wait) => `longest ${wait}`,
    wait: (minutes) =>
      minutes < 1 ? '<1m' : minutes < 60 ? `${minutes}m` : minutes < 6_000 ? `${Math.floor(minutes / 60)}h` : '99h',
    late: (n) => `${n} late`,
    soon: (n) => `${n} late soon`,
    blocked: (n) => (n === 1 ? '1 draft blocked' : `${n} drafts blocked`),
    unread: (n) => `${n} unanswered`,
  },
  status: {
    latency: (ms) =>
      ms < 10 ? '<10ms' : ms < 1_000 ? `${Math.round(ms / 10) * 10}ms` : `${Math.min(99, ms / 1_000).toFixed(1)}s`,
    queued: (n) => `${n} to send`,
    held: (n) => `${n} held`,
    fresh: 'data just read',
    age: (minutes) => (minutes < 60 ? `data ${minutes} min old` : `data ${Math.floor(minutes / 60)} h old`),
    zoomed: (key) => `zoomed${key === '' ? '' : ` ${key}`}`,
  },
  toasts: {
    title: 'Notices',
    empty: 'No notices yet',
    emptyHint: 'What became of sending, taking and saving is kept here',
    hint: '↑↓ scroll, {back@toasts Esc} goes back',
    times: (n) => `${n} times`,
    tone: { info: '  ', good: '  ', warn: '! ', bad: '!!' },
  },
  attention: { blocked: 'blocked', drafted: 'draft', promise: 'promise overdue' },
  keptAll: 'Conversations and drafts are all here: widen the window to go on',
  keys: {
    zoomPane: 'zoom this pane',
    widenPane: 'widen this pane',
    narrowPane: 'narrow this pane',
    resetPanes: 'usual widths',
    toasts: 'notices',
  },
  places: { toasts: 'Notices' },
}
