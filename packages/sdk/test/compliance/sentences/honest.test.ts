import { GateContext, judge } from '@zuoxi/sdk'
import { expect, test } from 'vitest'
import { lines } from './group.ts'

const contact = GateContext.parse({ now: '2026-11-20T02:00:00.000Z', customer: {} })

/** Honest work that stands close to the widened rules. */
const honest = lines`
  我先协助冻结额度，并为您登记盗刷
  您的银行卡是否被冻结，请咨询开户行
  您已经报案了吗？报案回执请上传
  您家人代您还款也可以，请在App内操作
  您可以跟家人商量一下还款安排
  我会更新您的单位地址
  您的紧急联系人信息可以在App里修改
  外访须由两名工作人员共同实施，并事先征得您同意
  师傅上门安装前会先给您打电话
  建议您联系当地派出所
  我是客服，征信问题可以咨询人民银行
  您在其他平台的借款我们无法查询
  请不要跟同事借钱来还
  抵押合同可以在App里查看
  身份证后四位数字请您核对一下
  请把收款短信的截图发到工单
  请您不要打开屏幕共享
  审核结果会短信通知您
  剩余的金额可以申请分期
  利息已经按合同为您减免，明细见账单
  征信不会因为还清自动恢复，不良记录保存5年
  您的投诉已受理，撤回与否由您自己决定
  您也可以拨打12378反映
  手续费不会另外收取
  抱歉，您的投诉这边没法处理，我为您转专员
  您买的是什么东西，我查一下订单
  我会尽快处理您的投诉
  泄露验证码的后果很严重，请保管好
  请问通过官方渠道还款了吗
  很抱歉，我们会核查
`

test('honest work close to the widened rules is not stopped', () => {
  expect(honest.filter((text) => ['block', 'hold'].includes(judge(text, contact).verdict))).toEqual([])
})
