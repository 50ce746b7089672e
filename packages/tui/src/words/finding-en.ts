import { en } from './en.ts'
import type { FindingNoticeWords } from './finding-notice.ts'
import type { FindingMessages } from './finding-zh.ts'

/** The desk's words for finding things, in English. */
export const findingEn: FindingMessages = {
  palette: {
    title: 'Palette',
    prompt: 'What do you want to do? Words, pinyin initials or a key',
    found: (n) => `${n} found`,
    empty: 'No such action',
    recent: 'recent',
  },
  filter: {
    title: 'Filter',
    of: (shown, all, more) => `${shown}/${all}${more ? '+' : ''}`,
    kept: '{back Esc} shows all',
    none: 'No row matches',
  },
  command: {
    title: 'Command',
    prompt: 'A command, for example: defer 30d, set theme dark, search zw',
    hint: '{completeCommand Tab} completes  ↑ history  {runCommand Enter} runs it',
    noMatch: 'No such command',
    rows: {
      defer: { usage: 'defer 30d', says: 'move due dates' },
      settle: { usage: 'settle today', says: 'settle early, or by a day: 2026-12-01' },
      extend: { usage: 'extend 3', says: 'add terms' },
      restructure: { usage: 'restructure 12', says: 'spread what is left over so many terms' },
      reage: { usage: 'reage', says: 'fold what is overdue into the terms left' },
      waive: { usage: 'waive penalty,fee 50', says: 'forgive, at most so many yuan' },
      search: { usage: 'search zw 8899', says: 'find a customer' },
      ticket: { usage: 'ticket T-7K3Q', says: 'log a ticket, or open the one with this code' },
      tickets: { usage: 'tickets', says: 'list tickets' },
      queue: { usage: 'queue', says: 'go to the queue' },
      chat: { usage: 'chat', says: 'go to the conversation' },
      customer: { usage: 'customer', says: 'go to the customer' },
      bills: { usage: 'bills', says: 'bills of the customer' },
      overdue: { usage: 'overdue', says: 'bills, overdue ones first' },
      orders: { usage: 'orders', says: 'orders and coupons of the customer' },
      arrangements: { usage: 'arrangements', says: 'what was arranged' },
      promises: { usage: 'promises', says: 'what customers were promised' },
      held: { usage: 'held', says: 'messages that wait for a senior' },
      duties: { usage: 'duties', says: 'what has to be told' },
      told: { usage: 'told', says: 'what was told' },
      verify: { usage: 'verify', says: 'verify the customer' },
      contact: { usage: 'contact', says: 'log a call' },
      next: { usage: 'next', says: 'the next conversation that needs me' },
      wrapup: { usage: 'wrapup', says: 'wrap up; once more closes the conversation' },
      wording: { usage: 'wording', says: 'wording: versions, approval, suspension' },
      rules: { usage: 'rules', says: 'rules: source, status, suspension' },
      lock: { usage: 'lock', says: 'lock the screen: it shows nobody' },
      notices: { usage: 'notices', says: 'what the desk has told you' },
      refresh: { usage: 'refresh', says: 'read again what is here' },
      'save-fixture': {
        usage: 'save-fixture [NAME]',
        says: 'save this conversation as a file that replays, its people invented',
      },
      macro: { usage: 'macro NAME [--dry]', says: 'play a macro of yours; --dry only shows its steps' },
      redraw: { usage: 'redraw', says: 'draw the whole screen again' },
      palette: { usage: 'palette', says: 'every action' },
      help: { usage: 'help', says: 'the keys of this place' },
      set: { usage: 'set undoSeconds 5', says: 'change a setting, in settings.yaml too' },
      theme: { usage: 'theme dark', says: 'colours' },
      lang: { usage: 'lang zh', says: 'language of the screen, until you leave' },
      tour: { usage: 'tour [off|next|again]', says: 'learn by doing; off leaves, next skips a step' },
      quit: { usage: 'quit', says: 'leave' },
    },
    problems: {
      unknown: (word, meant) =>
        `There is no command “${word}”${meant === undefined ? '; {palette F3} lists every action' : `; did you mean ${meant}?`}`,
      ambiguous: (names) => `That may be any of: ${names}`,
      count: (given, most, usage) =>
        `${given === '' ? 'A number is missing' : `“${given}” will not do`}: a whole number from 1 to ${most}, as in ${usage}`,
      date: (given, usage) => `“${given}” is no day: today or YYYY-MM-DD, as in ${usage}`,
      past: (given) => `${given} is past: today or later`,
      components: (given, usage) =>
        `${given === '' ? 'What is to be waived?' : `“${given}” is unclear:`} penalty, fee, interest, as in ${usage}`,
      amount: (given) => `“${given}” is no amount: above 0, two decimals at most`,
      needs: (given, usage) => `${given === '' ? 'Something is missing' : `“${given}” is unclear`}: as in ${usage}`,
      noArguments: (given, usage) => `“${given}” is not needed: just ${usage}`,
    },
  },
  keys: {
    palette: 'palette',
    runPalette: 'do it',
    closePalette: 'close',
    visitOlder: 'looked at before',
    visitNewer: 'looked at after',
    commandUp: 'up/history',
    commandDown: 'down/history',
    filter: 'filter',
    keepFilter: 'keep filter',
    dropFilter: 'drop filter',
    filterToSearch: 'search customers',
    command: 'command',
    runCommand: 'run',
  },
  places: { palette: 'palette', filter: 'filter' },
}

export const findingNoticesEn: FindingNoticeWords = {
  finishFirst: ({ place }) => `Finish or close the ${placeEn(place)} first`,
  worksIn: ({ place }) => `That is for the ${placeEn(place)}`,
  noOlderVisit: () => 'Nothing else was looked at before',
  noNewerVisit: () => 'This is what was looked at last',
  langIs: () => 'The screen speaks English',
  needsRecorder: () => 'You can save conversations of your own; a senior, officer or supervisor any',
  fixtureSaving: () => 'Saving this conversation and replaying it',
  fixtureSaved: ({ file, left }) =>
    `Saved: ${file}${left > 0 ? `; ${left} kinds of things are not in it, see its head` : ''}`,
  fixtureDiffers: ({ file }) => `It does not replay as it went, so it is no fixture; kept to look at: ${file}`,
  fixtureThere: ({ file }) => `There is a file of that name: ${file}; choose another`,
  fixtureNowhere: () => 'There is no place for files here',
  ticketUnknown: ({ code }) => `None of the recent tickets is ${code}`,
  ticketReady: ({ code }) => `${code} is found; :ticket ${code} opens it`,
}

function placeEn(place: string): string {
  return ({ ...en.places, ...findingEn.places } as Readonly<Record<string, string>>)[place] ?? place
}
