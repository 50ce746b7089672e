import { checkResidentId, passesLuhn } from '../../model/check-numbers.ts'
import type { EntityKind } from './entity-kind.ts'
import type { Reading, Span } from './reading.ts'
import type { When } from './when.ts'

/** An entity is told by the shape of its digits, or it is a question, which is words near each other. */
type EntityFinder = { readonly find: (reading: Reading) => readonly Span[] } | { readonly when: When }

const gap = '[ \\-\u2010-\u2015]?'

/** Digits may stand in groups; a longer run of digits is another number. */
function numberFinder(shape: string, isOne: (digits: string) => boolean): EntityFinder {
  const pattern = new RegExp(`(?<!\\d)${shape}(?!\\d)`, 'gi')
  return {
    find: (reading) => {
      if (!/\d{6}/.test(reading.folded.text)) return []
      const { text, starts, ends } = reading.visible()
      const found: Span[] = []
      for (const { 0: written, index } of text.matchAll(pattern)) {
        if (!isOne(written.replace(/[^\dxX]/g, '').toUpperCase())) continue
        found.push([starts[index] ?? 0, ends[index + written.length - 1] ?? 0])
      }
      return found
    },
  }
}

const asksToSend = words(`
  告诉我 告知我 发我 发给我 给我 报给我 念给我 回复我 提供给我 说给我 发过来 发来 报一下 说一下 念一下 发一下 提供一下
  回复一下 是多少 是什么 报下 说下 发下
`)
const asksFor = words(
  `请提供 提供一下 麻烦提供 提供您的 提供你的 请告诉我 告诉我 报一下 请回复 请发送 把您的 把你的 请把 报出 读一下`,
)

/** A question for something secret, either way round: 密码告诉我, 请提供密码. */
function request(nouns: string): EntityFinder {
  const near = { within: 6, unless: [], acrossClauses: false }
  const secret = words(nouns)
  return {
    when: {
      notNear: {
        of: {
          any: [
            { near: { ...near, first: secret, last: asksToSend } },
            { near: { ...near, first: asksFor, last: secret, within: 4, unless: ['修改', '重置', '不'] } },
          ],
        },
        unless: ['negation', 'quoting'],
        words: words(`切勿 请勿 不要 不会 不得 谨防 诈骗`),
        within: 4,
      },
    },
  }
}

const finders: Readonly<Record<EntityKind, EntityFinder>> = {
  phone_number: numberFinder(`(?:\\+?86${gap})?1[3-9](?:${gap}\\d){9}`, () => true),
  bank_card: numberFinder(`[3-6](?:${gap}\\d){14,18}`, (digits) => passesLuhn(digits)),
  resident_id: numberFinder(`[1-9](?:${gap}\\d){16}${gap}[\\dx]`, (digits) => checkResidentId(digits) === undefined),
  password_request: request(`密码 口令`),
  sms_code_request: request(`验证码 校验码 动态码 短信码 动态口令 随机码`),
  cvn2_request: request(`CVV CVN CVV2 CVN2 安全码 卡背面三位 背面三位 背面后三位 背后三位 卡背面的三位 末三位安全码`),
}

export function entityFinder(kind: EntityKind): EntityFinder {
  return finders[kind]
}

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== '')
}
