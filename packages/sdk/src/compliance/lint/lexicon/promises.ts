import { combined, day, type LexiconRow, words } from './row.ts'

/** What the house itself does not let its agents promise. */
const house = { source: '本机构话术规范', certainty: 'H', effectiveFrom: day('2026-01-01') } as const

/** Words that make a promise of the outcome they stand before. */
const assurances = words(`
  保证 肯定 一定 绝对 必定 必然 铁定 确保 包您 包你 包管 保准 准保 打包票 我担保 我承诺 跟您承诺 跟你承诺 向您承诺 给您承诺
  百分百 百分之百 100%
`)

/** What turns such a promise into work that an agent may well promise. */
const work = words(`
  不 未 没 无 核 查 跟进 登记 申请 提交 反馈 评估 协助 争取 关注 留意 通知 告诉 告知 提醒 等待 等到 如果 若 影响 确认 是否
  能否 可否 余额 账户 信息 材料 按 评审 之后 写进 疑问 畅通
`)

/** A promise of one kind of outcome, with at most a few words between. */
export function assured(outcomes: string): NonNullable<LexiconRow['pairs']>[number] {
  return { first: assurances, last: words(outcomes), within: 8, unless: work }
}

/** The same promise the other way round: 延期肯定可以. */
function assuredOf(outcomes: string): NonNullable<LexiconRow['pairs']>[number] {
  return {
    first: words(outcomes),
    last: words(
      `肯定可以 肯定能 肯定行 肯定没问题 一定可以 一定能 一定行 一定没问题 绝对可以 绝对能 绝对没问题 包在我身上`,
    ),
    within: 5,
    unless: work,
  }
}

/** 承诺: outcomes nobody may promise; each kind has an alternative that fits where it is said. */
export const promiseRows: readonly LexiconRow[] = [
  {
    ...house,
    id: 'promise-approval',
    severity: 'block',
    scenario: '放款额度',
    clause: 'MKT-05 不得承诺放款、额度',
    phrases: words(`
      包过 百分百下款 100%下款 100%批 保证下款 保证放款 肯定下款 一定下款 必下款 必过 稳过 包下款 包批 恢复额度百分百
      额度百分百 额度恢复百分百 提额百分百
    `),
    pairs: [
      assured('下款 放款 批款 批贷 获批 能批 批下来 提额 涨额 恢复额度 提高额度 提升额度'),
      assuredOf('额度 提额 放款 下款'),
    ],
    splits: ['包过', '必过', '稳过', '包批'],
    except: words(`
      包过期 包过了 包过后 务必过 未必过 不必过 何必过 平稳过 安稳过 不保证下款 不保证放款 放款后 放款前 放款时
      放款方 放款机构 放款记录 获批后 下款后 提额申请
    `),
    fix: '能否获批及额度以贷款人审核为准，我无法承诺结果。',
    passing: ['能否获批及额度以贷款人审核为准。', '红包过期后可以申请补发。', '背包过了退货期。'],
    failing: ['百分百下款', '我们这边包过的', '保证下款，放心', '一定给您提额', '恢复额度百分百没问题'],
  },
  {
    ...house,
    id: 'promise-review',
    severity: 'block',
    scenario: '延期申请',
    clause: 'MKT-05 不得承诺审核结果',
    phrases: words(`保证通过 保证给您通过 保证给你通过 肯定通过 100%通过 百分百通过 包通过 稳通过`),
    pairs: [assured('通过 申请通过 申请成功 过审 能过 审核过 给你批 给您批 批准'), assuredOf('审核')],
    except: [
      ...combined(
        '通过',
        `App 官方 短信 站内 电话 渠道 线上 线下 人工 系统 银行 页面 邮件 微信 企业 公众号 客服 以下 该 这 此 您 我们 法律
         仲裁 诉讼 正规 合法 手机 网 原 工单 后 前 之后 时 率`,
      ),
      ...words(`不保证通过 不一定通过 批准后 能过来 能过去 审核结果 审核进度 审核意见`),
    ],
    fix: '我先为您登记，结果以审核为准，有结果会告诉您；在此之前请按原约定办理。',
    passing: ['我先为您登记，结果以审核为准。', '我一定通过短信通知您。', '不保证通过，以审核为准。'],
    failing: ['保证给您通过', '包您通过', '包你通过', '100% 通过', '铁定通过'],
  },
  {
    ...house,
    id: 'promise-waiver',
    severity: 'block',
    scenario: '延期申请',
    clause: 'MKT-05 不得承诺减免、延期结果',
    phrases: words(`
      肯定减免 保证减免 一定减免 肯定能减 保证能减 一定能减 肯定给你减 肯定给您减 肯定能延 保证能延 一定能延 肯定延期
      保证延期 保证免 肯定免 一定免 减免没问题 延期没问题 减免百分百 延期百分百 延期肯定没问题 减免肯定没问题
    `),
    pairs: [
      assured('减免 减掉 减免掉 全免 免了 免息 免掉 免除 免罚息 免利息 延期 缓期 展期 罚息免 利息免'),
      assuredOf('延期 减免 展期 缓期'),
    ],
    except: words(`
      不一定减免 不一定能减 不一定能延 一定免费 保证免费 肯定免费 减免材料 减免申请 延期申请 减免结果 延期结果 减免政策
      延期政策 减免后 延期后 延期材料 延期登记 减免登记 免息券 免息活动
    `),
    splits: ['保证免', '肯定免', '一定免'],
    fix: '我先为您登记，会在约定时间内答复，结果以审核为准，还款义务在此期间按原约定。',
    passing: ['我先为您登记，结果以审核为准。', '减免申请不一定通过，以审核为准。'],
    failing: ['这个肯定减免的', '一定能延', '绝对能给您减免', '保证给您免息'],
  },
  {
    ...house,
    id: 'promise-arrival',
    severity: 'block',
    scenario: '还款未入账',
    clause: 'MKT-05 不得承诺时效、到账',
    phrases: words(
      `百分百到账 100%到账 保证到账 肯定到账 一定到账 到账百分百 今天必到账 今天必到 一定会到 肯定会到 一定能到 肯定能到 准时到账没问题`,
    ),
    pairs: [assured('到账 入账 到卡 退款 退回 退到 退给 打到 打给您 打给你')],
    except: combined(
      '到账 入账 退款 退回',
      '后 前 时 情况 时间 进度 进展 状态 短信 通知 申请 记录 规则 原因 结果 流程 信息',
    ),
    fix: '到账时间以银行和系统处理为准，我先为您登记核查，有结果会告诉您。',
    passing: ['到账时间以银行处理为准。', '我一定尽快为您核查到账情况。', '到账后一定通知您。'],
    failing: ['百分百今天到账', '100%到账', '保证今天到账', '今天肯定到账', '一定会到账'],
  },
  {
    ...house,
    id: 'promise-outcome',
    severity: 'block',
    scenario: '收尾',
    clause: 'MKT-05 不得承诺结果',
    phrases: words(`百分百 百分之百 100%没问题 100%能 100%会 100%可以 100%成功 打包票 必成功`),
    pairs: [assured('成功 删除 删掉 消除 消掉 抹掉 清除')],
    except: words(`成功后 成功率 成功才 才能成功 成功与否`),
    fix: '我先为您登记核实，结果以核实和审核为准，有结果会告诉您。',
    passing: ['本期已还比例为100%。', '您转账的100会原路退回。', '我无法承诺结果。'],
    failing: ['百分百', '这个100%没问题', '绝对成功', '保证帮您删除'],
  },
]
