import { ScriptVersionId } from '@zuoxi/sdk'
import type { WordingUse } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { edit, editorLimit, editorOf, emptyEditor, emptyLine, wordingsIn } from '../../src/state/editor.ts'
import type { Editor, EditorCommand, Motion } from '../../src/state/editor.ts'
import { layoutEditor } from '../../src/state/editor-layout.ts'

export const use: WordingUse = {
  scriptVersionId: ScriptVersionId.parse('bill.due@1'),
  key: 'bill.due',
  version: 1,
  slots: {},
}

function does(editor: Editor, ...commands: (EditorCommand | Motion)[]): Editor {
  return commands.reduce(
    (now: Editor, each) => edit(now, typeof each === 'string' ? { do: 'move', to: each } : each, 20),
    editor,
  )
}

const type = (text: string): EditorCommand[] => [...text].map((character) => ({ do: 'type', text: character }))
const remove = (to: Motion): EditorCommand => ({ do: 'delete', to })
/** The text with `|` where the cursor is. */
const shown = ({ text, cursor }: Editor): string => `${text.slice(0, cursor)}|${text.slice(cursor)}`

describe('typing', () => {
  test('goes in at the cursor', () => {
    expect(shown(does(emptyEditor, ...type('你好吗'), 'left', ...type('呀')))).toBe('你好呀|吗')
  })

  test('only what can be sent gets in, and marks do not pile up key by key', () => {
    expect(does(emptyEditor, { do: 'paste', text: 'a\u001b[31mb\u202ec' }).text).toBe('a[31mbc')
    expect(does(emptyEditor, ...type('e\u0301\u0301\u0301\u0301')).text).toBe('e\u0301\u0301')
  })

  test('lines in a draft, none in a search', () => {
    expect(does(emptyEditor, { do: 'paste', text: '一\r\n二' }, { do: 'newline' }).text).toBe('一\n二\n')
    expect(does(emptyLine, { do: 'paste', text: '一\r\n二' }, { do: 'newline' }).text).toBe('一 二')
  })

  test('what does not fit is not taken', () => {
    const full = editorOf('满'.repeat(editorLimit))
    expect(edit(full, { do: 'type', text: '了' })).toBe(full)
    expect(does(full, remove('left'), ...type('了')).text).toHaveLength(editorLimit)
  })
})

describe('moving and deleting', () => {
  test.each<[Motion, string]>([
    ['left', '尊敬的用|户 2026'],
    ['right', '尊敬的用户 |2026'],
    ['wordLeft', '尊敬的|用户 2026'],
    ['wordRight', '尊敬的用户 2026|'],
    ['lineStart', '|尊敬的用户 2026'],
    ['lineEnd', '尊敬的用户 2026|'],
  ])('%s', (to, expected) => {
    const editor = does(editorOf('尊敬的用户 2026'), 'start', 'right', 'right', 'right', 'right', 'right')
    expect(shown(does(editor, to))).toBe(expected)
  })

  test('whole graphemes', () => {
    expect(does(editorOf('好e\u0301'), remove('left')).text).toBe('好')
    expect(does(editorOf('क्ष👍x'), 'left', remove('left'), remove('left')).text).toBe('x')
    expect(does(editorOf('ab'), 'start', remove('right')).text).toBe('b')
  })

  test('a word, a line', () => {
    expect(shown(does(editorOf('您的账单 已逾期'), remove('wordLeft')))).toMatch(/^您的账单 .*\|$/)
    expect(shown(does(editorOf('第一行\n第二行'), 'left', remove('lineStart')))).toBe('第一行\n|行')
    expect(shown(does(editorOf('第一行\n第二行'), 'lineStart', remove('lineEnd')))).toBe('第一行\n|')
  })

  test('letters that become one grapheme have the cursor after it', () => {
    expect(shown(does(editorOf('क्xष'), 'left', remove('left')))).toBe('क्ष|')
  })

  test('nothing to do gives the same editor back', () => {
    expect(edit(emptyEditor, remove('left'))).toBe(emptyEditor)
    expect(edit(emptyEditor, { do: 'undo' })).toBe(emptyEditor)
    expect(edit(emptyEditor, { do: 'move', to: 'up' })).toBe(emptyEditor)
  })
})

describe('rows', () => {
  const text = '一二三四五六七八九十甲乙\n短\n子丑寅卯'

  test('up and down keep the column through a short row', () => {
    const editor = editorOf(text)
    expect(layoutEditor(editor, 20).rows.map((row) => row.text)).toEqual([
      '一二三四五六七八九',
      '十甲乙',
      '短',
      '子丑寅卯',
    ])
    const up = does(editor, 'up')
    expect(shown(up)).toContain('短|')
    expect(shown(does(up, 'up'))).toContain('十甲乙|\n')
    expect(shown(does(up, 'up', 'up'))).toContain('一二三四|五')
    expect(shown(does(up, 'up', 'up', 'up'))).toBe(`|${text}`)
    expect(shown(does(up, 'up', 'up', 'down', 'down', 'down'))).toBe(`${text}|`)
  })

  test('the cursor is in a cell of the pane, also after a full row', () => {
    expect(layoutEditor(editorOf('一二三四五六七八九'), 20).cursor).toEqual({ row: 0, column: 18 })
    expect(layoutEditor(editorOf('一二三四五六七八九十'), 20).cursor).toEqual({ row: 1, column: 2 })
    expect(layoutEditor(editorOf('a\n'), 20).cursor).toEqual({ row: 1, column: 0 })
  })
})

describe('approved wording', () => {
  const wording: EditorCommand = { do: 'insertWording', text: '您本期应还¥1,234.50', use }
  const length = '您本期应还¥1,234.50'.length
  const drafted = does(editorOf('您好，请看'), wording, ...type('元'))

  test('is marked where it stands, and the mark follows edits before it', () => {
    expect(drafted.spans).toEqual([{ start: 5, end: 5 + length, use, altered: false }])
    const moved = does(drafted, 'start', ...type('啊'))
    expect(moved.spans.map(({ start, end }) => moved.text.slice(start, end))).toEqual(['您本期应还¥1,234.50'])
    expect(wordingsIn(moved)).toEqual([use])
  })

  test('the cursor steps over it and deletes it as one', () => {
    expect(does(drafted, 'left', 'left').cursor).toBe(5)
    expect(does(drafted, 'left', 'left', 'right').cursor).toBe(5 + length)
    expect(does(drafted, 'left', 'wordLeft').cursor).toBe(5)
    const gone = does(drafted, 'left', remove('left'))
    expect([gone.text, gone.spans]).toEqual(['您好，请看元', []])
    expect(does(gone, { do: 'undo' }).spans).toEqual(drafted.spans)
    expect(does(drafted, 'start', remove('end')).spans).toEqual([])
  })

  test('the cursor never gets into one that is spread over rows', () => {
    const long = does(
      editorOf('前\n'),
      { do: 'insertWording', text: '甲'.repeat(40), use },
      { do: 'newline' },
      ...type('后'),
    )
    expect(does(long, 'up').cursor).toBe(2)
    expect(does(long, 'up', 'down').cursor).toBe(42)
    expect(does(long, 'up', 'up').cursor).toBeLessThan(2)
  })

  test('a draft that comes back keeps them, and one that does not fit its text is left out', () => {
    const [span] = drafted.spans
    expect(editorOf(drafted.text, drafted.spans).spans).toEqual(drafted.spans)
    expect(editorOf('短', span ? [span] : []).spans).toEqual([])
  })
})

describe('undo', () => {
  test('takes back a run of typing at once, and redo brings it again', () => {
    const editor = does(emptyEditor, ...type('你好'), 'left', ...type('们'))
    const back = does(editor, { do: 'undo' })
    expect(shown(back)).toBe('你|好')
    expect(does(back, { do: 'undo' }).text).toBe('')
    expect(shown(does(back, { do: 'redo' }))).toBe('你们|好')
    expect(does(back, ...type('x'), { do: 'redo' }).text).toBe('你x好')
  })

  test('is bounded', () => {
    const many = Array.from({ length: 500 }, (): EditorCommand => ({ do: 'paste', text: 'a' }))
    expect(does(emptyEditor, ...many).past.length).toBeLessThanOrEqual(200)
  })
})
