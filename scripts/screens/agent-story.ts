import type { Story } from './story.ts'

/** An agent's work, as the README and the guides show it. */
export const agentStory: Story = {
  size: { columns: 150, rows: 36 },
  scenes: [
    { press: '', shows: ['等待接入', '欧阳'] },
    {
      press: "/ 'zw'",
      shows: ['20 位'],
      picture: { name: 'search', title: '按 / 查找客户：姓名、拼音、首字母、手机号' },
    },
    { press: 'escape enter', shows: ['已接入', '逾期合计'] },
    {
      press: "enter '::' 'wrz'",
      shows: ['话术', '预览', '还款未入账已登记', 'repayment.not-credited'],
      picture: { name: 'wording', title: '按 :: 插入话术，金额来自账本' },
    },
    { press: 'enter enter 4s', shows: ['话术 repayment.not-credited v1', '账单 ZD000203 2026-11'] },
    {
      press: "paste'您11月账单应还¥898.49'",
      shows: ['[拦截]', /账上 ¥888\.\d\d/, 'Ctrl+F 建议: ¥888.'],
      picture: { name: 'gate', title: '写错的金额发不出去：账上是多少，一键改正' },
    },
    {
      press: "ctrl+u '百分百今天到账'",
      shows: ['[拦截]', '到账'],
      picture: { name: 'desk', title: '坐席台：队列、会话、客户，和不让发送的承诺' },
    },
    { press: "escape / 'zw 8899'", shows: ['1 位'] },
    { press: 'enter', shows: ['ZD000103'] },
    { press: 'enter', shows: ['[本行]'] },
    {
      press: 'enter',
      shows: ['JK000101', '年化（单利）', /> 5 .*逾期/],
      picture: { name: 'loan', title: '借据：年化、每期构成、剩余本金，光标停在来处的那一期' },
    },
    {
      press: 'x',
      shows: ['数字的来由', '等额本息'],
      picture: { name: 'explain', title: '按 x 查看数字的来由：算式、依据、台账分录' },
    },
    {
      press: "escape : 'defer 30d' enter",
      shows: ['新的计划', '须告知客户', '可以申请延期'],
      picture: { name: 'what-if', title: '按 : 试算延期：两份计划并排，多付多少，年化多少' },
    },
  ],
}
