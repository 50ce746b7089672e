import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'
import { near, said } from './vocabulary.ts'

const { collectionGuideline, complaints, house, marketing } = instruments

/** What the lexicon lists as phrases, said in a freer order: two words near each other carry it. */
export const freerGateRules: readonly GateRuleRow[] = [
  {
    ...collectionGuideline,
    id: 'borrow-to-repay',
    title: { zh: '劝客户借钱来还', en: 'Borrowing in order to repay' },
    why: { zh: '不得诱导客户借新还旧', en: 'Nobody is led to borrow in order to repay' },
    severity: 'block',
    clause: 'COL-07 诱导或逼迫新增借贷',
    when: {
      any: [
        near(
          '别的平台 其他平台 别家 网贷 花呗 借呗 白条 朋友 亲戚 家里',
          '借点 借一点 借来还 借你 借钱 倒一下 周转 套出来 先借',
          6,
          '不 勿',
        ),
        near('借点 借一点 办个网贷 办网贷 套出来 套现 倒一下 先借', '还上 先还 还我们 结清 还了', 10, '不 勿'),
      ],
    },
    fix: { say: '请勿为还款新增借贷；我可以登记您的困难，提交方案评估。' },
    passing: ['请勿为还款新增借贷。', '您在其他平台的借款与我们无关。'],
    failing: ['你去别家平台借点先还上', '用花呗倒一下'],
  },
  {
    ...collectionGuideline,
    id: 'false-authority',
    title: { zh: '自称司法机关', en: 'Posing as an authority' },
    why: { zh: '不得冒用公检法名义', en: 'Nobody speaks as the police, a prosecutor or a court' },
    severity: 'block',
    clause: 'COL-07 冒用行政、司法机关名义',
    when: near('我是 我们是 这里是 这边是 我们和', '公安局 派出所 人民法院 法院执行局 检察院 经侦 刑警', 4, '不 配合'),
    fix: { say: '您好，我是本机构客服，通话将录音。请问是您本人吗？' },
    passing: ['您可以向公安局报案。', '您好，我是本机构客服。'],
    failing: ['我是县公安局的', '这里是区人民法院'],
  },
  {
    ...collectionGuideline,
    id: 'threat-freer',
    title: { zh: '威胁', en: 'Threats' },
    why: { zh: '不得以曝光、上门或牵连家人相威胁', en: 'Nobody is threatened with exposure, visits or harm to family' },
    severity: 'block',
    clause: 'COL-07 恐吓、夸大法律后果',
    when: {
      any: [
        near('通讯录', '一个一个打 挨个打 全打一遍 都打一遍', 8),
        near('让你们村 让全村 让你们小区 让你们单位', '都知道 的人知道 的人都 知道你', 6),
        near('照片 身份证 信息', '挂到网上 发到网上 挂网上 发朋友圈 挂出去', 6, '不 勿'),
        near('派人 安排人 安排两个人 我们到 我们去', '你家 您家 你单位 你公司 您公司 你们村', 4, '不'),
        near('孩子 子女 儿子 女儿', '受影响 上不了学 政审 别想了', 6, '不会'),
      ],
    },
    fix: { say: '您的账单尚有金额待还，可通过官方渠道处理；如有困难，请告诉我。' },
    passing: ['我们只与您本人沟通账务。'],
    failing: ['通讯录我挨个打', '我们派人去你家等着', '孩子以后政审都过不了'],
  },
  {
    ...complaints,
    id: 'complaint-waved-away',
    title: { zh: '敷衍投诉', en: 'A complaint waved away' },
    why: { zh: '投诉须受理，不得以撤诉为条件', en: 'A complaint is taken in, and its withdrawal is no condition' },
    severity: 'block',
    clause: 'CMP-01 受理并按期处理',
    when: {
      any: [
        near('撤销投诉 撤回投诉 投诉撤 撤诉 撤了投诉', '才能 才给 才会 才处理 再给你 再处理 才退', 8),
        near('投诉', '不受理 没人管 不管用 白费劲 随便你', 6, '不会 如'),
        said('没人管你 打了也白打 也白打 告也没用 爱上哪儿告 爱去哪告 上哪告都 去哪告都 你去告吧'),
      ],
    },
    fix: { say: '您可以投诉，我现在就为您登记；对结果有异议，可以申请核查、调解，或拨打12378。' },
    passing: ['您的投诉已受理。', '撤回与否由您自己决定。'],
    failing: ['你去告吧，没人管你', '撤销投诉才能退款'],
  },
  {
    ...complaints,
    certainty: 'M',
    id: 'remedies-denied',
    title: { zh: '否认救济途径', en: 'Remedies denied' },
    why: {
      zh: '客户有权申请核查、调解、仲裁或诉讼',
      en: 'A customer may ask for review, mediation, arbitration or go to court',
    },
    severity: 'block',
    clause: 'CMP-04、CMP-05 救济途径',
    when: {
      any: [
        near(
          '不能 无权 没有权利 没权利 不许 不准 别想 没资格 没必要',
          '申请核查 再核查 找调解 申请调解 去仲裁 申请仲裁 去起诉 再申诉 再投诉',
          4,
        ),
        said('你只能接受 您只能接受 没有别的途径 没有其他途径 找谁都没用 去哪都一样'),
      ],
    },
    fix: { say: '对结果有异议，您可以申请核查、调解，或通过仲裁、诉讼解决。' },
    passing: ['对结果有异议，您可以申请核查或调解。'],
    failing: ['你没资格再申诉', '结果就这样，你只能接受'],
  },
  {
    ...house,
    id: 'promise-freer',
    title: { zh: '承诺结果', en: 'Promising an outcome' },
    why: { zh: '额度、减免、到账、利率都不得承诺', en: 'Limits, waivers, arrival and rates are not promised' },
    severity: 'block',
    clause: 'MKT-05 不得承诺结果',
    when: {
      any: [
        near('额度 提额 授信', '一定给你 一定给您 肯定给你 肯定给您 保证给你 保证给您', 2),
        near('保证 肯定 一定 绝对', '全免 免掉 最优惠 最划算 不会涨 不涨', 8, '不能 无法 没法 不 核'),
        near('退款 这笔钱 款项', '铁定到 准到 一定到 肯定到 必定到', 6, '后 时'),
        near('利率 利息 年化', '肯定给 保证给 一定给 保证不涨 肯定不涨 绝对不涨 保证不会 给你降 给您降', 4),
      ],
    },
    fix: { say: '我先为您登记，结果以审核为准，有结果会告诉您。' },
    passing: ['结果以审核为准。', '我无法承诺利率会降低。', '利率以合同为准。'],
    failing: ['额度肯定给您提上来', '利息我保证给您调下来', '绝对是最优惠的价格'],
  },
  {
    ...house,
    id: 'fraud-waved-away',
    title: { zh: '盗刷先还款', en: 'Paying before fraud is looked into' },
    why: {
      zh: '疑似盗刷、诈骗先冻结核查，不先要求还款',
      en: 'Suspected fraud is frozen and looked into before anybody pays',
    },
    severity: 'block',
    clause: 'FRD 先冻结、转风控',
    when: near(
      '盗刷 被骗 被盗 冒名 不是本人 诈骗',
      '还得还 也得还 也要还 照样还 得先还 先还款 我们不负责 不归我们管 你自己的事 您自己的事 自己承担 自己负责',
      12,
      '不用 无需',
    ),
    fix: { say: '我先协助冻结并转专人核查；请勿转账，必要时报警或拨打96110。' },
    passing: ['疑似盗刷，我先协助冻结。'],
    failing: ['就算被骗了，钱照样还', '盗刷是您自己的事'],
  },
  {
    ...house,
    id: 'crisis-waved-away',
    title: { zh: '敷衍情绪危机', en: 'A crisis waved away' },
    why: { zh: '情绪危机时暂停账务，转主管', en: 'In a crisis, money waits and a supervisor helps' },
    severity: 'block',
    clause: 'COL-19 情绪危机暂停账务',
    when: {
      any: [
        near('要死 想死 去死 拿死 跳楼 要跳 自杀 轻生', '吓唬 威胁谁 照样 也得还 也要还 就去 就跳', 8),
        said('装可怜 装什么可怜 别卖惨 卖什么惨 谁没压力 谁还没有压力 别矫情'),
      ],
    },
    fix: { say: '您的安全最重要，我先暂停账务话题，请人工主管来协助您。' },
    passing: ['您的安全最重要。'],
    failing: ['想死也得还钱', '别卖惨了'],
  },
  {
    ...house,
    id: 'fee-waved-away',
    title: { zh: '敷衍费用疑问', en: 'A fee question waved away' },
    why: { zh: '费用疑问要逐项核对说明', en: 'A question about fees is gone through item by item' },
    severity: 'warn',
    clause: 'CMP-01、CMP-05 说明核实情况与依据',
    when: {
      any: [
        said('就这么扣的 就是这么扣 就这么规定 别问了 问也没用 自己看合同去'),
        near('系统 自动扣', '改不了 没办法改 没法改 管不了', 6),
        near('合同 你签 您签', '自己看 自己去看 反正', 6, '请'),
      ],
    },
    fix: { say: '我为您逐项核对金额和合同条款；如不认可，可以登记投诉。' },
    passing: ['我为您逐项核对。', '费用由系统按合同自动扣收，明细如下。'],
    failing: ['就这么规定的', '系统自动扣，我没办法改'],
  },
  {
    ...marketing,
    id: 'opt-out-waved-away',
    title: { zh: '推脱退订', en: 'An opt-out waved away' },
    why: { zh: '退订须当场登记', en: 'An opt-out is taken at once' },
    severity: 'block',
    clause: 'MKT-02、COL-17 尊重拒绝',
    when: {
      any: [
        near('营销 推销 广告 短信', '关不掉 关不了 停不了 取消不了 管不了 没法取消 没办法取消 忍忍', 8),
        near('没法取消 没办法取消 取消不了', '忍忍 忍一忍 将就', 6),
      ],
    },
    fix: { say: '我现在就为您登记退订，登记生效后不再向您营销。' },
    passing: ['已为您登记，今后不再营销。', '您可以回复拒收来退订短信。'],
    failing: ['广告短信停不了', '推销电话我管不了'],
  },
  {
    ...complaints,
    id: 'own-papers',
    title: { zh: '索要我方材料', en: 'Asking for our own papers' },
    why: {
      zh: '我们自己的合同、记录、录音内部可查，不向客户索要',
      en: 'Our own contracts, records and recordings are looked up, not asked for',
    },
    severity: 'warn',
    clause: 'CMP-06 第13条 机构已掌握的材料',
    when: {
      all: [
        near(
          '我们的 我行的 我司的 我们这里 我们这边 我行',
          '合同 放款记录 还款记录 还款流水 扣款记录 通话录音 账单',
          8,
        ),
        said('提供 打印 出示 寄来 上传 盖章 复印件'),
        { not: said('不用您 无需 不需要 我们会 自行 可以在App') },
      ],
    },
    fix: { say: '相关材料我们内部可以查询，您无需提供，我已为您登记核实。' },
    passing: ['我们的通话录音会自行核查，您无需提供。', '您可以下载我们的合同。'],
    failing: ['请把我们的借款合同复印件发来', '要您提供我行的还款流水'],
  },
  {
    source: '央行公告〔2021〕第3号',
    certainty: 'C',
    effectiveFrom: '2021-03-31',
    id: 'cost-made-small',
    title: { zh: '淡化借款成本', en: 'Making the cost small' },
    why: {
      zh: '成本须以年化利率明示，不得说成零利息或几毛钱',
      en: 'Cost is stated as an annual rate, not as pennies or nothing',
    },
    severity: 'block',
    clause: 'RATE-01 明示年化利率',
    when: {
      any: [
        said('零利息 零费用 0利息 0费用 几乎没有利息 几乎没利息 基本没利息 等于不要利息'),
        near('一天 每天 一日 每日', '几毛 几分钱 早饭钱 早餐钱 奶茶钱 一杯咖啡 一顿饭', 8, '不'),
      ],
    },
    fix: { say: '年化利率（单利）和总成本、各项费用见合同与明示表，以其为准。' },
    passing: ['年化利率（单利）见合同。'],
    failing: ['每天只要一杯咖啡的钱', '这个产品零利息'],
  },
]
