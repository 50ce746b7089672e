import { day, type LexiconRow, words } from './row.ts'

const house = { source: '本机构话术规范', certainty: 'H', effectiveFrom: day('2026-01-01') } as const

/** Words that deserve a second look, and may be sent. */
export const watchRows: readonly LexiconRow[] = [
  {
    ...house,
    id: 'certainty-words',
    severity: 'warn',
    scenario: '延期申请',
    clause: 'MKT-05 不得承诺结果',
    phrases: ['一定', '肯定', '绝对', '保证'],
    except: words(`
      不一定 收取一定 一定程度 一定期限 一定条件 一定时间 一定比例 一定金额 一定额度 统一定 不肯定 绝对值 保证金
      保证人 保证合同 不保证 不能保证 无法保证 为保证 为了保证 为确保 为了确保
      一定会跟主管 肯定会把您的情况 一定把您的意见 一定保留 一定要在有效 肯定是有原因 肯定要核实 绝对理解 一定一定
    `),
    splits: ['一定'],
    passing: ['结果不一定，以审核为准。', '我无法承诺结果。', '保证金已退回。'],
    failing: ['一定给您办好', '这个绝对没问题', '肯定可以'],
  },
  {
    ...house,
    id: 'instant-words',
    severity: 'warn',
    scenario: '延期申请',
    clause: 'MKT-05 不得承诺时效',
    phrases: ['马上', '立刻', '立马', '分分钟'],
    except: words('马上帮 马上为您 马上核实 马上登记 马上就好 马上要到 稍等马上'),
    splits: ['马上'],
    passing: ['预计3个工作日内答复。'],
    failing: ['马上给您到账', '立刻就好'],
  },
  {
    ...house,
    id: 'legal-action',
    severity: 'warn',
    scenario: '法律后果',
    clause: 'COL-07 夸大法律后果',
    phrases: words(`起诉 律师函 强制执行 冻结您的资产 冻结你的资产 查封`),
    except: words('您可以起诉 会被起诉由 起诉由贷款人 收到律师函 律师函是贷款人'),
    passing: ['我们可能依合同和法律采取措施。'],
    failing: ['我们会起诉', '已经给您发律师函'],
  },
  {
    source: '银保监规〔2022〕13号',
    certainty: 'Cq',
    effectiveFrom: day('2022-07-07'),
    id: 'fee-low',
    severity: 'warn',
    scenario: '利率',
    clause: 'COL-13、RATE-01 统一以利息形式展示成本',
    phrases: words(`手续费低 手续费很低 手续费便宜 利息低 利息很低 利率低 利率很低`),
    except: ['利率低于', '利息低于', '手续费低于'],
    passing: ['年化利率（单利）为18.00%。'],
    failing: ['分期手续费低', '手续费很低的'],
  },
  {
    source: '《金融产品网络营销管理办法》',
    certainty: 'L',
    effectiveFrom: day('2026-09-30'),
    id: 'low-risk',
    severity: 'warn',
    scenario: '放款额度',
    clause: 'MKT-02 诱导话术',
    phrases: words(`低风险 低门槛 门槛低 风险低 高收益`),
    passing: ['能否获批以贷款人审核为准。'],
    failing: ['这个产品低风险', '门槛低，好申请'],
  },
  {
    ...house,
    id: 'free-of-charge',
    severity: 'warn',
    scenario: '利率',
    clause: 'RATE-04 除已明示成本外不再收取其他',
    phrases: ['免费', '不收费', '免息'],
    except: words(`减免费用 减免费 免费用 免费率 免息期 转人工是免费 免费客服 免费查 免费的监管 不是免息`),
    splits: ['免费'],
    passing: ['减免费用以审核为准。'],
    failing: ['免费给您办理', '这个不收费'],
  },
]
