import { isDenied, isReported } from '../lint/context.ts'
import { type FoldedText, foldText } from '../lint/fold.ts'
import type { C3Kind } from './kinds.ts'

/** A place where an agent asks for a secret. */
export interface C3Question {
  readonly kind: C3Kind
  readonly span: readonly [number, number]
  readonly text: string
}

const names: readonly (readonly [C3Kind, string])[] = [
  [
    'sms_code',
    '(?:短信|手机|登录|支付|动态)?(?:验证码|校验码|动态码|动态口令|动态密码|短信码|确认码|随机码)|短信里的(?:数字|[四六46]位数?字?)|收到的[四六46]位数字?',
  ],
  ['cvn2', '(?:cvn2?|cvv2?|cvc2?|安全码|(?:卡?背面|背后|签名栏)(?:的|上的|上|那)?(?:最?[后末])?[三3]位(?:数字?|码)?)'],
  ['password', '(?:支付|登录|交易|查询|取款|银行卡|账户|app)?(?:密码|口令)'],
]
/** To us: what is entered into the app stays there. */
const give = '(?:发|报|告诉|告知|说|念|读|提供|给|回复|转发|截图|截屏|发送)'
const toUs = `${give}(?:给|到)?(?:我们?|这边|客服|过来|来|一下|下|出来)`
const between = '(?:[\\p{L}]{0,3}(?:的|是|给|也|再|把|先|麻烦|请|您|你)?)'

const patterns = names.map(([kind, name]) => ({
  kind,
  pattern: new RegExp(
    `(?:${name})(?:${between}(?:${toUs})|(?:一共)?(?:是|为)?(?:多少|什么|啥|几))` +
      `|(?:请|麻烦|需要|把|将|${toUs}|${give})[\\p{L}]{0,2}?(?:您|你)?(?:的|收到的|手机上的|手机收到的)?(?:${name})(?:${between}${toUs}|${give})` +
      `|(?:请(?:您|你)?|麻烦(?:您|你)?|需要(?:您|你)?)(?:再|先)?(?:${give})(?:一下|给?我们?|下)?(?:您|你)?(?:的|收到的|手机收到的)?(?:${name})` +
      `|${give}(?:给)?我们?(?:您|你)?(?:的|收到的)?(?:${name})`,
    'gu',
  ),
}))

/** Warnings of others who ask: 凡是要验证码的都是骗子. */
const warning = /凡是|谨防|骗子|诈骗|任何人|陌生人|冒充|切勿|请勿|不要|不得|不会|从不|绝不|千万别|别/u

/**
 * Where an agent asks for a password, a verification code or a security code.
 * Refusing to (我们不会索取密码), warning of it and quoting it are no questions;
 * 请在App内输入验证码 is none either, because it does not reach us.
 *
 * @example
 * asksForC3('麻烦把验证码发我一下')[0]?.kind // 'sms_code'
 */
export function asksForC3(text: string): C3Question[] {
  const folded = foldText(text)
  return patterns
    .flatMap(({ kind, pattern }) =>
      [...folded.text.matchAll(pattern)].flatMap((match) => {
        const found = { start: match.index, end: match.index + match[0].length, tag: undefined }
        if (isDenied(folded, found) || isReported(folded, found) || isWarning(folded, found.start, match[0])) return []
        const span = [folded.starts[found.start] ?? 0, folded.ends[found.end - 1] ?? 0] as const
        return [{ kind, span, text: text.slice(...span) }]
      }),
    )
    .toSorted((a, b) => a.span[0] - b.span[0])
}

const warnsWithin = 10

function isWarning({ text, clauses, quoted }: FoldedText, start: number, found: string): boolean {
  // 您说“把验证码发我”: what is found may begin before the quotation.
  if (quoted[start + found.length - 1] === true && quoted.includes(false)) return true
  let from = start
  while (from > 0 && start - from < warnsWithin && clauses[from - 1] === clauses[start]) from -= 1
  return warning.test(text.slice(from, start)) || warning.test(found)
}
