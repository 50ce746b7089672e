import type { Settings } from '../state/settings.ts'
import type { Traits } from '../terminal/traits.ts'
import { showsLinks } from '../terminal/links.ts'
import { linkSequence } from '../terminal/sequences.ts'
import type { Span, Tone } from './span.ts'

/** A colour: `#rrggbb`, an index of the terminal's colours (below 16 its own scheme), or nothing. */
export type Shade = `#${string}` | number | undefined

/** Which colour says what a text means. */
export type Palette = Readonly<Record<Tone, Shade>>

type Depth = Exclude<Traits['colours'], 'none'>

export const noColours: Palette = {
  plain: undefined,
  dim: undefined,
  accent: undefined,
  good: undefined,
  warn: undefined,
  bad: undefined,
}

/**
 * The colours for each background and number of colours. Each has a contrast of
 * 4.5 to 1 at least on every background that counts as dark or light (see
 * `backgroundOf`), `contrast` of 7 to 1; where the colours of a terminal do not
 * reach that, there is none. A test computes it.
 */
export const palettes: Readonly<
  Record<'dark' | 'light', Readonly<Record<'normal' | 'contrast', Readonly<Record<Depth, Palette>>>>>
> = {
  dark: {
    normal: {
      truecolor: tones('#a8adb5', '#6fc3df', '#8fce8f', '#e5c07b', '#ff9b94'),
      '256': tones(248, 117, 114, 222, 210),
      '16': tones(8, 6, 2, 3, 9),
    },
    contrast: {
      truecolor: tones(undefined, '#a8ecff', '#b0f5b0', '#ffe08a', '#ffd2cc'),
      '256': tones(undefined, 123, 157, 227, 224),
      '16': tones(undefined, 14, 10, 11, undefined),
    },
  },
  light: {
    normal: {
      truecolor: tones('#5c6068', '#00587a', '#1c5c1c', '#6b4a00', '#a01010'),
      '256': tones(240, 24, 22, 58, 124),
      '16': tones(undefined, 4, undefined, 5, 1),
    },
    contrast: {
      truecolor: tones(undefined, '#00315c', '#003d00', '#473000', '#700000'),
      '256': tones(undefined, 18, undefined, 52, 88),
      '16': tones(undefined, 4, undefined, undefined, undefined),
    },
  },
}

function tones(dim: Shade, accent: Shade, good: Shade, warn: Shade, bad: Shade): Palette {
  return { plain: undefined, dim, accent, good, warn, bad }
}

/**
 * The palette of a theme on this terminal. Where it is not known whether the
 * terminal is light or dark, `auto` keeps to the terminal's own sixteen
 * colours, which its user has chosen to be readable; on a background in the
 * middle, where nothing can be, there are no colours.
 */
export function paletteOf(theme: Settings['theme'], { colours, background }: Traits): Palette {
  if (colours === 'none' || theme === 'mono') return noColours
  if (theme === 'dark' || theme === 'light') return palettes[theme].normal[colours]
  if (background === 'middle') return noColours
  const depth = background === 'unknown' ? '16' : colours
  return palettes[background === 'light' ? 'light' : 'dark'][theme === 'contrast' ? 'contrast' : 'normal'][depth]
}

/** The parameters of the escape sequence that chooses a colour: `38;5;117`. */
export function sgrOf(shade: Exclude<Shade, undefined>): string {
  if (typeof shade === 'string') {
    const rgb = Number.parseInt(shade.slice(1), 16)
    return `38;2;${rgb >> 16};${(rgb >> 8) & 255};${rgb & 255}`
  }
  if (shade >= 16) return `38;5;${shade}`
  return String(shade < 8 ? 30 + shade : 82 + shade)
}

/** A stretch of text as the terminal gets it. Its text is safe: a `Span` has no other. */
export function paintSpan(span: Span, palette: Palette): string {
  const shade = palette[span.tone]
  let [on, off] = ['', '']
  if (span.bold) [on, off] = ['\u001b[1m', '\u001b[22m']
  if (span.inverse) [on, off] = [`${on}\u001b[7m`, `\u001b[27m${off}`]
  if (span.underline) [on, off] = [`${on}\u001b[4m`, `\u001b[24m${off}`]
  if (shade !== undefined) [on, off] = [`${on}\u001b[${sgrOf(shade)}m`, `\u001b[39m${off}`]
  return on + (span.link !== undefined && showsLinks() ? linkSequence(span.link, span.text) : span.text) + off
}
