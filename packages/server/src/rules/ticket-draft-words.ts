/**
 * Words in a customer's messages that point to a ticket type, gravest types
 * first: where two types match equally, the graver one is proposed. House
 * default (H); the agent sees the proposal and may change it.
 */
export interface DraftWords {
  readonly type: string
  readonly words: readonly string[]
}

export const draftWords: { id: string; effectiveFrom: string; fallback: string; rows: readonly DraftWords[] } = {
  id: 'ticket-draft-words',
  effectiveFrom: '2026-01-01',
  fallback: 'CON.bill',
  rows: [
    { type: 'FRD.not_me', words: ['不是我借', '不是我本人', '冒名', '盗刷', '冒用', '没借过', '没有借过'] },
    { type: 'FRD.phishing', words: ['钓鱼', '诈骗', '骗子', '假客服', '被骗'] },
    { type: 'FRD.induced', words: ['刷单', '让我转账', '安全账户', '屏幕共享'] },
    { type: 'REG.transferred', words: ['12378', '12363', '12345', '金融监管', '银保监', '监管局'] },
    { type: 'COL.threat', words: ['威胁', '辱骂', '骂人', '恐吓', '骂我', '爆通讯录'] },
    {
      type: 'COL.third_party',
      words: [
        '打给我家人',
        '打给我同事',
        '打我家人',
        '联系我单位',
        '打我单位',
        '告诉我家',
        '通讯录',
        '我妈',
        '我爸',
        '骚扰我家人',
      ],
    },
    { type: 'COL.hours', words: ['半夜', '大晚上', '凌晨', '这么晚', '休息时间'] },
    { type: 'COL.frequency', words: ['催收', '一天打', '打了好多', '不停打', '一直打电话', '每天打'] },
    { type: 'PRI.leak', words: ['泄露', '信息被卖', '谁给你们我的'] },
    { type: 'PRI.delete', words: ['删除我的', '删掉我的', '注销我的信息'] },
    { type: 'PRI.access', words: ['查阅', '收集了我', '我的个人信息'] },
    { type: 'CRD.not_mine', words: ['征信上有一笔不是', '征信不是我'] },
    { type: 'CRD.not_told', words: ['没告知上征信', '没有告知', '没通知我上征信'] },
    { type: 'CRD.wrong_record', words: ['征信', '不良记录', '信用记录', '上报'] },
    { type: 'AGT.unauthorised', words: ['代理', '委托我', '替他', '替她', '我是他的', '我是她的'] },
    {
      type: 'PAY.not_credited',
      words: ['没入账', '未入账', '没到账', '还了款', '已经还了', '还款了', '显示未还', '还显示逾期', '钱扣了'],
    },
    { type: 'PAY.double_charge', words: ['扣了两次', '重复扣', '多扣', '扣两遍', '两笔'] },
    { type: 'PAY.failed', words: ['扣款失败', '还款失败', '还不进去', '支付失败', '付不了'] },
    { type: 'PAY.settle_early', words: ['提前还', '提前结清', '一次还清', '结清'] },
    { type: 'PAY.change_card', words: ['换卡', '换张卡', '改卡', '换银行卡', '绑卡', '解绑'] },
    { type: 'HRD.waiver', words: ['减免', '免息', '少还点', '免掉'] },
    { type: 'HRD.restructure', words: ['重组', '个性化分期', '停息', '挂账', '重新分期'] },
    { type: 'HRD.deferral', words: ['延期', '宽限', '缓几天', '晚几天', '失业', '还不上', '没钱还', '住院', '延后'] },
    { type: 'FEE.guarantee', words: ['担保费'] },
    { type: 'FEE.membership', words: ['会员费', '会员', '权益卡'] },
    { type: 'FEE.penalty', words: ['违约金', '罚息', '滞纳金'] },
    { type: 'FEE.interest', words: ['利息太高', '利率太高', '利息怎么', '高利贷', '多收', '乱收费', '手续费'] },
    { type: 'ACC.login', words: ['登录', '登不上', '登不进', '验证码收不到', '密码错误'] },
    { type: 'ACC.device', words: ['换手机', '换了手机', '新手机', '换号', '换机'] },
    { type: 'ACC.close', words: ['注销', '销户', '关闭账户'] },
    { type: 'LMT.frozen', words: ['冻结'] },
    { type: 'LMT.reduced', words: ['降额', '额度降', '额度少了', '额度变'] },
    { type: 'LMT.rejected', words: ['拒贷', '被拒', '审核不通过', '审批没过'] },
    { type: 'REF.bill_after_return', words: ['退货了还', '退了货', '退货'] },
    { type: 'REF.not_received', words: ['退款', '没退'] },
    { type: 'REF.delivery', words: ['没收到货', '快递', '物流', '没发货', '包裹'] },
    { type: 'MKT.harassment', words: ['推销', '营销短信', '骚扰', '别再给我发'] },
    { type: 'MKT.misleading', words: ['虚假宣传', '误导', '说好的免息', '宣传'] },
    { type: 'CON.activity', words: ['活动', '优惠', '券', '满减'] },
    { type: 'CON.plan', words: ['分期', '分几期', '期数'] },
    { type: 'CON.limit', words: ['额度', '提额'] },
    { type: 'CON.rate', words: ['利率', '年化', '利息'] },
    { type: 'CON.bill', words: ['账单', '还款日', '要还多少', '应还'] },
  ],
}
