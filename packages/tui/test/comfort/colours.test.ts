import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainTraits } from '../../src/terminal/traits.ts'
import { rgbOf } from '../../src/terminal/probe/answers.ts'
import { backgroundOf, limits, luminanceOf } from '../../src/terminal/probe/traits-of.ts'
import { paintSpan, type Palette, palettes, paletteOf, type Shade, sgrOf } from '../../src/views/colours.ts'
import { frameOf } from '../../src/views/frame.ts'
import { type Line, t, type Tone } from '../../src/views/span.ts'
import { wordsOf } from '../../src/words/index.ts'
import { everyPlace } from '../state/everywhere.ts'

/** xterm's own sixteen: what the plain numbers mean where nobody has chosen otherwise. */
const sixteen =
  '000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff'.split(
    ' ',
  )
const cube = [0, 95, 135, 175, 215, 255]

function hexOf(shade: Exclude<Shade, undefined>): string {
  if (typeof shade === 'string') return shade
  if (shade < 16) return `#${sixteen[shade]}`
  const grey = 8 + (shade - 232) * 10
  const n = shade - 16
  const parts =
    shade >= 232 ? [grey, grey, grey] : [Math.floor(n / 36), Math.floor(n / 6) % 6, n % 6].map((at) => cube[at] ?? 0)
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

function luminance(hex: string): number {
  return luminanceOf(rgbOf(hex)!)
}

function contrast(a: number, b: number): number {
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
}

function shades(palette: Palette): [string, Exclude<Shade, undefined>][] {
  return Object.entries(palette).flatMap(([tone, shade]) => (shade === undefined ? [] : [[tone, shade]]))
}

describe('colours that can be read', () => {
  const depths = ['truecolor', '256'] as const
  const all = (['dark', 'light'] as const).flatMap((side) =>
    (['normal', 'contrast'] as const).flatMap((kind) => depths.map((depth) => [side, kind, depth] as const)),
  )

  test.each(all)('%s, %s, in %s, on every background that counts as such', (side, kind, depth) => {
    for (const [tone, shade] of shades(palettes[side][kind][depth])) {
      const least = contrast(luminance(hexOf(shade)), limits[side])
      expect(least, `${tone} ${shade}`).toBeGreaterThanOrEqual(kind === 'contrast' ? 7 : 4.5)
    }
  })

  test.each(['dark', 'light'] as const)('of sixteen, as xterm has them, on plain %s', (side) => {
    for (const kind of ['normal', 'contrast'] as const)
      for (const [tone, shade] of shades(palettes[side][kind]['16']))
        expect(contrast(luminance(hexOf(shade)), side === 'dark' ? 0 : 1), tone).toBeGreaterThanOrEqual(4.5)
  })

  test('on any background that a terminal may name', () => {
    const part = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(fc.record({ red: part, green: part, blue: part }), fc.constantFrom(...depths), (colour, colours) => {
        const traits = { ...plainTraits, colours, background: backgroundOf(colour) }
        for (const theme of ['auto', 'contrast'] as const)
          for (const [, shade] of shades(paletteOf(theme, traits)))
            expect(contrast(luminance(hexOf(shade)), luminanceOf(colour))).toBeGreaterThanOrEqual(4.5)
      }),
    )
  })

  test('the backgrounds that people use are light or dark', () => {
    for (const hex of ['#000000', '#1e1e1e', '#002b36', '#282a36', '#2e3440', '#300a24', '#282c34', '#3c3836'])
      expect(backgroundOf(rgbOf(hex)!), hex).toBe('dark')
    for (const hex of ['#ffffff', '#fdf6e3', '#fbf1c7', '#eff1f5', '#fafafa'])
      expect(backgroundOf(rgbOf(hex)!), hex).toBe('light')
    expect(backgroundOf(rgbOf('#808080')!)).toBe('middle')
  })

  test('NO_COLOR and mono have none, whatever else is asked for', () => {
    for (const theme of ['auto', 'dark', 'light', 'contrast', 'mono'] as const) {
      expect(shades(paletteOf(theme, { ...plainTraits, colours: 'none' }))).toEqual([])
      expect(shades(paletteOf('mono', { ...plainTraits, colours: 'truecolor' }))).toEqual([])
    }
  })
})

test('a colour is written as its terminal understands it, and taken back', () => {
  expect([sgrOf('#ff8000'), sgrOf(117), sgrOf(3), sgrOf(9)]).toEqual(['38;2;255;128;0', '38;5;117', '33', '91'])
  const palette = palettes.dark.normal['256']
  expect(paintSpan(t('逾期', { tone: 'bad', bold: true }), palette)).toBe(
    '\u001b[1m\u001b[38;5;210m逾期\u001b[39m\u001b[22m',
  )
  expect(paintSpan(t('x\u001b[31my'), palette)).toBe('x␛[31my')
})

/** Tones that say something, which must be said without them too. `dim` and `accent` only set apart. */
const telling: ReadonlySet<Tone> = new Set<Tone>(['good', 'warn', 'bad'])

/** Something besides the colour: a weight, or a sign or word that is not only a figure or a bar. */
function saysItself(span: Line[number]): boolean {
  return span.bold || span.inverse || span.underline || /[\p{L}!✓✗%]/u.test(span.text)
}

/** A row may say once what several of its figures are coloured for. */
function alone(line: Line): readonly Line[number][] {
  const said = new Set(line.filter(saysItself).map(({ tone }) => tone))
  return line.filter((span) => telling.has(span.tone) && span.text.trim() !== '' && !said.has(span.tone))
}

test('no colour says anything alone', () => {
  const found: string[] = []
  for (const lang of ['zh-CN', 'en'] as const)
    for (const [place, state] of Object.entries(everyPlace(160, 45))) {
      const frame = frameOf({ ...state, session: { ...state.session, lang } }, wordsOf(lang))
      const body = frame.columns.flatMap(({ parts }) => parts.flatMap((part) => part.view(part.slice)))
      for (const line of [...frame.top, ...body, ...frame.bottom])
        found.push(
          ...alone(line).map(({ text }) => `${place} ${lang}: ${text} in ${line.map((span) => span.text).join('')}`),
        )
    }
  expect(found).toEqual([])
})
