import type { TourNoticeWords } from './tour-notice.ts'

/** The desk's words for the tour, in Chinese. A step has room for one row of 80 columns each: what it is and why, and what to press. */
export const tourZh = {
  tour: {
    title: '导览',
    looks: '导览(只看)',
    leave: '收起',
    offer: (key: string): string => `第一次来？${key} 带你边做边学，约五分钟，随时可以收起`,
    steps: {
      search: { title: '找到客户', why: '姓名、拼音、手机号、客户号混着输都行' },
      open: { title: '看清客户', why: '是谁、欠多少、最近发生了什么，一屏看完' },
      take: { title: '接入会话', why: '这里的客户都是虚构的，放心试' },
      wording: { title: '插入话术', why: '核准过的说法，金额和日期由台账填好' },
      send: { title: '发送', why: '每一句都先按规则和台账查过，才离开这张桌子' },
      promise: { title: '发不出的话', why: '许诺、威胁、写错的金额都会被拦下' },
      fix: { title: '一键改正', why: '回复下面写着哪里不行、依据什么、该怎么说' },
      ticket: { title: '登记工单', why: '类型、账单、摘要都已经填好' },
      queue: { title: '回到队列', why: '下一位客户在那里等着' },
      help: { title: '忘了按键', why: '列出现在这里能用的按键，不用背' },
      palette: { title: '所有操作', why: '记住这一个，就能找到其余的' },
    },
    end: { title: '走完了', why: '这就是一天的工作；:tour again 再走一遍' },
    says: {
      search: (key: string): string => `按 ${key} 查找客户`,
      type: (_key: string): string => '输入 zw 8899（拼音首字母加手机尾号），边输边出结果',
      open: (key: string): string => `按 ${key} 打开标记的那位，上下键换一位`,
      goQueue: (key: string): string => `按 ${key} 去队列`,
      take: (key: string): string => `选一位等待的客户，按 ${key} 接入`,
      nobodyWaits: (_key: string): string => '暂时没有人等待，来了再接入；:tour next 跳过这一步',
      goThread: (key: string): string => `按 ${key} 去会话`,
      write: (key: string): string => `按 ${key} 开始回复`,
      wording: (key: string): string => `${key === '::' ? '输入' : '按'} ${key} 查找话术`,
      pick: (key: string): string => `输入 kcwh 找“开场问候”，按 ${key} 插入`,
      send: (key: string): string => `看一遍，按 ${key} 发送`,
      sendAgain: (key: string): string => `看一下提醒，再按一次 ${key} 发送`,
      stopped: (key: string): string => `这一句被拦下了，按 ${key} 清空，换一句`,
      promise: (_key: string): string => '输入“保证给您减免”，看会怎样',
      promisePaste: (key: string): string => `输入“保证给您减免”，或按 ${key} 粘贴这一句，看会怎样`,
      fix: (key: string): string => `现在发不出去，按 ${key} 改成可以说的话`,
      ticket: (key: string): string => `按 ${key} 登记工单`,
      ticketCheck: (key: string): string => `看一遍，按 ${key} 确认`,
      ticketSave: (key: string): string => `再按一次 ${key} 保存`,
      queue: (key: string): string => `按 ${key} 回到队列`,
      help: (key: string): string => `按 ${key} 看这里的按键`,
      palette: (key: string): string => `按 ${key} 列出所有操作，文字、拼音首字母都能找`,
    },
    elsewhere: {
      leave: (key: string): string => `先按 ${key} 离开这里`,
      byPalette: (key: string, label: string): string => `按 ${key}，找“${label}”`,
      lost: ':tour next 跳过这一步',
      end: (key: string): string => `${key} 收起这两行`,
    },
  },
  keys: { tour: '导览' },
}

export type TourMessages = typeof tourZh

export const tourNoticesZh: TourNoticeWords = {
  tourLooks: () => '这里是真实客户：导览只走查看的几步，不发送、不登记',
  tourLeft: ({ n, of, key }) => `导览停在 ${n}/${of}，${key ?? ':tour'} 接着走`,
  tourOver: ({ key }) => `导览已收起，${key ?? ':tour'} 可以再走一遍`,
}
