import { comfortEn } from './comfort-en.ts'
import { comfortZh } from './comfort-zh.ts'
import { composingEn } from './composing-en.ts'
import { composingZh } from './composing-zh.ts'
import { creditEn } from './credit-en.ts'
import { creditZh } from './credit-zh.ts'
import { en } from './en.ts'
import { findingEn } from './finding-en.ts'
import { findingZh } from './finding-zh.ts'
import { gateEn } from './gate-en.ts'
import { gateZh } from './gate-zh.ts'
import { keyboardEn } from './keyboard-en.ts'
import { keyboardZh } from './keyboard-zh.ts'
import type { Lang } from './lang.ts'
import { layoutEn } from './layout-en.ts'
import { layoutZh } from './layout-zh.ts'
import { liveEn } from './live-en.ts'
import { liveZh } from './live-zh.ts'
import type { Messages } from './messages.ts'
import { presenceEn } from './presence-en.ts'
import { presenceZh } from './presence-zh.ts'
import { tourEn } from './tour-en.ts'
import { tourZh } from './tour-zh.ts'
import { zh } from './zh.ts'

/** Every area has words of its own; labels of keys and names of places come from several. */
const messages: Readonly<Record<Lang, Messages>> = {
  'zh-CN': {
    ...zh,
    ...comfortZh,
    ...composingZh,
    ...creditZh,
    ...findingZh,
    ...gateZh,
    ...keyboardZh,
    ...layoutZh,
    ...liveZh,
    ...presenceZh,
    ...tourZh,
    keys: {
      ...zh.keys,
      ...comfortZh.keys,
      ...composingZh.keys,
      ...findingZh.keys,
      ...keyboardZh.keys,
      ...layoutZh.keys,
      ...liveZh.keys,
      ...presenceZh.keys,
      ...tourZh.keys,
    },
    places: { ...zh.places, ...findingZh.places, ...keyboardZh.places, ...layoutZh.places, ...presenceZh.places },
  },
  en: {
    ...en,
    ...comfortEn,
    ...composingEn,
    ...creditEn,
    ...findingEn,
    ...gateEn,
    ...keyboardEn,
    ...layoutEn,
    ...liveEn,
    ...presenceEn,
    ...tourEn,
    keys: {
      ...en.keys,
      ...comfortEn.keys,
      ...composingEn.keys,
      ...findingEn.keys,
      ...keyboardEn.keys,
      ...layoutEn.keys,
      ...liveEn.keys,
      ...presenceEn.keys,
      ...tourEn.keys,
    },
    places: { ...en.places, ...findingEn.places, ...keyboardEn.places, ...layoutEn.places, ...presenceEn.places },
  },
}

/** The messages of a language. */
export function wordsOf(lang: Lang): Messages {
  return messages[lang]
}
