import type { Fen } from '../../model/money.ts'
import { chineseDigitName, chineseNumber } from './chinese-number.ts'
import type { WrittenForm } from './quantity.ts'

const multipliers: Readonly<Record<string, bigint>> = {
  百: 100n,
  千: 1000n,
  仟: 1000n,
  k: 1000n,
  万: 10_000n,
  w: 10_000n,
  亿: 100_000_000n,
}
const maxShortDecimals = 4

/** Full-width digits and points, where the rest of the text has them. */
export function widened(text: string, wide: boolean): string {
  return wide ? text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)) : text
}

function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, ',')
}

/**
 * An amount as another was written: ¥ stays ¥, 元 stays 元, Chinese numerals
 * stay Chinese. A form that cannot hold the amount exactly gives way to the
 * plain one.
 *
 * @example
 * writeAmount(120800 as Fen, recognise('一千二百八十元', { today })[0].form) // '一千二百零八元'
 */
export function writeAmount(amountFen: Fen, form: WrittenForm): string {
  const { yuan, cents } = partsOf(amountFen)
  if (form.script === 'chinese' || form.script === 'banker') return inChinese(yuan, cents, form)
  if (form.script === 'arabic' && form.multiplier !== '') {
    const short = shortened(amountFen, form.multiplier)
    if (short !== undefined) return form.lead + widened(short + form.multiplier, form.wide) + form.tail
  }
  const digits =
    form.grouped || (form.shape === 'sign' && form.decimals === 0 && yuan < 1000n)
      ? grouped(String(yuan))
      : String(yuan)
  if (form.shape === 'jiao') return widened(digits, form.wide) + change(cents, form)
  const decimals = cents > 0 || form.decimals > 0 ? `.${String(cents).padStart(2, '0')}` : ''
  // 元 is added where a colloquial number without one gives way to digits.
  const tail =
    form.tail === '' && (form.script === 'mixed' || form.multiplier !== '') && form.lead === '' ? '元' : form.tail
  return form.lead + widened(digits + decimals, form.wide) + tail
}

function partsOf(amountFen: Fen): { yuan: bigint; cents: number } {
  const amount = BigInt(amountFen)
  return { yuan: amount / 100n, cents: Number(amount % 100n) }
}

/** 1208元 as 1.208千; `undefined` when that would take more decimals than people write. */
function shortened(amountFen: Fen, multiplier: string): string | undefined {
  const unit = multipliers[multiplier]
  if (unit === undefined) return undefined
  const scaled = BigInt(amountFen) * 10n ** BigInt(maxShortDecimals)
  const perUnit = unit * 100n
  if (scaled % perUnit !== 0n) return undefined
  const digits = String(scaled / perUnit).padStart(maxShortDecimals + 1, '0')
  const decimals = digits.slice(-maxShortDecimals).replace(/0+$/, '')
  return digits.slice(0, -maxShortDecimals) + (decimals === '' ? '' : `.${decimals}`)
}

/** The unit, and what follows it, of 1,280块5 or 3元5角. */
function change(cents: number, { tail, script }: WrittenForm): string {
  const unit = /块/.test(tail) ? '块' : '元'
  const jiao = Math.floor(cents / 10)
  const fen = cents % 10
  const banker = script === 'banker'
  const digit = (value: number): string =>
    script === 'arabic' || script === 'mixed' ? String(value) : chineseDigitName(value, banker)
  const small = unit === '块' ? '毛' : '角'
  const closing = /[整正]/.exec(tail)?.[0] ?? ''
  if (cents === 0) return unit + closing
  if (jiao === 0) return `${unit}${script === 'arabic' ? '零' : chineseDigitName(0, banker)}${digit(fen)}分`
  return unit + digit(jiao) + small + (fen === 0 ? '' : `${digit(fen)}分`)
}

function inChinese(yuan: bigint, cents: number, form: WrittenForm): string {
  const banker = form.script === 'banker'
  const number = chineseNumber(yuan, banker)
  if (cents === 0 && form.shape !== 'jiao') return form.lead + number + form.tail
  return form.lead + number + change(cents, form)
}
