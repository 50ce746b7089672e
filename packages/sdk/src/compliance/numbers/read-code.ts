import { publicHotlines } from './constants.ts'
import { after, before, type Found, formOf, matchAt, type Reading } from './reader.ts'

/** Words after which digits name something: a person, a card, a phone. */
const naming =
  /(?:工号|编号|单号|订单|流水号?|尾号|后四位|末四位|热线|电话|拨打?|致电|手机号?|卡号|账号|专线|验证码|邮编|版本|客服|坐席|回拨|短信|身份证号?|号码|微信|qq|分机|转)(?:为|是|[:：]|码|了|请|中的|的|\(|#)?$/
const latinWord = /[a-z][a-z0-9]{0,40}(?:[-_#][a-z0-9]{1,40}){0,8}/y
const currencyWord = /^(?:rmb|cny|usd|hkd|eur)(?=[\d.,]|$)/
const masked = /(?:\d{1,20}\*{2,20}\d{0,20}|\*{2,20}\d{1,20})/y
const phone =
  /(?:1[3-9]\d{9}|(?:400|800)[- ]?\d{3,4}[- ]?\d{3,4}|0\d{2,3}-\d{7,8}|95\d{3}|1[3-9]\d[ -]\d{4}[ -]\d{4})(?!\d)/y
const clock = /\d{1,2}:\d{2}(?::\d{2})?(?!\d)/y
const hour =
  /(?:\d{1,2}|[一二三四五六七八九十两]{1,3})(?:点(?:钟|半|整|一刻|三刻|[\d零一二三四五六七八九十]{1,3}分?)?|时(?:[\d零一二三四五六七八九十]{1,3}分)?)(?![\d元块个])/y
const dotted = /\d{1,20}(?:\.\d{1,20}){2,8}/y
const listMark = /\d{1,2}[.、)](?!\d)/y
const longRun = /\d{12,}/y
const year = /(?:20\d{2}|二零[零一二三四五六七八九]{2})年(?:度|底|初)?/y
const ordinal = /第(?:\d+|[一二三四五六七八九十百零两]+)(?!\d*期|[一二三四五六七八九十百零]*期)/y
const legalNumber = /[〔[(]\d{4}[〕\])](?:第?\d+号)?/y
const rateNamed = /(?:利率|年化|年息|月息|日息)(?:\(单利\))?(?:是|为|有|才|只|就|约|:)?$/
const unitOfMoney = /^ ?(?:元|块|圆|大洋|¥|rmb|cny|人民币|美元|美金|港币|港元|欧元|日元|英镑|usd|hkd|eur|万|千|k|w)/
/** 转1209到卡里 is money, 转8001 an extension. */
const transferred = /^(?:到|过来|过去|给|进)/

function other(kind: 'code' | 'time' | 'year' | 'number', reading: Reading, start: number, end: number): Found {
  const form = formOf(reading.read, start, end, { shape: kind })
  return { start, end, quantity: (common) => ({ kind, ...common, form, approximate: false }) }
}

/** Digits that name or mark something and are worth nothing: ticket codes, phones, tails of cards, clocks, lists. */
export function readCode(reading: Reading, at: number): Found | undefined {
  const { read } = reading
  const character = read.text[at] ?? ''
  if (/[a-z]/.test(character)) return readWord(reading, at)
  if (character === '*' || /\d/.test(character)) {
    const mask = matchAt(masked, read, at)
    if (mask) return other('code', reading, at, at + mask[0].length)
  }
  if (/[〔[(]/.test(character)) {
    const legal = matchAt(legalNumber, read, at)
    return legal && other('code', reading, at, at + legal[0].length)
  }
  if (character === '第') {
    const found = matchAt(ordinal, read, at)
    return found && !/^[期天]/.test(after(read, at + found[0].length, 1))
      ? other('number', reading, at, at + found[0].length)
      : undefined
  }
  const aYear = matchAt(year, read, at)
  if (aYear && !/^(?:\d|[一二三四五六七八九十]{1,2}月)/.test(after(read, at + aYear[0].length)))
    return other('year', reading, at, at + aYear[0].length)
  return /[\d一二三四五六七八九十两]/.test(character) ? readDigits(reading, at) : undefined
}

function isMoney({ read }: Reading, start: number, end: number): boolean {
  return (
    /^[.,]\d/.test(after(read, end)) ||
    unitOfMoney.test(after(read, end)) ||
    /¥$|(?:还|欠|差|金额|合计|共)(?:了|是|为|:)?$/.test(before(read, start))
  )
}

function readWord(reading: Reading, at: number): Found | undefined {
  const { read } = reading
  if (/[a-z0-9]/.test(read.text[at - 1] ?? '')) return undefined
  const word = matchAt(latinWord, read, at)?.[0] ?? ''
  if (currencyWord.test(word) || !/\d/.test(word) || /^dpd\d/.test(word)) return undefined
  return other('code', reading, at, at + word.length)
}

function readDigits(reading: Reading, at: number): Found | undefined {
  const { read } = reading
  // 年化利率十八点五 is no hour of the day.
  for (const pattern of rateNamed.test(before(read, at)) ? [] : [clock, hour]) {
    const time = matchAt(pattern, read, at)
    if (time) return other('time', reading, at, at + time[0].length)
  }
  if (!/\d/.test(read.text[at] ?? '')) return undefined
  const called = matchAt(phone, read, at)
  if (called && !isMoney(reading, at, at + called[0].length)) return other('code', reading, at, at + called[0].length)
  if (naming.test(before(read, at))) {
    const digits = matchAt(/\d+(?:[- ]\d{3,8}){0,5}/y, read, at)?.[0] ?? ''
    const money = unitOfMoney.test(after(read, at + digits.length)) || /^[.,]\d/.test(after(read, at + digits.length))
    const sent = /转了?$/.test(before(read, at)) && transferred.test(after(read, at + digits.length))
    if (digits.length >= 3 && !money && !sent) return other('code', reading, at, at + digits.length)
  }
  const digits = matchAt(/\d+/y, read, at)?.[0] ?? ''
  if (
    digits in publicHotlines &&
    !/^[.,%]/.test(after(read, at + digits.length)) &&
    !isMoney(reading, at, at + digits.length)
  )
    return other('code', reading, at, at + digits.length)
  const dots = matchAt(dotted, read, at)
  if (dots && !/^20\d{2}\.\d{1,2}\.\d{1,2}$/.test(dots[0]) && !/^\d(?:\.\d){3,}$/.test(dots[0]))
    return other('code', reading, at, at + dots[0].length)
  const mark = matchAt(listMark, read, at)
  if (mark && /(?:^|[\n。!?;:])$/.test(before(read, at))) return other('number', reading, at, at + mark[0].length)
  const run = matchAt(longRun, read, at)?.[0] ?? ''
  return run !== '' && !unitOfMoney.test(after(read, at + run.length))
    ? other('code', reading, at, at + run.length)
    : undefined
}
