import { safeText, ScriptVersionId } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locksOf } from '../../src/state/editor-spans.ts'
import { edit, editorOf, emptyEditor, emptyLine } from '../../src/state/editor.ts'
import type { Editor, EditorCommand, Motion } from '../../src/state/editor.ts'
import { layoutEditor } from '../../src/state/editor-layout.ts'
import { sendable } from '../../src/state/sendable.ts'
import { columnsOf, shownColumns } from '../../src/terminal/width.ts'
import { selectedPassage, selectionOf } from '../../src/state/editor-selection.ts'

const motions: Motion[] = [
  'left',
  'right',
  'wordLeft',
  'wordRight',
  'lineStart',
  'lineEnd',
  'up',
  'down',
  'start',
  'end',
]
/** A use that remembers what was inserted, so that a property can compare. */
const useOf = (text: string) => ({
  scriptVersionId: ScriptVersionId.parse('a@1'),
  key: 'a',
  version: 1,
  slots: { text },
})
/** The middle third of a wording may be typed in, now and then. */
const insertWording = (text: string, free = false): EditorCommand => {
  const third = Math.floor(text.length / 3)
  const isFree = free && third > 0 && /^[\u4e00-\u9fff]*$/.test(text)
  return { do: 'insertWording', text, use: useOf(text), ...(isFree && { editable: [[third, 2 * third]] }) }
}

const piece = fc.oneof(
  fc.constantFrom(
    '张',
    '逾期',
    'a',
    ' ',
    '\n',
    '\r\n',
    '🇨',
    '🇳',
    '👨‍👩‍👧',
    '👍🏽',
    '\u0301',
    '\u200d',
    '한',
    'ᄒ',
    'ᅡ',
    'ᆫ',
    '\ufe0f',
    '🏽',
    'क्',
    '\u001b[2J',
    '。',
    '¥1,234.50',
  ),
  fc.string({ unit: 'grapheme', maxLength: 6 }),
)
const command: fc.Arbitrary<EditorCommand> = fc.oneof(
  { weight: 4, arbitrary: piece.map((text): EditorCommand => ({ do: 'type', text })) },
  { weight: 1, arbitrary: fc.array(piece).map((parts): EditorCommand => ({ do: 'paste', text: parts.join('') })) },
  { weight: 2, arbitrary: fc.array(piece).map((parts) => insertWording(parts.join(''))) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('您本期账单应还', '请于今日内还款').map((text) => insertWording(text, true)),
  },
  { weight: 4, arbitrary: fc.constantFrom(...motions).map((to): EditorCommand => ({ do: 'select', to })) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<EditorCommand>({ do: 'selectAll' }, { do: 'unselect' }, { do: 'mark' }),
  },
  { weight: 5, arbitrary: fc.constantFrom(...motions).map((to): EditorCommand => ({ do: 'move', to })) },
  { weight: 3, arbitrary: fc.constantFrom(...motions).map((to): EditorCommand => ({ do: 'delete', to })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<EditorCommand>({ do: 'undo' }, { do: 'redo' }, { do: 'newline' }, { do: 'clear' }),
  },
)
const commands = fc.array(command, { maxLength: 40 })
const start = fc.constantFrom(emptyEditor, emptyLine)
/** A text is never written in fewer columns than ten; a space with a mark on it takes three by itself. */
const columns = fc.integer({ min: 10, max: 40 })

const graphemes = new Intl.Segmenter('zh')

function mayStand({ text, spans }: Editor, at: number): boolean {
  const locks = spans.flatMap((span) => locksOf(span))
  if (locks.some(([from, end]) => from < at && at < end)) return false
  if (at === text.length || locks.some((lock) => lock.includes(at))) return true
  return graphemes.segment(text).containing(at)?.index === at
}

/** Whether every wording holds what was inserted, but where it may be typed in. */
function isTrue({ text, spans }: Editor): boolean {
  return spans.every((span) => {
    const said = span.use.slots['text'] ?? ''
    const locks = locksOf(span).map((lock) => text.slice(...lock))
    return span.altered || (said.startsWith(locks[0] ?? '') && said.endsWith(locks.at(-1) ?? ''))
  })
}

describe('whatever is typed', () => {
  test('the text can be sent, the cursor stands between graphemes and outside of wording, and every span holds what was inserted', () => {
    fc.assert(
      fc.property(start, commands, columns, (from, list, width) => {
        let editor = from
        for (const each of list) {
          editor = edit(editor, each, width)
          expect(sendable(editor.text, editor.oneLine)).toEqual({ text: editor.text, dropped: 0 })
          expect(mayStand(editor, editor.cursor)).toBe(true)
          expect(isTrue(editor)).toBe(true)
          let end = 0
          for (const span of editor.spans) {
            expect(end <= span.start && span.start < span.end && span.end <= editor.text.length).toBe(true)
            end = span.end
          }
        }
      }),
      { numRuns: 1500 },
    )
  })

  test('what is selected begins and ends where the cursor may stand, holds no half wording, and is what goes', () => {
    fc.assert(
      fc.property(start, commands, columns, (from, list, width) => {
        const editor = list.reduce((now: Editor, each) => edit(now, each, width), from)
        const selected = selectionOf(editor)
        const passage = selectedPassage(editor)
        expect(passage?.text).toBe(selected && editor.text.slice(...selected))
        if (!selected || !passage) return
        const [at, end] = selected
        expect([mayStand(editor, at), mayStand(editor, end)]).toEqual([true, true])
        for (const each of [
          ...motions.map((to): EditorCommand => ({ do: 'delete', to })),
          { do: 'type', text: '' } as const,
        ]) {
          const cut = edit(editor, each, width)
          expect(cut.text).toBe(sendable(editor.text.slice(0, at) + editor.text.slice(end), from.oneLine).text)
          expect([cut.anchor, cut.past.length]).toEqual([undefined, editor.past.length + 1])
          const back = edit(cut, { do: 'undo' })
          expect([back.text, back.spans, back.cursor]).toEqual([editor.text, editor.spans, editor.cursor])
        }
        const typed = edit(editor, { do: 'paste', text: '好' }, width)
        expect(edit(typed, { do: 'undo' }).text).toBe(editor.text)
      }),
      { numRuns: 1500 },
    )
  })

  test('cut and put in again, in the same place, nothing has changed', () => {
    fc.assert(
      fc.property(commands, columns, (list, width) => {
        const editor = list.reduce((now: Editor, each) => edit(now, each, width), emptyEditor)
        const passage = selectedPassage(editor)
        const at = selectionOf(editor)?.[0]
        if (!passage || at === undefined) return
        const cut = edit(editor, { do: 'delete', to: 'left' }, width)
        // Text around the cut may have become one grapheme; then there is no such place any more.
        fc.pre(cut.cursor === at && !editor.spans.some((span) => span.altered))
        const again = edit(cut, { do: 'insertPassage', passage }, width)
        const whole = (from: Editor) => from.spans.map(({ start: a, end: b }) => [a, b])
        expect([again.text, whole(again)]).toEqual([editor.text, whole(editor)])
      }),
      { numRuns: 1500 },
    )
  })

  test('selecting there and back selects nothing, and every motion selects what it passes over', () => {
    fc.assert(
      fc.property(commands, fc.constantFrom(...motions), columns, (list, to, width) => {
        const editor = edit(
          list.reduce((now: Editor, each) => edit(now, each, width), emptyEditor),
          { do: 'unselect' },
        )
        const gone = edit(editor, { do: 'move', to }, width)
        const selected = edit(editor, { do: 'select', to }, width)
        expect(selected.cursor).toBe(gone.cursor)
        const marked = edit(edit(editor, { do: 'mark' }), { do: 'move', to }, width)
        expect([marked.cursor, selectionOf(marked)]).toEqual([selected.cursor, selectionOf(selected)])
        const [from, end] = selectionOf(selected) ?? [editor.cursor, editor.cursor]
        expect(from <= Math.min(editor.cursor, gone.cursor) && Math.max(editor.cursor, gone.cursor) <= end).toBe(true)
      }),
      { numRuns: 800 },
    )
  })

  test('a word to the right and a word to the left end where a dictionary has an edge', () => {
    const dictionary = new Intl.Segmenter('zh', { granularity: 'word' })
    const text = fc.array(
      fc.constantFrom('您的账单', '已经', '逾期', ' ', '3', '天', '，', 'App', '请', '还款', '。'),
      { maxLength: 12 },
    )
    fc.assert(
      fc.property(text, (parts) => {
        const whole = parts.join('')
        const edges = new Set([
          0,
          ...[...dictionary.segment(whole)].map(({ index, segment }) => index + segment.length),
        ])
        for (const to of ['wordLeft', 'wordRight'] as const) {
          let editor: Editor = { ...editorOf(whole), cursor: to === 'wordLeft' ? whole.length : 0 }
          for (
            let next = edit(editor, { do: 'move', to });
            next.cursor !== editor.cursor;
            next = edit(editor, { do: 'move', to })
          ) {
            expect(Math.sign(next.cursor - editor.cursor)).toBe(to === 'wordLeft' ? -1 : 1)
            expect(edges.has(next.cursor)).toBe(true)
            editor = next
          }
          expect(editor.cursor).toBe(to === 'wordLeft' ? 0 : whole.length)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('undoing everything leads back to the beginning, and redoing it to the end', () => {
    fc.assert(
      fc.property(
        fc.array(
          command.filter((each) => each.do !== 'undo' && each.do !== 'redo'),
          { maxLength: 30 },
        ),
        columns,
        (list, width) => {
          const end = list.reduce((now: Editor, each) => edit(now, each, width), emptyEditor)
          const repeat = (from: Editor, way: 'undo' | 'redo'): Editor => {
            let editor = from
            for (let next = edit(editor, { do: way }); next !== editor; next = edit(editor, { do: way })) editor = next
            return editor
          }
          const beginning = repeat(end, 'undo')
          expect([beginning.text, beginning.spans]).toEqual(['', []])
          const again = repeat(beginning, 'redo')
          expect([again.text, again.spans]).toEqual([end.text, end.spans])
        },
      ),
      { numRuns: 500 },
    )
  })

  test('the cursor has a cell, on the row that holds it', () => {
    fc.assert(
      fc.property(commands, columns, (list, width) => {
        const editor = list.reduce((now: Editor, each) => edit(now, each, width), emptyEditor)
        const { rows, cursor } = layoutEditor(editor, width)
        const row = rows[cursor.row]
        expect(row && row.start <= editor.cursor && editor.cursor <= row.end).toBe(true)
        expect(cursor.column).toBeLessThan(width)
        // What is drawn of a row is as wide as it was measured, whatever it is sent as.
        for (const { text } of rows) expect(shownColumns(text)).toBe(columnsOf(safeText(text)))
      }),
      { numRuns: 500 },
    )
  })

  test('going right through a text meets every place once, and left the same places back', () => {
    fc.assert(
      fc.property(commands, (list) => {
        const editor = edit(
          list.reduce((now: Editor, each) => edit(now, each), emptyEditor),
          { do: 'move', to: 'start' },
        )
        const walk = (from: Editor, to: Motion): number[] => {
          const places = [from.cursor]
          for (
            let now = from, next = edit(now, { do: 'move', to });
            next.cursor !== now.cursor;
            next = edit(now, { do: 'move', to })
          ) {
            now = next
            places.push(now.cursor)
          }
          return places
        }
        const there = walk(editor, 'right')
        expect(there.at(-1)).toBe(editor.text.length)
        expect(walk({ ...editor, cursor: editor.text.length }, 'left')).toEqual(there.toReversed())
      }),
      { numRuns: 500 },
    )
  })
})
