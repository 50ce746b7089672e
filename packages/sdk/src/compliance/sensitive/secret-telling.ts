import type { Finding } from '../../model/finding.ts'
import { c3Names } from './kinds.ts'
import { redactC3 } from './redact-c3.ts'

/** Without one of these there is no secret to tell: the whole search is not made at every key. */
const hint = /码|碼|口令|有效期|收到的|短信|卡|背|otp|c[vc]|yzm|y\s?z\s?m|p(?:in|w|ass)|mi\s?ma|yan|code|%b|;\d/iu

/**
 * Where an agent's draft tells a password, a code or a security code: nobody here may know one, let alone send it
 * (JR/T 0171 C3, PI-05 to PI-07).
 *
 * @example
 * secretTelling('您的新密码是abc12345')[0]?.rule // 'secret-telling'
 */
export function secretTelling(text: string): Finding[] {
  if (!hint.test(text.normalize('NFKC'))) return []
  return redactC3(text).redactions.map(({ kind, span }) => ({
    rule: 'secret-telling',
    severity: 'block',
    certainty: 'H',
    source: 'JR/T 0171 个人金融信息保护 C3、PI-07',
    span: [span[0], span[1]],
    text: text.slice(...span),
    why: {
      zh: `${c3Names[kind].zh}只有客户本人可以知道：不记录、不展示、不发送`,
      en: `A ${c3Names[kind].en} is for the customer alone: it is not kept, shown or sent`,
    },
  }))
}
