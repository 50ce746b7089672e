import { day, type LexiconRow, words } from './row.ts'

/** The measures on marketing financial products online, issued 2026-04-21. */
const measures = { source: '《金融产品网络营销管理办法》', certainty: 'L', effectiveFrom: day('2026-09-30') } as const
/** What the house itself does not let its agents promise. */
const house = { source: '本机构话术规范', certainty: 'H', effectiveFrom: day('2026-01-01') } as const

/** 营销与承诺: outcomes nobody may promise, costs nobody may shrink. */
export const marketingRows: readonly LexiconRow[] = [
  {
    ...house,
    id: 'promise-approval',
    severity: 'block',
    scenario: '放款额度',
    clause: 'MKT-05 不得承诺放款、额度',
    phrases: words(`
      包过 百分百 百分之百 100%通过 100%下款 100%批 100%能 100%会 100%成功 百分百下款 百分百通过 保证下款
      保证放款 肯定下款 一定下款 肯定能批 一定能批 保证能批 必下款 必过 稳过 包下款 包批 保证提额 肯定提额
      一定提额
    `),
    splits: ['包过', '必过', '稳过', '包批'],
    except: words(`
      包过期 背包过 钱包过 红包过 礼包过 邮包过 务必过 未必过 不必过 何必过 平稳过 安稳过 不保证下款
      不保证放款
    `),
    fix: '能否获批及额度以贷款人审核为准，我无法承诺结果。',
    passing: ['能否获批及额度以贷款人审核为准。', '红包过期后可以申请补发。'],
    failing: ['百分百下款', '我们这边包过的', '保证下款，放心'],
  },
  {
    ...house,
    id: 'promise-waiver',
    severity: 'block',
    scenario: '延期申请',
    clause: 'MKT-05 不得承诺减免结果',
    phrases: words(`
      保证给你通过 保证给您通过 保证通过 保证帮你通过 保证帮您通过 肯定给你通过 肯定给您通过 肯定通过
      一定通过 一定给您通过 一定给你通过 肯定减免 保证减免 一定减免 肯定能减 保证能减 一定能减 肯定给你减
      肯定给您减 肯定能延 保证能延 一定能延 肯定延期 保证延期 保证免 肯定免 一定免
    `),
    except: words(`不保证通过 不一定通过 不一定减免 不一定能减 不一定能延`),
    splits: ['保证免', '肯定免', '一定免'],
    fix: '我先为您登记，会在约定时间内答复，结果以审核为准，还款义务在此期间按原约定。',
    passing: ['我先为您登记，结果以审核为准。', '减免申请不一定通过，以审核为准。'],
    failing: ['保证给您通过', '这个肯定减免的', '一定能延'],
  },
  {
    ...measures,
    id: 'inducement',
    severity: 'block',
    scenario: '放款额度',
    clause: 'MKT-02 诱导话术',
    phrases: words(`
      秒到账 秒下款 秒批 秒放款 零门槛 0门槛 无门槛贷 无门槛借 零风险 0风险 无风险 黑户可贷 不看征信
      不查征信 无视征信
    `),
    fix: '能否获批及额度以贷款人审核为准，到账时间以银行处理为准，我无法承诺结果。',
    passing: ['到账时间以银行处理为准。'],
    failing: ['零门槛，秒到账', '零风险的', '我们不看征信'],
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
      消除征信 消征信 消记录 帮你消记录 帮您消记录 洗征信 洗白征信 修复征信 征信修复 删除征信 不影响征信
      不会影响征信 不会上征信 不上征信 保证不影响征信 对征信没影响 征信没事
    `),
    except: words(`
      警惕征信修复 谨防征信修复 征信修复骗局 征信修复诈骗 征信修复中介 征信修复机构 会不会影响征信
      会不会上征信 会不会对征信没影响
    `),
    fix: '如认为征信记录有误，可以提交异议，我们会在20日内书面答复。',
    passing: ['如认为记录有误，可提交异议，20日内书面答复。', '是否报送征信，以合同约定为准。'],
    failing: ['我可以帮你消记录', '这个不影响征信', '花钱就能消除征信', '放心，不会影响征信'],
  },
]
