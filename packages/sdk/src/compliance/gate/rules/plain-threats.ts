import { combined, words } from '../../lint/lexicon/row.ts'
import type { GateRuleRow } from '../rule.ts'
import { instruments } from './sources.ts'
import { near, said } from './vocabulary.ts'

const { collectionGuideline } = instruments

const kin = '老婆 老公 媳妇 妻子 丈夫 爱人 配偶 对象 爸妈 爸 妈 父母 家人 家里人 孩子 儿子 女儿 亲戚 朋友 同学'
const elsewhere = '单位 公司 老板 领导 同事 邻居 紧急联系人 联系人 村委会 居委会 人事'
/** Whoever is not the debtor, as theirs: 你老婆, 您的单位. */
const theirs = combined('你 您 你的 您的', `${kin} ${elsewhere}`).join(' ')
const harmless = '不 核对 核实 更新 登记 修改 备注 授权 商量 可以'

/** 催收, by structure: who acts, what is done, and to whom, in any of the words that people use for it. */
export const plainThreatRules: readonly GateRuleRow[] = [
  {
    ...collectionGuideline,
    id: 'consequence-made-large',
    title: { zh: '夸大后果', en: 'Consequences made larger' },
    why: {
      zh: '不得虚构立案、失信、冻结等后果，也不得以后果相威胁',
      en: 'Cases, blacklists and frozen accounts are neither invented nor threatened with',
    },
    severity: 'block',
    clause: 'COL-07 恐吓、夸大法律后果',
    when: {
      any: [
        near(
          '你会 您会 你要 您要 你就 您就 你将 您将 让你 让您 把你 把您 名下',
          '失信 限高 限制高消费 网逃 上网追逃',
          8,
          '可能 依法 是否 会不会 不会 法院',
        ),
        near('高铁 飞机 动车', '坐不了 坐不上 坐不成 都坐不', 6),
        near('限制你 限制您', '出行 出境 高消费', 3),
        near(
          '我们已 我们这就 我们马上 我已 给你 给您 对你 对您 把你 把您',
          '立案 报案 报警 移交公安 移送公安 移交司法 移交经侦',
          8,
          '帮 协助 建议 陪',
        ),
        near('过几天 马上 明天 几天后 等着', '传票 警察', 4, '不'),
        near('传票 警察', '就到 马上到 三天内 上门 找你 找您', 4, '不'),
        near('你这 您这 你是 您是 你就 再拖 再不', '诈骗罪 恶意透支 刑事责任', 8, '遇到 对方 如果 冒充'),
        {
          notNear: {
            of: {
              any: [
                near('冻结你 冻结您 划扣你 划扣您 查封你 查封您', '微信 支付宝 银行卡 工资 社保 财产', 4),
                near('银行卡 工资卡 社保 微信 支付宝', '会被冻结 都会被 将被冻结 会被划扣 将被划扣', 6, '是否 会不会'),
              ],
            },
            words: ['挂失', '盗刷', '协助冻结', '银行申请'],
            within: 10,
          },
        },
        near('全家 家人 孩子 子女 父母', '受影响 过不了 政审 抬不起头', 12, '不会 是否 会不会'),
        near('再不还 不还钱 不还就 再拖 就等着 就是', 'zl hmd 老l 老lai', 6),
        said('等着进去 蹲号子 吃牢饭 蹲大牢 网上追逃 在单位待不下去 没法做人 混不下去'),
      ],
    },
    fix: { say: '如持续未还，我们可能依合同和法律采取措施，并依规报送征信；如有困难，可以先与我们协商。' },
    passing: [
      '是否采取法律途径由贷款人依法决定。',
      '您已经报案了吗？',
      '我先协助冻结您的银行卡绑定，请向银行挂失。',
      '银行卡是否会被冻结，请咨询开户行。',
    ],
    failing: ['您要被限高了', '我们已经把材料移交经侦了', '明天传票就寄到', '你名下的微信都会被冻结'],
  },
  {
    ...collectionGuideline,
    id: 'others-drawn-in',
    title: { zh: '牵连他人', en: 'Others drawn in' },
    why: {
      zh: '只与本人沟通账务，不得牵连家人、同事、单位',
      en: 'A debt is the debtor’s alone; others are not drawn in',
    },
    severity: 'block',
    clause: 'COL-05、COL-06、COL-07 向无关第三人透露',
    when: {
      any: [
        near('打电话给 捅到 闹到 告到 通报', theirs, 2, '我 们 ' + harmless),
        near('我跟 我们跟 我和 我去跟 只能找 我找', theirs, 1, harmless),
        near('捅到 闹到 告到', '公司 单位 家里 学校 领导 老板', 3, '不'),
        near(
          theirs,
          '知道你欠 知道您欠 都知道吧 会接到电话 接到电话 接到我们 我们都有 我们都清楚 一清二楚 我都知道',
          10,
          '不会 没有',
        ),
        near('不想让 想不想让', '都知道 知道吧 知道你', 6, '我们'),
        near('全村 全公司 全单位 全小区 全校', '认识你 知道你 都会知道 都知道 认识您 知道您', 6, '不会'),
        near('通讯录', '挨个 群发 发消息 发短信 打电话 一个个', 8, '不 授权 关闭'),
        near('村委会 居委会 户籍地 单位 公司', '发函 发协查 寄律师函', 8, '不'),
      ],
    },
    fix: { say: '您的账单尚有金额待还，可通过官方渠道处理；我们只与您本人沟通账务。' },
    passing: ['我们只与您本人沟通账务。', '您的紧急联系人可以在App里修改。', '您可以和家人商量一下。'],
    failing: ['那我跟你老婆说说', '我跟你领导聊聊', '你同事会接到电话的', '这事我捅到你学校去'],
  },
  {
    ...collectionGuideline,
    id: 'visit-announced',
    title: { zh: '以人上门相威胁', en: 'People sent to the door' },
    why: { zh: '不得以带人上门、堵门相威胁', en: 'Nobody is threatened with people at the door' },
    severity: 'block',
    clause: 'COL-07、COL-08 威胁上门',
    when: {
      any: [
        near(
          '带人 带几个人 兄弟们 外勤 外访 我们的人 催收员 催收人员',
          '你家 您家 你妈家 你爸家 家坐坐 家喝茶 户籍地 您住处 你住处 上门 你单位 您单位 你公司 您公司',
          10,
          '不 没有 征得 同意 共同 说 自称',
        ),
        said('敲你家门 敲您家门 敲你门 敲您门 堵你门 堵您门 在你家楼下 在您家楼下 在你公司楼下'),
      ],
    },
    fix: { say: '您的账单尚有金额待还，可通过官方渠道处理；如有困难，请告诉我。' },
    passing: ['外访须事先征得您同意。', '我们没有上门的安排。', '师傅上门前会先打电话。'],
    failing: ['我带几个人去你家', '外勤下午到您住处', '晚上有人敲你家门'],
  },
  {
    ...collectionGuideline,
    id: 'menace',
    title: { zh: '恐吓', en: 'Menace' },
    why: { zh: '不得以含糊的后果恐吓', en: 'Nobody is frightened with what might befall them' },
    severity: 'block',
    clause: 'COL-07 恐吓',
    when: {
      any: [
        said('走着瞧 等着瞧 跑得了和尚 有的是办法 掂量掂量 自己掂量 别怪我不客气 耗得过谁 别后悔 敬酒不吃 爱还不还'),
        near('必须还 必须处理 否则 再不还 不还', '后果很严重 后果严重 后果自己 没好果子', 6),
      ],
    },
    fix: { say: '您的账单尚有金额待还，可通过官方渠道处理；如有困难，请告诉我。' },
    passing: ['泄露验证码的后果很严重。', '如有困难，请告诉我。'],
    failing: ['咱们走着瞧', '我有的是办法', '今天必须还，否则后果很严重'],
  },
  {
    ...collectionGuideline,
    id: 'abuse',
    title: { zh: '辱骂', en: 'Abuse' },
    why: { zh: '不得辱骂、羞辱客户', en: 'Customers are neither insulted nor humiliated' },
    severity: 'block',
    clause: 'COL-07 辱骂',
    when: {
      any: [
        {
          phraseSet: {
            anyOf: words(
              '你他妈 他妈还 cnm nmd nmsl 草你妈 尼玛 特么的 沙雕 傻哔 骗贷的 脸皮真厚 脸皮可真厚 脸皮够厚 白眼狼 还有理了 活着还有什么意思',
            ),
            alone: ['sb', '傻x'],
            except: ['你他妈妈', '他妈还款', '怎么防骗贷的'],
          },
        },
        near('有钱', '没钱还', 6),
        near('不还 欠钱', '什么东西 算什么人', 10),
      ],
    },
    fix: { say: '理解您的心情。我先为您核对账务，再一起看可以怎样处理。' },
    passing: ['您买的是什么东西？我查一下订单。', '理解您的心情。'],
    failing: ['你他妈快点', 'nmd', '你脸皮真厚', '有钱旅游没钱还债'],
  },
  {
    ...collectionGuideline,
    id: 'borrowed-authority',
    title: { zh: '借用机关名义', en: 'A borrowed authority' },
    why: { zh: '不得自称或代表司法、监管机关', en: 'Nobody speaks as, or for, a court, the police or a regulator' },
    severity: 'block',
    clause: 'COL-07 冒用行政、司法机关名义',
    when: {
      any: [
        near(
          '我是 我们是 这里是 我这边是 我这里是 这边是 我代表 我们代表',
          '反诈中心 民警 刑警 公安 派出所 法院 征信管理局 征信中心 人民银行 检察院 律师事务所 司法局 诉前调解 张律师 李律师 王律师',
          8,
          '不 您 客服 电话 拨打 热线 配合',
        ),
        said('已委托法院 已经委托法院 委托了法院'),
      ],
    },
    fix: { say: '您好，我是本机构客服，通话将录音。请问是您本人吗？' },
    passing: ['我是客服，征信可以咨询人民银行。', '建议您联系当地派出所。'],
    failing: ['我代表人民银行通知', '我是市反诈中心的', '这里是区法院诉前调解'],
  },
  {
    ...collectionGuideline,
    id: 'money-from-elsewhere',
    title: { zh: '劝客户四处筹款', en: 'Pressed to find money elsewhere' },
    why: {
      zh: '不得诱导或逼迫客户借款、套现、变卖来还款',
      en: 'Nobody is led to borrow, draw cash or sell in order to repay',
    },
    severity: 'block',
    clause: 'COL-07 诱导或逼迫新增借贷',
    when: {
      any: [
        near(
          '同事 父母 爸妈 朋友 亲戚 家里 家人 金条 信用卡 花呗 借呗 白条 微粒贷',
          '借一下 借点 开口 拿点 顶一下 套一点 套点 提出来 先垫 凑点 凑一下 取出来还',
          10,
          '不 勿 别',
        ),
        near('抵押 卖了 典当 刷信用卡', '先还 先把钱还 把钱还 还上 还钱', 8, '不 勿'),
        near('下载 再借 借款', '拿来还 来还我们', 14, '不 勿'),
      ],
    },
    fix: { say: '请勿为还款新增借贷；我可以登记您的困难，提交方案评估。' },
    passing: ['请勿为还款新增借贷。', '抵押合同可以在App里查看。'],
    failing: ['跟同事先借一下', '把房子抵押了先还上', '金条里提出来就行'],
  },
]
