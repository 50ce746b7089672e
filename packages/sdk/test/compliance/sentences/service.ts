import { lines, type SentenceGroup } from './group.ts'

/** 消费者保护、投诉、营销: rule book section 2 and the service rows of section 8. */
export const serviceSentences: readonly SentenceGroup[] = [
  {
    rule: 'CMP-01',
    topic: 'complaints waved away',
    level: 'block',
    stop: lines`
      你爱上哪儿告上哪儿告，没人管你
      你把投诉撤了我们才给你处理
      打12378也白打，最后还是转给我们
      这种投诉我们一律不受理
      先撤销投诉，钱才能退给你
    `,
    pass: lines`
      您的投诉已受理，撤回与否由您自己决定
      您也可以拨打12378反映
      投诉不影响您正常使用服务
      您说“投诉也没用”，我理解您的失望，我来跟进
      我已为您登记投诉，一般15日内给处理意见
    `,
  },
  {
    rule: 'CMP-05',
    topic: 'remedies denied',
    level: 'block',
    stop: lines`
      这就是最终结果，你没有权利再申请核查
      结果定了，不能再找调解
      我们的决定你只能接受，没有别的途径
      不许去仲裁，去了也不算
    `,
    pass: lines`
      对结果有异议，您可以申请核查或调解
      您有权通过仲裁或诉讼解决争议
      核查决定会说明依据和理由
      以上是处理结果，如不认可可以继续反映
    `,
  },
  {
    rule: 'CMP-06',
    topic: 'papers that the house has',
    level: 'warn',
    stop: lines`
      请您先提供在我们这里签的借款合同复印件
      您得把我们的放款记录打印出来发给我
      投诉需要您提供我们的通话录音
      请把我行的还款流水盖章后寄来
    `,
    pass: lines`
      合同和放款记录由我们内部调取，不用您提供
      通话录音我们会自行核查
      代办投诉需要授权委托书和身份证明
      方便的话请提供对方银行的转账凭证
    `,
  },
  {
    rule: 'CMP-07',
    topic: 'complaints by others refused',
    level: 'block',
    stop: lines`
      只能本人投诉，委托了也不行
      代理投诉我们一概不收
      本人过世了家属也不能投诉
      有授权委托书也没用，别来了
    `,
    pass: lines`
      代为投诉请提供授权委托书原件
      继承人可以提出投诉，请带好证明
      没有授权时我们不能透露账户信息
      本人方便的话也可以直接联系我们
    `,
  },
  {
    rule: 'CMP-11',
    topic: 'credit record objections',
    level: 'block',
    stop: lines`
      征信异议要等三个月才能答复
      征信的问题我们口头说一下就行，不出书面
      异议六十天内给你结果
      征信异议没有期限，慢慢等
    `,
    pass: lines`
      征信异议我们在20日内书面答复
      异议已登记，核查后会书面告诉您
      如记录确实有误，会依规申请更正
      您也可以向征信中心直接提出异议
    `,
  },
  {
    rule: 'MKT-05',
    topic: 'credit records wiped',
    level: 'block',
    stop: lines`
      交点钱我帮你把逾期记录抹掉
      放心吧，逾期也不会影响你征信
      我有渠道能洗白征信
      还完这笔，不良记录肯定给你删了
      征 信 洗 白 两天搞定
    `,
    pass: lines`
      征信修复收费的都是骗局，请勿付款
      不良记录自还清之日起保留五年
      逾期可能影响征信，具体以报送规则为准
      我们无法删除真实的逾期记录
      征信洗白是不存在的
    `,
  },
  {
    rule: 'MKT-02',
    topic: 'inducement',
    level: 'block',
    stop: lines`
      零门槛，谁来都能贷
      现在申请秒到账，错过就没了
      我们家低门槛，黑户也能做
      ０风险，随借随还
      无视征信，人人有额度
    `,
    pass: lines`
      能否申请需要看您的资质
      到账时间以银行处理为准
      借款有风险，请按需申请
      申请门槛和条件见产品说明页
      提额活动的规则以页面为准
    `,
  },
  {
    rule: 'MKT-02',
    topic: 'tying',
    level: 'block',
    stop: lines`
      不买会员就办不了这笔分期
      保险是必须一起买的，不然不放款
      系统帮您默认勾选了会员，去不掉
      要下款先开通权益卡
    `,
    pass: lines`
      会员服务是自愿购买的，不影响借款
      保险您可以选择不买
      页面上的勾选框请按需选择
      权益卡可以随时取消
    `,
  },
  {
    rule: 'MKT-05',
    topic: 'approval promised',
    level: 'block',
    stop: lines`
      你资料交上来，我包你批下来
      提额这事稳的，百 分 百
      这单绝对能下款，你就等着收钱
      bao guo 的，放心提交
      额度我一定给你恢复
    `,
    pass: lines`
      能不能批下来要看审核结果
      我一定如实把材料交上去
      额度恢复与否由系统评估
      谁也不能保证一定下款
      包裹过几天就到，请留意
    `,
  },
  {
    rule: 'MKT-05',
    topic: 'waivers promised',
    level: 'block',
    stop: lines`
      罚息这块我铁定给你免掉
      延期没问题，包在我身上
      您这种情况肯定能减免利息
      我跟您保证，违约金全免
    `,
    pass: lines`
      减免需要审核，我不能承诺结果
      延期申请我先登记，以通知为准
      是否减免违约金以审批为准
      我们一定会认真评估您的困难
    `,
  },
  {
    rule: 'MKT-05',
    topic: 'arrival promised',
    level: 'block',
    stop: lines`
      退款今晚铁定到你卡里
      您就看着吧，明天中午一定到账
      我担保这笔钱五点前入账
      这个到帳百分之百没问题
    `,
    pass: lines`
      退款已原路提交，到账时间以银行为准
      到账后一定第一时间告诉您
      我担心银行处理有延迟，先帮您查一下
      入账情况我核查后告诉您
    `,
  },
  {
    rule: 'MKT-05',
    topic: 'rates promised',
    level: 'block',
    stop: lines`
      我能给你申请到全网最低利率
      利率肯定给你降下来
      以后利率保证不会涨
      绝对给你最优惠的利率
    `,
    pass: lines`
      利率以合同载明的年化利率为准
      能否调整利率要看审批结果
      不同产品利率不同，请以页面展示为准
      我无法承诺利率会降低
    `,
  },
  {
    rule: 'MKT-02',
    topic: 'words of certainty',
    level: 'warn',
    stop: lines`
      这个活动绝对划算
      马上就好，肯定的
      手续费很低的，您放心办
      这是低风险的产品
    `,
    pass: lines`
      您可以对比后再决定
      请稍候，正在为您查询
      手续费标准见合同约定
      产品风险等级请看说明书
    `,
  },
  {
    rule: 'H',
    topic: 'marketing not stopped',
    level: 'block',
    stop: lines`
      营销短信是系统发的，关不掉
      退订不了，您拉黑就行
      这个没法取消，您忍忍吧
      推销电话我们也管不了
    `,
    pass: lines`
      已登记不再向您营销
      您可以回复拒收来退订短信
      退订后账务类通知仍会发送
      给您带来打扰，很抱歉
    `,
  },
  {
    rule: 'CMP-12',
    topic: 'fraud brushed off',
    level: 'block',
    stop: lines`
      不管谁借的，你先把钱还了再说
      被骗是你自己的事，账还得还
      盗刷我们不负责，自己找银行
      被盗刷也得先还款，之后再查
    `,
    pass: lines`
      我先协助冻结额度，请勿转账
      请及时报警或拨打96110
      非本人借款我们会转专人核查
      请保留聊天记录和转账凭证
    `,
  },
  {
    rule: 'COL-19',
    topic: 'crisis brushed off',
    level: 'block',
    stop: lines`
      别拿死来吓唬我
      你要跳就跳，钱照样得还
      装什么可怜，谁没压力
      少来这套，随便你
    `,
    pass: lines`
      您的安全最重要，我请主管来陪您聊聊
      压力大的时候可以拨打心理援助热线
      我们先不谈账务，您慢慢说
      您身边现在有家人陪着吗
    `,
  },
  {
    rule: 'CMP-13',
    topic: 'fees brushed off',
    level: 'warn',
    stop: lines`
      费用就是系统算的，我也没办法
      就这么扣的，别问了
      反正合同你签了，自己看去
      系统自动扣的，改不了
    `,
    pass: lines`
      我为您逐项核对这笔费用的依据
      费用对应的合同条款我发给您
      不认可的话可以登记投诉
      扣款记录我帮您查一下明细
    `,
  },
]
