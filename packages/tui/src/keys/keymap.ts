import { comfortRows } from './keymap-comfort.ts'
import {
  listPlaces,
  overlayLists,
  panelPlaces,
  type Place,
  places,
  readingPlaces,
  typingPlaces,
} from '../state/place.ts'
import { composingRows } from './keymap-composing.ts'
import { creditRows } from './keymap-credit.ts'
import { type Keymap, keymapOf } from './effective.ts'
import { draftRows, gateRows } from './keymap-gate.ts'
import { findingRows, searchingPlaces } from './keymap-finding.ts'
import { goRows } from './keymap-go.ts'
import { lockRows } from './keymap-lock.ts'
import { replayRows } from './keymap-replay.ts'
import { paneRows } from './keymap-panes.ts'
import * as bar from './barred.ts'
import { tourRows } from './keymap-tour.ts'
import { undoRows } from './keymap-undo.ts'
import { digits, type Row } from './row.ts'

const lists: readonly Place[] = listPlaces.filter((place) => place !== 'form' && place !== 'command')
const readingLists: readonly Place[] = [...readingPlaces, ...panelPlaces, 'help']
const writing: readonly Place[] = ['composer', 'comment', 'reason', 'why', 'rewrite']
const everywhere: readonly Place[] = places.filter((place) => place !== 'quit' && place !== 'lock')
/** Places that ask something, where letters are answers. */
const questions: readonly Place[] = ['conflict', 'unanswered', 'quit', 'contact']
const awake: readonly Place[] = places.filter((place) => place !== 'small' && place !== 'help' && place !== 'lock')

/** What each place is for: its own keys, the ones the footer shows first. */
const placeRows: readonly Row[] = [
  {
    keys: ['enter'],
    in: ['queue'],
    does: 'openConversation',
    label: 'openConversation',
    barred: bar.withoutQueue,
    footer: true,
  },
  { keys: ['enter', 'i'], in: ['thread'], does: 'write', label: 'write', barred: bar.mayNotWrite, footer: true },
  { keys: ['enter'], in: ['composer'], does: 'send', label: 'send', barred: bar.mayNotSend, footer: true },
  { keys: ['ctrl+f'], in: ['composer'], does: 'applyFix', label: 'applyFix', barred: bar.withoutFix, footer: true },
  {
    keys: ['f2'],
    typed: '::',
    in: ['composer'],
    does: 'pickWording',
    label: 'pickWording',
    barred: bar.mayNotWrite,
    footer: true,
  },
  {
    keys: ['f2'],
    in: ['thread'],
    does: 'pickWording',
    label: 'pickWording',
    barred: bar.mayNotWrite,
    repeats: 'insertPicked',
    footer: true,
  },
  {
    keys: ['enter'],
    in: ['customer'],
    does: 'openTarget',
    label: 'openTarget',
    barred: bar.withoutTarget,
    footer: true,
  },
  { keys: ['enter'], in: ['bills'], does: 'openBill', label: 'openBill', barred: bar.withoutBill, footer: true },
  {
    keys: ['enter'],
    in: ['tickets'],
    does: 'openTicket',
    label: 'openTicket',
    barred: bar.withoutTickets,
    footer: true,
  },
  { keys: ['f'], in: ['tickets'], does: 'filterTickets', label: 'filterTickets', footer: true },
  {
    keys: ['s'],
    in: ['ticket'],
    does: 'ticketStatus',
    label: 'ticketStatus',
    barred: bar.withoutMove,
    repeats: 'choose',
    footer: true,
  },
  {
    keys: ['a'],
    in: ['ticket'],
    does: 'ticketAssignee',
    label: 'ticketAssignee',
    barred: bar.withoutTicket,
    repeats: 'choose',
    footer: true,
  },
  {
    keys: ['p'],
    in: ['ticket'],
    does: 'ticketPriority',
    label: 'ticketPriority',
    barred: bar.withoutTicket,
    repeats: 'choose',
    footer: true,
  },
  {
    keys: ['c'],
    in: ['ticket'],
    does: 'ticketComment',
    label: 'ticketComment',
    barred: bar.withoutTicket,
    repeats: 'saveComment',
    footer: true,
  },
  {
    keys: ['enter', 'u'],
    in: ['ticket'],
    does: 'ticketCustomer',
    label: 'ticketCustomer',
    barred: bar.withoutTicket,
    footer: true,
  },
  { keys: ['enter'], in: ['search'], does: 'openFound', label: 'openFound', barred: bar.withoutFound, footer: true },
  {
    keys: ['enter'],
    in: ['picker'],
    does: 'insertPicked',
    label: 'insertPicked',
    barred: bar.mayNotInsert,
    footer: true,
  },
  { keys: ['enter'], in: ['form'], does: 'formEnter', label: 'formEnter', barred: bar.mayNotConfirm, footer: true },
  { keys: ['ctrl+s'], in: ['form'], does: 'formSave', label: 'formSave', barred: bar.mayNotSave, footer: true },
  { keys: ['ctrl+t'], in: ['form'], does: 'formChoose', label: 'formChoose', footer: true },
  {
    keys: ['enter', 'ctrl+s'],
    in: ['comment'],
    does: 'saveComment',
    label: 'saveComment',
    barred: bar.withoutComment,
    footer: true,
  },
  { keys: ['enter'], in: ['choose'], does: 'choose', label: 'choose', footer: true },
  { keys: ['m'], in: ['conflict'], does: 'keepMine', label: 'keepMine', final: true, footer: true },
  { keys: ['t'], in: ['conflict'], does: 'takeTheirs', label: 'takeTheirs', final: true, footer: true },
  { keys: ['w', 'y'], in: ['unanswered'], does: 'wrapUpAnyway', label: 'wrapUpAnyway', final: true, footer: true },
  { keys: ['n', 'escape'], in: ['unanswered'], does: 'dismiss', label: 'goOnServing', footer: true },
  { keys: ['y', 'enter'], in: ['quit'], does: 'quitNow', label: 'quitNow', final: true, footer: true },
  { keys: ['n', 'escape'], in: ['quit'], does: 'dismiss', label: 'stay', footer: true },
]

/** What can be done to the customer and the conversation from wherever one reads. */
const serveRows: readonly Row[] = [
  { keys: ['/'], in: searchingPlaces, does: 'search', label: 'search', footer: true },
  { keys: ['t'], in: readingPlaces, does: 'logTicket', label: 'logTicket', barred: bar.withoutSubject, footer: true },
  { keys: ['alt+t', 'f6'], in: ['composer'], does: 'logTicket', label: 'logTicket', barred: bar.withoutSubject },
  {
    keys: ['w'],
    in: ['queue', 'thread'],
    does: 'wrapUp',
    label: 'wrapUp',
    barred: bar.mayNotWrapUpHere,
    final: true,
    footer: true,
  },
  { keys: ['T'], in: readingPlaces, does: 'goTickets', label: 'goTickets', footer: true },
  { keys: ['b'], in: readingPlaces, does: 'bills', label: 'bills', barred: bar.withoutCustomer, footer: true },
  {
    keys: ['o'],
    in: readingPlaces,
    does: 'overdueFirst',
    label: 'overdueFirst',
    barred: bar.withoutCustomer,
    footer: true,
  },
  ...digits('', { in: readingPlaces, does: 'switchTo', label: 'switchTo' }).map((row) => ({
    ...row,
    barred: bar.withoutSuchConversation(row.arg ?? 0),
  })),
  ...digits('alt+', { in: ['composer', 'thread'], does: 'favourite', label: 'favourite', repeats: 'favourite' }).map(
    (row) => ({
      ...row,
      barred: bar.withoutSuchFavourite(row.arg ?? 0),
    }),
  ),
]

const moveRows: readonly Row[] = [
  { keys: ['up'], in: lists, does: 'up', label: 'up' },
  { keys: ['down'], in: lists, does: 'down', label: 'down' },
  { keys: ['k'], in: readingLists, does: 'up', label: 'up' },
  { keys: ['j'], in: readingLists, does: 'down', label: 'down' },
  { keys: ['ctrl+p'], in: overlayLists, does: 'up', label: 'up' },
  { keys: ['ctrl+n'], in: overlayLists, does: 'down', label: 'down' },
  { keys: ['pageup'], in: [...readingLists, ...overlayLists, 'composer'], does: 'pageUp', label: 'pageUp' },
  { keys: ['pagedown'], in: [...readingLists, ...overlayLists, 'composer'], does: 'pageDown', label: 'pageDown' },
  { keys: ['home', 'g g'], in: readingLists, does: 'first', label: 'first' },
  { keys: ['end', 'G'], in: readingLists, does: 'last', label: 'last' },
  { keys: ['tab'], in: [...readingPlaces, 'composer'], does: 'focusNext', label: 'focusNext', footer: true },
  { keys: ['shift+tab'], in: [...readingPlaces, 'composer'], does: 'focusPrevious', label: 'focusPrevious' },
  { keys: ['down', 'tab'], in: ['form'], does: 'formNext', label: 'formNext' },
  { keys: ['up', 'shift+tab'], in: ['form'], does: 'formPrevious', label: 'formPrevious' },
  { keys: ['backspace', 'escape', '-'], in: readingPlaces, does: 'back', label: 'back', footer: true },
  { keys: ['escape', 'backspace', '-'], in: panelPlaces, does: 'back', label: 'back', footer: true },
  {
    keys: ['escape'],
    in: [
      'composer',
      'search',
      'picker',
      'form',
      'comment',
      'choose',
      'conflict',
      'reason',
      'why',
      'verify',
      'contact',
      'wordings',
      'rewrite',
      'rules',
    ],
    does: 'back',
    label: 'back',
    footer: true,
  },
  { keys: ['escape', '?', 'q', 'enter', 'f1'], in: ['help'], does: 'dismiss', label: 'closeHelp', footer: true },
  { keys: ['r'], in: [...readingPlaces, 'explain', 'arrangements', 'arrangement'], does: 'refresh', label: 'refresh' },
]

const editRows: readonly Row[] = [
  { keys: ['left', 'ctrl+b'], in: typingPlaces, does: 'editLeft', label: 'editLeft' },
  { keys: ['right'], in: typingPlaces, does: 'editRight', label: 'editRight' },
  { keys: ['up'], in: writing, does: 'editUp', label: 'editUp' },
  { keys: ['down'], in: writing, does: 'editDown', label: 'editDown' },
  { keys: ['ctrl+left', 'alt+b'], in: typingPlaces, does: 'editWordLeft', label: 'editWordLeft' },
  { keys: ['ctrl+right', 'alt+f'], in: typingPlaces, does: 'editWordRight', label: 'editWordRight' },
  { keys: ['home', 'ctrl+a'], in: typingPlaces, does: 'editLineStart', label: 'editLineStart' },
  { keys: ['ctrl+home'], in: writing, does: 'editStart', label: 'editStart' },
  { keys: ['ctrl+end'], in: writing, does: 'editEnd', label: 'editEnd' },
  { keys: ['end', 'ctrl+e'], in: typingPlaces, does: 'editLineEnd', label: 'editLineEnd' },
  { keys: ['backspace'], in: typingPlaces, does: 'eraseLeft', label: 'eraseLeft' },
  { keys: ['delete', 'ctrl+d'], in: typingPlaces, does: 'eraseRight', label: 'eraseRight' },
  { keys: ['ctrl+w', 'alt+backspace', 'ctrl+backspace'], in: typingPlaces, does: 'eraseWord', label: 'eraseWord' },
  { keys: ['alt+d'], in: typingPlaces, does: 'eraseWordRight', label: 'eraseWordRight' },
  { keys: ['ctrl+u'], in: typingPlaces, does: 'eraseToStart', label: 'eraseToStart' },
  { keys: ['ctrl+k'], in: typingPlaces, does: 'eraseToEnd', label: 'eraseToEnd' },
  { keys: ['ctrl+z'], in: typingPlaces, does: 'undo', label: 'undo' },
  { keys: ['ctrl+y'], in: typingPlaces, does: 'redo', label: 'redo' },
  {
    keys: ['alt+enter', 'shift+enter', 'ctrl+j'],
    in: [...writing, 'form'],
    does: 'newline',
    label: 'newline',
    footer: true,
  },
]

const deskRows: readonly Row[] = [
  { keys: ['?'], in: [...readingPlaces, ...panelPlaces, ...questions], does: 'help', label: 'help', footer: true },
  { keys: ['f1'], in: awake, does: 'help', label: 'help' },
  { keys: ['ctrl+q', 'ctrl+c'], in: everywhere, does: 'quit', label: 'quit' },
]

/** Every key of the desk. One key means one thing in one place: a test holds it to that. */
export const keymap: readonly Row[] = [
  ...placeRows,
  ...draftRows,
  ...creditRows,
  ...serveRows,
  ...gateRows,
  ...goRows,
  ...findingRows,
  ...lockRows,
  ...replayRows,
  ...paneRows,
  ...undoRows,
  ...tourRows,
  ...moveRows,
  ...editRows,
  ...composingRows,
  ...comfortRows,
  ...deskRows,
]

/** The keys of the desk as they are before an agent changes any. */
export const deskKeymap: Keymap = keymapOf(keymap)
