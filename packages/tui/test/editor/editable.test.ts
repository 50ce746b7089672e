import type { WordingUse } from '@zuoxi/sdk'
import { describe, expect, test } from 'vitest'
import { edit, type Editor, editorOf, type EditorCommand, emptyEditor } from '../../src/state/editor.ts'
import { replaceRange } from '../../src/state/text.ts'

const use = { scriptVersionId: 'greeting@1', key: 'greeting', version: 1, slots: {} } as unknown as WordingUse

/** 「您好，」 locked, 「请问」 editable, 「有什么可以帮您？」 locked. */
const text = '您好，请问有什么可以帮您？'
const insert: EditorCommand = { do: 'insertWording', text, use, editable: [[3, 5]] }

const after = (editor: Editor, ...commands: readonly EditorCommand[]): Editor =>
  commands.reduce((before, command) => edit(before, command), editor)

const left: EditorCommand = { do: 'move', to: 'left' }
const erase: EditorCommand = { do: 'delete', to: 'left' }
const type = (what: string): EditorCommand => ({ do: 'type', text: what })

describe('an approved wording with an editable stretch', () => {
  test('the cursor steps over what is locked as one, and through what is editable by characters', () => {
    const stops: number[] = []
    let editor = after(emptyEditor, insert)
    while (editor.cursor > 0) {
      editor = edit(editor, left)
      stops.push(editor.cursor)
    }
    expect(stops).toEqual([5, 4, 3, 0])
  })

  test('what is typed in the editable stretch grows it, and the wording stays approved', () => {
    const typed = after(emptyEditor, insert, left, type('一'), type('下'))
    expect(typed.text).toBe('您好，请问一下有什么可以帮您？')
    expect(typed.spans).toEqual([{ start: 0, end: 15, use, altered: false, editable: [[3, 7]] }])
  })

  test('deleting in it stops at its edges; from outside the wording goes whole', () => {
    const emptied = after(emptyEditor, insert, left, erase, erase, erase, { do: 'delete', to: 'lineStart' })
    expect(emptied.text).toBe('您好，有什么可以帮您？')
    expect(emptied.spans).toMatchObject([{ start: 0, end: 11, editable: [[3, 3]] }])
    expect(after(emptied, type('想')).text).toBe('您好，想有什么可以帮您？')
    expect(after(emptyEditor, insert, erase).text).toBe('')
  })

  test('another wording goes behind it, never into it', () => {
    const both = after(emptyEditor, insert, left, insert)
    expect(both.text).toBe(text + text)
    expect(both.spans).toMatchObject([
      { start: 0, end: 13, editable: [[3, 5]] },
      { start: 13, end: 26, editable: [[16, 18]] },
    ])
  })

  test('undo brings back text and stretches, and so does a draft file', () => {
    const typed = after(emptyEditor, insert, left, type('一'))
    expect(edit(typed, { do: 'undo' }).spans).toMatchObject([{ end: 13, editable: [[3, 5]] }])
    const again = editorOf(typed.text, typed.spans)
    expect(again.spans).toEqual(typed.spans)
    expect(editorOf(typed.text, [{ start: 0, end: 13, use, altered: false, editable: [[9, 99]] }]).spans).toEqual([])
  })

  test('a correction inside the editable stretch leaves the wording what it is', () => {
    const fixed = replaceRange(after(emptyEditor, insert), 3, 5, '想问')
    expect(fixed.text).toBe('您好，想问有什么可以帮您？')
    expect(fixed.spans).toMatchObject([{ start: 0, end: 13, editable: [[3, 5]] }])
  })

  test('a correction that reaches into what is locked takes the wording with it', () => {
    expect(replaceRange(after(emptyEditor, insert), 4, 8, '我')).toMatchObject({ text: '我', spans: [] })
  })
})
