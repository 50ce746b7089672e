import type { OpenDesk } from '@zuoxi/server'

/** The ways agents search, each with a maker of queries from a customer's own words. */
export type QueryKind = keyof typeof makers

interface Words {
  readonly name: string
  readonly pinyin: string
  readonly initials: string
  readonly mixed: string
  readonly phone: string
  readonly customerNo: string
  readonly residentTail: string
}

const makers = {
  '张 surname': ({ name }: Words) => [...name][0] ?? '',
  '张伟 name': ({ name }: Words) => name,
  'z one letter': ({ initials }: Words) => initials.slice(0, 1),
  'zw initials': ({ initials }: Words) => initials,
  'zhan pinyin begun': ({ pinyin }: Words) => pinyin.slice(0, 4),
  'zhangwei pinyin': ({ pinyin }: Words) => pinyin,
  'zangwei fuzzy': ({ pinyin }: Words) => pinyin.replace(/^([zcs])h/, '$1').replace(/ng$/, 'n'),
  '张wei mixed': ({ mixed }: Words) => mixed,
  '16 phone begun': ({ phone }: Words) => phone.slice(0, 2),
  '1641234 phone head': ({ phone }: Words) => phone.slice(0, 7),
  '99 tail begun': ({ phone }: Words) => phone.slice(-2),
  '8899 phone tail': ({ phone }: Words) => phone.slice(-4),
  'wrong digit': ({ phone }: Words) => phone.slice(0, 6) + ((Number(phone[6]) + 5) % 10) + phone.slice(7),
  'C30000012 number': ({ customerNo }: Words) => customerNo,
  '002x resident tail': ({ residentTail }: Words) => residentTail,
  'zw 899 heavy × heavy': ({ initials, phone }: Words) => `${initials} ${phone.slice(-3)}`,
  'zw 8899': ({ initials, phone }: Words) => `${initials} ${phone.slice(-4)}`,
  '张 164 heavy × heavy': ({ name, phone }: Words) => `${[...name][0] ?? ''} ${phone.slice(0, 3)}`,
  '张伟 164 heavy × heavy': ({ name, phone }: Words) => `${name} ${phone.slice(0, 3)}`,
  '164****899 pasted mask': ({ phone }: Words) => `${phone.slice(0, 3)}****${phone.slice(-3)}`,
  junk: ({ name }: Words) => `%_${'*'.repeat(5)}\u0000😀${name.length}`,
} as const

/** So many queries of every kind, of customers taken evenly from the whole desk: the same ones each time. */
export function queriesOf(desk: OpenDesk, count: number): Map<QueryKind, string[]> {
  const { sqlite } = desk.room.store
  const last = sqlite.prepare('select max(num) from search_doc').pluck().get() as number
  const doc = sqlite.prepare('select words from search_doc where num = ?').pluck()
  const customers = Array.from({ length: count }, (_, i) =>
    wordsOf(doc.get(1 + ((i * 7919 + 104_729) % last)) as string),
  )
  const kinds = Object.keys(makers) as QueryKind[]
  return new Map(kinds.map((kind) => [kind, customers.map(makers[kind])]))
}

function wordsOf(lines: string): Words {
  const words = lines.slice(1).split('\n')
  const first = (pattern: RegExp) => (words.find((word) => pattern.test(word)) ?? 'n张').slice(1)
  const letters = words.filter((word) => /^n[a-z]+$/.test(word)).map((word) => word.slice(1))
  return {
    name: first(/^n\p{Script=Han}+$/u),
    pinyin: letters[0] ?? 'zhangwei',
    initials: letters.find((word) => word.length <= 4) ?? 'zw',
    mixed: first(/^n\p{Script=Han}+[a-z]+$/u),
    phone: first(/^p/),
    customerNo: first(/^c/),
    residentTail: Array.from(first(/^i/).slice(0, 4)).reverse().join(''),
  }
}
