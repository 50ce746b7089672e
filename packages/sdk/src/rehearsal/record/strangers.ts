import { visibleText } from '../../compliance/gate/words/visible.ts'
import { publicHotlines } from '../../compliance/numbers/constants.ts'
import { checkResidentId, passesLuhn } from '../../model/check-numbers.ts'
import { surnameOf } from '../../model/mask.ts'
import { Chance } from '../invent/chance.ts'
import { inventName, isSurname } from '../invent/names.ts'
import { inventPhone, inventResidentId } from '../invent/numbers.ts'
import { drawn } from '../invent/person.ts'
import type { Swap } from './disguise.ts'
import { bareOf, inShapeOf } from './shapes.ts'

/** Digits as long as a number that reaches or names somebody, however they are spaced. */
const longNumber =
  /(?<![\p{Nd}.,¥￥]|\p{Nd}[\s\p{Pd}])\p{Nd}(?:[\s\p{Pd}_·.]{0,2}\p{Nd}){6,24}[Xx]?(?!\p{Nd}|\.\p{Nd}|\s?[元块万圆])/gu
/** The same said out in Chinese digits. */
const spokenNumber =
  /[零一二三四五六七八九幺〇壹贰叁肆伍陆柒捌玖两拐洞勾](?:[\s、]?[零一二三四五六七八九幺〇壹贰叁肆伍陆柒捌玖两拐洞勾]){6,20}/gu
const address = /[A-Za-z0-9._%+-]{2,40}@[A-Za-z0-9.-]{3,40}/gu
const account = /(?<=(?:微信|QQ|qq|支付宝)号?(?:是|为|[:：])?\s?)[A-Za-z0-9][-\w]{4,24}/gu
const date = /^(?:19|20)\p{Nd}{2}[-./\s]?(?:0?[1-9]|1[0-2])[-./\s]?(?:0?[1-9]|[12]\p{Nd}|3[01])$/u
const hotline = /^(?:400|800|95)\d{3,7}$/

const kin =
  '我叫|我是|名字叫|名叫|本人|姓名|户名|收款人|付款人|联系人|担保人|持卡人|老公|老婆|爱人|丈夫|妻子|儿子|女儿|父亲|母亲|爸爸|妈妈|哥哥|姐姐|弟弟|妹妹|同事|朋友|室友'
const namedAfter = new RegExp(
  `(?<=(?:${kin})(?:叫|是|为|名叫|[:：])?\\s?)(?!叫|是|为|名叫)\\p{Script=Han}{2,4}(?![\\p{Script=Han}])`,
  'gu',
)
const titled = /\p{Script=Han}{1,2}(?=先生|女士|小姐|太太|师傅|经理|主任)/gu

/**
 * People and numbers in a text that the desk knows nothing of: a phone of a relative, a card, somebody's name after
 * 我老公叫. The same number becomes the same invented one throughout. Names are guessed by their surnames and by what
 * stands before or behind them, so somebody has to read a file before it is given away.
 *
 * @param invented names that were put in already.
 */
export function strangersIn(seed: number, invented: readonly string[]): (text: string) => readonly Swap[] {
  const known = new Map<string, string>()
  const chance = new Chance(seed, 3)
  const instead = (original: string, draw: () => string) => {
    const before = known.get(original) ?? drawn(draw, (text) => text !== original && !invented.includes(text))
    known.set(original, before)
    return before
  }
  const surnameInstead = (surname: string) => instead(surname, () => surnameOf(inventName(chance, true)))
  const numberInstead = (bare: string) => instead(bare, () => numberLike(bare, chance))
  return (text) => {
    const visible = visibleText(text)
    const found = (pattern: RegExp, by: (match: string) => string | undefined): Swap[] =>
      [...visible.text.matchAll(pattern)].flatMap((match) => {
        const start = visible.starts[match.index] ?? 0
        const end = visible.ends[match.index + match[0].length - 1] ?? start
        const put = by(match[0])
        return put === undefined ? [] : [{ start, end, text: inShapeOf(text.slice(start, end), put) }]
      })
    return [
      ...found(address, (mail) => instead(mail, () => `user${chance.digits(5)}@example.com`)),
      ...found(account, (name) => instead(name, () => `wx_${chance.digits(6)}`)),
      ...found(longNumber, (number) => (isHarmless(number) ? undefined : numberInstead(bareOf(number)))),
      ...found(spokenNumber, (number) => numberInstead(bareOf(number))),
      ...found(namedAfter, (name) => personInstead(name, surnameInstead, instead, chance)),
      ...found(titled, (name) => titledInstead(name, surnameInstead)),
    ]
  }
}

/** A date, or a line that anybody may be told to call. */
function isHarmless(number: string): boolean {
  const bare = bareOf(number)
  return date.test(number.trim()) || hotline.test(bare) || bare in publicHotlines
}

/** As long as it was, and of the same kind: what the gate makes of a card or an id, it makes of this one. */
function numberLike(bare: string, chance: Chance): string {
  if (/^1[3-9]\d{9}$/.test(bare)) return inventPhone(chance)
  if (/^86(1[3-9]\d{9})$/.test(bare)) return `86${inventPhone(chance)}`
  if (bare.length === 18 && checkResidentId(bare) === undefined) return inventResidentId(chance, chance.percent(50))
  const digits = bare.replace(/\d/g, () => String(chance.below(10)))
  if (!passesLuhn(bare)) return digits
  const body = digits.slice(0, -1)
  return body + (['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'].find((last) => passesLuhn(body + last)) ?? '0')
}

function personInstead(
  name: string,
  surname: (original: string) => string,
  instead: (original: string, draw: () => string) => string,
  chance: Chance,
): string | undefined {
  const family = surnameOf(name)
  if (!isSurname(family) || [...name].length - [...family].length > 2) return undefined
  const given = name.slice(family.length)
  return surname(family) + instead(given, () => inventName(chance, true).slice(-[...given].length))
}

function titledInstead(before: string, surname: (original: string) => string): string | undefined {
  if (isSurname(before)) return surname(before)
  const last = before.slice(-1)
  return isSurname(last) ? before.slice(0, -1) + surname(last) : undefined
}
