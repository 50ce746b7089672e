import type { Step } from './happening.ts'
import type { State } from './state.ts'

/** What keys may ask for. The keymap is the only place that binds them. */
export type ActionName = DeskAction | ListAction | EditAction

export type DeskAction =
  | 'quit' | 'quitNow' | 'help' | 'back' | 'dismiss' | 'refresh'
  | 'focusNext' | 'focusPrevious' | 'goQueue' | 'goThread' | 'goCustomer' | 'goTickets'
  | 'search' | 'openFound'
  | 'openConversation' | 'switchTo' | 'write' | 'wrapUp'
  | 'send' | 'pickWording' | 'insertPicked' | 'favourite' | 'applyFix'
  | 'openTarget' | 'bills' | 'overdueFirst' | 'openBill'
  | 'logTicket' | 'formNext' | 'formPrevious' | 'formChoose' | 'formEnter' | 'formSave'
  | 'openTicket' | 'filterTickets' | 'ticketStatus' | 'ticketPriority' | 'ticketAssignee' | 'ticketComment' | 'ticketCustomer'
  | 'choose' | 'saveComment' | 'keepMine' | 'takeTheirs'

export type ListAction = 'up' | 'down' | 'pageUp' | 'pageDown' | 'first' | 'last'

export type EditAction =
  | 'editLeft' | 'editRight' | 'editWordLeft' | 'editWordRight' | 'editLineStart' | 'editLineEnd' | 'editUp' | 'editDown'
  | 'editStart' | 'editEnd'
  | 'eraseLeft' | 'eraseRight' | 'eraseWord' | 'eraseToStart' | 'eraseToEnd' | 'newline' | 'undo' | 'redo'

/** What an action does; `arg` is the digit of the keys 1 to 9. */
export type Handler = (state: State, arg: number) => Step

export type Handlers<Name extends ActionName> = { readonly [N in Name]: Handler }
