import { searchWords, type SearchFacts } from '../../src/rules/search-keys.ts'
import type { SearchDoc } from '../../src/store/search/index.ts'

/** A small seeded generator, so that a failure repeats. */
export function randomFrom(seed: number): (below: number) => number {
  let state = seed >>> 0
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const surnames = [...'张张张张张王王王李李陈吕单乐区仇'].concat('欧阳', '尉迟')
const given = [...'伟伟伟芳娜秀英敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂行晟𠮷']
const heads = ['138', '138', '138', '139', '186', '171', '1700']

/** Few heads and short tails on purpose: many customers share every beginning, so that much is heavy. */
export function inventFacts(random: (below: number) => number, num: number): SearchFacts {
  const pick = (from: readonly string[]) => from[random(from.length)] ?? ''
  const name = pick(surnames) + pick(given) + (random(2) ? pick(given) : '')
  const head = pick(heads)
  const tail = String(random(4) ? random(30) : random(10_000)).padStart(4, '0')
  const phone = head + String(random(50)).padStart(11 - head.length - 4, '0') + tail
  return {
    name: random(40) ? name : `Tom ${pick(given)}`,
    nickname: random(3) ? '' : `小${pick(given)}`,
    phone,
    residentId: random(5)
      ? `11010519491231${String(random(60)).padStart(3, '0')}${random(11) > 9 ? 'X' : random(10)}`
      : undefined,
    customerNo: `C${String(num).padStart(8, '0')}`,
  }
}

export function inventDoc(random: (below: number) => number, num: number): SearchDoc {
  return { num, nrank: -random(random(2) ? 5 : 1000), words: searchWords(inventFacts(random, num)) }
}

/** A query of some kind, usually the beginning or the end of something that exists. */
export function inventQuery(random: (below: number) => number, num: number): string {
  const facts = inventFacts(random, num)
  const cut = (text: string, least = 1) => text.slice(0, least + random(Math.max(1, text.length - least + 1)))
  const tail = (text: string, least = 1) => text.slice(-(least + random(Math.max(1, text.length - least))))
  const letters = () => cut((searchWords(facts).find((word) => /^n[a-z]+$/.test(word)) ?? 'nzw').slice(1))
  const mixed = () =>
    cut((searchWords(facts).find((word) => /^n\p{Script=Han}+[a-z]+$/u.test(word)) ?? 'n张w').slice(1))
  const initials = () => cut((searchWords(facts).find((word) => /^n[a-z]{2,3}$/.test(word)) ?? 'nzw').slice(1))
  const kinds = [
    () => cut(facts.name),
    letters,
    mixed,
    initials,
    () => cut(facts.phone),
    () => tail(facts.phone),
    () => cut(facts.customerNo),
    () => tail(facts.customerNo),
    () => facts.nickname,
    () => tail(facts.residentId ?? '1234', 4),
    () => `${initials()} ${tail(facts.phone, 3)}`,
    () => `${cut(facts.name)} ${facts.phone.slice(0, 3)}`,
    () => `${mixed()} ${tail(facts.phone, 3)}`,
    () => `${letters()} ${cut(facts.phone, 3)}`,
    () => `${facts.phone.slice(0, 3)}****${tail(facts.phone, 3)}`,
    () => `${cut(facts.name)} ${facts.phone.slice(0, 3)} ${tail(facts.phone, 3)}`,
    () => `${facts.name} ${tail(facts.customerNo, 4)}`,
    () => `${facts.customerNo} ${cut(facts.name)}`,
    () => facts.phone.replace(/\d$/, (digit) => String((Number(digit) + 1) % 10)),
    () => `${tail(facts.phone, 3)} ${tail(facts.phone, 4)}`,
    () => 'zang wei',
    () => 'niu',
    () => 'lu',
    () => 'lv',
  ]
  return kinds[random(kinds.length)]?.() ?? ''
}
