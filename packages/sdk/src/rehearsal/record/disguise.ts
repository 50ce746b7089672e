import { visibleText } from '../../compliance/gate/words/visible.ts'
import { surnameOf } from '../../model/mask.ts'
import { Chance } from '../invent/chance.ts'
import { drawn, type Identity, inventInstead } from '../invent/person.ts'
import { inventNickname } from '../invent/names.ts'
import { addressRules } from './address.ts'
import { codeInstead } from './codes.ts'
import { inShapeOf, loosely } from './shapes.ts'
import { strangersIn } from './strangers.ts'

/** Whom and what a recording must not name. */
export interface Named extends Identity {
  readonly nickname: string
  readonly customerNo: string
  /** Numbers of loans, bills, orders, coupons, parcels, transactions. */
  readonly codes: readonly string[]
  /** Other ways to write the name. */
  readonly spellings: readonly string[]
  /** People and numbers of the desk, each with what stands for it. */
  readonly staff: readonly (readonly [original: string, invented: string])[]
  /** Figures that a tail of a number may happen to be, and then is not one. */
  readonly figures: ReadonlySet<string>
}

/** What stands for everybody and everything that a recording names, the same wherever it is named. */
export interface Disguise extends Identity {
  readonly nickname: string
  readonly customerNo: string
  /** A number as it stands by itself. */
  readonly code: (original: string) => string
  /** A value that may be a name, a surname or a number and nothing else; otherwise a text. */
  readonly value: (original: string) => string
  /** Free text: every name and number in it, however it is written, and those of people that the desk does not know. */
  readonly text: (original: string) => string
}

/** A stretch of a text and what takes its place. */
export interface Swap {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Something that must not stand in a text, as a pattern over visible text. */
export interface SwapRule {
  readonly pattern: RegExp
  readonly instead: string
}

/**
 * Invent somebody in place of a customer, and numbers in place of theirs. Figures of money stay: the ledger has to add
 * up, and the gate judges by them.
 *
 * @example
 * const { text } = disguiseOf(named, 8719)
 * const safe = text('我是邓可欣，电话 169 3948 2276')
 */
export function disguiseOf(named: Named, seed: number): Disguise {
  const invented = inventInstead(named, seed)
  const chance = new Chance(seed, 2)
  const nickname =
    named.nickname === ''
      ? ''
      : drawn(
          () => inventNickname(chance, invented.name),
          (name) => name !== '',
        )
  const codes = new Map(
    [...new Set([named.customerNo, ...named.codes])].map((code) => [code, codeInstead(code, chance)]),
  )
  const exact = new Map([
    ...codes,
    [named.name, invented.name],
    [surnameOf(named.name), surnameOf(invented.name)],
    ...named.staff,
  ])
  const rules = rulesOf(named, { ...invented, nickname }, codes)
  const stranger = strangersIn(seed, [...named.staff.map(([, instead]) => instead), invented.name])
  const text = (original: string) => swapped(original, rules, stranger)
  return {
    ...invented,
    nickname,
    customerNo: codes.get(named.customerNo) ?? named.customerNo,
    code: (original) => codes.get(original) ?? text(original),
    value: (original) => exact.get(original) ?? text(original),
    text,
  }
}

/** How people address somebody by a surname. */
const titles = '先生|女士|小姐|太太|老师|师傅|经理|主任|老板|大哥|大姐|哥|姐|总|阿姨|叔叔|同志|同学'

function rulesOf(
  named: Named,
  invented: Identity & { readonly nickname: string },
  codes: ReadonlyMap<string, string>,
): SwapRule[] {
  const { name, phone, residentId, nickname, figures } = named
  const surname = surnameOf(name)
  const given = name.slice(surname.length)
  const inventedSurname = surnameOf(invented.name)
  const inventedGiven = invented.name.slice(inventedSurname.length)
  const birthday = residentId.slice(6, 14)
  const inventedBirthday = invented.residentId.slice(6, 14)
  const tail = (of: string, from: number, to: number, instead: string) =>
    figures.has(of.slice(from, to)) ? [] : alone(of.slice(from, to), instead.slice(from, to))
  return [
    ...rule(name, invented.name, 2),
    ...named.spellings.flatMap((spelling) => word(spelling, 'Lin Yi')),
    ...named.staff.flatMap(([original, instead]) =>
      /^\d+$/.test(original) ? alone(original, instead) : rule(original, instead, 2),
    ),
    ...rule(given, inventedGiven, 2),
    ...(surname === ''
      ? []
      : [
          { pattern: new RegExp(`${loosely(surname)}(?=\\s{0,2}(?:${titles}))`, 'gu'), instead: inventedSurname },
          { pattern: new RegExp(`${loosely(surname)}(?=\\s?[*×某])`, 'gu'), instead: inventedSurname },
          { pattern: new RegExp(`(?<=姓|[小老阿])${loosely(surname)}(?![\\p{L}])`, 'gu'), instead: inventedSurname },
        ]),
    ...rule(nickname, invented.nickname, 2),
    ...rule(phone, invented.phone, 7),
    ...rule(residentId, invented.residentId, 15),
    ...tail(phone, 7, 11, invented.phone),
    ...tail(phone, 3, 7, invented.phone),
    ...tail(residentId, 14, 18, invented.residentId),
    ...tail(residentId, 13, 17, invented.residentId),
    ...alone(birthday, inventedBirthday),
    ...birthdaySaid(birthday, inventedBirthday),
    ...addressRules(named.address, invented.address),
    ...[...codes].flatMap(([code, instead]) => rule(code, instead, 4)),
  ]
}

/** Anywhere, once it is long enough to mean only this. */
function rule(original: string, instead: string, atLeast: number): SwapRule[] {
  if ([...original].length < atLeast) return []
  return [{ pattern: new RegExp(loosely(original), 'gu'), instead }]
}

/** Digits that stand by themselves: not in a longer number, an amount or a date. */
function alone(original: string, instead: string): SwapRule[] {
  if (original.length < 3) return []
  const pattern = `(?<![\\p{Nd}A-Za-z][\\s-]?|[.,¥￥])${loosely(original)}(?![\\p{Nd}A-Za-z]|[\\s-][\\p{Nd}]|[.,]\\p{Nd}|[-/年.]\\p{Nd}|\\s?[元块万千圆年])`
  return [{ pattern: new RegExp(pattern, 'gu'), instead }]
}

/** A word of letters. */
function word(original: string, instead: string): SwapRule[] {
  if (original.length < 4) return []
  return [{ pattern: new RegExp(`(?<![A-Za-z])${loosely(original)}(?![A-Za-z])`, 'gu'), instead }]
}

function birthdaySaid(birthday: string, instead: string): SwapRule[] {
  if (!/^\d{8}$/.test(birthday)) return []
  const [year, month, day] = [birthday.slice(0, 4), Number(birthday.slice(4, 6)), Number(birthday.slice(6))]
  const said = `${instead.slice(0, 4)}年${Number(instead.slice(4, 6))}月${Number(instead.slice(6))}日`
  const pattern = `${loosely(year)}\\s?[-/.年]\\s?0?${month}\\s?[-/.月]\\s?0?${day}(?!\\p{Nd})\\s?日?`
  return [{ pattern: new RegExp(pattern, 'gu'), instead: said }]
}

/** All rules look at the text as it was: nothing that was put in is looked at again. */
function swapped(original: string, rules: readonly SwapRule[], strangers: (text: string) => readonly Swap[]): string {
  const visible = visibleText(original)
  const known = rules.flatMap(({ pattern, instead }) =>
    [...visible.text.matchAll(pattern)].map((match): Swap => {
      const start = visible.starts[match.index] ?? 0
      const end = visible.ends[match.index + match[0].length - 1] ?? start
      return { start, end, text: inShapeOf(original.slice(start, end), instead) }
    }),
  )
  const kept = apart([...apart(known), ...strangers(original)], known.length)
  let text = ''
  let at = 0
  for (const swap of kept) {
    text += original.slice(at, swap.start) + swap.text
    at = swap.end
  }
  return text + original.slice(at)
}

/** Of swaps that overlap the longer one stays, and one that is known before one that is guessed. */
function apart(swaps: readonly Swap[], known = swaps.length): Swap[] {
  const ranked = swaps
    .map((swap, order) => ({ swap, guessed: order >= known, length: swap.end - swap.start }))
    .filter(({ length }) => length > 0)
    .toSorted((a, b) => Number(a.guessed) - Number(b.guessed) || b.length - a.length || a.swap.start - b.swap.start)
  const taken: Swap[] = []
  for (const { swap } of ranked) {
    if (taken.every(({ start, end }) => swap.end <= start || swap.start >= end)) taken.push(swap)
  }
  return taken.toSorted((a, b) => a.start - b.start)
}
