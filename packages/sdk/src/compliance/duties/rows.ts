import { once } from '../../model/once.ts'
import { type Duty, loadDuties } from './duty.ts'

/** Disclosure duties. Patterns are read over folded text, in which punctuation and spaces are gone. */

const house = { source: '本机构话术规范', certainty: 'H', effectiveFrom: '2026-01-01' }
const guideline = {
  source: '银协《个人消费类贷款催收工作指引(试行)》',
  certainty: 'L',
  effectiveFrom: '2026-01-30',
}
const rates = { source: '中国人民银行公告〔2021〕第3号', certainty: 'C', effectiveFrom: '2021-03-31' }
const complaints = {
  source: '《银行业保险业消费投诉处理管理办法》',
  certainty: 'M',
  effectiveFrom: '2020-03-01',
}

/** 我是某某消费金融客服1023, 这里是某某银行，工号A1023: the institution comes before the number. */
const whoWeAre = [
  '(?:我是|我们是|这里是|这边是|我这边是|来自)(?!客服|坐席|工号|专员|您的|你的)[\\p{L}]{2,20}?(?:客服|坐席|工号|专员|工作人员)[\\p{L}]{0,6}?[a-z]{0,4}\\d{2,10}',
]
const recording =
  '(?<![不未没无])(?:将|会|正在|全程|已|均|可能|正)(?:被|进行|全程)?(?:被)?(?:录音|录制)|(?:本次|本通|此次|这次)(?:通话|电话|来电)(?:有)?录音|录音中|(?<![不未没无])(?:将|会)被记录'
const complained = '投诉|举报|12378|要个说法|讨个说法'
const inNeed =
  '还不起|还不上|没钱还|没能力还|没有能力还|失业|下岗|被裁|没工作了|没收入|没有收入|住院|大病|重病|周转不开|周转不过来|经济困难|家里出事|受灾|能不能缓|晚点还|延期还'
/** 跳楼价 and 想死你了 are jokes and longing: nobody could tick what they would owe. */
const inDanger = '不想活|想死(?!你|您)|去死算了|轻生|自杀|活不下去|跳楼(?!价|大?甩卖)|没意思活'
/** Tickets that are complaints whatever is said; a fee that is asked about may become one. */
const complaintTypes = ['COL', 'REG']
const accepted = ['受理|登记|记录|已收到|工单|编号', '期限|日内|天内|工作日|小时内|日前|月\\d{1,2}日|时间内']
const remedies = ['申请核查|调解|仲裁|12378|12363|任何渠道反映']

const rows = [
  {
    ...guideline,
    id: 'opening-identity-call',
    title: { zh: '自报机构和工号', en: 'Say institution and staff number' },
    clause: 'COL-10 开场表明机构、姓名/工号、目的',
    blocks: 'wrap_up',
    when: { channels: ['phone'] },
    says: whoWeAre,
    wordings: ['opening.call-recorded'],
  },
  {
    ...guideline,
    id: 'opening-identity-collection',
    title: { zh: '自报机构和工号', en: 'Say institution and staff number' },
    clause: 'COL-10 开场表明机构、姓名/工号、目的',
    blocks: 'wrap_up',
    when: { purposes: ['collection'], channels: ['app_chat', 'web_chat', 'wechat', 'sms'] },
    says: whoWeAre,
    wordings: ['opening.greet', 'opening.greet-named'],
  },
  {
    ...house,
    id: 'opening-identity-chat',
    title: { zh: '自报机构和工号', en: 'Say institution and staff number' },
    clause: 'COL-10 类推',
    blocks: 'none',
    when: { purposes: ['service', 'marketing', 'verification'], channels: ['app_chat', 'web_chat', 'wechat'] },
    says: whoWeAre,
    wordings: ['opening.greet', 'opening.greet-named'],
  },
  {
    ...guideline,
    id: 'recording-notice',
    title: { zh: '提示通话录音', en: 'Say that the call is recorded' },
    clause: 'COL-10 提示录音',
    blocks: 'wrap_up',
    when: { channels: ['phone'] },
    says: [recording],
    wordings: ['opening.call-recorded'],
  },
  {
    ...house,
    id: 'person-confirmed',
    title: { zh: '确认是否本人', en: 'Ask whether it is the customer' },
    clause: '核身：主动联系先确认本人，核实前不提账务',
    blocks: 'none',
    when: { direction: 'outbound', target: 'self', channels: ['phone'] },
    says: ['(?:是|您是|请问是)[\\p{L}]{0,12}?(?:本人)?(?:本人吗|先生吗|女士吗|本人么|本人是吗)'],
    wordings: ['opening.call-recorded'],
  },
  {
    ...guideline,
    id: 'purpose-stated',
    title: { zh: '说明来意', en: 'Say what the contact is about' },
    clause: 'COL-10 目的',
    blocks: 'none',
    when: { purposes: ['collection'], direction: 'outbound', target: 'self', verified: true },
    says: ['账单|还款|待还|逾期|借款'],
    wordings: ['overdue.reminder', 'overdue.reminder-m2', 'overdue.reminder-late'],
  },
  {
    ...house,
    id: 'third-person-may-refuse',
    title: { zh: '告知第三人可不再联系', en: 'Tell a third person they may refuse' },
    clause: 'COL-06 对方要求停止即停止',
    blocks: 'none',
    when: { purposes: ['collection'], target: 'third_party' },
    says: ['不再(?:联系|打扰|致电|来电)|不会再(?:联系|打扰)|停止联系'],
    wordings: ['contact.third-party'],
  },
  {
    ...rates,
    id: 'annual-rate',
    title: { zh: '说明年化利率', en: 'State the annual rate' },
    clause: 'RATE-01 明显展示年化利率，日/月利率不应比年化更明显',
    blocks: 'wrap_up',
    when: {
      about: {
        agent:
          '日息|月息|日利率|月利率|(?<!罚息)利率|费率|年化|年息|办理分期|分期方案|分\\d{1,3}期|分[三六九十二]{1,3}期',
      },
    },
    says: ['年化'],
    wordings: ['rate.disclose', 'rate.flat-fee'],
  },
  {
    ...rates,
    id: 'annual-rate-kind',
    title: { zh: '注明单利或复利', en: 'Say whether the rate is simple or compound' },
    clause: 'RATE-03 单利须注明',
    blocks: 'wrap_up',
    when: { about: { agent: '年化[\\p{L}]{0,10}?\\d' } },
    says: ['单利|复利|irr|内部收益率'],
    wordings: ['rate.disclose', 'rate.flat-fee'],
  },
  {
    source: '《个人贷款业务明示综合融资成本规定》',
    certainty: 'Cq',
    effectiveFrom: '2026-08-01',
    id: 'total-cost-table',
    title: { zh: '指明综合融资成本明示表', en: 'Point to the table of total cost' },
    clause: 'RATE-04 明示各息费项目与综合融资成本',
    blocks: 'wrap_up',
    when: { about: { agent: '办理分期|分期方案|申请借款|申请贷款|再借|借款方案|贷款方案|新增借款' } },
    says: ['明示表|综合融资成本|总融资成本|各项费用|全部费用'],
    wordings: ['rate.disclose'],
  },
  {
    ...complaints,
    id: 'complaint-accepted',
    title: { zh: '告知投诉已受理和期限', en: 'Say that the complaint is taken up, and by when' },
    clause: 'CMP-01 15日内作出处理决定并告知',
    blocks: 'wrap_up',
    when: { about: { types: complaintTypes } },
    says: accepted,
    wordings: ['complaint.accepted', 'complaint.regulator'],
  },
  {
    ...complaints,
    id: 'complaint-heard',
    title: { zh: '回应客户提到的投诉', en: 'Answer the complaint that was spoken of' },
    clause: 'CMP-01 不满并有民事诉求的即为投诉',
    blocks: 'none',
    when: { about: { types: ['FEE'], customer: complained } },
    says: accepted,
    wordings: ['complaint.accepted', 'fee.dispute-accepted'],
  },
  {
    ...complaints,
    id: 'complaint-remedies',
    title: { zh: '告知投诉救济途径', en: 'Name the ways to go further' },
    clause: 'CMP-05、CMP-12 核查、调解、仲裁、诉讼，12378',
    blocks: 'wrap_up',
    when: { about: { types: complaintTypes } },
    says: remedies,
    wordings: ['complaint.accepted', 'complaint.regulator'],
  },
  {
    ...complaints,
    id: 'complaint-channels',
    title: { zh: '告知投诉渠道', en: 'Name the ways to complain' },
    clause: 'CMP-12 12378 等热线',
    blocks: 'none',
    when: { about: { customer: complained } },
    says: remedies,
    wordings: ['complaint.accepted', 'complaint.regulator'],
  },
  {
    source: '《征信业管理条例》',
    certainty: 'C',
    effectiveFrom: '2013-03-15',
    id: 'credit-objection-deadline',
    title: { zh: '告知征信异议20日书面答复', en: 'Promise the written answer within 20 days' },
    clause: 'CMP-11 第25条',
    blocks: 'wrap_up',
    when: {
      about: {
        types: ['CRD'],
        customer: '征信(?![\\p{L}]{0,6}(?:有没有|是不是|会不会|有无))[\\p{L}]{0,8}?(?:错|不对|有误|异议)',
      },
    },
    says: ['(?:20|二十)(?:个自然)?[日天]', '书面'],
    wordings: ['credit-record.objection'],
  },
  {
    source: '《商业银行信用卡业务监督管理办法》第70条(类推)',
    certainty: 'M',
    effectiveFrom: '2011-01-13',
    id: 'hardship-options',
    title: { zh: '告知困难客户可协商', en: 'Offer what can be done in hardship' },
    clause: 'COL-12、COL-19 个性化还款安排',
    blocks: 'wrap_up',
    when: { about: { types: ['HRD'], customer: inNeed } },
    says: [
      '协商|延期|缓一缓|缓期|暂缓|展期|个性化|还款安排|还款方案|评估|特殊关怀|减免申请|登记申请|登记[\\p{L}]{0,6}?(?:困难|情况)',
    ],
    wordings: ['hardship.defer-register', 'hardship.assess', 'hardship.waiver', 'hardship.special-care'],
  },
  {
    ...house,
    id: 'hardship-result-open',
    title: { zh: '说明结果以审核为准', en: 'Say that a review decides' },
    clause: 'MKT-05 不得承诺审核结果',
    blocks: 'none',
    when: { about: { types: ['HRD'] } },
    says: ['以[\\p{L}]{0,8}?(?:审核|审批|评估|通知)[\\p{L}]{0,4}?为准|不能承诺|无法承诺|无法提前告知'],
    wordings: ['hardship.defer-register', 'hardship.waiver'],
  },
  {
    ...house,
    id: 'crisis-handover',
    title: { zh: '暂停账务，转主管', en: 'Stop talking of money and fetch a supervisor' },
    clause: 'COL-19 情绪危机',
    blocks: 'wrap_up',
    when: { about: { customer: inDanger } },
    says: ['安全|陪|身体|休息', '主管|专人|暂停|不谈'],
    wordings: ['care.crisis', 'care.pause'],
  },
  {
    ...house,
    id: 'fraud-warning',
    title: { zh: '提醒勿转账、勿给验证码', en: 'Warn not to transfer money or give codes' },
    clause: 'CMP-12 96110；PI-07',
    blocks: 'wrap_up',
    when: {
      about: {
        types: ['FRD'],
        customer: '被骗|诈骗|盗刷|冒名|不是我借|(?:遇到|碰到|被|给|有)(?:了|个)?骗子|骗子(?:让|叫|打|把|冒|给)',
      },
    },
    says: ['(?:勿|不要|别|不会索取|不会要求|不要再)[\\p{L}]{0,14}?(?:转账|验证码|密码)|96110'],
    wordings: ['fraud.first-steps', 'fraud.impersonation'],
  },
  {
    source: '《中华人民共和国广告法》第43条',
    certainty: 'M',
    effectiveFrom: '2015-09-01',
    id: 'marketing-way-out',
    title: { zh: '附退订方式', en: 'Say how to opt out' },
    clause: '以电子信息发送广告应提供拒绝继续接收的方式',
    blocks: 'wrap_up',
    when: { purposes: ['marketing'] },
    says: ['退订|拒收|不再接收|取消订阅|不再营销|td'],
    wordings: ['contact.marketing-opt-out'],
  },
]

export const disclosureDuties: () => readonly Duty[] = once(() => loadDuties(rows))
