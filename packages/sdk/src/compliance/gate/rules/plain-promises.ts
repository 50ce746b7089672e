import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'
import { near, said } from './vocabulary.ts'

const { complaints, costDisclosure, creditReporting, house, marketing } = instruments

/** 承诺、费用、投诉, by structure. */
export const plainPromiseRules: readonly GateRuleRow[] = [
  {
    ...house,
    id: 'approval-assured',
    title: { zh: '暗示必批', en: 'Approval as good as given' },
    why: { zh: '能否获批以审核为准，不得暗示走过场', en: 'Approval is the review’s, which is no formality' },
    severity: 'block',
    clause: 'MKT-05 不得承诺放款、额度',
    when: {
      any: [
        said('十拿九稳 妥妥的过 妥妥的批 妥妥能批 一准能批 一准能过 走个过场 审核特别松 审核很松 审核的人打过招呼'),
        said('等着收款 稳赚不赔 人人都能借 谁都能借 不用审核 无需审核 想什么时候还就什么时候还'),
        near('额度 贷款 提额', '帮您搞定 帮你搞定 给您搞定 给你搞定', 4),
        near('预批', '点一下就 就到账', 12),
        near('提现 放款', '秒到', 2),
        near('今天不 现在不', '就没了 就没有了', 6),
      ],
    },
    fix: { say: '能否获批及额度以贷款人审核为准，我无法承诺结果。' },
    passing: ['能否获批以审核为准。', '活动名额以页面显示为准。'],
    failing: ['这单十拿九稳', '额度我帮您搞定', '审核也就走个过场'],
  },
  {
    ...house,
    id: 'waiver-granted',
    title: { zh: '擅自减免', en: 'A waiver granted on the spot' },
    why: { zh: '减免以审批为准，坐席不得当场答应', en: 'Waivers are decided by review, not granted in a chat' },
    severity: 'block',
    clause: 'MKT-05 不得承诺减免、延期结果',
    when: {
      any: [
        near(
          '罚息 费用 违约金 利息 手续费 滞纳金',
          '我给您抹 我给你抹 给您抹 给你抹 我做主 我直接帮您免 我直接帮你免 我帮您免 我给您免 我给你免',
          4,
          '申请 审核 不 无法',
        ),
        near('我做主', '给您免 给你免 减免 给您减 免了', 6, '不'),
        near('只要还 只要您还 您只要还 你只要还', '剩下的 其余的', 8),
        near('剩下的', '不用管 帮你压着 帮您压着 不用还', 6),
        said('以后没有任何费用 以后没任何费用'),
      ],
    },
    fix: { say: '我先为您登记，会在约定时间内答复，结果以审核为准，还款义务在此期间按原约定。' },
    passing: ['减免以审核为准，我先为您登记。', '剩下的金额可以申请分期。'],
    failing: ['罚息我给您抹掉', '这个我做主给您免了', '剩下的就不用还'],
  },
  {
    ...creditReporting,
    id: 'record-undone',
    title: { zh: '许诺抹去记录', en: 'A record undone by paying' },
    why: {
      zh: '逾期记录依规报送、依法保存，不因还款消失',
      en: 'A late payment is reported and kept as the law says, whatever is paid',
    },
    severity: 'block',
    clause: 'CMP-11 第16条 保存期',
    when: {
      any: [
        near(
          '逾期记录 征信 不良记录',
          '给您撤 给你撤 帮您撤 帮你撤 就没有了 就没了 就恢复了 自动更新成正常 更新成正常 自动恢复 就干净',
          8,
          '不 异议 核实 有误',
        ),
        near('晚几天 晚两天 晚一天 逾期几天', '没关系 没事 不要紧 不会报送 不上报', 6),
        near('逾期', '查不到', 8, '我 为何 为什么'),
      ],
    },
    fix: { say: '逾期记录依规报送；如认为征信记录有误，可以提交异议，我们会在20日内书面答复。' },
    passing: ['征信不会自动恢复，不良记录自还清之日起保存5年。', '如记录有误，可以提交异议。'],
    failing: ['还了我就把逾期记录给您撤了', '还清征信就恢复了', '晚几天没事'],
  },
  {
    source: '央行公告〔2021〕第3号',
    certainty: 'C',
    effectiveFrom: '2021-03-31',
    id: 'cost-next-to-nothing',
    title: { zh: '淡化借款成本', en: 'Cost made next to nothing' },
    why: { zh: '成本须以年化利率明示', en: 'Cost is stated as an annual rate' },
    severity: 'block',
    clause: 'RATE-01 明示年化利率',
    when: {
      any: [
        said('相当于不要钱 等于不要钱 跟不要钱一样 比银行还便宜 比银行便宜 比银行还低'),
        near('利息 成本 费用', '可以忽略 忽略不计', 8, '不'),
        near('一天才 每天才 一天也就 一天就 每天就', '一毛 两毛 三毛 五毛 几毛 块钱 几块', 4),
        near('一个月就 一个月才 每月就 每月才 一个月也就', '几十块 十几块 几块 几百块', 3),
        near('年化', '个点', 6),
      ],
    },
    fix: { say: '年化利率（单利）和总成本、各项费用见合同与明示表，以其为准。' },
    passing: ['年化利率（单利）见合同。', '一天就能到账的说法不准确。'],
    failing: ['利息可以忽略不计', '一天才五毛', '比银行还便宜', '年化也就八个点'],
  },
  {
    ...complaints,
    id: 'complaint-bargained',
    title: { zh: '以投诉作交换', en: 'A complaint bargained away' },
    why: { zh: '不得以撤诉为条件，也不得推脱', en: 'Help does not depend on dropping a complaint' },
    severity: 'block',
    clause: 'CMP-01、CMP-05 不得阻碍投诉',
    when: {
      any: [
        near('投诉', '我也不怕 我不怕 转回我们 减免就没 再谈减免 我们再谈 再谈方案', 12, '不会 如'),
        near('不撤 撤了 撤回 撤销', '再谈 没法给您 没法给你 没法处理 处理不了', 12, '不影响 与否'),
        near('12378', '转回我们 也没 白打', 6, '不'),
        said('跟我说没用 自己不看怪谁 这个我们不管 这事我们不管'),
      ],
    },
    fix: { say: '您可以投诉，我现在就为您登记；对结果有异议，可以申请核查、调解，或拨打12378。' },
    passing: ['您的投诉已受理，撤回与否由您自己决定。', '您也可以拨打12378反映。'],
    failing: ['投诉我也不怕', '把投诉撤了再谈减免', '跟我说没用'],
  },
  {
    ...costDisclosure,
    id: 'pay-first',
    title: { zh: '先交钱再办', en: 'Pay first' },
    why: {
      zh: '不得要求先交费、刷流水或转给个人',
      en: 'No service asks for a fee, a deposit or a private transfer first',
    },
    severity: 'block',
    clause: 'RATE-04 除已明示成本外不再收取其他',
    when: {
      any: [
        near('要先付 要先转 要先交 得先付 得先转 先转', '保证金才 保证金就 保证金再 服务费 手续费 押金', 8, '不 勿'),
        near('手续费 服务费 保证金', '就能 才能', 4, '不 骗'),
        near('刷一笔流水 刷流水 做流水', '就能 才能 放款', 4, '骗'),
        near('不买', '贷不下来 批不下来 下不来', 10),
        near('我们经理 我们主管 我领导 我个人 我自己', '账户 收款码 卡号', 3, '不'),
      ],
    },
    fix: { say: '各项费用以明示表为准，还款请通过官方渠道，我们不会请您先交费或转账到个人账户。' },
    passing: ['手续费不会另外收取。', '还款请通过App或对公账户。'],
    failing: ['要先转保证金才能提额', '刷流水才能放款', '打到我们经理账户'],
  },
  {
    ...marketing,
    source: 'JR/T 0171 个人金融信息保护',
    certainty: 'H',
    effectiveFrom: '2026-01-01',
    id: 'secret-by-another-name',
    title: { zh: '变相索取鉴别信息', en: 'A secret by another name' },
    why: {
      zh: '坐席永不索取验证码、密码、安全码，也不要求共享屏幕',
      en: 'Agents ask for no code or password, by whatever name, nor to share a screen',
    },
    severity: 'block',
    clause: 'PI-05、PI-06、PI-07 永不索取C3鉴别信息',
    when: {
      any: [
        near(
          '那串数字 位数字 几个数字 验证短信 yzm otp',
          '念给我 跟我说 跟我讲 告诉我 发我 发下 发一下 发来 发过来 报给我 转给我',
          4,
          '不 勿 身份证',
        ),
        near('给我 发我 告诉我', 'yzm otp code 验证短信', 4, '不 勿'),
        near('收到的 刚来的 刚收到的 手机上来的', '数字念 数字跟我 数字告诉 数字发 数字报', 4, '不 勿'),
        near('背面 签名条 签名栏', '三个数字 三位数字 3位数字 几个数字', 8, '不 勿'),
        near('密码', '跟我讲 跟我说 讲给我 说给我', 14, '不 勿'),
        near('截图 截屏', '验证短信发 验证码短信发', 1, '不 勿'),
        {
          notNear: {
            of: near('短信', '转给我 转我看 转发给我 给我看', 4, '不 勿'),
            words: ['诈骗', '可疑', '钓鱼', '催收', '扣款', '收款', '退款'],
            within: 10,
          },
        },
        near('开一下 打开 开启 把您手机 把您的手机 把手机', '屏幕共享 共享屏幕', 6, '不 勿 关'),
        near('屏幕共享 共享屏幕', '给我 我帮您 我来', 6, '不 勿 关 骗'),
      ],
    },
    fix: { say: '我们不会索取密码和验证码，请按页面提示核验。' },
    passing: ['请勿把验证短信告诉任何人。', '我们不会索取密码和验证码。', '身份证后四位数字核对一下。'],
    failing: ['手机上刚来的那串数字念给我', '麻烦yzm发下', '您开一下屏幕共享，我来操作', '密码改好跟我讲'],
  },
]
