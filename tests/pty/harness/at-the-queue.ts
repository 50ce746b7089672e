import { openTerminal } from './open-terminal.ts'
import type { Desk, TerminalSettings } from './open-terminal.ts'

/** Open the desk, and wait until the demo's customers stand in its queue. */
export async function openAtQueue(settings: TerminalSettings): Promise<Desk> {
  const desk = await openTerminal(settings)
  await desk.sees('已连接', /等待接入 [1-9]/)
  return desk
}

/** Move down the queue until the cursor is on the conversation that says this. */
export async function choose(desk: Desk, text: string): Promise<void> {
  const chosen = (rows: readonly string[]): boolean => rows.some((row, i) => row.startsWith('>') && rows[i + 1]?.includes(text))
  await desk.sees(text)
  await desk.press('g')
  for (let { rows } = desk.screen(); !chosen(rows); { rows } = desk.screen()) {
    const before = rows.findIndex((row) => row.startsWith('>'))
    await desk.press('j')
    await desk.sees((screen) => screen.rows.findIndex((row) => row.startsWith('>')) !== before)
  }
}

/** Take the conversation that says this, and stand in its thread. */
export async function take(desk: Desk, text: string): Promise<void> {
  await choose(desk, text)
  await desk.press('enter')
  await desk.sees('已接入', 'Enter 回复')
}
