/** What a person does at the terminal, as the screen takes it. */
export type { InputEvent } from '../terminal/input/event.ts'
