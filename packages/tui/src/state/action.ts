import type { Step } from './happening.ts'
import type { LockAction } from './lock.ts'
import type { State } from './state.ts'

/** Finding things: every action, whatever was looked at, a row of a long list. */
export type FindingAction =
  | 'palette'
  | 'runPalette'
  | 'visitOlder'
  | 'visitNewer'
  | 'commandUp'
  | 'commandDown'
  | FilterAction

export type FilterAction = 'filter' | 'keepFilter' | 'dropFilter' | 'filterToSearch'

/** What keys may ask for. The keymap is the only place that binds them. */
export type ActionName =
  | ComfortAction
  | ClipAction
  | LockAction
  | FindingAction
  | DeskAction
  | GateAction
  | ListAction
  | EditAction
  | JumpAction

/** Jumps from anywhere that close the panels open here. */
export type JumpAction =
  | 'goBills'
  | 'goOrders'
  | 'goArrangements'
  | 'goPromises'
  | 'goHeld'
  | 'goWordings'
  | 'goRules'
  | 'goSearch'
  | 'goNeeding'

/** What is done by itself: macros, and what was done last. */
export type ReplayAction = 'playMacro' | 'repeat' | 'runMacro'

/** How the screen is divided. */
export type PaneAction = 'widenPane' | 'narrowPane' | 'resetPanes' | 'zoomPane'

/** What is asked of the terminal itself. */
export type ComfortAction = 'redraw' | 'copyOut'

/** What is asked of the gate, and of the wording and rules behind it. */
export type GateAction =
  | 'nextFinding'
  | 'findingSource'
  | 'overrideFinding'
  | 'holdDraft'
  | 'saveWhy'
  | 'duties'
  | 'insertDuty'
  | 'verify'
  | 'verifyNext'
  | 'verifyPrevious'
  | 'sendAnswers'
  | 'recordContact'
  | 'contactNext'
  | 'contactPrevious'
  | 'contactLeft'
  | 'contactRight'
  | 'saveContact'
  | 'promises'
  | 'promiseScope'
  | 'openPromise'
  | 'keepPromise'
  | 'releasePromise'
  | 'held'
  | 'heldScope'
  | 'openHeld'
  | 'releaseHeld'
  | 'returnHeld'
  | 'told'
  | 'toldOlder'
  | 'toldNewer'
  | ScriptAction
  | 'openRule'
  | 'suspendRule'
  | 'resumeRule'
  | 'advanceRule'
  | 'blastRule'
  | 'stopBlast'

export type DeskAction =
  | ReplayAction
  | 'tour'
  | PaneAction
  | 'toasts'
  | 'quit'
  | 'quitNow'
  | 'help'
  | 'back'
  | 'dismiss'
  | 'refresh'
  | 'focusNext'
  | 'focusPrevious'
  | 'goQueue'
  | 'goThread'
  | 'goCustomer'
  | 'goTickets'
  | 'search'
  | 'openFound'
  | 'openConversation'
  | 'switchTo'
  | 'write'
  | 'wrapUp'
  | 'wrapUpAnyway'
  | 'send'
  | 'pickWording'
  | 'insertPicked'
  | 'favourite'
  | 'applyFix'
  | 'openTarget'
  | 'bills'
  | 'overdueFirst'
  | 'openBill'
  | 'openLine'
  | 'openOrder'
  | 'openInOrder'
  | 'openFromLoan'
  | 'orders'
  | 'figureNext'
  | 'figurePrevious'
  | 'explain'
  | 'command'
  | 'completeCommand'
  | 'runCommand'
  | 'saveQuote'
  | ArrangementAction
  | 'logTicket'
  | 'formNext'
  | 'formPrevious'
  | 'formChoose'
  | 'formEnter'
  | 'formSave'
  | 'openTicket'
  | 'filterTickets'
  | 'ticketStatus'
  | 'ticketPriority'
  | 'ticketAssignee'
  | 'ticketComment'
  | 'ticketCustomer'
  | 'choose'
  | 'saveComment'
  | 'undoLast'
  | 'keepMine'
  | 'takeTheirs'

/** What officers do with wording. */
export type ScriptAction =
  | 'openWording'
  | 'submitWording'
  | 'approveWording'
  | 'rejectWording'
  | 'activateWording'
  | 'suspendWording'
  | 'resumeWording'
  | 'retireWording'
  | 'blastWording'
  | 'rewriteWording'
  | 'saveRewrite'

/** What is done about arrangements. */
export type ArrangementAction =
  | 'arrangements'
  | 'arrangementScope'
  | 'openArrangement'
  | 'confirmArrangement'
  | 'approveArrangement'
  | 'rejectArrangement'
  | 'withdrawArrangement'
  | 'saveReason'

export type ListAction = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last'

export type EditAction = SelectAction | ChangeAction

/** Motions that select what they pass over. */
export type SelectAction =
  | 'selectLeft'
  | 'selectRight'
  | 'selectUp'
  | 'selectDown'
  | 'selectWordLeft'
  | 'selectWordRight'
  | 'selectLineStart'
  | 'selectLineEnd'
  | 'selectAll'
  | 'setMark'

/** The desk's own clipboard, and what was sent before. */
export type ClipAction = 'cut' | 'copy' | 'pasteHere' | 'recallOlder' | 'recallNewer'

export type ChangeAction =
  | 'editLeft'
  | 'editRight'
  | 'editWordLeft'
  | 'editWordRight'
  | 'editLineStart'
  | 'editLineEnd'
  | 'editUp'
  | 'editDown'
  | 'editStart'
  | 'editEnd'
  | 'eraseLeft'
  | 'eraseRight'
  | 'eraseWord'
  | 'eraseWordRight'
  | 'eraseToStart'
  | 'eraseToEnd'
  | 'newline'
  | 'undo'
  | 'redo'

/** What an action does; `arg` is the digit of the keys 1 to 9. */
export type Handler = (state: State, arg: number) => Step

export type Handlers<Name extends ActionName> = { readonly [N in Name]: Handler }
