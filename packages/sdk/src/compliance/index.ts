export { type ContactLimit, contactLimits, limitsOn } from './contact/limits.ts'
export { type ContactFinding, type MayContact, mayAskToPay, mayContact } from './contact/may-contact.ts'
export {
  ContactCounters,
  ContactPurpose,
  GateBill,
  GateContext,
  GateLoan,
  GateQuote,
} from './gate/context.ts'
export { type FixedDraft, fixes } from './lint/fixes.ts'
export { lint, type LintReport } from './lint/lint.ts'
export { lintRules } from './lint/lexicon/index.ts'
export { LintRule } from './lint/rule.ts'
export { amountsIn, foreignAmounts } from './wording/amounts.ts'
export { fillWording, unfilledSlots } from './wording/fill.ts'
export { parseWording, type WordingProblem, WordingSyntaxError } from './wording/parse.ts'
export { carriesWording, sameWording } from './wording/same.ts'
export { isSlotName, type SlotName, slotCatalogue } from './wording/slots.ts'
export type { WordingFacts, WordingTicket } from './wording/facts.ts'
