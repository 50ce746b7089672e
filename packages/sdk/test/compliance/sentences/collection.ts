import { lines, type SentenceGroup } from './group.ts'

/** 催收: rule book section 1 and the collection rows of section 8. */
export const collectionSentences: readonly SentenceGroup[] = [
  {
    rule: 'COL-01',
    topic: 'asking to pay at night',
    level: 'block',
    context: { now: '2026-11-20T14:30:00.000Z' },
    stop: lines`
      您现在方便的话，请马上把欠款还上
      这期账单您今晚能还吗
      麻烦您尽快还款，已经逾期了
      您打算什么时候还钱呢
    `,
    pass: lines`
      您好，您反映的登录问题我已记录
      您的退款申请我帮您登记好了
      您先休息，账务的事我们不在夜间沟通
      额度已经协助冻结，请您保管好手机
    `,
  },
  {
    rule: 'COL-06',
    topic: 'telling a third person of the debt',
    level: 'block',
    context: {
      target: 'third_party',
      purpose: 'collection',
      direction: 'outbound',
      verified: false,
      counters: { lostContactAttempts: 3 },
    },
    stop: lines`
      您儿子在我们这边有一笔借款逾期了
      他的贷款一直没还，您劝劝他
      麻烦告诉他，欠我们的钱再拖就严重了
      您作为家属，这笔账也该帮忙想想办法
      他逾 期 很久了，您知道吗
    `,
    pass: lines`
      打扰了，方便请他有空时回个电话给我们吗
      抱歉打扰，如果您不方便，我们以后不再联系您
      好的，您的号码我会登记为不再拨打
      请问您这边有他新的联系方式吗，没有也没关系
      我只能说有事情需要与他本人沟通，不便透露内容
    `,
  },
  {
    rule: 'COL-07',
    topic: 'arrest',
    level: 'block',
    stop: lines`
      下周派出所就来抓你
      再装死就送你进去坐牢
      你这种情况够判刑的，自己掂量
      不处理的话民警今晚就带你走，等着被抓
      逾期到月底就让你蹲 监 狱
    `,
    pass: lines`
      民间欠款属于民事纠纷，不会因此坐牢
      您担心会不会被抓，这个请放心，我们先看怎么安排还款
      请抓紧时间核对账单，有问题随时告诉我
      如果有人说“不还就抓你”，请保留录音，我们会核查
      判断是否构成犯罪是司法机关的职责，我们无权评论
    `,
  },
  {
    rule: 'COL-07',
    topic: 'exposure',
    level: 'block',
    stop: lines`
      明早我就给你单位人事打电话说你欠钱
      你通讯录里的人我一个一个打
      你再不接电话，我找你老婆说去
      让你们村的人都知道你是什么人
      要不要我替你告 诉 你 爸 妈
      通訊錄裡的人都會收到消息，爆你通訊錄
    `,
    pass: lines`
      我们不会联系您的家人，也不会透露您的账务
      您说之前有人打到您单位，我登记核查
      如果您愿意，可以自己和家人商量一下还款安排
      我们只和您本人沟通账单的事
      您的紧急联系人信息可以在App里修改
      工作单位变更的话请及时更新资料
    `,
  },
  {
    rule: 'COL-07',
    topic: 'visits',
    level: 'block',
    stop: lines`
      周末安排两个人去你家坐坐，你看着办
      地址我们有，不还就上门找你
      明天我们到你公司楼下堵你
      今晚八点前不还，外勤就到你家门口
    `,
    pass: lines`
      师傅上门安装前会先给您打电话
      外访须由两名工作人员共同实施，并事先征得您同意
      您可以选择快递上门取件
      我们目前没有上门沟通的安排
    `,
  },
  {
    rule: 'COL-07',
    topic: 'exaggerated consequences',
    level: 'block',
    stop: lines`
      不还就把你拉进全国黑名单，坐不了高铁
      你以后买房上学都别想了，孩子也受影响
      再拖我就让所有平台都把你拉黑
      今天过了十二点你就是老赖了
    `,
    pass: lines`
      如持续未还，逾期记录会依规报送征信
      是否采取法律途径由贷款人依法决定
      我们没有所谓的黑名单，请您放心
      逾期会产生罚息，具体以合同约定为准
    `,
  },
  {
    rule: 'COL-07',
    topic: 'impersonation',
    level: 'block',
    stop: lines`
      我是市公安局经侦的，找你核实贷款
      这里是人民法院执行局，你有一笔欠款
      我是征信中心的工作人员，负责处理你的逾期
      我们和检察院是一起办案的，你配合一下
    `,
    pass: lines`
      如果对方自称公安局的，请先挂断并拨打110核实
      您可以向人民法院申请调取材料
      征信报告可以到人民银行网点查询
      有人冒充法院工作人员的，请不要相信
    `,
  },
  {
    rule: 'COL-07',
    topic: 'insults',
    level: 'block',
    stop: lines`
      你要脸不要脸啊，借钱不还
      就你这德行还想延期，滚吧
      穷鬼就别学人家借钱
      你脑子有 病 吧，听不懂人话
      没见过你这么不要臉的
    `,
    pass: lines`
      您被之前的同事骂了，我先向您道歉
      请往下滚动到页面底部
      您生病住院的情况我登记下来
      您听到的那些难听的话，我们会调录音核查
      脸部识别失败的话请换个光线好的地方
    `,
  },
  {
    rule: 'COL-07',
    topic: 'charges for collecting',
    level: 'block',
    stop: lines`
      你还得另交一笔催收费
      今天不还要加收两百上门费
      我们跑这一趟的外访费由你承担
      法务已经介入，先把律师费打过来
    `,
    pass: lines`
      我们不会以催收名义收取任何费用
      合同之外没有其他收费，请放心
      罚息的计算方式在合同里有约定
      如有人向您收取催收费，请不要支付并告诉我们
    `,
  },
  {
    rule: 'COL-07',
    topic: 'new borrowing',
    level: 'block',
    stop: lines`
      你先找别的平台借点还上嘛
      信用卡还有额度吧，套出来先还我们
      问问朋友能不能借你周转，先把这期还了
      去办个网贷，今天就能结清了
      拿花呗先倒一下也行
    `,
    pass: lines`
      请不要为了还款再去新借贷款
      不建议您用信用卡还款，成本可能更高
      您若有困难，我们一起看看还款安排
      请先不要向亲友借钱，我帮您提交评估
      您在其他平台的借款我们无法查询
    `,
  },
  {
    rule: 'COL-07',
    topic: 'posting in public',
    level: 'block',
    stop: lines`
      把你的欠款单贴到你家小区大门口
      我发到业主群里让大家看看
      明天在你单位门口拉横幅
      你的照片我会挂到网上去
    `,
    pass: lines`
      账单可以在App首页查看并下载
      请不要把账单截图发到网上，以免泄露信息
      小区驿站的快递请凭取件码领取
      我们不会在任何公开场合提及您的账务
    `,
  },
  {
    rule: 'COL-07',
    topic: 'private dealing',
    level: 'block',
    stop: lines`
      你加我私人微信，我给你走内部通道
      钱转到我个人卡上，我帮你入账
      用我自己的手机号联系更方便，你记一下私人号
      加 我 微 信 单聊，折扣更大
      转我支付宝就行，回头给你销账
    `,
    pass: lines`
      请通过App还款页或对公账户还款
      我们不会让您转账到个人账户
      官方微信公众号可以查询进度
      凡是让您加私人微信的都请警惕
      工作人员不会用个人手机号与您联系
    `,
  },
  {
    rule: 'COL-19',
    topic: 'special care',
    level: 'hold',
    context: { customer: { specialCare: true } },
    stop: lines`
      那您这个月先把欠款还了吧
      请您尽快还款，别再拖了
      您看今天能还多少
      逾期的这部分请在明天前还清
    `,
    pass: lines`
      您先照顾好身体，其他的我们以后再说
      我请主管来和您沟通可以提供的帮助
      我把您的情况登记为特殊关怀
      有需要随时联系我们，祝您早日康复
    `,
  },
  {
    rule: 'COL-17',
    topic: 'asked to stop',
    level: 'block',
    context: { customer: { stopRequested: true }, purpose: 'collection', direction: 'outbound' },
    // To collect from them is stopped whatever the words are; to answer them is not.
    passContext: { customer: { stopRequested: true } },
    stop: lines`
      您这期账单还没还，请尽快还款
      欠款再不处理会越来越多，请还一下
      今天能把逾期的钱还上吗
      请您按时还钱
    `,
    pass: lines`
      您要求停止联系的登记已经生效
      您的投诉处理结果已书面寄出
      感谢您的来信，我们会书面答复
      您的资料更正申请已完成
    `,
  },
]
