import { extname } from 'node:path'
import { writeFile } from 'node:fs/promises'
import { placeOf } from '../../state/select.ts'
import { takePicture } from '../../screenshot/picture.ts'
import { openStill, type Still } from '../../screenshot/still.ts'
import { type Stroke, strokesOf } from '../../screenshot/strokes.ts'
import { type PictureTheme, pictureThemes, svgOf } from '../../screenshot/svg.ts'
import { rowText, textOf } from '../../screenshot/text.ts'
import { type LocalRole } from '../embedded.ts'
import { type SteppedClock, steppedClock } from '../exhibit.ts'
import { grouped } from '../progress.ts'
import { castFile } from '../record/cast-file.ts'
import { BadUse, type Verb, type VerbContext, type VerbInput } from './verb.ts'

const usualSize = '120x35'
/** A working day, in the morning: by night the desk says that nobody may be called. */
const usualMoment = '2026-11-20T10:30'
const usualCustomers = 300
const mostCustomers = 100_000
const largest = { columns: 500, rows: 300 }
/** How long hands take for one key. */
const strokeMs = 1_000

/** Draw a screen without a terminal, on a demo desk made for it, or on one's own. */
export const screenshot: Verb = {
  name: 'screenshot',
  args: [],
  options: {
    size: '--size <columns>x<rows>',
    keys: '--keys <keys>',
    out: '--out <file>',
    at: '--at <time>',
    as: '--as <role>',
    customers: '--customers <number>',
    title: '--title <text>',
    theme: '--theme <theme>',
    cast: '--cast <file>',
    own: '--own',
  },
  run: async (context, input) => {
    const wish = wishOf(context, input)
    const seat = wish.own || context.url !== undefined ? await ownSeat(context) : await demoSeat(context, wish)
    const still = await openStill({ ...seat, lang: context.lang, size: wish.size })
    try {
      await pressAll(still, wish, seat.clock, context.words)
      return await told(still, wish)
    } finally {
      await still.end()
      await seat.close()
    }
  },
}

interface Wish {
  readonly size: { readonly columns: number; readonly rows: number }
  readonly strokes: readonly Stroke[]
  readonly out: { readonly file: string; readonly form: 'svg' | 'txt' } | undefined
  readonly nowMs: number
  readonly as: LocalRole
  readonly customers: number
  readonly title: string
  readonly theme: PictureTheme
  readonly own: boolean
  /** Where the film of it goes. */
  readonly cast: string | undefined
}

function wishOf({ words, url }: VerbContext, { options }: VerbInput): Wish {
  const text = (name: string, otherwise: string): string => {
    const given = options[name]
    return typeof given === 'string' ? given : otherwise
  }
  const bad = words.screenshot
  const strokes = strokesOf(text('keys', ''))
  if ('bad' in strokes) throw new BadUse(bad.badKey(strokes.bad))
  const size = sizeOf(text('size', usualSize))
  if (!size) throw new BadUse(bad.badSize(text('size', ''), largest.columns, largest.rows))
  const as = text('as', 'agent')
  if (as !== 'agent' && as !== 'owner') throw new BadUse(words.badRole(as, 'agent, owner'))
  const nowMs = momentOf(text('at', usualMoment))
  if (Number.isNaN(nowMs)) throw new BadUse(bad.badMoment(text('at', '')))
  const customers = Number(text('customers', String(usualCustomers)))
  if (!Number.isInteger(customers) || customers < 0 || customers > mostCustomers)
    throw new BadUse(words.badCount(text('customers', ''), grouped(mostCustomers)))
  const wanted = text('theme', 'dark')
  const theme = pictureThemes.find((known) => known === wanted)
  if (!theme) throw new BadUse(bad.badTheme(wanted, pictureThemes.join(', ')))
  const own = options['own'] === true
  const onlyDemo = ['at', 'as', 'customers'].find((name) => options[name] !== undefined)
  if (onlyDemo !== undefined && (own || url !== undefined)) throw new BadUse(bad.demoOnly(`--${onlyDemo}`))
  const file = options['out']
  return {
    size,
    strokes,
    nowMs,
    as,
    customers,
    own,
    cast: typeof options['cast'] === 'string' ? options['cast'] : undefined,
    title: text('title', words.deskName),
    theme,
    out: typeof file === 'string' ? { file, form: formOf(file, bad.badOut) } : undefined,
  }
}

function sizeOf(given: string): Wish['size'] | undefined {
  const [columns = 0, rows = 0] = /^(\d{1,4})[x×](\d{1,4})$/.exec(given)?.slice(1).map(Number) ?? []
  const fits = columns >= 1 && rows >= 1 && columns <= largest.columns && rows <= largest.rows
  return fits ? { columns, rows } : undefined
}

/** A moment on the wall of the desk, in Shanghai, unless it says where. */
function momentOf(given: string): number {
  const zoned = /(?:Z|[+-]\d\d:\d\d)$/.test(given)
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(given) ? Date.parse(zoned ? given : `${given}+08:00`) : Number.NaN
}

function formOf(file: string, bad: (file: string) => string): 'svg' | 'txt' {
  const form = extname(file).slice(1)
  if (form !== 'svg' && form !== 'txt') throw new BadUse(bad(file))
  return form
}

interface Seat {
  readonly desk: Awaited<ReturnType<VerbContext['desk']>>
  readonly clock: SteppedClock
  readonly demo: boolean
  readonly close: () => Promise<void>
}

async function demoSeat({ host, progress, words }: VerbContext, { nowMs, customers, as }: Wish): Promise<Seat> {
  const bar = progress(words.demoLabel)
  const exhibit = await host.embedded.exhibit({ nowMs, customers, onProgress: bar.at }).finally(bar.end)
  return { desk: await exhibit.signIn(as), clock: exhibit.clock, demo: true, close: exhibit.close }
}

/** One's own desk, as it is now: nothing of it is invented, so nothing of it is made. */
async function ownSeat({ desk, host, url }: VerbContext): Promise<Seat> {
  const client = await desk('agent')
  const demo = url === undefined && (await host.embedded.isDemo())
  return { desk: client, clock: steppedClock(host.clock.nowMs()), demo, close: async () => {} }
}

async function pressAll(
  still: Still,
  { strokes, cast, title }: Wish,
  clock: SteppedClock,
  words: VerbContext['words'],
): Promise<void> {
  const film = cast === undefined ? undefined : castFile(cast, title, clock, words)
  try {
    film?.frame(still.state(), clock.nowMs())
    for (const stroke of strokes) {
      clock.forward(strokeMs)
      await still.press(stroke)
      film?.frame(still.state(), clock.nowMs())
    }
  } finally {
    film?.close()
  }
}

async function told(still: Still, { out, size, title, theme, cast }: Wish) {
  const state = still.state()
  const picture = takePicture(state, title, theme)
  const text = textOf(picture.rows)
  if (out) await writeFile(out.file, out.form === 'svg' ? svgOf(picture) : text)
  const rows = picture.rows.map(rowText)
  return {
    json: { ...size, place: placeOf(state), ...(out && { file: out.file }), ...(cast !== undefined && { cast }), rows },
    lines: out ? [out.file] : cast === undefined ? rows : [cast],
  }
}
