import { lines, type SentenceGroup } from './group.ts'

/** 利率披露与上限, 个人信息: rule book sections 3 and 4, and their rows of section 8. */
export const costAndDataSentences: readonly SentenceGroup[] = [
  {
    rule: 'RATE-01',
    topic: 'cost made small',
    level: 'block',
    stop: lines`
      一天也就一顿早饭钱，几毛钱利息
      每天才几毛钱，基本等于不要钱
      零成本用钱，多划算
      这个几乎没有利息，零利息零费用
    `,
    pass: lines`
      年化利率（单利）见合同，总成本见明示表
      利息按日计算，折合年化已在页面展示
      免息期过后会按合同计息
      每期应还的本金和利息请看还款计划
    `,
  },
  {
    rule: 'RATE-12',
    topic: 'interest taken in advance',
    level: 'block',
    stop: lines`
      放款时先扣掉第一期利息
      到账会少一点，手续费提前从本金里扣了
      利息要预先从本金扣除
      先交一笔保证金才能放款，从借款里扣
    `,
    pass: lines`
      利息不会预先从本金中扣除
      按实际到账的本金计息
      放款前收费的都是诈骗
      先还后扣的说法不属实，请以合同为准
    `,
  },
  {
    rule: 'RATE-04',
    topic: 'fees beside the disclosed ones',
    level: 'block',
    stop: lines`
      还要额外收一笔服务费，合同里没写
      另外有个资料费，转账给我就行
      合同外再付点咨询费就能快一点
      除了合同上的，还有一笔管理费要私下付
    `,
    pass: lines`
      除已明示的成本外，不再收取其他费用
      服务费的标准和主体见明示表
      如有合同外收费，请向我们举报
      担保费由担保公司收取，已列在明示表中
    `,
  },
  {
    rule: 'RATE-11',
    topic: 'a cap taken for lawful',
    level: 'block',
    stop: lines`
      年化36%以内都是合法的，你去查
      法律规定36%以下都受保护
      没超过36%就不算高利贷
      国家允许收到百分之三十六
    `,
    pass: lines`
      利率上限以监管规定为准
      您对利率有异议可以登记投诉
      综合融资成本已在合同中列明
      过去的司法解释已有调整，请以现行规定为准
    `,
  },
  {
    rule: 'COL-13',
    topic: 'instalment interest called a fee',
    level: 'warn',
    stop: lines`
      信用卡分期只收手续费，不收利息
      账单分期没有利息，只有分期手续费
      分期手续费不算利息
      这个分期不是利息，是手续费
    `,
    pass: lines`
      信用卡分期的成本统一以利息形式展示
      分期利息按剩余本金计算
      分期前请看清年化利率
      提前结清分期的利息按合同约定处理
    `,
  },
  {
    rule: 'COL-12',
    topic: 'instalments beyond five years',
    level: 'warn',
    stop: lines`
      信用卡欠款最长可以分72期
      给您做个八年的个性化分期
      可以分到一百二十期慢慢还
      最长能分十年还清
    `,
    pass: lines`
      个性化分期最长不超过五年
      最多60期，具体以评估为准
      还款安排需要确认还款意愿和能力
      分期期数以审批结果为准
    `,
  },
  {
    rule: 'RATE-12',
    topic: 'interest for days not used',
    level: 'block',
    stop: lines`
      提前还也要付完全部利息
      提前结清的话剩下的利息一分不能少
      就算今天结清，后面几期的利息也照收
      早还晚还利息都一样，全额收
    `,
    pass: lines`
      提前结清按实际占用天数计息
      是否收取违约金以合同约定为准
      提前还款的试算请看App结清页
      剩余期数的利息不再计收，以试算为准
    `,
  },
  {
    rule: 'PI-07',
    topic: 'asking for secrets',
    level: 'block',
    stop: lines`
      把您手机上收到的验证码念给我听
      登录密码多少，我帮您进去看看
      卡背面那三位数字发我核对下
      您的支付密码告诉我一下
      验 证 码 发 过 来
    `,
    pass: lines`
      我们不会索取您的密码和验证码
      请在App内自行输入验证码
      密码忘了可以点“找回密码”
      您说有人让您把验证码发给他，那是诈骗
      请不要把卡背面的安全码告诉任何人
    `,
  },
  {
    rule: 'PI-05',
    topic: 'full numbers',
    level: 'warn',
    stop: lines`
      您的卡号是6225880000000001，对吗
      跟您核对下身份证11010519491231002X
      还款卡6225 8800 0000 0001已经更换
      证件号440524188001010014请确认
    `,
    pass: lines`
      您尾号0001的银行卡已经更换
      您的卡号622588******0001请核对
      工单编号T-7K3Q请您记好
      官方电话请以App内公示为准
    `,
  },
  {
    rule: 'PI-04',
    topic: 'rights refused',
    level: 'block',
    stop: lines`
      个人信息我们不给查，也不给删
      注销了信息也不可能给你删除
      你没有权利要求复制你的资料
      我们凭什么给你更正，不受理
    `,
    pass: lines`
      您可以申请查阅、复制您的个人信息
      删除申请已登记，如不能删除会说明理由
      注销后会按规定的期限保存必要记录
      更正资料请提供相应的证明
    `,
  },
  {
    rule: 'H',
    topic: 'account details before verification',
    level: 'block',
    context: { verified: false },
    stop: lines`
      您的账单还有一部分待还，已经逾期了
      您在我们这里有一笔借款没结清
      您的额度目前已用完
      您上个月还款失败了一次
      您的贷款昨天已经扣款成功
    `,
    pass: lines`
      为保护您的信息，请先按页面提示核验身份
      很抱歉，核验未通过，暂时不能提供账务信息
      您可以拨打官方电话或在App内重新核验
      请问有什么可以帮您
      核验通过后我再为您查询
    `,
  },
]
