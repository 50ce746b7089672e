import type { MouseEvent } from './event.ts'

const buttons = ['left', 'middle', 'right', 'none'] as const

/** An SGR mouse report, `code;column;row` with the final `M` for down and `m` for up. */
export function mouseEvent(body: string, final: string): MouseEvent | undefined {
  const match = /^(\d{1,4});(\d{1,5});(\d{1,5})$/.exec(body)
  if (!match) return undefined
  const [code, column, row] = match.slice(1).map(Number) as [number, number, number]
  const place = { column: Math.max(0, column - 1), row: Math.max(0, row - 1) }
  if ((code & 64) !== 0) {
    const wheel = code & 3
    // 2 and 3 are the wheel tilted sideways, which means nothing here.
    if (wheel > 1) return undefined
    return { kind: 'mouse', action: wheel === 0 ? 'wheelup' : 'wheeldown', button: 'none', ...place }
  }
  const action = final === 'm' ? 'release' : (code & 32) !== 0 ? 'move' : 'press'
  return { kind: 'mouse', action, button: buttons[code & 3] ?? 'none', ...place }
}
