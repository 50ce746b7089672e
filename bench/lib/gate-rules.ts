import { GateRule, gateRules } from '@zuoxi/sdk'

/** Characters that the invented phrases are made of: everyday ones, so that drafts come close to them. */
const characters = [
  ...'您我的是在有这来到时要就会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当没动面起看定天分还进好小部其些主样理心本前开但因只从想实账单还款额度利率合同',
]

/**
 * So many rules: the house's own, then invented ones of the same kind and size, each with a dozen phrases, every third
 * with a pair of words, and every thirtieth with a pattern. The same ones each time.
 */
export function manyRules(count: number): GateRule[] {
  const pick = picker(8719)
  const word = (length: number) => Array.from({ length }, () => characters[pick(characters.length)]).join('')
  const invented = Array.from({ length: Math.max(0, count - gateRules().length) }, (_, i) => {
    const anyOf = Array.from({ length: 12 }, () => word(3 + pick(4)))
    const parts: object[] = [{ phraseSet: { anyOf } }]
    if (i % 3 === 0) parts.push({ near: { first: [word(2), word(2)], last: [word(2), word(3)], within: 8 } })
    if (i % 30 === 0) parts.push({ pattern: `${word(2)}[0-9]{2,6}(?:元|${word(1)}).{0,6}${word(2)}` })
    return GateRule.parse({
      id: `invented-${i}`,
      title: { zh: '造的', en: 'Invented' },
      why: { zh: '造的', en: 'invented' },
      severity: 'warn',
      source: 'bench',
      clause: String(i),
      certainty: 'H',
      effectiveFrom: '2026-01-01',
      when: { any: parts },
      passing: ['好'],
      failing: [anyOf[0]],
    })
  })
  return [...gateRules(), ...invented].slice(0, count)
}

/** What a rule looks for as one plain expression, as somebody would write it who has no gate. */
export function expressionOf({ when }: GateRule): string {
  const parts = (when.any ?? when.all ?? [when]).flatMap(({ phraseSet, near, pattern }) => [
    ...(phraseSet ? [...phraseSet.anyOf, ...phraseSet.alone].map(escaped) : []),
    ...(near
      ? [`(?:${near.first.map(escaped).join('|')}).{0,${near.within}}(?:${near.last.map(escaped).join('|')})`]
      : []),
    ...(pattern === undefined ? [] : [pattern]),
  ])
  return parts.length === 0 ? '验证码是多少' : parts.join('|')
}

function escaped(phrase: string): string {
  return phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}

/** Numbers below a limit, from a seed. */
function picker(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
