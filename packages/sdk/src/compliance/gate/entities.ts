import { asksForC3, type C3Question } from '../sensitive/asks-for-c3.ts'
import type { C3Kind } from '../sensitive/kinds.ts'
import { type PersonalNumber, personalNumbersIn } from '../sensitive/personal-numbers.ts'
import type { EntityKind } from './entity-kind.ts'
import type { Reading, Span } from './reading.ts'

interface EntityFinder {
  readonly find: (reading: Reading) => readonly Span[]
  /** Without one of these in the draft there is nothing to look for. */
  readonly words?: readonly string[]
}

const mobile = /(?<![\d*])(?:\+?86[ -]?)?1[3-9](?:[ -]?\d){9}(?![\d*])/g

const finders: Readonly<Record<EntityKind, EntityFinder>> = {
  phone_number: { find: mobiles },
  bank_card: personalNumber('bank_card'),
  resident_id: personalNumber('resident_id'),
  password_request: question('password', '密码 口令'),
  sms_code_request: question('sms_code', '验证码 校验码 动态码 动态口令 动态密码 短信码 确认码 随机码 短信里的 收到的'),
  cvn2_request: question('cvn2', 'cvn cvv cvc 安全码 背面 背后 签名栏'),
}

export function entityFinder(kind: EntityKind): EntityFinder {
  return finders[kind]
}

function mobiles(reading: Reading): Span[] {
  if (!/\d{11}/.test(reading.folded.text)) return []
  const { text, starts, ends } = reading.visible()
  return Array.from(text.matchAll(mobile), ({ 0: written, index }) => [
    starts[index] ?? 0,
    ends[index + written.length - 1] ?? 0,
  ])
}

function personalNumber(kind: PersonalNumber['kind']): EntityFinder {
  return {
    find: ({ text, folded }) =>
      /\d{13}/.test(folded.text)
        ? personalNumbersIn(text).flatMap((found) => (found.kind === kind ? [found.span] : []))
        : [],
  }
}

function question(kind: C3Kind, words: string): EntityFinder {
  return {
    words: words.split(' '),
    find: (reading) => questionsOf(reading).flatMap((found) => (found.kind === kind ? [found.span] : [])),
  }
}

const questions = new WeakMap<Reading, readonly C3Question[]>()

/** Looked for once, whichever kinds are asked about. */
function questionsOf(reading: Reading): readonly C3Question[] {
  const known = questions.get(reading)
  if (known) return known
  const found = asksForC3(reading.text)
  questions.set(reading, found)
  return found
}
