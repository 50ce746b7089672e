/** The desk's words for its keyboard: what may follow a key, jumps, the agent's own keys. */
export const keyboardZh = {
  whichKey: {
    title: '接着按',
    cancel: '取消',
  },
  dryRun: {
    title: (name: string): string => `宏 ${name}`,
    hint: '只看步骤，什么都没有做',
    type: (text: string): string => `输入“${text}”`,
    pick: (label: string): string => `选 ${label}`,
    waits: '要等系统答复，之后的步骤到时才知道',
    stops: '停在这里',
    unsure: '取决于前面的答复',
    done: '可以做完',
    final: '可执行不可撤销的操作',
  },
  keys: {
    goQueue: '队列',
    goThread: '会话',
    goCustomer: '客户',
    goWordings: '话术文档',
    goRules: '规则列表',
    goNeeding: '下一个要我处理的',
    playMacro: '宏',
    repeat: '再做一次',
    runMacro: '执行',
  },
  places: {
    macro: '宏的步骤',
  },
}

export type KeyboardMessages = typeof keyboardZh
