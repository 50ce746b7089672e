import { creditEn } from './credit-en.ts'
import { creditZh } from './credit-zh.ts'
import { en } from './en.ts'
import { gateEn } from './gate-en.ts'
import { gateZh } from './gate-zh.ts'
import type { Lang } from './lang.ts'
import type { Messages } from './messages.ts'
import { zh } from './zh.ts'

const messages: Readonly<Record<Lang, Messages>> = {
  'zh-CN': { ...zh, ...creditZh, ...gateZh },
  en: { ...en, ...creditEn, ...gateEn },
}

/** The messages of a language. */
export function wordsOf(lang: Lang): Messages {
  return messages[lang]
}
