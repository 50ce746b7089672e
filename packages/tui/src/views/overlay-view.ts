import { openConversation, openDraft, sendsUnderWay } from '../state/select.ts'
import type { Overlay, State } from '../state/state.ts'
import { clockFor } from '../state/contact.ts'
import { dutiesHere } from '../state/standing.ts'
import { arrangementsView, arrangementView } from './arrangements-view.ts'
import { chooseView, conflictView } from './choose-view.ts'
import { commandView } from './command-view.ts'
import { explainView } from './explain-view.ts'
import { commentView, formView, reasonView } from './form-view.ts'
import { helpView } from './help-view.ts'
import type { Look } from './look.ts'
import { macroView } from './macro-view.ts'
import { paletteView } from './palette-view.ts'
import { pickerView } from './picker-view.ts'
import type { QuoteSlice } from './quote-view.ts'
import { searchView } from './search-view.ts'
import { bold, type View } from './span.ts'
import { blastView, ruleView, rulesView, rewriteView, wordingsView, wordingView } from './officer-panels.ts'
import { contactView, dutiesView, verifyView } from './serve-panels.ts'
import { unansweredView } from './thread-view.ts'
import { titleOf } from './title.ts'
import { toastsView } from './toasts-view.ts'
import { heldView, promisesView, toldView } from './waiting-panels.ts'
import { whatIfView } from './what-if-view.ts'
import { whyView } from './why-view.ts'

/** What an overlay shows, wherever it is put. */
export function overlayView(state: State, overlay: Overlay, look: Look): View {
  switch (overlay.kind) {
    case 'search':
      return searchView({ ...look, search: overlay })
    case 'picker':
      return pickerView({ ...look, picker: overlay })
    case 'form':
      return formView({ ...look, form: overlay })
    case 'comment':
      return commentView({ ...look, comment: overlay })
    case 'choose':
      return chooseView({ ...look, chooser: overlay })
    case 'conflict':
      return conflictView({ ...look, conflict: overlay })
    case 'explain':
      return explainView({ ...look, explain: overlay })
    case 'command':
      return commandView({ ...look, command: overlay, customer: state.customer })
    case 'palette':
      return paletteView({ ...look, palette: overlay, state })
    case 'whatIf':
      return whatIfView({ ...look, ...quoteParts(state), panel: overlay })
    case 'arrangements':
      return arrangementsView({ ...look, ...quoteParts(state), list: overlay })
    case 'arrangement':
      return arrangementView({ ...look, ...quoteParts(state), panel: overlay, state })
    case 'reason':
      return reasonView({ ...look, reason: overlay })
    case 'why':
      return whyView({ ...look, why: overlay, draft: openDraft(state).editor.text })
    case 'duties':
      return dutiesView({ ...look, panel: overlay, duties: dutiesHere(state) })
    case 'verify':
      return verifyView({ ...look, verify: overlay })
    case 'contact':
      return contactView({ ...look, contact: overlay, clock: clockFor(state, overlay) })
    case 'promises':
      return promisesView({ ...look, list: overlay, me: state.session.agent.displayName })
    case 'held':
      return heldView({ ...look, list: overlay, me: state.session.agent.id })
    case 'told':
      return toldView({ ...look, panel: overlay })
    case 'wordings':
      return wordingsView({ ...look, list: overlay })
    case 'wording':
      return wordingView({ ...look, panel: overlay, state })
    case 'rewrite':
      return rewriteView({ ...look, rewrite: overlay })
    case 'rules':
      return rulesView({ ...look, list: overlay })
    case 'rule':
      return ruleView({ ...look, panel: overlay, state })
    case 'blast':
      return blastView({ ...look, panel: overlay })
    case 'macro':
      return macroView({ ...look, panel: overlay, macro: state.keymap.macros[overlay.at] })
    case 'toasts':
      return toastsView({ ...look, panel: overlay, state })
    case 'help':
      return helpView({ ...look, help: overlay, state })
    case 'unanswered':
      return unansweredView({ ...look, conversation: openConversation(state), draft: openDraft(state) })
    case 'quit':
      return {
        lines: [titleOf(look.words.quit.title(sendsUnderWay(state)), look), [], [bold(`  ${look.words.quit.ask}`)]],
      }
  }
}

/** What panels of quotes need besides themselves. */
function quoteParts(state: State): Pick<QuoteSlice, 'nowMinute' | 'customer' | 'disclosures'> {
  return { nowMinute: minuteNow(state), customer: state.customer, disclosures: state.disclosures }
}

/** The minute on the clock: what is drawn by the minute is not drawn again within it. */
export function minuteNow(state: State): number {
  return Math.floor(state.nowMs / 60_000)
}
