import { Terminal } from '@xterm/headless'
import type { State } from '../../src/state/state.ts'
import { expect, test } from 'vitest'
import { rowsOf, withModernWidths } from '../../src/rehearsal/terminal/emulator.ts'
import { castOf } from '../../src/screenshot/cast.ts'
import { takePicture } from '../../src/screenshot/picture.ts'
import { rowText } from '../../src/screenshot/text.ts'
import type { Happening } from '../../src/state/happening.ts'
import { maskedState, maskTyped, maskWritten } from '../../src/state/masked-state.ts'
import { emptyEditor } from '../../src/state/text.ts'
import { chatId, conversation, message, nowMs, play, serving } from '../state/sample.ts'

const action = (name: Extract<Happening, { kind: 'action' }>['action']): Happening => ({ kind: 'action', action: name })
const typed = (text: string): Happening => ({ kind: 'pasted', text })

/** What people say of themselves, in the shapes in which they say it. */
const secrets = [
  '张伟',
  '138 0013 8000',
  '１３９００１３９０００',
  '110105199003072935',
  '建设路18号3单元',
  'zhang.wei@mail.cn',
  '一三八零零一三八零零零',
]
const told = `我是张伟，电话138 0013 8000或１３９００１３９０００，身份证110105199003072935，住建设路18号3单元，邮箱zhang.wei@mail.cn，也是一三八零零一三八零零零`

function talking(): State {
  const state = serving()
  const messages = [message(1, { body: told }), message(2, { body: '张伟先生您好，已登记 138-0013-8000。' })]
  const thread = state.threads[chatId] ?? { loaded: true, messages: [], older: 'none' as const, scroll: 0 }
  const all = { ...state.queue.all, [chatId]: conversation({ lastText: told }) }
  return {
    ...state,
    queue: { ...state.queue, all },
    threads: { ...state.threads, [chatId]: { ...thread, loaded: true, messages } },
  }
}

/** Screens of a shift: reading, writing, searching, asking who somebody is, another size. */
function shift(): readonly { readonly state: State; readonly atMs: number }[] {
  const first = talking()
  const steps: readonly Happening[][] = [
    [],
    [action('write'), typed('回电13800138000，张伟')],
    [action('back'), action('goSearch'), typed('张伟')],
    [typed(' 13800138000')],
    [{ kind: 'resized', size: { columns: 100, rows: 30 } }],
    [action('dismiss'), action('verify')],
  ]
  let state = first
  return steps.map((step, i) => {
    state = play(state, ...step).state
    return { state, atMs: nowMs + i * 1_234 }
  })
}

const title = '坐席台'

function filmed() {
  const lines: string[] = []
  const cast = castOf({ title, startedMs: nowMs, sink: (line) => lines.push(line) })
  const frames = shift().map(({ state, atMs }) => {
    cast.frame(state, atMs)
    // Nothing new is nothing to write.
    const before = lines.length
    cast.frame(state, atMs)
    expect(lines.length).toBe(before)
    return { state, lines: lines.length }
  })
  return { lines, frames }
}

test('a film is one header and one event a line, in its time', () => {
  const { lines } = filmed()
  for (const line of lines) expect(line.endsWith('\n')).toBe(true)
  const [header, ...events] = lines.map((line) => JSON.parse(line) as unknown)
  expect(header).toMatchObject({ version: 2, width: serving().size.columns, height: serving().size.rows, title })
  const times = (events as [number, string, string][]).map(([at]) => at)
  expect(times).toEqual(times.toSorted((a, b) => a - b))
  expect(times.at(-1)).toBe(6.17)
  expect(new Set((events as [number, string, string][]).map(([, kind]) => kind))).toEqual(new Set(['o', 'r']))
})

test('a terminal that plays it shows the same screens', async () => {
  const { lines, frames } = filmed()
  const { columns, rows } = serving().size
  const terminal = withModernWidths(new Terminal({ cols: columns, rows, allowProposedApi: true }))
  let played = 1
  for (const { state, lines: upTo } of frames) {
    for (const line of lines.slice(played, upTo)) {
      const [, kind, data] = JSON.parse(line) as [number, 'o' | 'r', string]
      if (kind === 'o') await new Promise<void>((done) => terminal.write(data, done))
      else terminal.resize(...(data.split('x').map(Number) as [number, number]))
    }
    played = upTo
    const picture = takePicture(maskedState(state), title)
    expect(rowsOf(terminal).map((row) => row.trimEnd())).toEqual(picture.rows.map(rowText))
    if (picture.cursor)
      expect({ x: terminal.buffer.active.cursorX, y: terminal.buffer.active.cursorY }).toEqual(picture.cursor)
  }
  terminal.dispose()
})

test('nothing that names or reaches somebody is on it, whoever has written it', () => {
  const { lines } = filmed()
  const bare = lines
    .join('')
    .replaceAll(/\\u001b\[[0-9;?]*[A-Za-z]/g, '')
    .replaceAll(/\s/g, '')
    .normalize('NFKC')
  for (const secret of [...secrets, '13800138000', '13900139000'])
    expect(bare).not.toContain(secret.replaceAll(' ', '').normalize('NFKC'))
})

test('what is on it is the desk at work', () => {
  const { lines } = filmed()
  const bare = lines.join('').replaceAll(/\\u001b\[[0-9;?]*[A-Za-z]/g, '')
  for (const shown of ['我是张*', '138 **** 8000', '张*先生您好', '核身']) expect(bare).toContain(shown)
})

test('what is masked keeps its length, and what names nobody stays', () => {
  expect(maskWritten(told, '张*').length).toBe(told.length)
  expect(maskWritten('张先生您好，应还1280.50元，11月22日前，账单ZD00280300', '张*')).toBe(
    '张先生您好，应还1280.50元，11月22日前，账单ZD00280300',
  )
  expect(maskWritten('我是欧 阳若溪，欧阳女士', '欧阳**')).toBe('我是欧 阳若溪，欧阳女士')
  expect(maskWritten('我是欧阳若溪', '欧阳**')).toBe('我是欧阳**')
})

test('what is being written shows no more on its way than at its end', () => {
  const whole = '回电13800138000，张伟明，应还1280.50元'
  const shown = Array.from({ length: whole.length }, (_, i) => maskTyped(whole.slice(0, i + 1), '张**'))
  expect(shown.at(-1)).toBe('回电138****8000，张**，应还1280.50元')
  for (const text of shown) expect(text).not.toMatch(/1380|0138|伟|明/)
})

test('answers to who somebody is are stars, whatever they are', () => {
  const asked = play(serving(), action('verify')).state
  const overlay = asked.overlays.at(-1)
  if (overlay?.kind !== 'verify') throw new Error('not asked')
  const editor = (text: string) => ({ ...(serving().drafts[chatId]?.editor ?? emptyEditor), text, cursor: text.length })
  const answered = { ...overlay, fields: { name: editor('张伟'), phoneDigits: editor('0013') } }
  const masked = maskedState({ ...asked, overlays: [answered] })
  expect(JSON.stringify(masked.overlays)).not.toMatch(/张伟|0013/)
})
