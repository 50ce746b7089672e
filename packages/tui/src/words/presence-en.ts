import type { PresenceMessages, PresenceNoticeWords } from './presence-zh.ts'

export const presenceEn: PresenceMessages = {
  lock: {
    locked: {
      idle: (since) => `locked since ${since}: nobody was here`,
      agent: (since) => `locked since ${since}`,
    },
    kept: 'Conversations, drafts and messages to be sent are kept, and work goes on.',
    nobody: 'nobody is waiting',
    waiting: (n) => `${n} waiting`,
    unread: (n) => (n === 1 ? '1 message to answer' : `${n} messages to answer`),
    password: 'Password',
    how: 'type your password, and {unlock Enter} unlocks',
    checking: 'checking',
  },
  reader: {
    hello: 'Zuoxi for screen readers. {help ?} reads the keys of this place, {redraw Ctrl+L} reads it again.',
    more: (n) => `${n} more rows, up and down read them`,
    newRows: (n) => `${n} new rows`,
  },
  keys: { lock: 'lock the screen', unlock: 'unlock' },
  places: { lock: 'locked' },
}

export const presenceNoticesEn: PresenceNoticeWords = {
  panelFirst: () => 'answer this panel first; {back Esc} goes back',
}
