import { openTerminal } from './open-terminal.ts'
import type { Desk, TerminalSettings } from './open-terminal.ts'

/** Open the desk, and wait until the demo's customers stand in its queue. */
export async function openAtQueue(settings: TerminalSettings): Promise<Desk> {
  const desk = await openTerminal(settings)
  await desk.sees('已连接', /等待接入 [1-9]/)
  return desk
}

/** Move through the queue until the cursor is on the conversation that says this, looking before each step. */
export async function choose(desk: Desk, text: string): Promise<void> {
  let { rows } = await desk.sees(text, ({ rows: all }) => cursorRow(all) >= 0)
  while (!rows[cursorRow(rows) + 1]?.includes(text)) {
    const before = cursorRow(rows)
    const wanted = rows.findIndex((row) => row.includes(text))
    await desk.press(wanted < before ? 'k' : 'j')
    rows = (await desk.sees((screen) => ![-1, before].includes(cursorRow(screen.rows)))).rows
  }
}

/** The queue is at the left edge, and so is the mark of its cursor. */
function cursorRow(rows: readonly string[]): number {
  return rows.findIndex((row) => row.startsWith('>'))
}

/** Take the conversation that says this, and stand in its thread. */
export async function take(desk: Desk, text: string): Promise<void> {
  await choose(desk, text)
  await desk.press('enter')
  await desk.sees('已接入', 'Enter 回复')
}
