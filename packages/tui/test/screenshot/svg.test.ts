import { expect, test } from 'vitest'
import { svgOf } from '../../src/screenshot/svg.ts'
import { textOf } from '../../src/screenshot/text.ts'
import { cell, t } from '../../src/views/span.ts'

const picture = (rows: Parameters<typeof textOf>[0]): string =>
  svgOf({ rows, columns: 40, cursor: undefined, title: 'a <title> & "more"' })

test('what would be markup is text', () => {
  const svg = picture([[t('<b>&"x"</b>')]])
  expect(svg).toContain('&lt;b&gt;&amp;&quot;x&quot;&lt;/b&gt;')
  expect(svg).toContain('aria-label="a &lt;title&gt; &amp; &quot;more&quot;"')
})

test('every character has its place, a wide one two cells', () => {
  expect(picture([[t('a'), t('张三'), t('b')]]).match(/<text x="[^"]*"[^>]*>[^<]*/g)).toEqual([
    '<text x="14" y="29">a',
    '<text x="22 38" y="29" font-size="15">张三',
    '<text x="54" y="29">b',
  ])
})

test('words stand apart, and blanks are not drawn', () => {
  expect(picture([[t('ab  cd')]]).match(/<text x="[^"]*"/g)).toEqual(['<text x="14 22"', '<text x="46 54"'])
})

test('inverse is paper and ink changed, also under blanks', () => {
  const svg = picture([[t(' x ', { inverse: true })]])
  expect(svg).toContain('<rect x="14" y="14" width="24" height="20" fill="#d5dbe3"/>')
  expect(svg).toContain('fill="#10141a">x')
})

test('as text, rows end where what is seen ends', () => {
  expect(textOf([[cell('张', 10), t(' ')], [], [t('x')]])).toBe('张\n\nx\n')
})
