import { safeText, ScriptVersionId } from '@zuoxi/sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { edit, emptyEditor, emptyLine } from '../../src/state/editor.ts'
import type { Editor, EditorCommand, Motion } from '../../src/state/editor.ts'
import { layoutEditor } from '../../src/state/editor-layout.ts'

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
const insertWording = (text: string): EditorCommand => ({ do: 'insertWording', text, use: useOf(text) })

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
  { weight: 5, arbitrary: fc.constantFrom(...motions).map((to): EditorCommand => ({ do: 'move', to })) },
  { weight: 3, arbitrary: fc.constantFrom(...motions).map((to): EditorCommand => ({ do: 'delete', to })) },
  {
    weight: 2,
    arbitrary: fc.constantFrom<EditorCommand>({ do: 'undo' }, { do: 'redo' }, { do: 'newline' }, { do: 'clear' }),
  },
)
const commands = fc.array(command, { maxLength: 40 })
const start = fc.constantFrom(emptyEditor, emptyLine)
const columns = fc.integer({ min: 3, max: 24 })

const graphemes = new Intl.Segmenter('zh')

function mayStand({ text, cursor, spans }: Editor): boolean {
  if (spans.some((span) => span.start < cursor && cursor < span.end)) return false
  if (cursor === text.length || spans.some((span) => span.start === cursor || span.end === cursor)) return true
  return graphemes.segment(text).containing(cursor)?.index === cursor
}

describe('whatever is typed', () => {
  test('the text is safe, the cursor stands between graphemes and outside of wording, and every span holds what was inserted', () => {
    fc.assert(
      fc.property(start, commands, columns, (from, list, width) => {
        let editor = from
        for (const each of list) {
          editor = edit(editor, each, width)
          expect(editor.text).toBe(safeText(editor.text, { keepNewlines: !editor.oneLine }))
          expect(mayStand(editor)).toBe(true)
          let end = 0
          for (const span of editor.spans) {
            expect(end <= span.start && span.start < span.end && span.end <= editor.text.length).toBe(true)
            if (!span.altered) expect(editor.text.slice(span.start, span.end)).toBe(span.use.slots['text'])
            end = span.end
          }
        }
      }),
      { numRuns: 1500 },
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
