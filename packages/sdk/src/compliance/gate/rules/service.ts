import { words } from '../../lint/lexicon/row.ts'
import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'
import { near, said } from './vocabulary.ts'

const { complaints, creditReporting, house, marketing, civilCode } = instruments

const papers = words(
  '合同 借款合同 账单 还款记录 扣款记录 放款记录 通话录音 录音 流水 交易记录 借款记录 聊天记录 征信授权',
)
const asksForPapers = words('请提供 提供一下 您提供 需要您提供 请上传 补充提供 需要提供 请您出示 自己去打印 自行提供')

/** 投诉、征信、营销: what people are owed, and what may not be sold to them. */
export const serviceGateRules: readonly GateRuleRow[] = [
  {
    ...complaints,
    id: 'complaint-papers',
    title: { zh: '向投诉人索要材料', en: 'Asking a complainant for our own papers' },
    why: {
      zh: '客户在投诉：机构已掌握或可内部查询的材料不得要求其提供',
      en: 'This is a complaint: what we hold or can look up may not be asked for',
    },
    severity: 'block',
    clause: 'CMP-06 第13条',
    when: {
      sequence: {
        saidBy: 'customer',
        anyOf: words('投诉 举报 12378 银保监 金融监管 维权'),
        now: { near: { first: asksForPapers, last: papers, within: 8, unless: words('不用 无需 不需 身份') } },
      },
    },
    fix: { say: '相关材料我们内部可以查询，您无需提供，我已为您登记核实。' },
    override: true,
    passing: [
      '请提供借款合同',
      { text: '相关材料您无需提供，我已登记', context: { said: [{ role: 'customer', text: '我要投诉' }] } },
    ],
    failing: [{ text: '请提供借款合同', context: { said: [{ role: 'customer', text: '我要投诉你们' }] } }],
  },
  {
    ...complaints,
    id: 'agent-complaint-refusal',
    title: { zh: '拒绝代理投诉', en: 'Refusing a complaint by proxy' },
    why: {
      zh: '可以委托他人投诉，须有授权委托书和受托人证明；继承人也可投诉',
      en: 'A complaint may be made by proxy with a letter of authority, and by heirs',
    },
    severity: 'block',
    clause: 'CMP-07 第14条 代理投诉',
    when: {
      any: [
        said('必须本人投诉 只能本人投诉 不受理代理投诉 代理投诉不受理 不接受代理投诉 不接受委托投诉 继承人不能投诉'),
        near('代理人 受托人 家属 继承人 律师代 代理投诉', '不能投诉 无权投诉 没资格投诉 不予受理 一概不收 一律不收', 4),
        near('授权委托书 委托书 授权书', '也没用 没用 不认 不管用', 4, '没有'),
      ],
    },
    fix: { say: '您可以委托他人投诉，请提供授权委托书原件、受托人身份证明和联系方式，我为您登记。' },
    passing: ['您可以委托他人投诉，请提供授权委托书原件。'],
    failing: ['只能本人投诉', '家属不能投诉'],
  },
  {
    ...complaints,
    certainty: 'M',
    id: 'decision-remedies',
    title: { zh: '处理决定须告知救济途径', en: 'A decision names the remedies' },
    why: {
      zh: '告知处理决定时要说明核查、调解、仲裁或诉讼途径',
      en: 'Whoever is told a decision is also told of review, mediation, arbitration and the courts',
    },
    severity: 'warn',
    clause: 'CMP-05 救济途径',
    when: {
      all: [
        {
          phraseSet: {
            anyOf: words('处理决定为 处理决定是 处理结果为 处理结果是 不予支持 不支持您的诉求 投诉不成立 驳回您的投诉'),
          },
        },
        { not: { disclosurePresent: { anyOf: words('核查 调解 仲裁 诉讼 12378') } } },
      ],
    },
    passing: ['处理结果为退还费用；对结果有异议，可以申请核查、调解，或拨打12378。'],
    failing: ['经核实，您的投诉不成立。'],
  },
  {
    ...creditReporting,
    id: 'objection-deadline',
    title: { zh: '征信异议时限', en: 'Deadline for a credit-record objection' },
    why: {
      zh: '征信异议须在20日内核查并书面答复',
      en: 'An objection to a credit record is answered in writing within 20 days',
    },
    severity: 'block',
    clause: 'CMP-11 第25条 二十日',
    when: {
      any: [
        near(
          '征信异议 异议申请 异议处理 提出异议 异议登记 异议',
          '30天 30日 三十天 三十日 60天 60日 六十天 六十日 45天 一个月 两个月 一个半月 三个月 半年 没有期限 没期限 慢慢等',
          12,
        ),
        near('征信 异议', '口头说 口头答复 口头告诉 不出书面 没有书面 不给书面', 12),
      ],
    },
    fix: { say: '征信异议我们会在20日内核查并书面答复。' },
    passing: ['征信异议我们会在20日内核查并书面答复。'],
    failing: ['征信异议一般30天内答复', '提出异议后要两个月才有结果'],
  },
  {
    ...marketing,
    id: 'tying',
    title: { zh: '默认勾选与搭售', en: 'Pre-ticked boxes and tying' },
    why: { zh: '不得默认勾选、搭售会员、保险等', en: 'Nothing may be pre-ticked or tied to a loan' },
    severity: 'block',
    clause: 'MKT-02 默认勾选、违法搭售',
    when: {
      any: [
        said('默认勾选 默认开通 帮您勾选 帮你勾选 帮您默认 已为您勾选 自动开通会员 自动续费会员'),
        near(
          '必须买 必须购买 必须开 要先买 要先开 先开通 先购买 搭配购买 得买',
          '保险 会员 担保 权益包 权益卡 保障',
          4,
          '不',
        ),
        near('不买 不开 不办 不加购', '办不了 不放款 不能放款 批不了 下不了款 不给批 不给放', 12),
        near('保险 会员 权益卡 担保', '必须一起 必须买 必须办 才能放款 才给放款 才能下款 不然不放', 8, '不是'),
      ],
    },
    fix: { say: '会员、保险等都由您自愿选择，不影响借款申请。' },
    passing: ['会员由您自愿选择，不影响借款申请。'],
    failing: ['必须买保险才能放款', '系统已为您勾选', '要先开会员才提额'],
  },
  {
    ...house,
    id: 'promise-rate',
    title: { zh: '承诺利率', en: 'Promising a rate' },
    why: { zh: '利率由贷款人审批决定，坐席不得承诺', en: 'The lender sets the rate; agents promise none' },
    severity: 'block',
    clause: 'MKT-05 不得承诺利率',
    when: {
      any: [
        {
          phraseSet: {
            anyOf: words('利率最低 全网最低 利息最低 最低利率 保证降息 一定降息 肯定降息 给您降到最低 保证利率'),
          },
        },
        {
          near: {
            first: words('保证 肯定 一定 绝对 承诺 包您 百分百'),
            last: words('降息 降利率 利率降 利息降 调低利率 利率优惠'),
            within: 6,
            unless: words('不 无法 申请 登记 核实'),
          },
        },
      ],
    },
    fix: { say: '年化利率以贷款人审批和合同为准，我无法承诺结果。' },
    passing: ['年化利率以贷款人审批和合同为准。'],
    failing: ['我们利率全网最低', '保证给您利率降下来'],
  },
  {
    ...civilCode,
    id: 'marketing-opted-out',
    title: { zh: '已退订仍营销', en: 'Selling to who has opted out' },
    why: {
      zh: '客户已退订营销，服务中也不再推销',
      en: 'The customer opted out of marketing; sell nothing in service either',
    },
    severity: 'block',
    clause: 'COL-17 第1033条；MKT-02',
    scope: { purposes: ['service', 'verification'] },
    when: {
      all: [
        {
          phraseSet: {
            anyOf: words(
              '给您提额 邀您借款 借款优惠 专属额度 免息券 新活动 推荐您 推荐给您 要不要借 需要借款吗 办理分期优惠',
            ),
          },
        },
        { customer: 'optedOut' },
      ],
    },
    passing: ['给您推荐给您一个新活动', { text: '已登记不再营销', context: { customer: { optOuts: ['marketing'] } } }],
    failing: [{ text: '我们有个新活动推荐给您', context: { customer: { optOuts: ['marketing'] } } }],
  },
  {
    ...house,
    id: 'unfilled-slot',
    title: { zh: '话术未填完', en: 'An unfilled slot' },
    why: { zh: '话术里还有未填的内容', en: 'A slot of the wording still stands open' },
    severity: 'block',
    clause: '话术须填写完整',
    when: { slotPresent: 'any' },
    passing: ['尚有1,280.00元待还。'],
    failing: ['尚有{{应还金额}}待还。', '尚有【应还金额】待还。'],
  },
]
