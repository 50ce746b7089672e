import type { zh } from './zh.ts'

/** Every message of the screen. A language that lacks one does not compile. */
export type Messages = typeof zh

/** What a binding does, in a few words. */
export type KeyLabel = keyof Messages['keys']
