import { en } from './en.ts'
import { sayFailure } from './failures.ts'
import type { Lasting, LiveNotice } from './live-notice.ts'
import type { LiveMessages } from './live-zh.ts'

export const liveEn: LiveMessages = {
  outbox: {
    window: (seconds) => `to be sent in ${seconds}s`,
    ready: 'waits for the one before',
    sending: 'sending',
    waiting: 'waits for the connection',
    takeBack: (keys) => `${keys} takes it back`,
    unsent: (count) => `${count} unsent`,
  },
  stale: {
    lost: (seconds) => `no connection for ${seconds} s`,
    lostMinutes: (minutes) => `no connection for ${minutes} min`,
    data: (at) => `what is shown is of ${at}`,
    unread: 'no connection: read once connected',
    goOn: 'go on reading and writing; it catches up by itself',
    queued: (count) => `${count} to be sent once connected`,
  },
  returned: (name, key) =>
    `The message to ${name} was not sent and is a draft again${key === '' ? '' : `; ${key} shows it`}`,
  quit: {
    title: (count) => (count === 1 ? 'A message has not left yet' : `${count} messages have not left yet`),
    ask: 'They stay on this machine and go on when the desk is opened again. Leave?',
  },
  keys: { undoLast: 'undo' },
}

const lasting: Readonly<Record<Lasting, string>> = {
  wrapUp: 'A wrap-up cannot be undone: the customer has seen the end; log a ticket if something is left',
  close: 'A closed conversation cannot be opened again',
  take: 'A conversation once taken does not go back to the queue; a ticket hands it on',
  comment: 'Comments cannot be deleted; write another one that corrects it',
  contact: 'A logged call cannot be deleted; log it again as it was',
  promise: 'How a promise ended cannot be undone',
  held: 'A senior has it; ask them to return it',
  holdDecided: 'A message released or returned stays so',
  ticketCreated: 'Tickets cannot be deleted; change the status, or say so in a comment',
  verification: 'A verification cannot be undone',
  arrangement: 'This step of an arrangement cannot be undone',
  wording: 'This step of a wording cannot be undone; take the next one, or write a new version',
  rule: 'This step of a rule cannot be undone; move it again',
  sent: 'What is sent cannot be taken back; send a correction',
}

export const liveNoticesEn: {
  readonly [Say in LiveNotice['say']]: (notice: Extract<LiveNotice, { say: Say }>) => string
} = {
  takenBack: () => 'Taken back: the text is in the editor again',
  sendInDoubt: () => 'This message may have arrived already and cannot be taken back',
  sendsPending: ({ count }) =>
    count === 1
      ? 'A message has not left yet: wait for it, or take it back'
      : `${count} messages have not left yet: wait for them, or take them back`,
  sendReturned: ({ name, failure }) =>
    `The message to ${name} was not sent and is a draft again: ${sayFailure(failure, 'en')}`,
  outboxResumed: ({ count }) => `${count} unsent from the last time, now going on`,
  outboxSetAside: () => 'The unsent messages of the last time cannot be read; their file is set aside',
  nothingToUndo: () => 'There is nothing to undo',
  lasting: ({ what }) => lasting[what],
  noWayBack: ({ code, from, to }) =>
    `${code} cannot be undone: no way from ${en.ticketStatus[from]} back to ${en.ticketStatus[to]}`,
  undoing: ({ code }) => `Undoing the change of ${code}`,
  undoneDraft: () => 'The draft is one step back',
  notKnownDone: ({ failure }) => `No answer, so it is not known whether it was done: ${sayFailure(failure, 'en')}`,
  takenAfterAll: ({ name }) => `The taking that had no answer was done after all: ${name} is yours`,
  lineLost: () => 'No connection: it is read once connected',
  writeWith: ({ keys }) => `You are reading: ${keys} first, then write`,
}
