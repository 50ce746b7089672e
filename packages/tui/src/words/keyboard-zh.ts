/** The desk's words for its keyboard: what may follow a key, jumps, the agent's own keys. */
export const keyboardZh = {
  whichKey: {
    title: '接着按',
    cancel: '取消',
  },
  keys: {
    goQueue: '队列',
    goThread: '会话',
    goCustomer: '客户',
    goWordings: '话术文档',
    goRules: '规则列表',
    goNeeding: '下一个要我处理的',
  },
}

export type KeyboardMessages = typeof keyboardZh
