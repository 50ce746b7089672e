import { readFileSync } from 'node:fs'

/**
 * Run in a pty as a process of its own: what someone would write by hand who
 * wants nothing but an echo. It draws a screen once, then each key into its
 * cell, with the escape codes in place. No tree, no diff, no layout.
 */
const { rows, row, column } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  rows: string[]
  row: number
  column: number
}
const esc = '\u001b'
const widthOf = (text: string): number =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) >= 0x2e80 ? 2 : 1), 0)
let typed: string[] = []

process.stdin.setRawMode(true)
process.stdout.write(`${esc}[?1049h${rows.map((text, at) => `${esc}[${at + 1};1H${text}`).join('')}`)
process.stdout.write(`${esc}[${row + 1};${column + 1}H`)
process.stdin.setEncoding('utf8').on('data', (keys: string) => {
  for (const key of keys) typed = key === '\u007f' ? typed.slice(0, -1) : [...typed, key]
  const text = typed.join('')
  const end = column + widthOf(text)
  // The text, two blanks over what a deletion left, and the cursor behind the text.
  process.stdout.write(`${esc}[${row + 1};${column + 1}H${text}  ${esc}[${row + 1};${end + 1}H`)
})
