import type { Notice } from '../words/notice.ts'

export type Tone = 'info' | 'good' | 'warn' | 'bad'

export interface Toast {
  readonly id: number
  readonly tone: Tone
  readonly notice: Notice
}
