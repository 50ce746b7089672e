import type { KeyboardMessages } from './keyboard-zh.ts'

/** The desk's words for its keyboard, in English. */
export const keyboardEn: KeyboardMessages = {
  whichKey: {
    title: 'goes on with',
    cancel: 'cancel',
  },
  dryRun: {
    title: (name) => `Macro ${name}`,
    hint: 'only looked at; nothing is done',
    type: (text) => `type "${text}"`,
    pick: (label) => `choose ${label}`,
    waits: 'waits for the desk; what follows depends on its answer',
    stops: 'stops here',
    unsure: 'depends on the answer before',
    done: 'can be done to its end',
    final: 'may do what cannot be taken back',
  },
  keys: {
    goQueue: 'queue',
    goThread: 'conversation',
    goCustomer: 'customer',
    goWordings: 'wording documents',
    goRules: 'rules',
    goNeeding: 'next that needs me',
    playMacro: 'macro',
    repeat: 'do again',
    runMacro: 'run it',
  },
  places: {
    macro: 'steps of a macro',
  },
}
