const digits = '零一二三四五六七八九'
const bankerDigits = '零壹贰叁肆伍陆柒捌玖'
const units = ['', '十', '百', '千']
const bankerUnits = ['', '拾', '佰', '仟']
const sections = ['', '万', '亿', '万亿']

/**
 * A whole number in Chinese numerals.
 *
 * @example
 * chineseNumber(1208n) // '一千二百零八'
 * chineseNumber(1280n, true) // '壹仟贰佰捌拾'
 */
export function chineseNumber(value: bigint, banker = false): string {
  if (value === 0n) return '零'
  let written = ''
  let gap = false
  const parts: bigint[] = []
  for (let rest = value; rest > 0n; rest /= 10_000n) parts.unshift(rest % 10_000n)
  parts.forEach((part, at) => {
    if (part === 0n) {
      gap = written !== ''
      return
    }
    const zero = written !== '' && (gap || part < 1000n) ? '零' : ''
    written += zero + writtenSection(part, banker) + (sections[parts.length - 1 - at] ?? '')
    gap = false
  })
  // 一十五 is read 十五 at the beginning of a number, except on a cheque.
  return banker ? written : written.replace(/^一十/, '十')
}

function writtenSection(part: bigint, banker: boolean): string {
  const names = banker ? bankerDigits : digits
  const steps = banker ? bankerUnits : units
  let written = ''
  let gap = false
  const places = [...String(part)].map(Number)
  places.forEach((digit, at) => {
    if (digit === 0) {
      gap = true
      return
    }
    written += (gap && written !== '' ? '零' : '') + names[digit] + steps[places.length - 1 - at]
    gap = false
  })
  return written
}

/** One digit, in the script asked for. */
export function chineseDigitName(digit: number, banker = false): string {
  return (banker ? bankerDigits : digits)[digit] ?? ''
}
