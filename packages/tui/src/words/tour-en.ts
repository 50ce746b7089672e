import type { TourNoticeWords } from './tour-notice.ts'
import type { TourMessages } from './tour-zh.ts'

/** The desk's words for the tour, in English. */
export const tourEn: TourMessages = {
  tour: {
    title: 'Tour',
    looks: 'Tour (looking)',
    leave: 'leave',
    offer: (key) => `New here? ${key} teaches by doing: five minutes, left at any time`,
    steps: {
      search: { title: 'Find somebody', why: 'name, pinyin, phone or number, mixed' },
      open: { title: 'See who they are', why: 'what they owe, what happened' },
      take: { title: 'Take a conversation', why: 'everybody here is invented' },
      wording: { title: 'Approved wording', why: 'the ledger fills in the amounts' },
      send: { title: 'Send', why: 'rules and ledger are asked before it leaves' },
      promise: { title: 'What does not leave', why: 'promises, threats, wrong amounts' },
      fix: { title: 'Put it right', why: 'below the reply: what, why, what instead' },
      ticket: { title: 'Log the ticket', why: 'type, bill, summary are filled in' },
      queue: { title: 'Back to the queue', why: 'the next customer waits there' },
      help: { title: 'Keys forgotten?', why: 'help lists those that work here' },
      palette: { title: 'Every action', why: 'know this one, and find the rest' },
    },
    end: { title: 'That is a day', why: ':tour again walks it once more' },
    says: {
      search: (key) => `Press ${key} to find a customer`,
      type: () => 'Type zw 8899 (initials and the end of a phone number)',
      open: (key) => `Press ${key} to open the marked one; up and down choose another`,
      goQueue: (key) => `Press ${key} to go to the queue`,
      take: (key) => `Choose a customer who waits, press ${key} to take them`,
      nobodyWaits: () => 'Nobody waits just now; :tour next skips this step',
      goThread: (key) => `Press ${key} to go to the conversation`,
      write: (key) => `Press ${key} to begin a reply`,
      wording: (key) => `${key === '::' ? 'Type' : 'Press'} ${key} to find a wording`,
      pick: (key) => `Type kcwh (the greeting, by its initials), press ${key} to insert it`,
      send: (key) => `Read it once, press ${key} to send it`,
      sendAgain: (key) => `Mind what is said below, press ${key} once more to send it`,
      stopped: (key) => `This one is stopped: press ${key} to clear it, choose another`,
      promise: () => 'Type 保证给您减免 (a waiver, promised) and see',
      promisePaste: (key) => `Type 保证给您减免 (a waiver, promised), or paste it with ${key}, and see`,
      fix: (key) => `It cannot be sent now; press ${key} to say it the way it may be said`,
      ticket: (key) => `Press ${key} to log a ticket`,
      ticketCheck: (key) => `Read it once, press ${key} to confirm`,
      ticketSave: (key) => `Press ${key} once more to save it`,
      queue: (key) => `Press ${key} to go back to the queue`,
      help: (key) => `Press ${key} to see the keys of this place`,
      palette: (key) => `Press ${key} to list every action; words or initials find it`,
    },
    elsewhere: {
      leave: (key) => `Press ${key} first, to leave this`,
      byPalette: (key, label) => `Press ${key} and find "${label}"`,
      lost: ':tour next skips this step',
      end: (key) => `${key} puts these two rows away`,
    },
  },
  keys: { tour: 'tour' },
}

export const tourNoticesEn: TourNoticeWords = {
  tourLooks: () => 'Real customers: the tour only looks; it sends and logs nothing',
  tourLeft: ({ n, of, key }) => `The tour waits at ${n}/${of}; ${key ?? ':tour'} goes on`,
  tourOver: ({ key }) => `The tour is put away; ${key ?? ':tour'} walks it again`,
}
