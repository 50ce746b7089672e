import { describe, expect, test } from 'vitest'
import { GateContext, judge } from '../../../src/index.ts'

const account = {
  now: '2026-11-20T02:00:00.000Z',
  channel: 'phone',
  customer: { surname: '王' },
  bills: [
    {
      billNo: 'B202610001',
      period: '2026-10',
      issuedOn: '2026-10-20',
      dueDate: '2026-11-05',
      totalFen: 128_000,
      paidFen: 7_200,
      outstandingFen: 120_800,
      dpd: 15,
    },
  ],
  loans: [
    {
      loanNo: 'L202606001',
      principalFen: 1_200_000,
      outstandingFen: 800_000,
      terms: 12,
      termsPaid: 4,
      aprPpm: 180_000,
    },
  ],
  repayments: [{ amountFen: 50_000, valueDate: '2026-11-10' }],
  creditLine: { limitFen: 2_000_000, usedFen: 800_000, availableFen: 1_200_000 },
}
const identity = (text: string, verified: boolean) =>
  judge(text, GateContext.parse({ ...account, verified })).findings.filter(({ rule }) => rule === 'identity-first')

describe('before somebody has proven who they are', () => {
  test.each([
    '您还欠1208元',
    '您10月账单1208元待还',
    '您2026年10月账单¥1,208.00将于2026年11月5日到期。',
    '您这个月要还1208元',
    '一共是１２０８，麻烦处理',
    '您剩余额度1.2万',
    '您上次还款是11月10日',
    '您当时借了12000',
    '您晚了15天没还',
    '借款L202606001请及时处理',
    '您的卡尾号6688',
    '您登记的手机号是138开头的',
    '您的身份证后四位是1234',
    '您的地址是天山省绿洲市',
    '系统显示您今天有扣款失败',
    '您在我们这借了两笔',
    '您晚了半个月没还',
    '您之前投诉过三次',
    '您的征信有一条不良',
    '您名下有会员',
    '您的风控等级高',
    '钱已经扣了',
    '这期没交呢',
  ])('%s is not told', (text) => {
    expect(identity(text, false)).toMatchObject([{ severity: 'block' }, ...identity(text, false).slice(1)])
    expect(identity(text, true)).toEqual([])
  })

  test.each([
    '为保护您的信息安全，请告诉我您的姓名和身份证后四位。',
    '请问您登记的手机号中间四位是多少？',
    '我们的官方电话是4000000000，服务时间9:00至18:00。',
    '您的投诉已受理，我们会在15个工作日内答复您。',
    '我们的产品可以分3期、6期、12期，年化利率7.2%起。',
    '系统显示您尚未通过核身。',
    '95开头的电话不一定是我们打的。',
    '还款可以在App首页操作。',
    '请问您之前投诉过吗？',
    '您是说钱已经扣了是吗？',
    '您的征信有没有问题，要核实身份后才能查。',
  ])('%s may be said', (text) => expect(identity(text, false)).toEqual([]))
})
