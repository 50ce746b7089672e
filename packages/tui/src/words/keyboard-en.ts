import type { KeyboardMessages } from './keyboard-zh.ts'

/** The desk's words for its keyboard, in English. */
export const keyboardEn: KeyboardMessages = {
  whichKey: {
    title: 'goes on with',
    cancel: 'cancel',
  },
  keys: {
    goQueue: 'queue',
    goThread: 'conversation',
    goCustomer: 'customer',
    goWordings: 'wording documents',
    goRules: 'rules',
    goNeeding: 'next that needs me',
  },
}
