import { type Fen, fen } from '../../model/money.ts'

/** A figure that may be said without the ledger: law and house give it, where these words are near. */
interface HouseConstant {
  readonly kind: 'rate' | 'amount' | 'term' | 'dpd'
  /** Parts per million a year, 分, instalments or days. */
  readonly value: number
  readonly near: RegExp
  readonly source: string
}

/** Figures of law and of the house. They excuse a number only beside the words that they belong to. */
const houseConstants: readonly HouseConstant[] = [
  {
    kind: 'rate',
    value: 240_000,
    near: /上限|不超过|不得超过|不高于|红线|封顶|以内|司法|监管|最高/,
    source: 'RATE-06 金规〔2025〕9号',
  },
  { kind: 'rate', value: 200_000, near: /上限|不超过|不得超过|不高于|封顶|以内|监管|最高/, source: 'RATE-08 窗口指导' },
  { kind: 'rate', value: 360_000, near: /司法|上限|不超过|不得超过|历史/, source: 'RATE-11 法发〔2017〕22号' },
  { kind: 'amount', value: fen(50_000), near: /退一赔三|赔偿|消费者权益/, source: 'CMP-13 消费者权益保护法第五十五条' },
  {
    kind: 'term',
    value: 60,
    near: /最长|不超过|不得超过|个性化|以内/,
    source: 'COL-12 信用卡业务监督管理办法第七十条',
  },
  { kind: 'dpd', value: 90, near: /以上|超过|以内|内|后/, source: '冲账顺序 信用卡业务监督管理办法第五十七条' },
]

/** Lines that anyone may be told to call; said after 拨打 or 热线 they are no amounts, and neither when they stand alone. */
export const publicHotlines: Readonly<Record<string, string>> = {
  12378: '金融消费者投诉 CMP-12',
  12363: '人民银行 CMP-12',
  12315: '市场监管 CMP-12',
  96110: '反诈专线 CMP-12',
  12356: '心理援助热线',
  12345: '政务服务热线',
}

export function isConstant(kind: HouseConstant['kind'], value: Fen | number, around: string): boolean {
  return houseConstants.some(
    (constant) => constant.kind === kind && constant.value === value && constant.near.test(around),
  )
}
