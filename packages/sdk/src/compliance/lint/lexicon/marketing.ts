import { assured } from './promises.ts'
import { day, type LexiconRow, words } from './row.ts'

/** The measures on marketing financial products online, issued 2026-04-21. */
const measures = { source: '《金融产品网络营销管理办法》', certainty: 'L', effectiveFrom: day('2026-09-30') } as const

/** 营销: costs nobody may shrink, records nobody may clean. */
export const marketingRows: readonly LexiconRow[] = [
  {
    ...measures,
    id: 'inducement',
    severity: 'block',
    scenario: '放款额度',
    clause: 'MKT-02 诱导话术',
    phrases: words(`
      人人可贷 秒下款 秒批 秒放款 零门槛 0门槛 无门槛贷 无门槛借 零风险 0风险 无风险 黑户可贷 不看征信
      不查征信 无视征信
    `),
    fix: '能否获批、费用和风险以贷款人审核和合同为准，我无法承诺结果。',
    passing: ['能否获批以贷款人审核为准。'],
    failing: ['零门槛', '零风险的', '我们不看征信'],
  },
  {
    ...measures,
    id: 'inducement-arrival',
    severity: 'block',
    scenario: '放款额度',
    clause: 'MKT-02 诱导话术',
    phrases: words(`秒到账 秒入账 秒到卡`),
    fix: '到账时间以银行和系统处理为准，我先为您登记核查，有结果会告诉您。',
    passing: ['到账时间以银行处理为准。'],
    failing: ['秒到账', '提交了秒到卡'],
  },
  {
    source: '央行公告〔2021〕第3号',
    certainty: 'C',
    effectiveFrom: day('2021-03-31'),
    id: 'cost-shrinking',
    severity: 'block',
    scenario: '利率',
    clause: 'RATE-01 明示年化利率',
    phrases: words(`每天几毛钱 一天几毛钱 每天几毛 每天几块钱 一天几块钱 一天一杯奶茶钱 零成本 0成本`),
    fix: '年化利率（单利）和总成本、各项费用见合同与明示表，以其为准。',
    passing: ['年化利率（单利）为18.00%，总成本与各费用见明示表。'],
    failing: ['一天几毛钱而已', '每天几毛钱的事', '借这笔零成本'],
  },
  {
    source: '《征信业管理条例》',
    certainty: 'C',
    effectiveFrom: day('2013-03-15'),
    id: 'credit-record',
    severity: 'block',
    scenario: '征信',
    clause: 'CMP-11 第15、16、25条 异议与保存期',
    phrases: words(`
      消除征信 消征信 消记录 帮你消记录 帮您消记录 洗征信 洗白征信 征信洗白 洗白记录 征信清零 修复征信 征信修复 删除征信 不影响征信
      不会影响征信 不会上征信 不上征信 保证不影响征信 对征信没影响 征信没事 不会有逾期记录 不会留记录 不会留逾期记录
    `),
    pairs: [
      assured('洗白 消除征信 删除征信 修复征信 消记录 消除记录 消除逾期 删除逾期'),
      {
        first: words(`征信 逾期记录 不良记录`),
        last: words(`帮您删 帮你删 帮您消 帮你消 给您删 给你删 给您消 给你消`),
        within: 6,
        unless: words(`核实 异议 错误 有误 不`),
      },
      {
        first: words(`帮你 帮您 给你 给您 替你 替您 帮忙 花钱`),
        last: words(
          `洗白 消记录 消除记录 消除逾期 删记录 删除逾期 删逾期 删征信 记录消掉 逾期消掉 记录删掉 逾期删掉 记录抹掉 逾期抹掉`,
        ),
        within: 10,
        unless: words(`核实 异议 错误 有误 不`),
      },
    ],
    except: words(`
      征信修复的都 征信修复是骗 征信修复都是 征信洗白是骗 征信洗白都是 警惕征信洗白 谨防征信洗白 警惕洗白征信 谨防洗白征信 征信洗白骗局 征信洗白诈骗 征信洗白广告 征信洗白是不存在 征信洗白不存在 征信修复收费的都是
      警惕征信修复 谨防征信修复 征信修复骗局 征信修复诈骗 征信修复中介 征信修复机构 会不会影响征信
      会不会上征信 会不会对征信没影响
    `),
    fix: '如认为征信记录有误，可以提交异议，我们会在20日内书面答复。',
    passing: ['如认为记录有误，可提交异议，20日内书面答复。', '是否报送征信，以合同约定为准。'],
    failing: ['我可以帮你消记录', '这个不影响征信', '花钱就能消除征信', '征信洗白', '帮你洗白', '放心，不会影响征信'],
  },
]
