import type { Finding } from '../../model/finding.ts'
import { businessDateOf } from '../../model/time.ts'
import type { GateContext } from '../gate/context.ts'
import { visibleText } from '../gate/words/visible.ts'
import { cellsOf, type LedgerCells } from '../numbers/cells.ts'
import type { Quantity } from '../numbers/quantity.ts'
import { recognise } from '../numbers/recognise.ts'

type Span = readonly [start: number, end: number]

/** A pasted list tells no more after so many. */
const maxTold = 20

/**
 * What a draft tells of an account, or of who somebody is, before they have proven who they are (核身): every figure
 * that the ledger of this customer holds, the numbers of their contracts, and digits or places of their own. Phrases
 * are the rules' business; this one looks at what is disclosed, in whatever words.
 *
 * @example
 * identityFirst('您还欠1208元', context)[0]?.rule // 'identity-first', where context.verified is false
 */
export function identityFirst(text: string, context: GateContext): Finding[] {
  if (context.verified) return []
  const spans = [...figures(text, context), ...numbersOf(text, context), ...ownDetails(text)]
  return spans.slice(0, maxTold).map((span) => findingOf(text, span))
}

function findingOf(text: string, span: Span): Finding {
  return {
    rule: 'identity-first',
    severity: 'block',
    certainty: 'H',
    source: '本机构 PI-01、核身 通过前不谈账户信息',
    span: [span[0], span[1]],
    text: text.slice(...span),
    why: {
      zh: '核身通过前不透露账户信息：这是该客户账上或本人的信息',
      en: 'Nothing of an account is told before somebody has proven who they are: this is of their account or person',
    },
    fix: '为保护您的信息安全，请先完成身份核验，我再为您查询。',
  }
}

function figures(text: string, context: GateContext): Span[] {
  const cells = cellsOf(context)
  return recognise(text, { today: businessDateOf(context.now) })
    .filter((quantity) => isOfAccount(quantity, cells, addressed(text, quantity.span)))
    .map(({ span }) => span)
}

/** Whether 您 stands before a figure in its sentence: a rate or a count alone may be anybody's. */
function addressed(text: string, [start]: Span): boolean {
  const sentence = text.slice(Math.max(0, start - 40), start)
  return /[您你][^。！？!?\n]*$/u.test(sentence)
}

/** What a ticket promises is told to whoever complained, and today is no secret. */
const ofNobody = new Set(['today', 'ticket.due'])

function isOfAccount(quantity: Quantity, cells: LedgerCells, isAddressed: boolean): boolean {
  switch (quantity.kind) {
    case 'amount':
      return [quantity.amountFen, ...(quantity.approximate ? [] : quantity.ambiguous)].some((fen) =>
        cells.amount.some(({ value }) => value > 0 && value === fen),
      )
    case 'number':
      return cells.amount.some(({ value, suggest }) => suggest && value >= 100_00 && value === bareFen(quantity.text))
    case 'date':
      // 今天 is said of much; a date in figures that is one of the account's is seldom another's.
      return (
        (quantity.form.shape !== 'word' || isAddressed) &&
        quantity.dates.some((date) => cells.date.some(({ cell, value }) => value === date && !ofNobody.has(cell)))
      )
    case 'dpd':
      return cells.dpd.some(({ value }) => value > 0 && quantity.days[0] <= value && value <= quantity.days[1])
    case 'term':
      return quantity.role === 'left' || quantity.role === 'paid'
    case 'rate':
      return isAddressed && cells.rate.some(({ value }) => value === quantity.ppm)
    case 'count':
      return isAddressed && cells.count.some(({ value }) => value > 0 && value === quantity.count)
    default:
      return false
  }
}

/** 1208 or 1,208.00 without a unit. */
function bareFen(written: string): number {
  return Math.round(Number(written.normalize('NFKC').replaceAll(',', '')) * 100)
}

function numbersOf(text: string, { bills, loans }: GateContext): Span[] {
  const numbers = [...bills.map(({ billNo }) => billNo), ...loans.map(({ loanNo }) => loanNo)]
  return numbers.flatMap((number) => {
    // L1 would be found in many a word.
    if (number === undefined || number.length < 6) return []
    const at = text.indexOf(number)
    return at < 0 ? [] : [[at, at + number.length] as const]
  })
}

/** Digits of a card, an id or a phone that is theirs, and where they live: what identity is proven with. */
const own = [
  /(?:卡|手机|电话|身份证|证件|账户|账号)[^\d，。,;；\n]{0,8}(?:尾号|末[三四]位|[后前][三四34]位|尾数)[^\d，。,;；\n]{0,6}\d{3,4}(?!\d)/gu,
  /尾号(?:为|是|:)?\s?\d{3,4}的?(?:银行)?(?:卡|手机|账户)/gu,
  /(?:登记|预留|绑定|注册|留存|您的|你的)(?:的|手机|身份证|证件|电话|号码|银行卡|卡号){1,5}(?:号码|号)?(?:是|为|:|：)?[^\d，。,;；\n]{0,2}[\d*]{3,}/gu,
  /(?:登记|预留|绑定|注册|留存|[您你])的?(?:家庭|收货|户籍|联系|单位|居住|登记的?)?(?:住址|地址)(?:是|为|在|:|：)(?!否|不是|哪|什么|多少)/gu,
  /系统(?:里|中|上)?显示[您你](?!的?(?:身份|来电|本次|目前)?(?:尚|还)?(?:未|没)?(?:完成|通过|做|进行)?(?:核身|核验|验证|身份|实名|来电|排队|咨询))/gu,
  // What has happened on the account, told and not asked.
  /[您你](?:在我们这[里边]?|这期|上期|上次|之前|当时)?(?:借了|贷了|欠了|晚了|拖了|投诉过)(?![^。！!\n]{0,8}[吗么？?])/gu,
  /(?:这期|上期|本期|这个月)还?没(?:交|还|付)(?![^。！!\n]{0,8}[吗么？?])/gu,
  /[您你]的?(?:征信|信用)上?有(?!没|无|异议|问题)|[您你]的(?:风控|信用)(?:等级|评分|分)|[您你]名下有(?!没|无)/gu,
  /(?<!如果|若|要是)(?:钱|款)已经?扣(?:了|款|成功)(?![^。！!\n]{0,8}[吗么？?])/gu,
]

function ownDetails(text: string): Span[] {
  const visible = visibleText(text)
  return own.flatMap((pattern) =>
    [...visible.text.matchAll(pattern)].map(
      ({ index, 0: found }) => [visible.starts[index] ?? 0, visible.ends[index + found.length - 1] ?? 0] as const,
    ),
  )
}
