import { type ArrangementAsk, formatYuan } from '@zuoxi/sdk'
import type { Look } from './look.ts'

/** What is asked for, in words: `延期 30 天`. */
export function sayAsk(ask: ArrangementAsk, { words, lang }: Pick<Look, 'words' | 'lang'>): string {
  const w = words.whatIf.asked
  switch (ask.kind) {
    case 'settle_early':
      return w.settle_early(ask.payBy)
    case 'defer':
      return w.defer(ask.days)
    case 'extend':
      return w.extend(ask.terms)
    case 'restructure':
      return w.restructure(ask.terms)
    case 're_age':
      return w.re_age
    case 'waiver': {
      const what = ask.components.map((component) => words.billComponent[component]).join(lang === 'en' ? ', ' : '、')
      return w.waiver(what, ask.upToFen === undefined ? undefined : formatYuan(ask.upToFen))
    }
  }
}
