import { creditEn } from './credit-en.ts'
import { creditZh } from './credit-zh.ts'
import { en } from './en.ts'
import { gateEn } from './gate-en.ts'
import { gateZh } from './gate-zh.ts'
import { keyboardEn } from './keyboard-en.ts'
import { keyboardZh } from './keyboard-zh.ts'
import type { Lang } from './lang.ts'
import type { Messages } from './messages.ts'
import { zh } from './zh.ts'

/** Every area has words of its own; labels of keys and names of places come from several. */
const messages: Readonly<Record<Lang, Messages>> = {
  'zh-CN': {
    ...zh,
    ...creditZh,
    ...gateZh,
    ...keyboardZh,
    keys: { ...zh.keys, ...keyboardZh.keys },
    places: { ...zh.places },
  },
  en: {
    ...en,
    ...creditEn,
    ...gateEn,
    ...keyboardEn,
    keys: { ...en.keys, ...keyboardEn.keys },
    places: { ...en.places },
  },
}

/** The messages of a language. */
export function wordsOf(lang: Lang): Messages {
  return messages[lang]
}
