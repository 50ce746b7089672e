import { words } from '../../lint/lexicon/row.ts'
import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'
import { asksFreely, asksToPay, debtHints, debtWords } from './vocabulary.ts'

const { collectionGuideline, collectionStandard, house } = instruments

const owing = { bills: [{ dueDate: '2025-12-01', totalFen: 120_800, paidFen: 0, outstandingFen: 120_800 }] }

/** 催收: whom, when, and at what cost. Hours and counts of whole contacts are the contact clock's. */
export const collectionGateRules: readonly GateRuleRow[] = [
  {
    ...collectionStandard,
    id: 'night-collection-ask',
    title: { zh: '夜间催收用语', en: 'Asking to pay at night' },
    why: {
      zh: '22:00 至次日 8:00 可以接待客户，但不得要求还款',
      en: 'Between 22:00 and 8:00 a customer may be served, but not asked to pay',
    },
    severity: 'block',
    clause: 'COL-01 每日22:00至次日8:00不应催收',
    scope: { purposes: ['service', 'verification', 'marketing'] },
    when: {
      all: [
        { any: [{ phraseSet: { anyOf: [...asksToPay] } }, { all: [asksFreely, { customer: 'overdue' }] }] },
        { timeWindow: { from: '22:00', to: '08:00' } },
        { not: { customer: 'nightConsent' } },
      ],
    },
    fix: { say: '您的问题我先登记，账务事项白天再与您沟通。' },
    passing: [
      { text: '请尽快还款', at: '21:59:59' },
      { text: '请尽快还款', at: '08:00' },
      { text: '您的问题我先登记', at: '23:00' },
      { text: '请尽快还款', at: '23:00', context: { customer: { nightConsentOn: '2026-01-01' } } },
      { text: '您什么时候能把钱还了', at: '21:00', context: owing },
      { text: '我会尽快为您处理投诉', at: '23:00', context: owing },
    ],
    failing: [
      { text: '您什么时候能把钱还了', at: '22:00', context: owing },
      { text: '麻烦您今晚把欠款处理一下', at: '23:30', context: owing },
      { text: '您的账单逾期了，请处理', at: '07:00', context: owing },
      { text: '请尽快还款', at: '22:00' },
      { text: '您今天能还吗', at: '07:59:59' },
    ],
  },
  {
    ...collectionGuideline,
    id: 'third-person-told',
    title: { zh: '向第三人透露债务', en: 'Telling a third person of a debt' },
    why: {
      zh: '对方不是本人：只可请其转告，不得提及任何债务',
      en: 'This is not the customer: only ask to relay a message, and mention no debt',
    },
    severity: 'block',
    clause: 'COL-05、COL-06 不得透露债务信息',
    scope: { targets: ['third_party'] },
    when: { phraseSet: { anyOf: [...debtWords, ...asksToPay, ...debtHints] } },
    fix: { say: '打扰了，方便请他有空回复我们的官方电话吗？如不便，我们不再联系您。' },
    passing: ['打扰了，方便请他有空回复我们的官方电话吗？', { text: '账单已出', context: { target: 'self' } }],
    failing: ['他有一笔贷款逾期了', '麻烦您提醒他还款'],
  },
  {
    ...house,
    id: 'special-care-ask',
    title: { zh: '特殊关怀客户', en: 'Special care' },
    why: {
      zh: '特殊关怀客户暂停催收，由主管评估后再谈还款',
      en: 'Collection is paused for this customer until a supervisor decides',
    },
    severity: 'hold',
    clause: 'COL-19 特殊群体暂停催收',
    scope: { purposes: ['service', 'verification', 'marketing'] },
    when: { all: [{ any: [{ phraseSet: { anyOf: [...asksToPay] } }, asksFreely] }, { customer: 'specialCare' }] },
    fix: { say: '您的情况我已登记，由主管评估后与您联系，在此之前不再谈账务。' },
    override: true,
    passing: ['请尽快还款', { text: '您的情况我已登记', context: { customer: { specialCare: true } } }],
    failing: [{ text: '请尽快还款', context: { customer: { specialCare: true } } }],
  },
  {
    ...house,
    id: 'stop-request-ask',
    title: { zh: '已要求停止催收', en: 'Asked to stop' },
    why: {
      zh: '客户已要求停止催收联系，请勿在其他沟通中要求还款',
      en: 'The customer asked not to be contacted about debts; do not ask for payment in other contacts',
    },
    severity: 'hold',
    clause: 'COL-17 民法典1033 私人生活安宁',
    scope: { purposes: ['service', 'verification', 'marketing'] },
    when: { all: [{ any: [{ phraseSet: { anyOf: [...asksToPay] } }, asksFreely] }, { customer: 'stopRequested' }] },
    override: true,
    passing: ['请尽快还款'],
    failing: ['请尽快还款', '您啥时候还'].map((text) => ({ text, context: { customer: { stopRequested: true } } })),
  },
  {
    ...collectionGuideline,
    id: 'collection-charge',
    title: { zh: '催收额外收费', en: 'Charging for collection' },
    why: { zh: '不得以催收名义收取额外费用', en: 'Nothing may be charged for being asked to pay' },
    severity: 'block',
    clause: 'COL-07 以催收名义收额外费用',
    when: {
      any: [
        {
          phraseSet: {
            anyOf: words('催收费 上门费 外访费 催款费 清收费 协商费 加急费 跑腿费 销案费 撤案费 立案保证金'),
          },
        },
        {
          near: {
            first: words('律师费 诉讼费 差旅费'),
            last: words('你出 您出 你承担 您承担 你来付 您来付'),
            within: 6,
          },
        },
      ],
    },
    fix: { say: '逾期产生的费用以合同和账单明细为准，我们不会以催收名义另外收费。' },
    passing: ['我们不会以催收名义另外收费。', '逾期费用以合同和账单明细为准。'],
    failing: ['再拖要加收催收费', '律师费都由你承担', '先交上门费'],
  },
  {
    ...collectionGuideline,
    id: 'public-posting',
    title: { zh: '公众场所张贴', en: 'Posting in public' },
    why: { zh: '不得在公众场所张贴、散布债务信息', en: 'A debt may not be posted or spread in public' },
    severity: 'block',
    clause: 'COL-07 公众场所张贴、散布隐私',
    when: {
      any: [
        {
          phraseSet: {
            anyOf: words('大字报 拉横幅 贴告示 贴满小区 贴你照片 贴您照片 张贴你 张贴您 挂你照片 挂您照片 发到业主群'),
          },
        },
        {
          near: {
            first: words('贴到 贴在 发到 挂到 喷到'),
            last: words('小区 楼道 门口 家门 单位群 村口 公告栏 业主群 家族群'),
            within: 4,
          },
        },
      ],
    },
    fix: { say: '我们只与您本人沟通账务，并为您的信息保密。' },
    passing: ['我们只与您本人沟通账务。', '活动海报在首页。'],
    failing: ['不还就贴到你小区门口', '我们会去拉横幅', '贴你照片'],
  },
  {
    ...collectionGuideline,
    id: 'false-member',
    title: { zh: '冒充会员单位', en: 'A false name' },
    why: {
      zh: '不得冒充行业协会、监管或其他机构',
      en: 'Nobody speaks as an association, a regulator, or somebody else',
    },
    severity: 'block',
    clause: 'COL-07 冒用行政、司法机关或会员单位名义',
    when: {
      near: {
        first: words('我是 我们是 这里是 我这边是'),
        last: words(
          '银监会 银保监 金融监管局 监管总局 人民银行的 央行 仲裁委 调解中心 街道办 居委会 律师事务所 银行业协会 互金协会',
        ),
        within: 4,
        unless: words('监管 的客户 不'),
      },
    },
    fix: { say: '您好，我是本机构客服，通话将录音。请问是您本人吗？' },
    passing: ['您可以拨打金融监管局的12378。', '您好，我是本机构客服。'],
    failing: ['我是金融监管局的', '这里是调解中心，请配合'],
  },
  {
    ...collectionGuideline,
    id: 'recording-notice',
    title: { zh: '开场录音提示', en: 'Recording notice' },
    why: {
      zh: '外呼开场要表明机构并提示录音',
      en: 'An outbound call opens by saying who calls and that it is recorded',
    },
    severity: 'warn',
    clause: 'COL-10 开场表明机构、目的；提示录音',
    scope: { channels: ['phone'], directions: ['outbound'] },
    when: {
      all: [
        { phraseSet: { anyOf: words('请问是 您好我是 你好我是 您是哪位 请问您是') } },
        { not: { disclosurePresent: { anyOf: words('将录音 会录音 正在录音 全程录音 通话录音 录音线路') } } },
      ],
    },
    fix: { say: '您好，我是本机构客服，通话将录音。请问是您本人吗？' },
    passing: [
      '您好，我是本机构客服，通话将录音。请问是您本人吗？',
      { text: '请问是您本人吗？', context: { said: [{ role: 'agent', text: '您好，本次通话将录音。' }] } },
    ],
    failing: ['您好，我是客服小林，请问是您本人吗？'],
  },
]
