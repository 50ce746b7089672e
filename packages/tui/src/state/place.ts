/** Where on the desk a key is pressed. A key means one thing in one place. */
export const places = [
  'queue',
  'thread',
  'composer',
  'customer',
  'bills',
  'bill',
  'loan',
  'orders',
  'order',
  'tickets',
  'ticket',
  'search',
  'picker',
  'form',
  'comment',
  'choose',
  'conflict',
  'explain',
  'command',
  'palette',
  'filter',
  'whatIf',
  'arrangements',
  'arrangement',
  'reason',
  'why',
  'duties',
  'verify',
  'contact',
  'promises',
  'held',
  'told',
  'wordings',
  'wording',
  'rewrite',
  'rules',
  'rule',
  'blast',
  'toasts',
  'macro',
  'unanswered',
  'help',
  'quit',
  'lock',
  'small',
] as const
export type Place = (typeof places)[number]

/** Places where plain letters are commands. */
export const readingPlaces: readonly Place[] = [
  'queue',
  'thread',
  'customer',
  'bills',
  'bill',
  'loan',
  'orders',
  'order',
  'tickets',
  'ticket',
]

/** The pages of the customer pane, where every row has figures. */
export const customerPlaces: readonly Place[] = ['customer', 'bills', 'bill', 'loan', 'orders', 'order']

/** Panels over the desk, to be read and answered. */
export const panelPlaces: readonly Place[] = [
  'explain',
  'whatIf',
  'arrangements',
  'arrangement',
  'duties',
  'promises',
  'held',
  'told',
  'wording',
  'rule',
  'blast',
  'toasts',
  'macro',
]

/** Places where plain letters are text. */
export const typingPlaces: readonly Place[] = [
  'composer',
  'search',
  'picker',
  'form',
  'comment',
  'choose',
  'command',
  'palette',
  'filter',
  'reason',
  'why',
  'verify',
  'wordings',
  'rewrite',
  'rules',
]

/** Lists that what is typed narrows. */
export const overlayLists: readonly Place[] = [
  'search',
  'picker',
  'choose',
  'command',
  'palette',
  'filter',
  'wordings',
  'rules',
]

/** Places that are a list to move in. */
export const listPlaces: readonly Place[] = [...readingPlaces, ...panelPlaces, ...overlayLists, 'form', 'help']
