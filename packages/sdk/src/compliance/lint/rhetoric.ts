import type { WordPlace } from '../gate/reading.ts'
import type { FoldedText } from './fold.ts'

/** How far back a sentence is looked at for what turns a denial or a report round. */
const reach = 24

/** Words that turn a denial round: 难道我们不会通知您单位. Marks do not matter to them: 难道，我们不会…… is the same. */
const turnsRound =
  /难道|以为|别当|谁说|谁讲|真当|岂|不信|不相信|怎么(?:会|可能)?不|哪有不|凭什么不|看我敢不敢|(?:别|不要|不想|勿)(?:逼|让|等|惹|怪)我|donotthink|dontthink|dontyouthink|whosays/u

/** 避免坐牢就赶紧还钱 and 不是坐牢就是还钱 deny nothing: what follows is the price. */
const priced = /^(?:[^会能得]{0,3}(?:就|赶紧|赶快|请|快|尽快|还款|还钱)|看我敢)/u
const avoids = /(?:避免|不是|不想|要不|免得)[我你您要被去把进]{0,2}$/u

const dares = /^[你您]?看我敢/u

/** Whether a denial before a place is none. */
export function isRhetorical(text: string, { start, end }: WordPlace): boolean {
  const before = text.slice(Math.max(0, start - reach), start)
  const after = text.slice(end, end + 8)
  return turnsRound.test(before) || dares.test(after) || (avoids.test(before) && priced.test(after))
}

/** we will never ask for your password: English is folded without its spaces, so the words stand together. */
const englishDenial =
  /(?:never|willnot|wont|donot|dont|cannot|cant|shouldnot|mustnot|isnot|arenot|nobody|noone|nottoask|not)[a-z]{0,20}$/

export function deniesInEnglish(before: string): boolean {
  return englishDenial.test(before)
}

/** Who may be quoted, what tells that they are, and what tells that the quoted is warned of. */
const others =
  /您|你|客户|有人|对方|[他她谁]|别人|网上|网络|骗|陌生|来电|短信|自称|广告|对于|关于|所谓|凡是|警惕|谨防|任何/gu
const speaks =
  /说|讲|称|提|反映|听|写|问|担心|表示|要求|威胁|收到|看到|相信|信任|发来|发的|叫|所谓|凡是|警惕|谨防|短信|广告|骗|对于|关于/u
const denies = /不会|不得|不能|不要|不应|不可|从不|从未|没有|绝不|严禁|禁止|请勿|切勿|勿|并非|无权|不存在|never|not/u
const afterwards =
  /^.{0,4}(?:广告|骗|诈|的话|这[句条话种类]|之类|等说法|的说法|的人|的电话|的短信|短信|电话|都是假|违规|违法|是违|是假)/u

/**
 * Whether quotation marks hold somebody else's words: with a word of reporting, denying or warning about them, and not
 * after our own 我会. Marks alone quote nobody: 我们会“通知你单位”.
 */
export function isSomebodyElses({ text, quoted }: FoldedText, { start, end }: WordPlace): boolean {
  let opened = start
  while (opened > 0 && quoted[opened - 1] === true) opened -= 1
  let closed = end
  while (closed < text.length && quoted[closed] === true) closed += 1
  const before = text.slice(Math.max(0, opened - reach), opened)
  if (turnsRound.test(before)) return false
  if (denies.test(before.slice(-8)) || afterwards.test(text.slice(closed, closed + 10))) return true
  if (!speaks.test(before)) return false
  const theirs = Math.max(-1, ...Array.from(before.matchAll(others), ({ index }) => index))
  return theirs > before.lastIndexOf('我')
}

/** Our own words before a report, and what comes of it: 我跟对方说要抓你, 自称没钱的都要坐牢, 您问什么时候抓你？明天. */
const ours = /(?:我|我们|咱们?)(?:这边|这里)?(?:就|会|要|可|已经?|再|刚)?(?:跟|和|对|给|向|让|请|叫|有)?$/u
const allOfThem = /的(?:都|全|一律|统统)|(?:就|都)(?:要|得|会|等着|该)/u
const answered = /^[吗呢嘛]?(?:明天|今天|今晚|马上|现在|立刻|很快|对就|没错|当然)/u

export function toldByUs(before: string, report: string, after: string): boolean {
  return ours.test(before) || allOfThem.test(report) || answered.test(after)
}
