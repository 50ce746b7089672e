/** Where on the desk a key is pressed. A key means one thing in one place. */
export const places = [
  'queue',
  'thread',
  'composer',
  'customer',
  'bills',
  'bill',
  'tickets',
  'ticket',
  'search',
  'picker',
  'form',
  'comment',
  'choose',
  'conflict',
  'unanswered',
  'help',
  'quit',
  'small',
] as const
export type Place = (typeof places)[number]

/** Places where plain letters are commands. */
export const readingPlaces: readonly Place[] = ['queue', 'thread', 'customer', 'bills', 'bill', 'tickets', 'ticket']

/** Places where plain letters are text. */
export const typingPlaces: readonly Place[] = ['composer', 'search', 'picker', 'form', 'comment', 'choose']

/** Places that are a list to move in. */
export const listPlaces: readonly Place[] = [...readingPlaces, 'search', 'picker', 'form', 'choose', 'help']
