import type { Finding } from '../../model/finding.ts'
import type { FoldedText } from '../lint/fold.ts'
import { webAddresses } from './words/web-address.ts'

/** Shorter texts are names, models and greetings. */
const fewestLetters = 20
const letter = /\p{L}/u

/**
 * Says so where most of a longer text is in a language that the rules do not read: they are Chinese, with the commonest
 * of English. Silence about such a text must not pass for a judgement.
 */
export function languageFindings(text: string, folded: FoldedText): Finding[] {
  if (folded.text.length < fewestLetters || !isMostlyForeign(folded.text)) return []
  if (!isMostlyForeign(withoutAddresses(text))) return []
  return [
    {
      rule: 'language-not-read',
      severity: 'warn',
      certainty: 'H',
      source: '本机构话术规范 闸门只读中文',
      span: [0, 0],
      text: '',
      why: {
        zh: '这段话大部分不是中文，闸门未能完全审读，请自行核对后再发',
        en: 'Most of this is in a language the gate does not fully read; check it yourself before sending',
      },
    },
  ]
}

function withoutAddresses(text: string): string {
  let [kept, at] = ['', 0]
  for (const [from, to] of webAddresses(text)) {
    kept += text.slice(at, from)
    at = to
  }
  return kept + text.slice(at)
}

function isMostlyForeign(text: string): boolean {
  let [chinese, foreign] = [0, 0]
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if ((unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xd840 && unit <= 0xdfff)) chinese += 1
    else if (unit >= 0x80 ? letter.test(text.charAt(at)) : (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a) foreign += 1
  }
  return foreign >= fewestLetters && foreign > chinese
}
