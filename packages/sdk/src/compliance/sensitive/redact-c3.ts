import { passesLuhn } from '../../model/check-numbers.ts'
import { visibleText } from '../gate/words/visible.ts'
import { type C3Kind, c3Mark } from './kinds.ts'

/** A secret that was taken out; `span` is where it stood in the original, in UTF-16 units, end exclusive. */
export interface Redaction {
  readonly kind: C3Kind
  readonly span: readonly [number, number]
  readonly mark: string
}

export interface RedactedText {
  readonly text: string
  readonly redactions: readonly Redaction[]
}

/** Spaces, and what people point with: 👉. */
const gap = '(?:\\s|\\p{Extended_Pictographic}){0,3}'
/** 我设的, 现在用的: how somebody came by it. */
const set = '(?:就|还|也|我)?(?:现在|之前|原来|目前)?(?:设置?|改|用|填|输入?)?(?:的|成|了){0,2}'
/** 是, 为, a colon …: what stands between a secret's name and the secret. */
const is = `${set}${gap}(?:就?是|为|:|=|,|发你了?|给你|\\(|【|\\[)?${gap}(?:就?是|:|,)?${gap}["“「【]?`
/** 刚发来是, 我报了, 输的是: what is done with a secret stands between its name and it; an amount's own words do not. */
const told = `(?:[^\\d\\s。;额款账钱还费息期元]{0,10}?(?:报|填|输|念|发来|收到|生日)(?:了|的|给他|给她|给你|给对方)?(?:就?是|为|:)?|[^\\d\\s,。;额款账钱还费息期元]{0,6}?(?:是|:))${gap}`
/** Digits by their names: 一二三四五六. */
const spelled = '[零〇幺一二两三四五六七八九]{4,8}(?![十百千万元块年月期个])'
/** What a password is written with; a comma and a web address end it. */
const printable = '(?:(?!https?:)[!-+\\x2D-~])'
/** What shows that digits are an amount, a date, a time or a count, and no secret. */
const measured =
  '(?![\\s]{0,2}(?:元|块|分(?!享)|角|万|千|年|月|日|号|期|次|个|位|天|小时|秒|点|时|折|%|条|笔|开头|[-/.:]\\d|,\\d{3}))'
const alone = '(?<![\\d.¥$-])'
/** 密码 13800138000 is a phone number beside the word; 密码是13800138000 is the password. */
const noPhone = '(?!(?<![是为:=]\\s{0,3})1[3-9]\\d{9}(?!\\d))'
/** Whole (482913), in groups (482 913, 48-29-13), or each by itself (4 8 2 9 1 3, one to a line). */
const codeDigits = `(?:\\d{4,8}(?!\\d)|\\d{2}(?:[ -]\\d{2}){2}(?![ -]?\\d)|\\d{2,4}[ -]\\d{2,4}(?![ -]?\\d)|\\d(?:[ \\n.,、-]{1,2}\\d){3,7}(?![ -]?\\d)|${spelled})`
const code = `${alone}(?<secret>${codeDigits})${measured}`

/** Names of several characters, which may stand apart: 验 证 码. */
const spaced = (names: string): string =>
  names
    .split(' ')
    .map((name) => name.split('').join('[\\s_.·*—–-]{0,2}'))
    .join('|')
const codeNames = `(?:${spaced('验证码 校验码 动态码 动态口令 动态密码 短信码 确认码 随机码 认证码 授权码 登录码 登陆码 短信验证 驗證碼')}|otp|yan\\s{0,2}zheng\\s{0,2}ma|y\\s?z\\s?m|(?<![a-z])code)`
const passwordNames = `(?:${spaced('密码 密碼 口令')}|password|passwd|pwd|(?<![a-z])pw(?![a-z])|(?<![a-z])mi\\s?ma(?![a-z])|(?<![a-z])pin码?(?![a-z]))`
const cvnNames =
  '(?:cvn2?|cvv2?|cvc2?|安全码|(?:卡?背面|背后|签名栏)(?:的|上的|上|那)?(?:最?[后末])?[三3四4][位个](?:数字?|码)?|卡?后[三3]码|卡的?后[三3]位)'

interface Shape {
  readonly kind: C3Kind
  readonly pattern: RegExp
}

const shape = (kind: C3Kind, source: string): Shape => ({ kind, pattern: new RegExp(source, 'dgiu') })

/** Longer names first: 动态密码 is a code, and no password. */
const shapes: readonly Shape[] = [
  shape('magnetic_track', '(?<secret>%b\\d{13,19}\\^[^\\^\\n]{2,26}\\^\\d{4,}[^\\s]*|;\\d{13,19}=\\d{4,}\\??)'),
  shape('sms_code', `${codeNames}(?:我收到的|收到的|我的|短信)?(?:${is}|${told})${code}`),
  shape(
    'sms_code',
    `${code}${gap}(?:[(【\\[]|就?是|为|这个是)(?:我的|你的|您的|我收到的|收到的|短信|登录|支付|动态|手机|本次|的){0,3}${codeNames}`,
  ),
  // Nothing but its place tells what it is: 短信说482918.
  shape(
    'sms_code',
    `(?:收到的(?:数字|短信|码)?(?:就?是|为|:)|短信(?:里|上)?(?:说|写着?|显示|内容)(?:的?是)?:?)${gap}(?<secret>\\d{6})(?![\\d.,])${measured}`,
  ),
  shape(
    'sms_code',
    `${alone}(?<secret>\\d{6})(?!\\d)${measured}\\s{0,2},?\\s{0,2}(?:这?就?是)?(?:我的)?${codeNames}\\s*[。.!]?$`,
  ),
  shape('sms_code', `${codeNames}[啊呢吧哈哦]?,${gap}就?是${gap}(?<secret>\\d{6})(?!\\d)${measured}`),
  shape('password', `${passwordNames}[啊呢吧哈哦]?,${gap}就?是${gap}(?<secret>\\d{6})(?!\\d)${measured}`),
  shape('cvn2', `${cvnNames}${is}${alone}(?<secret>\\d{3,4}|\\d[ -]\\d[ -]\\d)(?!\\d)${measured}`),
  shape('cvn2', `${alone}(?<secret>\\d{3,4})(?!\\d)${gap}(?:\\(|就?是|为)(?:我的|卡的|这张卡的)?${cvnNames}`),
  shape(
    'card_expiry',
    '(?:信用卡|银行卡|卡片?|卡号)[^。,;\\n]{0,24}有效期[至到是为:]?\\s?(?<secret>(?:0[1-9]|1[0-2])\\s?[/-]?\\s?(?:20)?[2-4]\\d)(?!\\d)',
  ),
  shape('card_expiry', '^\\s*有效期[至到是为:]?\\s?(?<secret>(?:0[1-9]|1[0-2])\\s?[/-]?\\s?(?:20)?[2-4]\\d)(?!\\d)'),
  shape(
    'password',
    `${passwordNames}${set}${gap}(?:就?是|为|:|=)${gap}["“「]?(?<secret>(?=[!-~]*[a-z])${printable}{4,32})(?![!-+\\x2D-~])`,
  ),
  shape('password', `${passwordNames}${is}(?<secret>(?=[!-~]*[a-z])(?=[!-~]*\\d)${printable}{6,32})(?![!-+\\x2D-~])`),
  shape(
    'password',
    `${passwordNames}(?:${is}|${told})${noPhone}(?<secret>\\d{4,12}(?!\\d)${measured}|\\d(?:[ -]\\d){5}(?![ -]?\\d)|${spelled})`,
  ),
  shape(
    'password',
    `${alone}(?<secret>\\d{6}(?!\\d)|(?=[a-z]*\\d)[a-z\\d@#$!_]{6,20}(?![a-z\\d]))${gap}(?:就?是|为)(?:我的?|我们的)?(?:支付|登录|交易|查询|取款|银行卡|手机)?${passwordNames}`,
  ),
]

const card = /(?<!\d)(?:\d{13,19}|\d{4}(?:[ -]\d{4}){3})(?!\d)/gu
/** After a card's number its expiry and three digits need no name. */
const afterCard =
  /[\s,、/;]{1,4}(?:(?:有效期[至到是为:]?\s?)?(?<expiry>(?:0[1-9]|1[0-2])\s?\/\s?(?:20)?[2-4]\d)[\s,、;]{1,4})?(?:(?<cvn>\d{3})(?![\d.元块期天次号年月日%]|\s?(?:元|块)))?/duy

/** A message of nothing but digits, after one that ended with a secret's name: the code in two messages. */
const onlyDigits = /^\s*(?<secret>\d(?:[ -]?\d){3,7})\s*[。.!]?\s*$/du
const onlySixDigits = /^\s*(?<secret>\d{6})\s*[。.!]?\s*$/du
const onlyThreeDigits = /^\s*(?<secret>\d{3,4})\s*[。.!]?\s*$/du
/** Letters and digits in one, as passwords are and words are not. */
const onlyPassword = /^\s*(?<secret>(?=[!-~]*[a-z])(?=[!-~]*\d)[!-~]{6,32})\s*$/diu

/**
 * Take out of a customer's message what must not be kept: passwords,
 * verification codes, security codes. Amounts, dates, phone and card numbers
 * stay. What is hidden by spaces, full width or invisible characters is found
 * all the same. Doing it twice changes nothing.
 *
 * @param before the customer's message just before, so that 验证码是 … 482913 in two messages is found too
 * @example
 * redactC3('验证码是482913，金额1280元').text // '验证码是〔已隐去验证码〕，金额1280元'
 */
export function redactC3(text: string, before = ''): RedactedText {
  const visible = visibleText(text)
  const said = withoutMarks(visible.text)
  const found = [...shapes.flatMap((one) => placesOf(one, said)), ...besideCards(said)]
  if (found.length === 0) found.push(...continued(said, before))
  const places = found.toSorted((a, b) => a.start - b.start || b.end - a.end)
  const redactions: Redaction[] = []
  let result = ''
  let reached = 0
  for (const { kind, start, end } of places) {
    const span = [visible.starts[start] ?? 0, visible.ends[end - 1] ?? 0] as const
    if (span[0] < reached) continue
    result += text.slice(reached, span[0]) + c3Mark(kind)
    redactions.push({ kind, span, mark: c3Mark(kind) })
    reached = span[1]
  }
  return { text: result + text.slice(reached), redactions }
}

/** What was taken out before says nothing any more: 〔已隐去密码〕是… names no secret. */
function withoutMarks(text: string): string {
  return text.replaceAll(/〔已隐去[^〕]*〕/gu, (mark) => '〓'.repeat(mark.length))
}

interface Place {
  readonly kind: C3Kind
  readonly start: number
  readonly end: number
}

function placesOf({ kind, pattern }: Shape, text: string): Place[] {
  return [...text.matchAll(pattern)].flatMap((match) => place(kind, match.indices?.groups?.['secret']))
}

function place(kind: C3Kind, indices: readonly [number, number] | undefined): Place[] {
  return indices ? [{ kind, start: indices[0], end: indices[1] }] : []
}

function besideCards(text: string): Place[] {
  return [...text.matchAll(card)].flatMap((match) => {
    if (!passesLuhn(match[0].replace(/\D/g, ''))) return []
    afterCard.lastIndex = match.index + match[0].length
    const groups = afterCard.exec(text)?.indices?.groups
    return [...place('card_expiry', groups?.['expiry']), ...place('cvn2', groups?.['cvn'])]
  })
}

const endsWithName = (names: string): RegExp => new RegExp(`${names}${gap}(?:就?是|为|:)?[\\s。,]*$`, 'iu')
const codeAwaited = endsWithName(codeNames)
const passwordAwaited = endsWithName(passwordNames)
const cvnAwaited = endsWithName(cvnNames)
const expiryTold = /(?:有效期|\/\s?)[^\n]{0,4}(?:〔已隐去卡片有效期〕|\d{2})\s*$|〔已隐去卡片有效期〕\s*$/u
const codeMentioned = new RegExp(codeNames, 'iu')
const passwordMentioned = new RegExp(passwordNames, 'iu')

/** What a message is in the light of the one before it: the kind that is awaited, and what it looks like. */
const continuations: readonly (readonly [C3Kind, before: RegExp, text: RegExp])[] = [
  ['sms_code', codeAwaited, onlyDigits],
  ['password', passwordAwaited, onlyDigits],
  ['password', passwordAwaited, onlyPassword],
  ['cvn2', cvnAwaited, onlyThreeDigits],
  ['cvn2', expiryTold, onlyThreeDigits],
  // 验证码是多少来着 … 582918: six digits alone are what was spoken of.
  ['sms_code', codeMentioned, onlySixDigits],
  ['password', passwordMentioned, onlySixDigits],
]

function continued(text: string, before: string): Place[] {
  if (before === '') return []
  const last = visibleText(before).text
  for (const [kind, awaited, looks] of continuations) {
    const indices = looks.exec(text)?.indices?.groups?.['secret']
    if (indices && awaited.test(last)) return place(kind, indices)
  }
  return []
}
